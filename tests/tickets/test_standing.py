"""Where a ticket stands, in the words a requester reads: every phase of every kind, and every wait laid over it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phasedesk.calendars.models import Holiday
from phasedesk.lifecycles import publishing
from phasedesk.rulebook.lateness import Lateness
from phasedesk.tickets import assignment, phases, replies, standing, waiting
from phasedesk.tickets.models import Pause, Ticket
from phasedesk.tickets.standing import Standing
from tests.testing.cast import MONDAY, PHASES, Cast

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in range(1, 5))

EVERYWHERE = [(kind, phase) for kind, there in PHASES.items() for phase in there]
RUNNING = [(kind, phase) for kind, phase in EVERYWHERE if phase != "answered"]
NAMES = {
    "received": "Request received",
    "review": "Under review",
    "identified": "Bug identified",
    "plan": "Resolution plan determined",
    "roadmap": "Roadmap consideration",
    "complete": "Review complete",
    "answered": "Response sent",
}


def stand(cast: Cast, ticket: Ticket, at: datetime = TUESDAY) -> Standing:
    """Read it anew, as a door does."""
    return standing.of(cast.read(ticket.pk), at)


def rail(now: Standing) -> list[str]:
    return [step.state_words for step in now.steps]


# ---------------------------------------------------------------- every phase of every kind
@pytest.mark.parametrize(("kind", "phase"), EVERYWHERE)
def test_what_holds_in_every_phase(cast: Cast, kind: str, phase: str) -> None:
    ticket = cast.ticket(kind, phase=phase)
    now, there = stand(cast, ticket), PHASES[kind]
    place = there.index(phase)
    assert (now.number, now.kind, now.phase, now.phase_name) == (ticket.pk, kind, phase, NAMES[phase])
    assert now.title == f"{NAMES[phase]} – {ticket.subject} – #{ticket.pk}"
    assert now.progress == f"Step {place + 1} of {len(there)}: {NAMES[phase]}"
    assert [step.key for step in now.steps] == list(there)
    assert [step.state for step in now.steps] == [
        *["completed"] * place,
        "current",
        *["not_started"] * (len(there) - place - 1),
    ]
    sentences = (now.move, now.meaning, now.next_step, now.promise, now.moved, now.late)
    assert [said for said in sentences if said and not said.endswith(".")] == []
    assert (now.may_answer, now.pause, now.lateness) == (False, None, Lateness.ON_TIME)


@pytest.mark.parametrize(
    ("kind", "phase", "mover", "move"),
    [
        ("bug", "received", "support", "It’s with us: Support will look at it next."),
        ("bug", "review", "support", "It’s with us: Ada from Support looks into it."),
        ("bug", "identified", "team", "It’s with us: Ada from Support works on it."),
        ("bug", "plan", "team", "You have our plan. The next move is ours: Ada from Support sees it through."),
        ("feature", "received", "support", "It’s with us: Support will look at it next."),
        ("feature", "review", "support", "It’s with us: Ada from Support looks into it."),
        ("feature", "roadmap", "product", "It’s with us: Ada from Support looks into it."),
        (
            "feature",
            "complete",
            "product",
            "You have our decision. The next move is ours: we write to you when anything about it changes.",
        ),
        ("question", "received", "support", "It’s with us: Support will look at it next."),
        ("question", "review", "support", "It’s with us: Ada from Support looks into it."),
        (
            "question",
            "answered",
            "nobody",
            "Nobody has to do anything. If it is not settled for you, re-open it.",
        ),
    ],
)
def test_whose_move_it_is(cast: Cast, kind: str, phase: str, mover: str, move: str) -> None:
    now = stand(cast, cast.ticket(kind, phase=phase))
    assert (now.mover, now.move) == (mover, move)


@pytest.mark.parametrize(
    ("kind", "phase", "move"),
    [
        ("bug", "review", "It’s with us: Support looks into it."),
        ("bug", "identified", "It’s with us: our team works on it."),
        ("bug", "plan", "You have our plan. The next move is ours: our team sees it through."),
        ("feature", "roadmap", "It’s with us: our product team looks into it."),
    ],
)
def test_whose_move_it_is_while_nobody_looks_after_it(cast: Cast, kind: str, phase: str, move: str) -> None:
    ticket = cast.ticket(kind, phase=phase)
    assignment.hand_over(ticket, to=None, by=cast.ada, at=cast.at)
    now = stand(cast, ticket)
    assert (now.move, now.owner) == (move, "")


def test_who_will_look_at_it_first_is_named_once_it_is_known(cast: Cast) -> None:
    ticket = cast.ticket()
    assignment.hand_over(ticket, to=cast.bo, by=cast.lena, at=cast.at)
    now = stand(cast, ticket)
    assert (now.move, now.owner) == ("It’s with us: Bo from Support will look at it first.", "Bo")


@pytest.mark.parametrize(
    ("kind", "phase", "usual", "promise", "until"),
    [
        ("bug", "received", "2 business hours to 3 business days", "by Thu 12 November", date(2026, 11, 12)),
        ("bug", "review", "4 to 10 business days", "between Fri 13 and Mon 23 November", date(2026, 11, 23)),
        ("bug", "identified", "1 to 10 business days", "by Mon 23 November", date(2026, 11, 23)),
        ("feature", "received", "1 to 10 business days", "by Mon 23 November", date(2026, 11, 23)),
        ("feature", "review", "5 to 10 business days", "between Mon 16 and Mon 23 November", date(2026, 11, 23)),
        ("feature", "roadmap", "5 to 10 business days", "between Mon 16 and Mon 23 November", date(2026, 11, 23)),
        ("question", "received", "4 business hours to 3 business days", "by Thu 12 November", date(2026, 11, 12)),
        ("question", "review", "2 to 3 business days", "between Wed 11 and Thu 12 November", date(2026, 11, 12)),
    ],
)
def test_by_when(cast: Cast, kind: str, phase: str, usual: str, promise: str, until: date) -> None:
    now = stand(cast, cast.ticket(kind, phase=phase))
    assert (now.usual, now.promise) == (usual, f"We expect this step to be done {promise}.")
    assert (now.until_on, now.next_word_on) == (until, until)


@pytest.mark.parametrize(
    ("kind", "phase", "promise", "word_on"),
    [
        (
            "bug",
            "plan",
            "We give a time frame where there is one; often none can be promised. "
            "If you hear nothing before, we write to you by Mon 7 December anyway.",
            date(2026, 12, 7),
        ),
        (
            "feature",
            "complete",
            "We give a general time frame where there is one. "
            "If you hear nothing before, we write to you by Mon 1 February 2027 anyway.",
            date(2027, 2, 1),
        ),
    ],
)
def test_by_when_we_write_where_no_time_is_promised(
    cast: Cast, kind: str, phase: str, promise: str, word_on: date
) -> None:
    now = stand(cast, cast.ticket(kind, phase=phase))
    assert (now.usual, now.promise, now.until_on, now.next_word_on) == ("", promise, None, word_on)
    assert now.bar is None


def test_what_is_finished_promises_nothing(cast: Cast) -> None:
    now = stand(cast, cast.ticket("question", phase="answered"), MONDAY + 100 * DAY)
    assert (now.promise, now.late, now.moved, now.next_word_on, now.bar) == ("", "", "", None, None)
    assert (now.is_finished, now.may_reopen) == (True, True)
    assert now.next_step == (
        "Nothing more is needed. If it did not help, or you want to follow up, re-open the question at any time."
    )
    assert (rail(now)[-1], now.steps[-1].when) == ("Current, finished", "since 9 Nov 2026")


@pytest.mark.parametrize(("kind", "phase"), [("bug", "plan"), ("feature", "complete")])
def test_what_was_resolved_is_finished_where_it_was(cast: Cast, kind: str, phase: str) -> None:
    ticket = cast.ticket(kind, phase=phase)
    phases.resolve(ticket, by=cast.ada, at=TUESDAY, note="Live since this morning.")
    now = stand(cast, ticket, WEDNESDAY)
    assert (now.state, now.mover, now.phase) == ("Resolved", "nobody", phase)
    assert now.move == "Nobody has to do anything. If it is not settled for you, re-open it."
    assert now.next_step == "This ticket is finished. If it comes back, re-open it here and we go on."
    assert (now.promise, now.late, now.lateness) == ("", "", Lateness.ON_TIME)
    assert (rail(now)[-1], now.steps[-1].when) == ("Current, finished", "since 10 Nov")


# ---------------------------------------------------------------- waits
@pytest.mark.parametrize(("kind", "phase"), RUNNING)
def test_a_hold_is_our_wait_in_every_phase(cast: Cast, kind: str, phase: str) -> None:
    ticket = cast.ticket(kind, phase=phase)
    calm = stand(cast, ticket)
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)
    now = stand(cast, ticket)
    assert (now.state, now.mover) == (f"{NAMES[phase]}, on hold", "third_party")
    assert now.move == "We wait for the bank. That is our wait, and our clock runs."
    assert (now.promise, now.bar, now.steps) == (calm.promise, calm.bar, calm.steps)
    waiting.resume(ticket, by=cast.ada, at=MONDAY)
    assert stand(cast, ticket) == calm


def test_a_held_ticket_can_be_late(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)
    now = stand(cast, ticket, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    assert (now.lateness, now.mover) == (Lateness.LATE, "third_party")
    assert now.late == "This is late. We said by Mon 23 November, and today is Tue 24 November. We are sorry."


@pytest.mark.parametrize(("kind", "phase"), RUNNING)
def test_a_question_of_ours_is_the_requesters_move_in_every_phase(cast: Cast, kind: str, phase: str) -> None:
    ticket = cast.ticket(kind, phase=phase)
    waiting.ask(ticket, question="Which *file*?", by=cast.ada, at=MONDAY)
    for now in (stand(cast, ticket, at) for at in (MONDAY, TUESDAY, MONDAY + 200 * DAY)):
        assert (now.state, now.mover, now.lateness, now.late) == ("Waiting for you", "requester", "on_time", "")
        assert now.title.startswith("Waiting for you – ")
        assert now.move == "It’s with you: we need an answer to go on."
        assert now.promise == (
            "Our clock is paused. It goes on with the next business day after your answer, and nothing is lost."
        )
        assert now.next_step == "Once you answer, we go on where we stopped."
        assert (now.may_answer, now.may_reopen, now.bar) == (True, False, None)
    now = stand(cast, ticket, MONDAY + 200 * DAY)  # a wait for them is never our lateness
    assert rail(now)[PHASES[kind].index(phase)] == "Current, paused"
    assert now.steps[PHASES[kind].index(phase)].when == "paused: waiting for you"
    assert now.progress.endswith(NAMES[phase])  # the marker stays where it is
    assert now.pause is not None
    assert (now.pause.question, now.pause.question_html) == ("Which *file*?", "<p>Which <em>file</em>?</p>")


def test_since_when_we_wait_is_said(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=datetime(2026, 11, 10, 23, 30, tzinfo=UTC))
    now = stand(cast, ticket, THURSDAY)
    assert now.pause is not None
    assert (now.pause.since_on, now.pause.sentence) == (
        date(2026, 11, 11),  # half past midnight in Berlin
        "Paused: waiting for you since Wed 11 November.",
    )


@pytest.mark.parametrize(
    ("asked", "answered", "moved", "promise"),
    [
        (TUESDAY, TUESDAY + HOUR, "", "between Fri 13 and Mon 23 November"),
        (
            TUESDAY,
            WEDNESDAY,
            "Moved from 23 Nov to 24 Nov: 1 business day waiting for your answer.",
            "between Mon 16 and Tue 24 November",
        ),
        (
            WEDNESDAY,
            MONDAY + 7 * DAY,
            "Moved from 23 Nov to 26 Nov: 3 business days waiting for your answer.",
            "between Wed 18 and Thu 26 November",
        ),
        (FRIDAY, FRIDAY + 2 * DAY, "", "by Mon 23 November"),
    ],
)
def test_the_window_moves_by_the_business_days_of_the_wait(
    cast: Cast, asked: datetime, answered: datetime, moved: str, promise: str
) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=asked)
    waiting.answer(ticket, text="This.", by=cast.cleo, at=answered)
    now = stand(cast, ticket, answered)
    assert (now.moved, now.promise) == (moved, f"We expect this step to be done {promise}.")
    assert now.pause is None


def test_two_waits_are_one_movement(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    for asked, answered in ((TUESDAY, WEDNESDAY), (THURSDAY, MONDAY + 7 * DAY)):
        waiting.ask(ticket, question="Which file?", by=cast.ada, at=asked)
        waiting.answer(ticket, text="This.", by=cast.cleo, at=answered)
    now = stand(cast, ticket, MONDAY + 7 * DAY)
    assert now.moved == "Moved from 23 Nov to 26 Nov: 3 business days waiting for your answer."
    assert now.until_on == date(2026, 11, 26)


def test_the_day_we_write_by_moves_in_the_open_too(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    waiting.ask(ticket, question="Is it better?", by=cast.ada, at=WEDNESDAY)
    waiting.answer(ticket, text="Not yet.", by=cast.cleo, at=MONDAY + 7 * DAY)
    now = stand(cast, ticket, MONDAY + 7 * DAY)
    assert now.moved == "Moved from 7 Dec to 10 Dec: 3 business days waiting for your answer."
    assert now.promise.endswith("If you hear nothing before, we write to you by Thu 10 December anyway.")


def test_what_moved_in_an_earlier_phase_is_over(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=TUESDAY)
    waiting.answer(ticket, text="This.", by=cast.cleo, at=WEDNESDAY)
    cast.move(ticket, "identified", WEDNESDAY)
    assert stand(cast, ticket, WEDNESDAY).moved == ""


# ---------------------------------------------------------------- lateness
@pytest.mark.parametrize(
    ("at", "level"),
    [
        (datetime(2026, 11, 19, 10, 3, tzinfo=UTC), Lateness.ON_TIME),
        (datetime(2026, 11, 19, 10, 4, tzinfo=UTC), Lateness.NEARLY_LATE),  # three quarters are used
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), Lateness.NEARLY_LATE),  # the day itself is not over
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), Lateness.LATE),  # midnight in Berlin
        (datetime(2026, 12, 7, 22, 59, 59, tzinfo=UTC), Lateness.LATE),
        (datetime(2026, 12, 7, 23, 0, tzinfo=UTC), Lateness.VERY_LATE),  # twice ten business days
    ],
)
def test_how_late_a_step_of_four_to_ten_days_is(cast: Cast, at: datetime, level: Lateness) -> None:
    now = stand(cast, cast.ticket(phase="review"), at)
    assert now.lateness == level
    assert (now.late != "", now.promise == "") == (level.is_late, level.is_late)
    assert now.bar is not None
    assert now.bar.is_over == level.is_late


def test_late_words(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    assert stand(cast, ticket, datetime(2026, 11, 24, 8, 0, tzinfo=UTC)).late == (
        "This is late. We said by Mon 23 November, and today is Tue 24 November. We are sorry."
    )
    assert stand(cast, ticket, datetime(2027, 1, 4, 8, 0, tzinfo=UTC)).late == (
        "This is very late and we have not kept our word. We said by Mon 23 November 2026, and today is Mon 4 January. "
        "Lena, who leads the team, answers for it now. We are sorry."
    )


def test_a_team_without_a_lead_answers_all_the_same(cast: Cast) -> None:
    cast.team.lead = None
    cast.team.save()
    now = stand(cast, cast.ticket(phase="review"), datetime(2026, 12, 8, 8, 0, tzinfo=UTC))
    assert now.late == (
        "This is very late and we have not kept our word. We said by Mon 23 November, and today is Tue 8 December. "
        "The lead of the team answers for it now. We are sorry."
    )


def test_a_promise_in_hours_is_broken_on_its_own_day(cast: Cast) -> None:
    shipped = publishing.shipped("question")
    shipped["phases"][0]["timeframe"] = [[1, "hours"], [4, "hours"]]
    publishing.publish(shipped, at=MONDAY)
    ticket = cast.ticket("question")
    assert stand(cast, ticket, MONDAY + HOUR).promise == "We expect this step to be done by Mon 9 November."
    assert stand(cast, ticket, MONDAY + 4 * HOUR).late == "This is late. Our time ended today. We are sorry."
    assert stand(cast, ticket, TUESDAY).late == (
        "This is very late and we have not kept our word. We said by Mon 9 November, and today is Tue 10 November. "
        "Lena, who leads the team, answers for it now. We are sorry."
    )


@pytest.mark.parametrize(
    ("at", "is_late"),
    [
        (datetime(2026, 12, 7, 17, 0, tzinfo=UTC), False),  # closed, but the day is not over
        (datetime(2026, 12, 7, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 7, 23, 0, tzinfo=UTC), True),
        (datetime(2027, 6, 7, 12, 0, tzinfo=UTC), True),
    ],
)
def test_a_word_we_owe_is_late_once_its_day_is_over(cast: Cast, at: datetime, is_late: bool) -> None:
    now = stand(cast, cast.ticket(phase="plan"), at)
    assert now.lateness == (Lateness.LATE if is_late else Lateness.ON_TIME)
    assert now.promise.endswith("often none can be promised.") is is_late


def test_the_words_about_a_word_we_owe(cast: Cast) -> None:
    now = stand(cast, cast.ticket(phase="plan"), datetime(2026, 12, 8, 9, 0, tzinfo=UTC))
    assert now.late == (
        "This is late. We said that we would write to you by Mon 7 December, and today is Tue 8 December. We are sorry."
    )
    assert now.promise == "We give a time frame where there is one; often none can be promised."


def test_a_word_of_ours_keeps_the_promise_to_write(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    replies.reply(ticket, text="It is half done.", by=cast.ada, at=datetime(2026, 12, 3, 9, 0, tzinfo=UTC))
    now = stand(cast, ticket, datetime(2026, 12, 8, 9, 0, tzinfo=UTC))
    assert (now.lateness, now.late) == (Lateness.ON_TIME, "")
    assert now.promise.endswith("we write to you by Thu 31 December anyway.")
    assert now.next_word_on == date(2026, 12, 31)
    assert cast.read(ticket.pk).late_at == datetime(2026, 12, 31, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize("phase", ["review", "plan"])
def test_a_word_of_theirs_or_before_a_date_changes_no_promise(cast: Cast, phase: str) -> None:
    ticket = cast.ticket(phase=phase)
    before = stand(cast, ticket)
    by = cast.ada if phase == "review" else cast.cleo
    replies.reply(ticket, text="A word.", by=by, at=TUESDAY)
    after = stand(cast, ticket)
    assert (after.promise, after.next_word_on, after.bar) == (before.promise, before.next_word_on, before.bar)


# ---------------------------------------------------------------- the rail
def test_what_is_behind_says_when_and_how_long(cast: Cast) -> None:
    ticket = cast.ticket()
    cast.move(ticket, "review", MONDAY + 5 * HOUR)
    cast.move(ticket, "identified", MONDAY + 3 * DAY)
    now = stand(cast, ticket, MONDAY + 3 * DAY)
    assert [(step.state_words, step.when) for step in now.steps] == [
        ("Completed on Mon 9 November", "9 Nov · took 5 hours"),
        ("Completed on Thu 12 November", "9 Nov · took 2 days"),  # 2 days and 3 hours
        ("Current", "since 12 Nov · day 1"),
        ("Not started", "we tell you the outcome"),
    ]


def test_what_is_ahead_says_its_usual_time(cast: Cast) -> None:
    assert [step.when for step in stand(cast, cast.ticket("feature")).steps] == [
        "since 9 Nov · day 2",
        "usually 5–10 business days",
        "usually 5–10 business days",
        "we tell you the outcome",
    ]


@pytest.mark.parametrize(
    ("at", "day"),
    [(MONDAY, 1), (TUESDAY, 2), (FRIDAY, 5), (FRIDAY + 2 * DAY, 5), (MONDAY + 7 * DAY, 6)],
)
def test_days_are_counted_as_business_days(cast: Cast, at: datetime, day: int) -> None:
    assert stand(cast, cast.ticket(), at).steps[0].when == f"since 9 Nov · day {day}"


def test_a_step_takes_no_time_while_we_waited_for_the_requester(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY + HOUR)
    waiting.answer(ticket, text="This.", by=cast.cleo, at=THURSDAY + HOUR)
    cast.move(ticket, "identified", THURSDAY + 2 * HOUR)
    assert stand(cast, ticket, THURSDAY + 2 * HOUR).steps[1].when == "9 Nov · took 2 hours"


def test_what_was_passed_over_was_not_needed(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    phases.skip(ticket, to="complete", by=cast.ada, at=TUESDAY, note="It exists: choose Night.")
    now = stand(cast, ticket)
    assert rail(now) == ["Completed on Mon 9 November", "Completed on Tue 10 November", "Not needed", "Current"]
    assert (now.steps[2].state, now.steps[2].when) == ("not_needed", "not needed")


def test_what_was_passed_over_may_be_needed_after_a_reopening(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    phases.skip(ticket, to="complete", by=cast.ada, at=MONDAY, note="It exists: choose Night.")
    phases.resolve(ticket, by=cast.ada, at=MONDAY, note="You have it.")
    phases.reopen(ticket, by=cast.cleo, at=TUESDAY, note="Night is not there.")
    now = stand(cast, ticket)
    assert (now.state, rail(now)) == (
        "Under review",
        ["Completed on Mon 9 November", "Current", "Not started", "Not started"],
    )
    cast.move(ticket, "complete", WEDNESDAY)
    assert rail(stand(cast, ticket, WEDNESDAY)) == [
        "Completed on Mon 9 November",
        "Completed on Wed 11 November",
        "Completed on Wed 11 November",
        "Current",
    ]


@pytest.mark.parametrize(
    ("kind", "last", "expected"),
    [
        ("bug", "plan", ["Completed", "Completed", "Current", "Not started"]),
        ("feature", "complete", ["Completed", "Current", "Not started", "Not started"]),
        ("question", "answered", ["Completed", "Current", "Not started"]),
    ],
)
def test_where_a_reopened_ticket_goes_on(cast: Cast, kind: str, last: str, expected: list[str]) -> None:
    ticket = cast.ticket(kind, phase=last)
    if not ticket.is_finished:
        phases.resolve(ticket, by=cast.ada, at=MONDAY, note="Done.")
    phases.reopen(ticket, by=cast.cleo, at=TUESDAY, note="It is back.")
    now = stand(cast, ticket)
    assert [words.partition(" on ")[0] for words in rail(now)] == expected
    assert (now.is_finished, now.promise.startswith("We expect this step to be done")) == (False, True)
    assert now.steps[now.step - 1].when == "since 10 Nov · day 1"


def test_another_kind_keeps_what_was_done_and_asks_for_its_own(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="roadmap")
    phases.change_kind(ticket, to="bug", by=cast.ada, at=TUESDAY, note="It is broken after all.")
    now = stand(cast, ticket)
    assert (now.kind, now.kind_name, now.state, now.progress) == (
        "bug",
        "Bug or data issue",
        "Under review",
        "Step 2 of 4: Under review",
    )
    assert rail(now) == ["Completed on Mon 9 November", "Current", "Not started", "Not started"]
    assert now.promise == "We expect this step to be done between Mon 16 and Tue 24 November."
    cast.move(ticket, "plan", WEDNESDAY)
    assert rail(stand(cast, ticket, WEDNESDAY)) == [
        "Completed on Mon 9 November",
        "Completed on Wed 11 November",
        "Completed on Wed 11 November",
        "Current",
    ]


def test_another_kind_before_anybody_looked_begins_anew(cast: Cast) -> None:
    ticket = cast.ticket("bug")
    phases.change_kind(ticket, to="question", by=cast.ada, at=TUESDAY, note="It asks how.")
    now = stand(cast, ticket)
    assert (rail(now), now.steps[0].when) == (["Current", "Not started", "Not started"], "since 10 Nov · day 1")
    cast.move(ticket, "review", WEDNESDAY)
    assert rail(stand(cast, ticket, WEDNESDAY)) == ["Completed on Wed 11 November", "Current", "Not started"]


def test_our_question_stays_open_when_the_kind_changes(cast: Cast) -> None:
    ticket = cast.ticket("bug", phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY)
    phases.change_kind(ticket, to="question", by=cast.ada, at=TUESDAY, note="It asks how.")
    now = stand(cast, ticket)
    assert (now.state, now.kind, now.may_answer) == ("Waiting for you", "question", True)
    assert now.pause is not None
    assert now.pause.question == "Which file?"
    assert rail(now) == ["Completed on Mon 9 November", "Current, paused", "Not started"]
    waiting.answer(ticket, text="This.", by=cast.cleo, at=WEDNESDAY)
    assert stand(cast, ticket, WEDNESDAY).moved == (
        "Moved from 13 Nov to 16 Nov: 1 business day waiting for your answer."
    )


# ---------------------------------------------------------------- the bar
def test_the_bar_repeats_the_sentence(cast: Cast) -> None:
    bar = stand(cast, cast.ticket(phase="review"), MONDAY).bar
    assert bar is not None
    assert (bar.start_on, bar.from_on, bar.until_on) == (date(2026, 11, 9), date(2026, 11, 13), date(2026, 11, 23))
    assert (bar.today_at, bar.is_over) == (0.0, False)
    assert 0 < bar.from_at < bar.until_at < 100


@pytest.mark.parametrize("days", [0, 1, 15, 3650])
@pytest.mark.parametrize("phase", ["received", "review", "identified"])
def test_the_bars_shares_are_shares_in_order(cast: Cast, phase: str, days: float) -> None:
    at = MONDAY + timedelta(days=days)
    bar = stand(cast, cast.ticket(phase=phase), at).bar
    assert bar is not None
    closing = datetime(bar.until_on.year, bar.until_on.month, bar.until_on.day, 16, 0, tzinfo=UTC)
    assert 0 <= bar.from_at <= bar.until_at <= 100
    assert 0 <= bar.today_at <= 100
    assert (bar.today_at > bar.until_at) == (at > closing)
    assert max(bar.today_at, bar.until_at) == 89.29  # the later of both, with the same air to its right


# ---------------------------------------------------------------- days
@pytest.mark.parametrize(
    ("at", "today"),
    [
        (datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC), "Tue 24 November"),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), "Wed 25 November"),
    ],
)
def test_today_is_the_teams(cast: Cast, at: datetime, today: str) -> None:
    ticket = cast.ticket(phase="review", requester=cast.dov)  # in New York, where it is afternoon
    assert f"and today is {today}." in stand(cast, ticket, at).late


def test_a_ticket_sent_just_before_midnight_has_its_teams_day_zero(cast: Cast) -> None:
    before = cast.ticket(at=datetime(2026, 11, 9, 22, 59, tzinfo=UTC))
    after = cast.ticket(at=datetime(2026, 11, 9, 23, 1, tzinfo=UTC))
    assert (stand(cast, before).until_on, stand(cast, after).until_on) == (date(2026, 11, 12), date(2026, 11, 13))
    assert stand(cast, after, datetime(2026, 11, 9, 23, 1, tzinfo=UTC)).steps[0].when == "since 10 Nov · day 1"


def test_the_change_of_clocks_in_spring_moves_no_day() -> None:
    friday = datetime(2027, 3, 26, 8, 0, tzinfo=UTC)  # 09:00 in Berlin; summer time begins on Sunday
    cast = Cast.make(friday)
    ticket = cast.ticket(phase="review")
    now = stand(cast, ticket, friday)
    assert now.promise == "We expect this step to be done between Thu 1 and Fri 9 April."
    summer = datetime(2027, 4, 9, 21, 59, 59, tzinfo=UTC)
    assert stand(cast, ticket, summer).lateness == Lateness.NEARLY_LATE
    assert stand(cast, ticket, summer + timedelta(seconds=1)).lateness == Lateness.LATE  # midnight is an hour earlier


def test_the_change_of_clocks_in_autumn_costs_no_hour() -> None:
    friday = datetime(2026, 10, 23, 13, 0, tzinfo=UTC)  # 15:00 in Berlin, two hours before the weekend
    cast = Cast.make(friday)
    ticket = cast.ticket("question")
    cast.move(ticket, "review", datetime(2026, 10, 26, 9, 0, tzinfo=UTC))  # Monday 10:00: 2 hours and 1
    assert stand(cast, ticket, datetime(2026, 10, 26, 9, 0, tzinfo=UTC)).steps[0].when == "23 Oct · took 3 hours"


def test_over_new_year_the_year_is_said(cast: Cast) -> None:
    at = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)
    ticket = cast.ticket(phase="review", at=at)
    assert stand(cast, ticket, at).promise == ("We expect this step to be done between Fri 1 and Mon 11 January 2027.")
    assert stand(cast, ticket, datetime(2026, 12, 31, 23, 30, tzinfo=UTC)).promise == (
        "We expect this step to be done by Mon 11 January."  # it is the new year in Berlin
    )


def test_a_holiday_is_no_business_day(cast: Cast) -> None:
    Holiday.objects.create(calendar=cast.calendar, on=date(2026, 11, 11), name="A holiday", is_confirmed=True)
    cast.calendar.version += 1
    cast.calendar.save()
    ticket = cast.ticket()
    now = stand(cast, ticket, THURSDAY)
    assert (now.until_on, now.steps[0].when) == (date(2026, 11, 13), "since 9 Nov · day 3")


def test_a_published_range_is_frozen_when_the_step_begins(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    changed = publishing.shipped("bug")
    changed["phases"][1]["timeframe"] = [[1, "days"], [2, "days"]]
    publishing.publish(changed, at=TUESDAY)
    assert stand(cast, ticket).usual == "4 to 10 business days"
    assert stand(cast, cast.ticket(phase="review")).usual == "1 to 2 business days"


# ---------------------------------------------------------------- cost
def queries(ticket: Ticket, at: datetime = TUESDAY) -> int:
    with CaptureQueriesContext(connection) as asked:
        standing.of(ticket, at)
    return len(asked)


def test_it_asks_once_for_visits_and_once_for_pauses(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    assert queries(cast.read(ticket.pk)) <= 2  # the calendar is compiled by the first
    assert queries(cast.read(ticket.pk)) == 1
    for _ in range(3):
        waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY + HOUR)
        waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY + 2 * HOUR)
    assert queries(cast.read(ticket.pk)) == 2
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY + 3 * HOUR)
    assert Pause.objects.count() == 4
    assert queries(cast.read(ticket.pk)) == 2


def test_visits_that_are_there_are_not_asked_for(cast: Cast) -> None:
    ticket = cast.read(cast.ticket(phase="plan").pk)
    visits = list(ticket.visits.order_by("seq"))
    known = standing.of(ticket, TUESDAY)
    with CaptureQueriesContext(connection) as asked:
        assert standing.of(ticket, TUESDAY, visits) == known
    assert len(asked) == 0
