"""Who comes in: nobody without signing in, and requesters find nothing, whatever the address."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.testing.cast import Cast

GETS = ["", "queues/first-look/", "search/", "new/", "tickets/{n}/", "tickets/{n}/history/", "mail/"]
POSTS = [
    "queues/first-look/bulk", "new/", *(f"tickets/{{n}}/{noun}" for noun in (
        "phase", "resolution", "reopening", "kind", "replies", "notes", "questions", "withdrawal", "hold", "resumption",
        "owner", "assessment", "followers",
    )), "mail/1/resending",
]  # fmt: skip
OTHERS = ["tickets/{n}/files/x/", "mail/1/", "mail/1/letter"]


def test_the_lists_here_name_every_address_of_the_desk() -> None:
    (desk,) = [part for part in get_resolver().url_patterns if getattr(part, "app_name", "") == "desk"]
    assert len(desk.url_patterns) == len({*GETS, *POSTS, *OTHERS})


@pytest.mark.parametrize("path", GETS)
def test_strangers_sign_in_and_come_back(client: Client, cast: Cast, path: str) -> None:
    address = "/desk/" + path.format(n=cast.ticket().pk)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={address}")


@pytest.mark.parametrize("path", [*GETS, *OTHERS])
def test_requesters_find_nothing(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.cleo)
    assert client.get("/desk/" + path.format(n=cast.ticket().pk)).status_code == 404


@pytest.mark.parametrize("path", POSTS)
def test_requesters_change_nothing(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.cleo)
    ticket = cast.ticket()
    assert client.post("/desk/" + path.format(n=ticket.pk), {"version": 1, "text": "x"}).status_code == 404
    assert cast.read(ticket.pk).version == 1


@pytest.mark.parametrize("path", [path for path in POSTS if path != "new/"])
def test_reading_changes_nothing(ada: Client, cast: Cast, path: str) -> None:
    assert ada.get("/desk/" + path.format(n=cast.ticket().pk)).status_code == 405


@pytest.mark.parametrize("path", [*GETS[4:6], *POSTS[2:-1], *OTHERS])
def test_what_is_not_there_is_absent(ada: Client, path: str) -> None:
    address = "/desk/" + path.format(n=999)
    answer = ada.post(address, {"version": 1}) if path in POSTS else ada.get(address)
    assert answer.status_code == 404
