"""Who is told, and who may see."""

import pytest

from phasedesk.accounts.models import Membership, Person
from phasedesk.tickets import following
from phasedesk.tickets.models import EventKind, Follower, Ticket
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


def followers(ticket: Ticket) -> list[tuple[Person, bool]]:
    return [(place.person, place.muted_at is None) for place in ticket.followers.order_by("pk")]


def test_the_desk_adds_a_colleague_who_then_sees_the_ticket(cast: Cast) -> None:
    ticket = cast.ticket()
    assert not Ticket.objects.visible_to(cast.cem).exists()
    event = following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    assert event is not None
    assert (event.kind, event.audience) == (EventKind.FOLLOWED, "requester")
    assert event.facts == {"who": "Cem Aydin", "person": cast.cem.pk}
    assert followers(ticket) == [(cast.cleo, True), (cast.cem, True)]
    assert list(Ticket.objects.visible_to(cast.cem)) == [ticket]


def test_nobody_follows_twice(cast: Cast) -> None:
    ticket = cast.ticket()
    assert following.follow(ticket, person=cast.cleo, by=cast.cleo, at=cast.at) is None
    assert Follower.objects.count() == 1


def test_who_is_muted_still_sees_and_can_come_back(cast: Cast) -> None:
    ticket = cast.ticket()
    event = following.mute(ticket, person=cast.cleo, by=cast.cleo, at=cast.at)
    assert event is not None
    assert event.kind == EventKind.UNFOLLOWED
    assert followers(ticket) == [(cast.cleo, False)]
    assert following.mute(ticket, person=cast.cleo, by=cast.cleo, at=cast.at) is None
    assert list(Ticket.objects.visible_to(cast.cleo)) == [ticket]
    event = following.follow(ticket, person=cast.cleo, by=cast.cleo, at=cast.at)
    assert event is not None
    assert event.audience == "desk"  # whether somebody wants mail is nobody else's affair
    assert followers(ticket) == [(cast.cleo, True)]


def test_strangers_neither_follow_nor_mute_others(cast: Cast) -> None:
    ticket = cast.ticket()
    for act in (
        lambda: following.follow(ticket, person=cast.dov, by=cast.dov, at=cast.at),
        lambda: following.follow(ticket, person=cast.cem, by=cast.cleo, at=cast.at),
        lambda: following.mute(ticket, person=cast.cleo, by=cast.dov, at=cast.at),
    ):
        with pytest.raises(NotYours):
            act()
    assert followers(ticket) == [(cast.cleo, True)]


def test_who_does_not_follow_cannot_be_muted(cast: Cast) -> None:
    assert following.mute(cast.ticket(), person=cast.dov, by=cast.dov, at=cast.at) is None


def test_a_ticket_is_seen_by_its_own_people_and_the_desk_alone(cast: Cast) -> None:
    ticket = cast.ticket()
    who = {cast.ada: True, cast.lena: True, cast.admin: True, cast.cleo: True, cast.cem: False, cast.dov: False}
    assert {person: Ticket.objects.visible_to(person).exists() for person in who} == who
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    Membership.objects.filter(person=cast.dov).update(is_manager=True)
    assert list(Ticket.objects.visible_to(cast.cem)) == [ticket]
    assert not Ticket.objects.visible_to(cast.dov).exists()


def test_who_was_deactivated_sees_nothing(cast: Cast) -> None:
    cast.ticket()
    for person in (cast.cleo, cast.ada):
        Person.objects.filter(pk=person.pk).update(is_active=False)
        assert not Ticket.objects.visible_to(Person.objects.get(pk=person.pk)).exists()
