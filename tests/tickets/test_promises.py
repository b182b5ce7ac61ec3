"""Dated promises: what a ticket gets on entering a phase, and how it moves when a wait ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from phasedesk.calendars.models import Calendar
from phasedesk.tickets import assignment, phases, promises, replies, waiting
from phasedesk.tickets.models import Ticket, Visit
from phasedesk.tickets.promises import Promise
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WEDNESDAY = MONDAY + 2 * DAY


def utc(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def clock(row: Ticket | Visit) -> dict[str, datetime | None]:
    return {name: getattr(row, name) for name in promises.STOPPED}


@pytest.mark.parametrize("phase", ["received", "review", "identified", "plan"])
def test_ticket_and_visit_say_the_same(cast: Cast, phase: str) -> None:
    ticket = cast.read(cast.ticket(phase=phase).pk)
    visit = ticket.visits.get(left_at=None)
    assert clock(ticket) == clock(visit)
    assert ticket.next_word_at == (visit.window_until_at or visit.check_in_at)
    assert visit.first_until_at == visit.window_until_at


def test_a_window_on_entering(cast: Cast) -> None:
    assert clock(cast.ticket(phase="review")) == {
        "window_from_at": utc(11, 13, 16),
        "window_until_at": utc(11, 23, 16),
        "nearly_late_at": utc(11, 19, 10, 3) + timedelta(seconds=30),
        "late_at": utc(11, 23, 23),
        "very_late_at": utc(12, 7, 23),
    }


def test_hours_are_kept_to_the_minute(cast: Cast) -> None:
    ticket = cast.ticket()
    assert (ticket.window_from_at, ticket.window_until_at) == (utc(11, 9, 10, 14), utc(11, 12, 16))


def test_a_check_in_where_there_is_no_window(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    assert clock(ticket) == dict.fromkeys(promises.STOPPED) | {"late_at": utc(12, 7, 23)}
    assert ticket.next_word_at == utc(12, 7, 16)


def test_nothing_where_nothing_is_to_come(cast: Cast) -> None:
    ticket = cast.read(cast.ticket("question", phase="answered").pk)
    assert clock(ticket) == promises.STOPPED
    assert ticket.next_word_at is None
    assert Promise(None, None, None).next_word_at is None


def test_an_edge_at_midnight_belongs_to_the_day_that_ends_there(cast: Cast) -> None:
    calendar = cast.calendar.as_work_calendar()
    midnight = utc(11, 9, 23)  # in Berlin
    assert promises.end_of_its_day(midnight, calendar) == midnight
    assert promises.end_of_its_day(midnight + timedelta(seconds=1), calendar) == utc(11, 10, 23)
    assert promises.end_of_its_day(utc(11, 9, 16), calendar) == midnight


def test_the_end_of_a_day_follows_the_change_of_clocks(cast: Cast) -> None:
    calendar = cast.calendar.as_work_calendar()
    assert promises.end_of_its_day(utc(10, 25, 12), calendar) == utc(10, 25, 23)  # that day has 25 hours
    assert promises.end_of_its_day(utc(10, 24, 12), calendar) == utc(10, 24, 22)


def test_an_organizations_own_hours_count_before_the_teams(cast: Cast) -> None:
    cast.brightwater.calendar = Calendar.objects.create(
        name="Round the clock", zone="UTC", hours={str(day): [["00:00", "24:00"]] for day in range(7)}
    )
    cast.brightwater.save()
    theirs, other = cast.ticket(), cast.ticket(requester=cast.dov)
    assert promises.calendar_of(theirs).zone.key == "UTC"
    assert promises.calendar_of(other).zone.key == "Europe/Berlin"
    assert (theirs.window_until_at, other.window_until_at) == (utc(11, 13, 0), utc(11, 12, 16))
    assert theirs.late_at == utc(11, 13, 0)


def test_somebody_without_an_organization_has_the_teams_hours(cast: Cast) -> None:
    assert promises.calendar_of(cast.ticket(organization=None)).zone.key == "Europe/Berlin"


def test_a_reminder_is_due_three_business_days_after_the_question(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=WEDNESDAY)
    assert cast.read(ticket.pk).next_word_at == utc(11, 16, 16) == promises.reminder_at(ticket, WEDNESDAY)


def test_every_edge_ahead_keeps_its_remaining_time(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=WEDNESDAY)
    assert clock(cast.read(ticket.pk)) == promises.STOPPED
    waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY + 7 * DAY)
    assert clock(cast.read(ticket.pk)) == {
        "window_from_at": utc(11, 18, 16),
        "window_until_at": utc(11, 26, 16),
        "nearly_late_at": utc(11, 24, 10, 3) + timedelta(seconds=30),
        "late_at": utc(11, 26, 23),
        "very_late_at": utc(12, 10, 23),
    }


def test_an_edge_behind_stays_where_it_is(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    asked = MONDAY + 8 * DAY  # after the first edge
    waiting.ask(ticket, question="Which?", by=cast.ada, at=asked)
    waiting.answer(ticket, text="This.", by=cast.cleo, at=asked + DAY)
    ticket = cast.read(ticket.pk)
    assert (ticket.window_from_at, ticket.window_until_at) == (utc(11, 13, 16), utc(11, 24, 16))


@pytest.mark.parametrize("phase", ["received", "review", "identified", "plan"])
def test_what_ends_a_wait_at_once_gives_the_old_promise_back(cast: Cast, phase: str) -> None:
    ticket = cast.ticket(phase=phase)
    before = clock(ticket), ticket.next_word_at
    waiting.ask(ticket, question="Which?", by=cast.ada, at=MONDAY)
    waiting.withdraw(ticket, by=cast.ada, at=MONDAY)
    ticket = cast.read(ticket.pk)
    assert (clock(ticket), ticket.next_word_at) == before
    assert clock(ticket.visits.get(left_at=None)) == clock(ticket)


def test_a_missed_check_in_is_not_made_good_by_a_question(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    late = utc(12, 9, 9)
    waiting.ask(ticket, question="Is it better?", by=cast.ada, at=late)
    waiting.answer(ticket, text="No.", by=cast.cleo, at=late)
    assert cast.read(ticket.pk).late_at == utc(12, 7, 23)


# ---------------------------------------------------------------- a word of ours where only a word was promised
@pytest.mark.parametrize(("kind", "phase", "days"), [("bug", "plan", 20), ("feature", "complete", 60)])
def test_our_reply_keeps_the_promise_and_the_next_one_is_counted_from_it(
    cast: Cast, kind: str, phase: str, days: int
) -> None:
    ticket = cast.ticket(kind, phase=phase)
    event = replies.reply(ticket, text="Still at it.", by=cast.ada, at=WEDNESDAY)
    ticket = cast.read(ticket.pk)
    calendar = promises.calendar_of(ticket)
    due = calendar.day_after(date(2026, 11, 11), days)
    visit = ticket.visits.get(left_at=None)
    assert calendar.local_day(visit.check_in_at or MONDAY) == due
    assert (ticket.next_word_at, ticket.late_at) == (visit.check_in_at, visit.late_at)
    assert ticket.late_at == calendar.end_of_day(due)
    assert event.seq == ticket.version


def test_only_a_word_of_ours_does(cast: Cast) -> None:
    for act in (
        lambda ticket: replies.reply(ticket, text="Any news?", by=cast.cleo, at=WEDNESDAY),
        lambda ticket: replies.note(ticket, text="Hm.", by=cast.ada, at=WEDNESDAY),
        lambda ticket: assignment.hand_over(ticket, to=cast.bo, by=cast.ada, at=WEDNESDAY),
    ):
        ticket = cast.ticket(phase="plan")
        act(ticket)
        assert cast.read(ticket.pk).next_word_at == utc(12, 7, 16)


@pytest.mark.parametrize("phase", ["received", "review", "identified"])
def test_a_window_is_not_moved_by_words(cast: Cast, phase: str) -> None:
    ticket = cast.ticket(phase=phase)
    before = clock(ticket)
    replies.reply(ticket, text="Still at it.", by=cast.ada, at=WEDNESDAY)
    assert clock(cast.read(ticket.pk)) == before


def test_words_start_no_clock_that_stands(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    waiting.ask(ticket, question="Is it better?", by=cast.ada, at=MONDAY)
    replies.reply(ticket, text="I mean the export.", by=cast.ada, at=WEDNESDAY)
    paused = cast.read(ticket.pk)
    assert (clock(paused), paused.next_word_at) == (
        promises.STOPPED,
        utc(11, 16, 16),
    )  # reminded three days after our last word
    phases.resolve(ticket, by=cast.ada, at=WEDNESDAY, note="It is.")
    replies.reply(ticket, text="One thing more.", by=cast.ada, at=WEDNESDAY)
    finished = cast.read(ticket.pk)
    assert (clock(finished), finished.next_word_at) == (promises.STOPPED, None)
