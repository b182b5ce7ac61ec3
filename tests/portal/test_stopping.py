"""Stopping the mail about a ticket, with one click and without a cookie."""

import pytest
from django.test import Client

from phasedesk.notifications import links
from phasedesk.tickets.models import EventKind, Follower, Ticket
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast.make()


def path(cast: Cast, ticket: Ticket) -> str:
    return f"/stop/{links.stop_token(cast.cleo.pk, ticket.pk)}/"


def is_muted(ticket: Ticket) -> bool:
    return Follower.objects.get(ticket=ticket, person=ticket.requester).muted_at is not None


def test_looking_changes_nothing_and_says_the_number_only(cast: Cast) -> None:
    ticket = cast.ticket()
    page = Client().get(path(cast, ticket))
    assert page.status_code == 200
    assert f"Stop e-mail about ticket #{ticket.pk}?" in page.text
    assert ticket.subject not in page.text
    assert not is_muted(ticket)
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_the_one_click_of_a_mail_program_works_without_cookies(cast: Cast) -> None:
    ticket = cast.ticket()
    program = Client(enforce_csrf_checks=True)
    answer = program.post(
        path(cast, ticket), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert is_muted(ticket)
    assert ticket.events.latest("seq").kind == EventKind.UNFOLLOWED
    assert not program.cookies


def test_pressing_twice_is_pressing_once(cast: Cast) -> None:
    ticket = cast.ticket()
    for _ in range(2):
        page = Client().post(path(cast, ticket), {"List-Unsubscribe": "One-Click"})
        assert f"You get no more e-mail about ticket #{ticket.pk}" in page.text
    assert ticket.events.filter(kind=EventKind.UNFOLLOWED).count() == 1


def test_it_can_be_undone(cast: Cast) -> None:
    ticket = cast.ticket()
    Client().post(path(cast, ticket))
    page = Client().post(path(cast, ticket), {"again": "1"})
    assert f"You get e-mail about ticket #{ticket.pk} again" in page.text
    assert not is_muted(ticket)


def test_a_forged_address_is_not_found(cast: Cast) -> None:
    ticket = cast.ticket()
    assert Client().post("/stop/" + path(cast, ticket)[7:-3] + "x/").status_code == 404
    assert not is_muted(ticket)
