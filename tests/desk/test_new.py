"""A ticket written down for somebody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment
from phasedesk.tickets.models import Ticket
from tests.testing.cast import Cast

GIVEN = {
    "email": "cleo@brightwater.example",
    "kind": "question",
    "subject": "How do I invite an auditor?",
    "text": "She called: how does she invite an auditor?",
    "key": "a-key-of-the-form",
}


def store(ada: Client, **given: Any) -> Any:
    return ada.post("/desk/new/", {**GIVEN, **given})


def test_it_is_the_requesters_and_was_written_down_by_one_of_us(ada: Client, cast: Cast) -> None:
    answer = store(ada, severity="minor", affected="one", area="Accounts")
    ticket = Ticket.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/tickets/{ticket.pk}/")
    assert (ticket.requester, ticket.organization, ticket.channel) == (cast.cleo, cast.brightwater, "desk")
    event = ticket.events.get()
    assert (event.actor, event.reply and event.reply.author, event.reply and event.reply.from_desk) == (
        cast.ada, cast.cleo, False,
    )  # fmt: skip
    assert (ticket.severity, ticket.affected, ticket.area) == ("minor", "one", "Accounts")


def test_somebody_new_is_made_and_proves_nothing(ada: Client) -> None:
    store(ada, email="Kim@Pellworm.example", name="Kim Ray")
    kim = Person.objects.get(email="kim@pellworm.example")
    assert (kim.name, kim.is_verified, Ticket.objects.get().organization) == ("Kim Ray", False, None)


def test_a_double_click_is_one_ticket(ada: Client) -> None:
    assert store(ada)["Location"] == store(ada)["Location"]
    assert Ticket.objects.count() == 1
    assert store(ada, subject="Something else").status_code == 422


def test_each_form_has_a_key_of_its_own(ada: Client) -> None:
    first, second = (ada.get("/desk/new/").drawn["form"]["key"].value() for _ in range(2))
    assert first != second


def test_of_several_organizations_none_is_guessed(ada: Client, cast: Cast) -> None:
    people.join(cast.cleo, "Oakline")
    store(ada)
    assert Ticket.objects.get().organization is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("email", "no address"), ("kind", "wish"), ("subject", ""), ("text", " "), ("severity", "awful")],
)
def test_what_is_missing_is_said_and_nothing_is_lost(ada: Client, name: str, value: str) -> None:
    answer = store(ada, **{name: value})
    assert (answer.status_code, Ticket.objects.count()) == (422, 0)
    kept = GIVEN["text"] if name != "text" else GIVEN["subject"]
    assert kept in answer.content.decode()


def test_one_of_us_is_no_requester(ada: Client) -> None:
    answer = store(ada, email="bo@tallyroom.example", files=SimpleUploadedFile("a.txt", b"x"))
    shown = answer.content.decode()
    assert (answer.status_code, "Bo Lindgren works here" in shown) == (422, True)
    assert "Choose your files again" in shown
    assert not list(files.folder().glob("??/*"))


def test_files_come_with_it(ada: Client) -> None:
    store(ada, files=[SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("b.txt", b"y")])
    assert sorted(file.name for file in Attachment.objects.public()) == ["a.txt", "b.txt"]
