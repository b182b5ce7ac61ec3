"""To an address that nobody has proven to be theirs: fixed words, and few of them (S6)."""

from datetime import timedelta

import pytest

from phasedesk.accounts import people, verification
from phasedesk.accounts.models import Person
from phasedesk.notifications import announce
from phasedesk.tickets import phases
from phasedesk.tickets.models import Ticket
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def stranger(cast: Cast, name: str = "mallory") -> Person:
    return people.requester_for(email=f"{name}@elsewhere.example", name="Buy now at evil.example", at=cast.at)


def state(ticket: Ticket) -> str:
    return ticket.notices.latest("pk").state


def test_nothing_in_it_comes_from_the_sender(cast: Cast) -> None:
    mallory = stranger(cast)
    ticket = cast.ticket(requester=mallory, subject="Cheap pills", text="Visit http://evil.example")
    phases.begin_review(ticket, by=cast.ada, at=cast.at, note="Hello Mallory")
    announce.batch(cast.at)

    first, second = ticket.notices.order_by("pk")
    for notice in (first, second):
        mail = f"{notice.subject}\n{notice.text}\n{notice.html}".lower()
        assert notice.html == ""
        for word in ("pills", "evil", "buy now", "mallory", "ada", ticket.token.lower()):
            assert word not in mail
    assert first.subject == f"We have your ticket #{ticket.pk}"
    assert second.subject == f"There is news on your ticket #{ticket.pk}"


def test_its_link_proves_the_address_it_went_to(cast: Cast) -> None:
    ticket = cast.ticket(requester=stranger(cast))
    announce.batch(cast.at)
    [line] = [line for line in ticket.notices.get().text.splitlines() if "/verify/" in line]
    assert line.startswith("http://127.0.0.1:8000/verify/")
    proof = verification.check(line.partition("/verify/")[2].strip("/"))
    assert proof is not None
    assert (proof.person.email, proof.ticket_number) == ("mallory@elsewhere.example", ticket.pk)


def test_once_proven_the_mails_say_what_happens(cast: Cast) -> None:
    mallory = stranger(cast)
    ticket = cast.ticket(requester=mallory, subject="Cheap pills")
    announce.batch(cast.at)
    mallory.verify(cast.at)
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    announce.batch(cast.at)
    assert ticket.notices.latest("pk").subject == f"Under review – Cheap pills – #{ticket.pk}"


def test_one_in_ten_minutes(cast: Cast) -> None:
    mallory = stranger(cast)
    states = []
    for minutes in (0, 9, 10, 21):
        ticket = cast.ticket(requester=mallory, at=cast.at + minutes * MINUTE)
        announce.batch(cast.at + minutes * MINUTE)
        states.append(state(ticket))
    assert states == ["due", "withheld", "due", "due"]


def test_five_a_day(cast: Cast) -> None:
    mallory = stranger(cast)
    states = []
    for hours in (0, 1, 2, 3, 4, 5, 23, 24):
        at = cast.at + timedelta(hours=hours, minutes=1 if hours == 24 else 0)
        ticket = cast.ticket(requester=mallory, at=at)
        announce.batch(at)
        states.append(state(ticket))
    assert states == ["due"] * 5 + ["withheld", "withheld", "due"]


def test_thirty_from_one_network_an_hour(cast: Cast) -> None:
    tickets = [cast.ticket(requester=stranger(cast, f"m{number}"), network="203.0.113.0/24") for number in range(31)]
    announce.batch(cast.at)
    assert [state(ticket) for ticket in tickets] == ["due"] * 30 + ["withheld"]
    elsewhere = cast.ticket(requester=stranger(cast, "elsewhere"), network="198.51.100.0/24")
    unknown = cast.ticket(requester=stranger(cast, "unknown"))
    announce.batch(cast.at)
    assert (state(elsewhere), state(unknown)) == ("due", "due")
    later = cast.ticket(requester=stranger(cast, "later"), network="203.0.113.0/24", at=cast.at + 61 * MINUTE)
    announce.batch(cast.at + 61 * MINUTE)
    assert state(later) == "due"


def test_the_ticket_is_kept_and_can_be_read_in_the_ledger(cast: Cast) -> None:
    mallory = stranger(cast)
    cast.ticket(requester=mallory)
    ticket = cast.ticket(requester=mallory)
    announce.batch(cast.at)
    notice = ticket.notices.get()
    assert (notice.state, notice.ended_at) == ("withheld", cast.at)
    assert Ticket.objects.filter(pk=ticket.pk).exists()


def test_who_signs_in_is_told_of_every_ticket(cast: Cast) -> None:
    tickets = [cast.ticket() for _ in range(6)]
    announce.batch(cast.at)
    assert {state(ticket) for ticket in tickets} == {"due"}


def test_what_is_sent_without_signing_in_is_not_repeated_to_a_proven_address(cast: Cast) -> None:
    ticket = cast.ticket(subject="Cheap pills", text="Visit http://evil.example", network="203.0.113.0/24")
    announce.batch(cast.at)
    notice = ticket.notices.get()
    assert (notice.subject, notice.html) == (f"We have your ticket #{ticket.pk}", "")
    for word in ("pills", "evil"):
        assert word not in notice.text
    words = " ".join(notice.text.split())
    assert "It’s with us: Support will look at it next." in words
    assert "We expect this step to be done by Thu 12 November." in words
    assert f"/t/{ticket.token}/" in notice.text


def test_nobody_can_flood_a_proven_address_without_signing_in(cast: Cast) -> None:
    cast.ticket()  # her own, signed in: it does not count
    tickets = [cast.ticket(network="203.0.113.0/24") for _ in range(3)]
    announce.batch(cast.at)
    assert [state(ticket) for ticket in tickets] == ["due", "withheld", "withheld"]
