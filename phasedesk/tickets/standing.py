"""Where a ticket stands: the one object that page, mail and API speak from, so that no two of them can disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from phasedesk.rulebook.lateness import Lateness, lateness
from phasedesk.rulebook.lifecycle import Lifecycle, Phase
from phasedesk.rulebook.timeframe import INSTANT, Amount, Timeframe
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Pause, Ticket, Visit

if TYPE_CHECKING:
    from phasedesk.rulebook.business_time import WorkCalendar

StepState = Literal["completed", "current", "not_started", "not_needed"]
Mover = Literal["support", "team", "product", "requester", "third_party", "nobody"]


@dataclass(frozen=True)
class StepView:
    """One phase on the rail; `when` is `12 Nov · took 5 hours`, `since 13 Nov · day 4` or `usually 1–10 days`."""

    key: str
    name: str
    state: StepState
    state_words: str
    when: str
    meaning: str
    next_step: str


@dataclass(frozen=True)
class PauseView:
    """What we wait for: the question as written and as HTML, and since when."""

    question: str
    question_html: str
    since_on: date
    sentence: str


@dataclass(frozen=True)
class Bar:
    """The window drawn: shares of the width from 0 to 100, and the days below them. It repeats the sentence only."""

    start_on: date
    from_on: date
    until_on: date
    from_at: float
    until_at: float
    today_at: float
    is_over: bool


@dataclass(frozen=True)
class Standing:
    """Everything a requester is told about where the ticket is. Sentences are complete and end with a stop.

    `state` names the phase, or the wait laid over it. `usual` is the published range as frozen on entering, empty
    where there is none. `promise` says by when, `moved` how the window moved, `late` what a broken word means.
    """

    number: int
    kind: str
    kind_name: str
    subject: str
    phase: str
    phase_name: str
    step: int
    steps_total: int
    state: str
    mover: Mover
    move: str
    meaning: str
    next_step: str
    usual: str
    promise: str
    moved: str
    until_on: date | None
    next_word_on: date | None
    lateness: Lateness
    late: str
    pause: PauseView | None
    steps: tuple[StepView, ...]
    bar: Bar | None
    owner: str
    may_answer: bool
    may_reopen: bool
    is_finished: bool

    @property
    def title(self) -> str:
        """State first: title of the page and subject of mails."""
        return f"{self.state} – {self.subject} – #{self.number}"

    @property
    def progress(self) -> str:
        """`Step 2 of 4: Under review`."""
        return f"Step {self.step} of {self.steps_total}: {self.phase_name}"


def of(ticket: Ticket, at: datetime, visits: Sequence[Visit] | None = None) -> Standing:
    """Work out the standing at an instant. One query for the visits and one for pauses, unless `visits` are given."""
    return _Reading(ticket, at, list(ticket.visits.order_by("seq") if visits is None else visits)).standing()


class _Reading:
    """One working-out; holds what several sentences need."""

    def __init__(self, ticket: Ticket, at: datetime, visits: list[Visit]) -> None:
        self.ticket, self.at, self.visits = ticket, at, visits
        self.plan: Lifecycle = ticket.plan
        self.phase: Phase = ticket.current
        self.calendar: WorkCalendar = promises.calendar_of(ticket)
        self.today = self.calendar.local_day(at)
        self.visit = next(visit for visit in reversed(visits) if visit.left_at is None)
        self.pauses = self._pauses_of_visit()
        self.open_pause = next((pause for pause in self.pauses if pause.ended_at is None), None)
        self.level = self._level()

    def _level(self) -> Lateness:
        """Tell how late it is. A missed check-in is late as well; how much later than late, nothing says."""
        is_running = self.ticket.status in ("open", "on_hold")
        if is_running and self.visit.window is None and self.visit.late_at and self.at >= self.visit.late_at:
            return Lateness.LATE
        return lateness(self.visit.window, self.at, is_running=is_running)

    def _pauses_of_visit(self) -> list[Pause]:
        """Load the pauses of the visit, unless nothing was ever paused."""
        if not (self.ticket.awaits_requester or self.visit.paused_seconds):
            return []
        return list(Pause.objects.filter(visit=self.visit).select_related("question").order_by("asked_at"))

    def standing(self) -> Standing:
        ticket, phase = self.ticket, self.phase
        return Standing(
            number=ticket.number,
            kind=ticket.kind,
            kind_name=self.plan.name,
            subject=ticket.subject,
            phase=phase.key,
            phase_name=phase.name,
            step=self.plan.index(phase.key) + 1,
            steps_total=len(self.plan.phases),
            state=self._state(),
            mover=self._mover(),
            move=self._move(),
            meaning=phase.meaning,
            next_step=self._next_step(),
            usual=self._usual(),
            promise=self._promise(),
            moved=self._moved(),
            until_on=self._last_day(self.visit.window_until_at),
            next_word_on=ticket.next_word_at and self._last_day(ticket.next_word_at),
            lateness=self.level,
            late=self._late(),
            pause=self._pause(),
            steps=tuple(self._step(place) for place in self.plan.phases),
            bar=self._bar(),
            owner=ticket.assignee.first_name if ticket.assignee else "",
            may_answer=ticket.awaits_requester,
            may_reopen=ticket.is_finished,
            is_finished=ticket.is_finished,
        )

    # -- who ----------------------------------------------------------------------------------------------------

    def _state(self) -> str:
        match self.ticket.status:
            case "pending":
                return "Waiting for you"
            case "on_hold":
                return f"{self.phase.name}, on hold"
            case "resolved" | "closed" if not self.phase.ends:
                return "Resolved"
        return self.phase.name

    def _mover(self) -> Mover:
        match self.ticket.status:
            case "pending":
                return "requester"
            case "on_hold":
                return "third_party"
            case "resolved" | "closed":
                return "nobody"
        return self.phase.owner  # type: ignore[return-value]

    def _move(self) -> str:
        ticket = self.ticket
        match self._mover():
            case "requester":
                return "It’s with you: we need an answer to go on."
            case "third_party":
                return f"We wait for {ticket.on_hold_for}. That is our wait, and our clock runs."
            case "nobody":
                return "Nobody has to do anything. If it is not settled for you, re-open it."
            case mover if self.phase.stage == "outcome":
                return self._have_outcome(mover)
            case "product":
                return f"It’s with us: {self._who('our product team')} looks into it."
            case "team":
                return f"It’s with us: {self._who('our team')} works on it."
        if self.phase.stage == "received":
            if ticket.assignee:
                return f"It’s with us: {ticket.assignee.first_name} from Support will look at it first."
            return "It’s with us: Support will look at it next."
        return f"It’s with us: {self._who('Support')} looks into it."

    def _have_outcome(self, mover: Mover) -> str:
        if mover == "product":
            return "You have our decision. The next move is ours: we write to you when anything about it changes."
        return f"You have our plan. The next move is ours: {self._who('our team')} sees it through."

    def _who(self, otherwise: str) -> str:
        return f"{self.ticket.assignee.first_name} from Support" if self.ticket.assignee else otherwise

    # -- when ---------------------------------------------------------------------------------------------------

    def _timeframe(self) -> Timeframe | None:
        stored = self.visit.timeframe
        return Timeframe(Amount.of(stored[0]), Amount.of(stored[1])) if stored else None

    def _usual(self) -> str:
        timeframe = self._timeframe()
        return words.usual_range(timeframe) if timeframe else ""

    def _last_day(self, edge: datetime | None) -> date | None:
        return None if edge is None else self.calendar.local_day(edge - INSTANT)

    def _promise(self) -> str:
        ticket, visit, window = self.ticket, self.visit, self.visit.window
        if ticket.is_finished:
            return ""
        if ticket.awaits_requester:
            return "Our clock is paused. It goes on with the next business day after your answer, and nothing is lost."
        if window is None:
            told_by = words.day(self._last_day(visit.check_in_at) or self.today, self.today)
            open_end = self.phase.open_end or "No set time."
            if self.level.is_late:
                return open_end
            return f"{open_end} If you hear nothing before, we write to you by {told_by} anyway."
        first, last = self.calendar.local_day(window.from_at - INSTANT), self._last_day(window.until_at)
        assert last is not None
        if self.level.is_late:
            return ""
        if first <= self.today or first == last:
            return f"We expect this step to be done by {words.day(last, self.today)}."
        return f"We expect this step to be done between {words.span(first, last, self.today)}."

    def _moved(self) -> str:
        ended = [pause for pause in self.pauses if pause.ended_at and pause.moved_from_at != pause.moved_to_at]
        if not ended or ended[0].moved_from_at is None:
            return ""
        was, now = self._last_day(ended[0].moved_from_at), self._last_day(ended[-1].moved_to_at)
        days = sum(pause.business_days for pause in ended)
        if was is None or now is None or was == now or not days:
            return ""
        return (
            f"Moved from {words.short_day(was, self.today)} to {words.short_day(now, self.today)}: "
            f"{words.count(days, 'business day')} waiting for your answer."
        )

    def _late(self) -> str:
        edge = self._last_day(self.visit.window_until_at or self.visit.check_in_at)
        if not self.level.is_late or edge is None:
            return ""
        today = f"and today is {words.day(self.today, self.today)}."
        if self.visit.window is None:
            by = words.day(edge, self.today)
            return f"This is late. We said that we would write to you by {by}, {today} We are sorry."
        # A promise in hours is broken on its own day, and the hour would need a clock: the reader's is not known here.
        said = f"We said by {words.day(edge, self.today)}, {today}" if edge < self.today else "Our time ended today."
        if self.level == Lateness.VERY_LATE:
            lead = self.ticket.team.lead
            who = f"{lead.first_name}, who leads the team, answers" if lead else "The lead of the team answers"
            return f"This is very late and we have not kept our word. {said} {who} for it now. We are sorry."
        return f"This is late. {said} We are sorry."

    def _next_step(self) -> str:
        if self.ticket.awaits_requester:
            return "Once you answer, we go on where we stopped."
        if self.ticket.is_finished and not self.phase.ends:
            return "This ticket is finished. If it comes back, re-open it here and we go on."
        if self.ticket.status == Ticket.Status.ON_HOLD:
            return f"Once we have what we wait for, we go on. {self.phase.next_step}"
        return self.phase.next_step

    def _pause(self) -> PauseView | None:
        pause = self.open_pause
        if pause is None:
            return None
        since = self.calendar.local_day(pause.asked_at)
        return PauseView(
            question=pause.question.text,
            question_html=pause.question.html,
            since_on=since,
            sentence=f"Paused: waiting for you since {words.day(since, self.today)}.",
        )

    # -- the rail -----------------------------------------------------------------------------------------------

    def _step(self, phase: Phase) -> StepView:
        state, when, state_words = self._step_state(phase)
        return StepView(phase.key, phase.name, state, state_words, when, phase.meaning, phase.next_step)

    def _step_state(self, phase: Phase) -> tuple[StepState, str, str]:
        if phase.key == self.phase.key:
            return self._current_step()
        ahead = self.plan.index(phase.key) > self.plan.index(self.phase.key)
        if ahead:
            return "not_started", self._expected(phase), "Not started"
        newest = next((visit for visit in reversed(self.visits) if visit.left_at and self._is_of(visit, phase)), None)
        if newest is None or newest.outcome == Visit.Outcome.NOT_NEEDED:
            return "not_needed", "not needed", "Not needed"
        assert newest.left_at
        left = self.calendar.local_day(newest.left_at)
        worked = self.calendar.between(newest.entered_at, newest.left_at) - newest.paused_seconds
        took = words.duration(max(0, worked), self._day_seconds())
        entered = self.calendar.local_day(newest.entered_at)
        when = f"{words.short_day(entered, self.today)} · took {took}"
        return "completed", when, f"Completed on {words.day(left, self.today)}"

    def _is_of(self, visit: Visit, phase: Phase) -> bool:
        """Tell whether it is one. A visit under another kind counts for the phase of the same stage."""
        if visit.lifecycle_id == self.ticket.lifecycle_id:
            return visit.phase == phase.key
        return visit.stage == phase.stage

    def _current_step(self) -> tuple[StepState, str, str]:
        since = self.calendar.local_day(self.visit.entered_at)
        if self.ticket.is_finished:
            ended = self.calendar.local_day(self.ticket.resolved_at or self.visit.entered_at)
            return "current", f"since {words.short_day(ended, self.today)}", "Current, finished"
        if self.ticket.awaits_requester:
            return "current", "paused: waiting for you", "Current, paused"
        day = self.calendar.days_between(since, self.today) + 1
        return "current", f"since {words.short_day(since, self.today)} · day {day}", "Current"

    def _expected(self, phase: Phase) -> str:
        if phase.timeframe is None:
            return "we tell you the outcome" if phase.is_last else "no set time"
        return f"usually {words.usual_range(phase.timeframe, short=True)}"

    def _day_seconds(self) -> float:
        """Give the length of a usual business day of this calendar."""
        return self.calendar.usual_day_seconds()

    def _bar(self) -> Bar | None:
        window = self.visit.window
        if window is None or self.ticket.is_finished or self.ticket.awaits_requester:
            return None
        start, until = self.visit.entered_at, window.until_at
        end = max(until, self.at) + (max(until, self.at) - start) * 0.12
        width = max((end - start).total_seconds(), 1)

        def share(moment: datetime) -> float:
            return round(min(100.0, max(0.0, (moment - start).total_seconds() / width * 100)), 2)

        return Bar(
            start_on=self.calendar.local_day(start),
            from_on=self.calendar.local_day(window.from_at - INSTANT),
            until_on=self.calendar.local_day(until - INSTANT),
            from_at=share(window.from_at),
            until_at=share(until),
            today_at=share(self.at),
            is_over=self.level.is_late,
        )
