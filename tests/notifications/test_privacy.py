"""What is said among ourselves, and what is another customer’s, reaches no mail: no text, HTML, subject or header."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phasedesk.conversations import files
from phasedesk.mail import message
from phasedesk.notifications import announce, deliver
from phasedesk.notifications.models import Notice
from phasedesk.tickets import assignment, following, phases, replies, waiting
from phasedesk.tickets.models import Event, Ticket
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

SECRET = "zebra-plum"  # stands in every internal note and in the name of every file of one


def everything(notice: Notice) -> str:
    """The row, and the mail that is made of it, headers and all."""
    built = message.build(deliver._mail(notice), at=MONDAY)
    headers = "\n".join(f"{name}: {value}" for name, value in built.items())
    return "\n".join((notice.subject, notice.text, notice.html, notice.outcome, headers))


def note(ticket: Ticket, cast: Cast, at: object) -> None:
    stored = files.store([SimpleUploadedFile(f"{SECRET}.txt", SECRET.encode())])
    replies.note(ticket, text=f"Between us: {SECRET}", by=cast.ada, at=at, files=stored)  # type: ignore[arg-type]


def live(cast: Cast, ticket: Ticket, mark: str) -> None:
    """Lead a ticket through all that can happen, with a note after every step; `mark` stands in all public words."""
    at = MONDAY
    acts = [
        lambda at: phases.begin_review(ticket, by=cast.ada, at=at, note=mark),
        lambda at: waiting.ask(ticket, question=mark, by=cast.ada, at=at),
        lambda at: waiting.answer(ticket, text=mark, by=ticket.requester, at=at),
        lambda at: waiting.hold(ticket, for_whom=mark, by=cast.ada, at=at),
        lambda at: waiting.resume(ticket, by=cast.ada, at=at, note=mark),
        lambda at: assignment.hand_over(ticket, to=cast.bo, by=cast.ada, at=at),
        lambda at: assignment.assess(ticket, by=cast.ada, at=at, area=mark, workaround=mark, severity="minor"),
        lambda at: replies.reply(ticket, text=mark, by=cast.ada, at=at),
        lambda at: phases.change_kind(ticket, to="feature", by=cast.ada, at=at, note=mark),
        lambda at: phases.skip(ticket, to="complete", by=cast.ada, at=at, note=mark),
        lambda at: phases.resolve(ticket, by=cast.ada, at=at, note=mark),
        lambda at: phases.reopen(ticket, by=ticket.requester, at=at, note=mark),
    ]
    for act in acts:
        at += timedelta(hours=1)
        act(at)
        note(ticket, cast, at)
        announce.batch(at)


@pytest.fixture
def lived(cast: Cast, data: Path) -> tuple[Ticket, Ticket]:
    """Cleo's ticket, which Cem follows, and Dov's, both after a full life."""
    cleos = cast.ticket(subject="apricot-river", text="apricot-river")
    following.follow(cleos, person=cast.cem, by=cast.ada, at=MONDAY)
    dovs = cast.ticket(requester=cast.dov, subject="walnut-harbour", text="walnut-harbour")
    note(cleos, cast, MONDAY)
    live(cast, cleos, "apricot-river")
    live(cast, dovs, "walnut-harbour")
    return cleos, dovs


def test_no_mail_holds_an_internal_note(lived: tuple[Ticket, Ticket]) -> None:
    mails = [everything(notice) for notice in Notice.objects.select_related("person")]
    assert len(mails) > 30
    assert [mail for mail in mails if SECRET in mail] == []


def test_no_event_of_the_desk_has_a_notice(lived: tuple[Ticket, Ticket]) -> None:
    assert Event.objects.filter(audience=Event.Audience.DESK).count() > 20
    assert not Notice.objects.exclude(event__audience=Event.Audience.REQUESTER).exists()


def test_no_mail_holds_anything_of_another_customers_ticket(cast: Cast, lived: tuple[Ticket, Ticket]) -> None:
    cleos, dovs = lived
    marks = {
        cleos: ("apricot-river", cleos.token, "cleo@", "Cleo", "Cem"),
        dovs: ("walnut-harbour", dovs.token, "dov@", "Dov"),
    }
    for notice in Notice.objects.select_related("person"):
        own, other = (cleos, dovs) if notice.ticket_id == cleos.pk else (dovs, cleos)
        mail = everything(notice)
        assert marks[own][0] in mail
        assert [mark for mark in marks[other] if mark in mail] == []


def test_each_is_sent_to_the_people_of_the_ticket_alone(cast: Cast, lived: tuple[Ticket, Ticket]) -> None:
    cleos, dovs = lived
    assert set(cleos.notices.values_list("address", flat=True)) == {cast.cleo.email, cast.cem.email}
    assert set(dovs.notices.values_list("address", flat=True)) == {cast.dov.email}


def test_no_thread_leads_from_one_person_to_another(lived: tuple[Ticket, Ticket]) -> None:
    ids = dict(Notice.objects.values_list("message_id", "person"))
    for notice in Notice.objects.exclude(references=""):
        assert {ids[one] for one in notice.references.split()} == {notice.person_id}


def test_the_link_that_speaks_for_the_requester_reaches_nobody_else(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    live(cast, ticket, "plain words")
    told = Notice.objects.filter(ticket=ticket, person=cast.cem)
    assert told.count() > 10
    for notice in told:
        assert ticket.token not in everything(notice)
        assert f"/my/{ticket.pk}/" in notice.text
