"""The only place where a phase changes."""

from datetime import UTC, datetime, timedelta

import pytest

from phasedesk.lifecycles import publishing
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.refusal import Incomplete, NotNow, SomeoneWasFaster, StepNotAllowed
from phasedesk.tickets import phases, waiting
from phasedesk.tickets.models import EventKind, Pause, Ticket
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def way(ticket: Ticket) -> list[tuple[str, str]]:
    """The visits in order, with how each ended."""
    return list(ticket.visits.order_by("seq").values_list("phase", "outcome"))


def test_a_step_ends_one_visit_and_begins_the_next_with_a_new_promise(cast: Cast) -> None:
    ticket = cast.ticket()
    at = cast.at + 5 * HOUR
    event = phases.advance(ticket, to="review", by=cast.ada, at=at, note="I look into it.")

    ticket = cast.read(ticket.pk)
    assert way(ticket) == [("received", "completed"), ("review", "")]
    assert [visit.seq for visit in ticket.visits.order_by("seq")] == [1, 2]
    first, second = ticket.visits.order_by("seq")
    assert first.left_at == second.entered_at == ticket.phase_since == at
    assert (ticket.phase, ticket.stage, ticket.status, ticket.version) == ("review", "review", "open", 2)
    assert ticket.window_until_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # ten business days on
    assert second.first_until_at == ticket.window_until_at == ticket.next_word_at
    assert (event.kind, event.seq, event.actor) == (EventKind.ADVANCED, 2, cast.ada)
    assert event.facts["was_name"] == "Request received"
    assert event.facts["now_name"] == "Under review"
    assert event.reply is not None
    assert event.reply.text == "I look into it."


def test_who_begins_the_review_owns_it_unless_somebody_does(cast: Cast) -> None:
    ticket = cast.ticket()
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    assert cast.read(ticket.pk).assignee == cast.ada
    other = cast.ticket()
    Ticket.objects.filter(pk=other.pk).update(assignee=cast.bo)
    other = cast.read(other.pk)
    phases.begin_review(other, by=cast.ada, at=cast.at)
    assert cast.read(other.pk).assignee == cast.bo


@pytest.mark.parametrize("to", ["received", "identified", "plan"])
def test_there_are_no_other_steps(cast: Cast, to: str) -> None:
    ticket = cast.ticket()
    with pytest.raises(StepNotAllowed):
        phases.advance(ticket, to=to, by=cast.ada, at=cast.at)
    assert way(ticket) == [("received", "")]


def test_an_unknown_phase_is_no_step(cast: Cast) -> None:
    with pytest.raises(StepNotAllowed):
        phases.advance(cast.ticket(), to="somewhere", by=cast.ada, at=cast.at)


@pytest.mark.parametrize(("kind", "last"), [("bug", "plan"), ("feature", "complete"), ("question", "answered")])
def test_no_outcome_comes_without_words(cast: Cast, kind: str, last: str) -> None:
    before = {"bug": "identified", "feature": "roadmap", "question": "review"}[kind]
    ticket = cast.ticket(kind, phase=before)
    with pytest.raises(Incomplete):
        phases.advance(ticket, to=last, by=cast.ada, at=cast.at, note="  ")
    phases.advance(ticket, to=last, by=cast.ada, at=cast.at, note="This is how it is.")
    assert cast.read(ticket.pk).phase == last


