"""From what happened to who is told: one notice for each follower, once, whatever goes wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phasedesk.notifications import announce, wording
from phasedesk.tickets import following, phases, replies, waiting
from phasedesk.tickets.models import EventKind, Ticket, Unannounced
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def told(ticket: Ticket) -> list[tuple[str, str, str]]:
    """Who was told of what, and how that stands."""
    return list(ticket.notices.order_by("pk").values_list("event__kind", "person__email", "state"))


def test_every_follower_is_told_once(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    announce.batch(cast.at)

    phases.begin_review(ticket, by=cast.ada, at=cast.at + HOUR)

    assert announce.batch(cast.at + HOUR) == 1
    assert announce.batch(cast.at + HOUR) == 0
    assert told(ticket)[-2:] == [
        (EventKind.ADVANCED, "cleo@brightwater.example", "due"),
        (EventKind.ADVANCED, "cem@brightwater.example", "due"),
    ]
    assert not Unannounced.objects.exists()


def test_what_is_for_the_desk_is_told_nobody(cast: Cast) -> None:
    ticket = cast.ticket()
    announce.batch(cast.at)
    replies.note(ticket, text="Looks like the rounding bug again.", by=cast.ada, at=cast.at)
    assert announce.batch(cast.at) == 0
    assert [kind for kind, _, _ in told(ticket)] == [EventKind.RECEIVED]


def test_nobody_is_mailed_their_own_plain_reply(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    announce.batch(cast.at)

    replies.reply(ticket, text="One more thing.", by=cast.cleo, at=cast.at)
    announce.batch(cast.at)

    assert told(ticket)[-1] == (EventKind.REPLIED, "cem@brightwater.example", "due")
    assert [kind for kind, _, _ in told(ticket)].count(EventKind.REPLIED) == 1


def test_a_reply_that_nobody_else_follows_is_done_with(cast: Cast) -> None:
    ticket = cast.ticket()
    announce.batch(cast.at)
    replies.reply(ticket, text="One more thing.", by=cast.cleo, at=cast.at)
    assert announce.batch(cast.at) == 1
    assert not Unannounced.objects.exists()


def test_requesters_are_told_what_their_own_acts_moved(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=cast.at)
    waiting.answer(ticket, text="This one.", by=cast.cleo, at=cast.at + HOUR)
    announce.batch(cast.at + HOUR)
    kinds = [kind for kind, email, _ in told(ticket) if email.startswith("cleo")]
    assert kinds == [EventKind.RECEIVED, EventKind.ADVANCED, EventKind.ASKED, EventKind.ANSWERED]


def test_who_wants_no_mail_gets_none_and_the_ledger_says_so(cast: Cast) -> None:
    ticket = cast.ticket()
    announce.batch(cast.at)
    following.mute(ticket, person=cast.cleo, by=cast.cleo, at=cast.at)

    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    announce.batch(cast.at)

    assert told(ticket)[-1] == (EventKind.ADVANCED, "cleo@brightwater.example", "unsubscribed")
    assert ticket.notices.latest("pk").ended_at == cast.at


def test_a_deactivated_follower_may_see_nothing_and_is_told_nothing(cast: Cast) -> None:
    ticket = cast.ticket()
    type(cast.cleo).objects.filter(pk=cast.cleo.pk).update(is_active=False)
    assert announce.batch(cast.at) == 1
    assert told(ticket) == []


def test_threads_name_their_first_mail_and_the_latest(cast: Cast) -> None:
    ticket = cast.ticket()
    for number in range(8):
        replies.reply(ticket, text=f"Reply {number}.", by=cast.ada, at=cast.at)
    announce.batch(cast.at)
    ids = list(ticket.notices.order_by("pk").values_list("message_id", flat=True))
    last = ticket.notices.latest("pk")
    assert last.in_reply_to == ids[7]
    assert last.references.split() == [ids[0], *ids[4:8]]


def test_no_thread_hangs_on_a_mail_that_was_never_sent(cast: Cast) -> None:
    ticket = cast.ticket()
    following.mute(ticket, person=cast.cleo, by=cast.cleo, at=cast.at)
    announce.batch(cast.at)
    following.follow(ticket, person=cast.cleo, by=cast.cleo, at=cast.at)
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    announce.batch(cast.at)
    last = ticket.notices.latest("pk")
    assert (last.state, last.in_reply_to, last.references) == ("due", "", "")


def test_an_event_that_cannot_be_written_for_one_reader_fails_for_that_one_alone(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    type(cast.cleo).objects.filter(pk=cast.cleo.pk).update(time_zone="Nowhere/At_all")

    announce.batch(cast.at)

    assert told(ticket)[:2] == [
        (EventKind.RECEIVED, "cleo@brightwater.example", "failed"),
        (EventKind.RECEIVED, "cem@brightwater.example", "due"),
    ]
    failed = ticket.notices.earliest("pk")
    assert failed.outcome.startswith("The mail could not be written: ZoneInfoNotFoundError")
    assert failed.subject == f"News on your ticket #{ticket.pk}"


def test_an_event_that_cannot_be_announced_at_all_is_failed_and_holds_up_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = cast.ticket(subject="Broken"), cast.ticket(subject="Sound")
    real = wording.Telling.__init__

    def fail(self: wording.Telling, event, at, **more) -> None:  # type: ignore[no-untyped-def]
        if event.ticket_id == broken.pk:
            raise RuntimeError("no words")
        real(self, event, at, **more)

    monkeypatch.setattr(wording.Telling, "__init__", fail)

    assert announce.batch(cast.at) == 2
    assert told(broken) == [(EventKind.RECEIVED, "cleo@brightwater.example", "failed")]
    assert broken.notices.get().outcome == "The mail could not be written: RuntimeError: no words"
    assert told(sound) == [(EventKind.RECEIVED, "cleo@brightwater.example", "due")]


def test_a_batch_is_bounded_and_takes_the_oldest_first(cast: Cast) -> None:
    first, second, third = (cast.ticket(subject=name) for name in ("One", "Two", "Three"))
    assert announce.batch(cast.at, limit=2) == 2
    assert [bool(told(ticket)) for ticket in (first, second, third)] == [True, True, False]


def test_a_mail_is_about_the_state_at_the_time_it_is_written(cast: Cast) -> None:
    ticket = cast.ticket()
    announce.batch(cast.at)
    before = ticket.notices.get().text
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    announce.batch(cast.at)
    assert ticket.notices.order_by("pk")[0].text == before


def test_the_number_of_queries_does_not_grow_with_the_followers(cast: Cast) -> None:
    counts = []
    for others in ((), (cast.cem, cast.bo)):
        ticket = cast.ticket(phase="review")
        for person in others:
            following.follow(ticket, person=person, by=cast.ada, at=cast.at)
        announce.batch(cast.at)
        replies.reply(ticket, text="Hello.", by=cast.ada, at=cast.at)
        with CaptureQueriesContext(connection) as queries:
            announce.batch(cast.at)
        assert ticket.notices.filter(event__kind=EventKind.REPLIED).count() == 1 + len(others)
        counts.append(sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries))
    assert counts[0] == counts[1] <= 12
