"""Addresses in mails."""

import pytest
from pytest_django import Settings

from phasedesk.notifications import links
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


def test_they_start_from_the_configured_address(cast: Cast, settings: Settings) -> None:
    settings.PHASEDESK_BASE_URL = "https://help.tallyroom.example"
    ticket = cast.ticket()
    for address in (
        links.tracker(ticket),
        links.verify(cast.cleo, ticket),
        links.stop(cast.cleo.pk, ticket.pk),
    ):
        assert address.startswith("https://help.tallyroom.example/")
        assert address.endswith("/")


def test_a_stop_address_names_one_person_on_one_ticket(cast: Cast) -> None:
    ticket = cast.ticket()
    token = links.stop_token(cast.cleo.pk, ticket.pk)
    place = links.follower_of(token)
    assert place is not None
    assert (place.person, place.ticket) == (cast.cleo, ticket)


@pytest.mark.parametrize(
    "spoil", [lambda token: "x" + token, lambda token: token[:-1], lambda token: token * 9, lambda _: ""]
)
def test_a_forged_stop_address_names_nobody(cast: Cast, spoil) -> None:  # type: ignore[no-untyped-def]
    token = links.stop_token(cast.cleo.pk, cast.ticket().pk)
    assert links.follower_of(spoil(token)) is None


def test_who_does_not_follow_is_not_found(cast: Cast) -> None:
    assert links.follower_of(links.stop_token(cast.dov.pk, cast.ticket().pk)) is None
