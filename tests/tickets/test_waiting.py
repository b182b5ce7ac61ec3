"""Waits laid over a phase: our clock pauses for the requester, and runs for anybody else."""

from datetime import UTC, datetime, timedelta

import pytest

from phasedesk.rulebook.refusal import Incomplete, NotNow
from phasedesk.tickets import phases, standing, waiting
from phasedesk.tickets.models import EventKind, Pause, Ticket
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WEDNESDAY = MONDAY + 2 * DAY
NEXT_MONDAY = MONDAY + 7 * DAY


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """In review since Monday 9 November; due on Monday 23."""
    return cast.ticket(phase="review")


def test_a_question_pauses_the_clock(cast: Cast, ticket: Ticket) -> None:
    event = waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    ticket = cast.read(ticket.pk)
    assert (ticket.phase, ticket.status, ticket.paused_since) == ("review", "pending", WEDNESDAY)
    assert (ticket.late_at, ticket.nearly_late_at, ticket.window_until_at) == (None, None, None)
    assert ticket.next_word_at == datetime(2026, 11, 16, 16, 0, tzinfo=UTC)  # three business days on
    pause = Pause.objects.get(ticket=ticket)
    assert pause.moved_from_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert (event.kind, event.reply.is_question) == (EventKind.ASKED, True)  # type: ignore[union-attr]