def test_an_answered_question_is_finished(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    ticket = cast.read(ticket.pk)
    assert (ticket.status, ticket.resolved_at, ticket.next_word_at) == ("resolved", cast.at, None)


def test_where_no_time_can_be_promised_there_is_a_day_we_write(cast: Cast) -> None:
    ticket = cast.read(cast.ticket(phase="plan").pk)
    visit = ticket.visits.get(left_at=None)
    assert (ticket.window_until_at, visit.window) == (None, None)
    assert ticket.next_word_at == visit.check_in_at == datetime(2026, 12, 7, 16, 0, tzinfo=UTC)  # 20 business days
    assert ticket.late_at == datetime(2026, 12, 7, 23, 0, tzinfo=UTC)  # once that day is over


def test_a_step_passed_over_was_not_needed(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    event = phases.skip(ticket, to="complete", by=cast.ada, at=cast.at + HOUR, note="It is small: next week.")
    assert way(ticket) == [
        ("received", "completed"),
        ("review", "completed"),
        ("roadmap", "not_needed"),
        ("complete", ""),
    ]
    passed = ticket.visits.get(phase="roadmap")
    assert passed.entered_at == passed.left_at == cast.at + HOUR
    assert (event.kind, event.facts["not_needed"]) == (EventKind.SKIPPED, ["Roadmap consideration"])


def test_a_skip_has_a_reason_and_is_no_advance(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    with pytest.raises(Incomplete):
        phases.skip(ticket, to="complete", by=cast.ada, at=cast.at, note=" ")
    with pytest.raises(StepNotAllowed):
        phases.advance(ticket, to="complete", by=cast.ada, at=cast.at, note="x")
    with pytest.raises(StepNotAllowed):
        phases.skip(ticket, to="roadmap", by=cast.ada, at=cast.at, note="x")
    assert cast.read(ticket.pk).phase == "review"


@pytest.mark.parametrize(("kind", "last"), [("bug", "plan"), ("feature", "complete")])
def test_a_ticket_is_resolved_in_its_last_phase(cast: Cast, kind: str, last: str) -> None:
    ticket = cast.ticket(kind, phase=last)
    event = phases.resolve(ticket, by=cast.ada, at=cast.at + DAY, note="It is out with version 4.2.")
    ticket = cast.read(ticket.pk)
    assert (ticket.phase, ticket.status, ticket.resolved_at) == (last, "resolved", cast.at + DAY)
    assert (ticket.next_word_at, ticket.window_until_at) == (None, None)
    assert event.kind == EventKind.RESOLVED
    assert way(ticket)[-1] == (last, "")


@pytest.mark.parametrize("phase", ["received", "review", "identified"])
def test_a_ticket_is_not_resolved_before(cast: Cast, phase: str) -> None:
    with pytest.raises(StepNotAllowed):
        phases.resolve(cast.ticket(phase=phase), by=cast.ada, at=cast.at, note="x")


def test_a_resolution_says_how_it_ended(cast: Cast) -> None:
    with pytest.raises(Incomplete):
        phases.resolve(cast.ticket(phase="plan"), by=cast.ada, at=cast.at, note="")


@pytest.mark.parametrize(
    ("kind", "last", "again"),
    [("bug", "plan", "identified"), ("feature", "complete", "review"), ("question", "answered", "review")],
)
def test_a_finished_ticket_goes_on_where_its_lifecycle_says(cast: Cast, kind: str, last: str, again: str) -> None:
    ticket = cast.ticket(kind, phase=last)
    if kind != "question":
        phases.resolve(ticket, by=cast.ada, at=cast.at, note="Done.")
    at = cast.at + 7 * DAY
    event = phases.reopen(ticket, by=cast.cleo, at=at, note="It is off again.")
    ticket = cast.read(ticket.pk)
    assert (ticket.phase, ticket.status, ticket.resolved_at) == (again, "open", None)
    assert way(ticket)[-2:] == [(last, "reopened"), (again, "")]
    assert ticket.visits.get(left_at=None).entered_at == ticket.phase_since == at
    assert ticket.window_until_at is not None
    assert ticket.window_until_at > at
    assert ticket.requester_spoke_at == at
    assert (event.kind, event.facts["now"], event.reply.text) == (EventKind.REOPENED, again, "It is off again.")  # type: ignore[union-attr]


def test_only_what_is_finished_is_reopened_and_never_without_words(cast: Cast) -> None:
    with pytest.raises(NotNow):
        phases.reopen(cast.ticket(phase="plan"), by=cast.cleo, at=cast.at, note="x")
    with pytest.raises(Incomplete):
        phases.reopen(cast.ticket("question", phase="answered"), by=cast.cleo, at=cast.at, note=" ")


def test_a_stranger_reopens_nothing(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    for person in (cast.dov, cast.cem):
        with pytest.raises(NotYours):
            phases.reopen(ticket, by=person, at=cast.at, note="x")


@pytest.mark.parametrize(
    ("phase", "now"), [("received", "received"), ("review", "review"), ("roadmap", "review"), ("complete", "review")]
)
def test_another_kind_is_entered_where_its_facts_allow(cast: Cast, phase: str, now: str) -> None:
    ticket = cast.ticket("feature", phase="" if phase == "received" else phase)
    at = cast.at + DAY
    event = phases.change_kind(ticket, to="bug", by=cast.ada, at=at, note="This is a fault of ours.")
    ticket = cast.read(ticket.pk)
    assert (ticket.kind, ticket.lifecycle.kind, ticket.phase, ticket.status) == ("bug", "bug", now, "open")
    assert way(ticket)[-2:] == [(phase, "kind_changed"), (now, "")]
    assert ticket.visits.get(left_at=None).lifecycle == ticket.lifecycle
    assert ticket.window_until_at is not None
    assert (event.facts["was_kind"], event.facts["now_kind"], event.facts["now"]) == ("feature", "bug", now)


def test_a_question_of_ours_stays_open_through_a_change_of_kind(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    waiting.ask(ticket, question="Which page?", by=cast.ada, at=cast.at)
    phases.change_kind(ticket, to="bug", by=cast.ada, at=cast.at + DAY, note="A fault of ours.")
    ticket = cast.read(ticket.pk)
    assert (ticket.status, ticket.paused_since, ticket.late_at) == ("pending", cast.at + DAY, None)
    first, second = Pause.objects.filter(ticket=ticket).order_by("pk")
    assert (first.ended_at, second.ended_at) == (cast.at + DAY, None)
    assert first.question == second.question
    waiting.answer(ticket, text="The first one.", by=cast.cleo, at=cast.at + 2 * DAY)
    assert cast.read(ticket.pk).status == "open"


def test_a_change_of_kind_is_a_change_and_says_why(cast: Cast) -> None:
    ticket = cast.ticket()
    with pytest.raises(StepNotAllowed):
        phases.change_kind(ticket, to="bug", by=cast.ada, at=cast.at, note="x")
    with pytest.raises(StepNotAllowed):
        phases.change_kind(ticket, to="wish", by=cast.ada, at=cast.at, note="x")
    with pytest.raises(Incomplete):
        phases.change_kind(ticket, to="feature", by=cast.ada, at=cast.at, note=" ")


def test_a_step_ends_a_wait(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    phases.advance(ticket, to="identified", by=cast.ada, at=cast.at + DAY)
    ticket = cast.read(ticket.pk)
    assert (ticket.status, ticket.paused_since) == ("open", None)
    assert Pause.objects.get(ticket=ticket).ended_at == cast.at + DAY
    assert ticket.visits.get(phase="review").paused_seconds == 8 * 3600


def test_a_new_version_of_a_lifecycle_rewrites_no_promise(cast: Cast) -> None:
    ticket = cast.ticket()
    data = publishing.shipped("bug")
    data["phases"][1]["timeframe"] = [[1, "days"], [2, "days"]]
    publishing.publish(data, at=cast.at)
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    assert ticket.visits.get(phase="review").timeframe == [[4, "days"], [10, "days"]]
    newer = cast.ticket(phase="review")
    assert newer.visits.get(phase="review").timeframe == [[1, "days"], [2, "days"]]
    assert LifecycleVersion.objects.filter(kind="bug").count() == 2


def test_a_finished_ticket_moves_only_by_being_reopened(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    for act in (
        lambda: phases.advance(ticket, to="review", by=cast.ada, at=cast.at),
        lambda: phases.skip(ticket, to="review", by=cast.ada, at=cast.at, note="x"),
        lambda: phases.resolve(ticket, by=cast.ada, at=cast.at, note="x"),
        lambda: phases.change_kind(ticket, to="bug", by=cast.ada, at=cast.at, note="x"),
    ):
        with pytest.raises(NotNow):
            act()


def test_only_the_desk_moves_a_ticket(cast: Cast) -> None:
    ticket = cast.ticket()
    for person in (cast.cleo, cast.cem, cast.dov):
        for act in (
            lambda by: phases.advance(ticket, to="review", by=by, at=cast.at),
            lambda by: phases.begin_review(ticket, by=by, at=cast.at),
            lambda by: phases.skip(ticket, to="plan", by=by, at=cast.at, note="x"),
            lambda by: phases.resolve(ticket, by=by, at=cast.at, note="x"),
            lambda by: phases.change_kind(ticket, to="question", by=by, at=cast.at, note="x"),
        ):
            with pytest.raises(NotYours):
                act(person)
    assert ticket.events.count() == 1


def test_who_looked_at_an_older_state_is_told(cast: Cast) -> None:
    ticket = cast.ticket()
    stale = cast.read(ticket.pk)
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    with pytest.raises(SomeoneWasFaster):
        phases.begin_review(stale, by=cast.bo, at=cast.at)
    with pytest.raises(SomeoneWasFaster):
        ticket.expect(1)
    ticket.expect(2)
    assert way(ticket) == [("received", "completed"), ("review", "")]