def test_asked_on_wednesday_answered_on_monday_moves_the_date_by_three_days(cast: Cast, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    event = waiting.answer(ticket, text="This one.", by=cast.cleo, at=NEXT_MONDAY)
    ticket = cast.read(ticket.pk)
    assert (ticket.status, ticket.paused_since) == ("open", None)
    assert ticket.window_until_at == datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
    assert ticket.late_at == datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    assert event.facts["business_days"] == 3
    assert standing.of(ticket, NEXT_MONDAY).moved == (
        "Moved from 23 Nov to 26 Nov: 3 business days waiting for your answer."
    )
    visit = ticket.visits.get(left_at=None)
    assert visit.first_until_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # what was first promised stays
    assert ticket.requester_spoke_at == NEXT_MONDAY


def test_answered_the_same_day_moves_nothing(cast: Cast, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    waiting.answer(ticket, text="This one.", by=cast.cleo, at=WEDNESDAY + timedelta(hours=3))
    ticket = cast.read(ticket.pk)
    assert ticket.window_until_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert standing.of(ticket, WEDNESDAY + timedelta(hours=3)).moved == ""


def test_answered_at_the_weekend_costs_the_business_days_before_it(cast: Cast, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    waiting.answer(ticket, text="This one.", by=cast.cleo, at=MONDAY + 5 * DAY)
    assert cast.read(ticket.pk).window_until_at == datetime(2026, 11, 25, 16, 0, tzinfo=UTC)


def test_two_waits_add_up(cast: Cast, ticket: Ticket) -> None:
    for asked in (MONDAY + DAY, MONDAY + 7 * DAY):
        waiting.ask(ticket, question="Which file?", by=cast.ada, at=asked)
        waiting.answer(ticket, text="This one.", by=cast.cleo, at=asked + DAY)
    ticket = cast.read(ticket.pk)
    assert ticket.window_until_at == datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
    assert "2 business days" in standing.of(ticket, MONDAY + 8 * DAY).moved


def test_a_wait_after_the_edge_does_not_make_it_good(cast: Cast, ticket: Ticket) -> None:
    asked = MONDAY + 16 * DAY  # Wednesday 25, two days late
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=asked)
    waiting.answer(ticket, text="This one.", by=cast.cleo, at=asked + 5 * DAY)
    ticket = cast.read(ticket.pk)
    assert ticket.window_until_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert standing.of(ticket, asked + 5 * DAY).lateness.is_late


def test_a_wait_moves_the_check_in_too(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    waiting.ask(ticket, question="Is it better?", by=cast.ada, at=WEDNESDAY)
    waiting.answer(ticket, text="Not yet.", by=cast.cleo, at=NEXT_MONDAY)
    ticket = cast.read(ticket.pk)
    assert ticket.next_word_at == datetime(2026, 12, 10, 16, 0, tzinfo=UTC)  # 7 December and three days


def test_a_question_can_be_taken_back(cast: Cast, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    event = waiting.withdraw(ticket, by=cast.ada, at=NEXT_MONDAY, note="Found it.")
    ticket = cast.read(ticket.pk)
    assert (ticket.status, event.kind) == ("open", EventKind.WITHDRAWN)
    assert ticket.window_until_at == datetime(2026, 11, 26, 16, 0, tzinfo=UTC)


def test_one_question_at_a_time(cast: Cast, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    with pytest.raises(NotNow):
        waiting.ask(ticket, question="And which page?", by=cast.ada, at=WEDNESDAY)
    assert Pause.objects.count() == 1


def test_a_question_has_words(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(Incomplete):
        waiting.ask(ticket, question=" ", by=cast.ada, at=WEDNESDAY)


def test_an_answer_needs_a_question_and_words(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(NotNow):
        waiting.answer(ticket, text="Here.", by=cast.cleo, at=WEDNESDAY)
    with pytest.raises(NotNow):
        waiting.withdraw(ticket, by=cast.ada, at=WEDNESDAY)
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    with pytest.raises(Incomplete):
        waiting.answer(ticket, text=" ", by=cast.cleo, at=WEDNESDAY)
    assert cast.read(ticket.pk).status == "pending"


def test_a_hold_names_whom_we_wait_for_and_the_clock_runs(cast: Cast, ticket: Ticket) -> None:
    until = ticket.window_until_at
    event = waiting.hold(ticket, for_whom="  the  bank ", by=cast.ada, at=WEDNESDAY)
    ticket = cast.read(ticket.pk)
    assert (ticket.status, ticket.on_hold_for, event.facts) == ("on_hold", "the bank", {"for": "the bank"})
    assert (ticket.window_until_at, ticket.late_at is None) == (until, False)
    assert standing.of(ticket, MONDAY + 15 * DAY).lateness.is_late
    waiting.resume(ticket, by=cast.ada, at=WEDNESDAY)
    assert (cast.read(ticket.pk).status, cast.read(ticket.pk).on_hold_for) == ("open", "")


def test_holds_and_questions_do_not_overlap(cast: Cast, ticket: Ticket) -> None:
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=WEDNESDAY)
    with pytest.raises(NotNow):
        waiting.hold(ticket, for_whom="the post", by=cast.ada, at=WEDNESDAY)
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    assert (cast.read(ticket.pk).status, cast.read(ticket.pk).on_hold_for) == ("pending", "")
    with pytest.raises(NotNow):
        waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=WEDNESDAY)
    with pytest.raises(NotNow):
        waiting.resume(ticket, by=cast.ada, at=WEDNESDAY)


def test_a_hold_names_somebody(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(Incomplete):
        waiting.hold(ticket, for_whom=" ", by=cast.ada, at=WEDNESDAY)


def test_nobody_waits_for_a_finished_ticket(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    with pytest.raises(NotNow):
        waiting.ask(ticket, question="Which?", by=cast.ada, at=WEDNESDAY)
    with pytest.raises(NotNow):
        waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=WEDNESDAY)


def test_the_desk_asks_and_those_who_take_part_answer(cast: Cast, ticket: Ticket) -> None:
    for person in (cast.cleo, cast.dov):
        for act in (
            lambda by: waiting.ask(ticket, question="x", by=by, at=WEDNESDAY),
            lambda by: waiting.hold(ticket, for_whom="x", by=by, at=WEDNESDAY),
            lambda by: waiting.resume(ticket, by=by, at=WEDNESDAY),
            lambda by: waiting.withdraw(ticket, by=by, at=WEDNESDAY),
        ):
            with pytest.raises(NotYours):
                act(person)
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=WEDNESDAY)
    for person in (cast.dov, cast.cem):
        with pytest.raises(NotYours):
            waiting.answer(ticket, text="x", by=person, at=WEDNESDAY)


def test_the_end_of_the_ticket_ends_the_wait(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    waiting.ask(ticket, question="Is it better?", by=cast.ada, at=WEDNESDAY)
    phases.resolve(ticket, by=cast.ada, at=NEXT_MONDAY, note="It is.")
    assert Pause.objects.get().ended_at == NEXT_MONDAY
    assert cast.read(ticket.pk).paused_since is None
