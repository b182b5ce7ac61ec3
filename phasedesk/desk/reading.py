"""Where a ticket stands, in an agent's words: whose move it is, what was promised, and how that date came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from phasedesk.rulebook.lateness import Lateness
from phasedesk.rulebook.timeframe import INSTANT, Amount, Timeframe
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Ticket, Visit
from phasedesk.tickets.standing import Standing, StepView


@dataclass(frozen=True)
class Reading:
    """Complete sentences; those that do not apply are empty. `why` tells step by step how the date came about."""

    state: str
    move: str
    promise: str
    late: str
    next_word: str
    why: tuple[str, ...]
    steps: tuple[StepView, ...]


def of(ticket: Ticket, standing: Standing, visit: Visit, at: datetime) -> Reading:
    """Put the standing into an agent's words; no query."""
    looking = _Looking(ticket, standing, visit, at)
    return Reading(
        state=looking.state(),
        move=looking.move(),
        promise=looking.promise(),
        late=looking.late(),
        next_word=looking.next_word(),
        why=tuple(looking.why()),
        steps=tuple(looking.steps()),
    )


class _Looking:
    def __init__(self, ticket: Ticket, standing: Standing, visit: Visit, at: datetime) -> None:
        self.ticket, self.standing, self.visit, self.at = ticket, standing, visit, at
        self.calendar = promises.calendar_of(ticket)
        self.today = self.calendar.local_day(at)

    def steps(self) -> Iterator[StepView]:
        """Give the rail as the requester sees it, but for the words that speak to them."""
        for step in self.standing.steps:
            is_paused = step.state == "current" and self.ticket.awaits_requester
            yield replace(step, when="paused: waiting for the requester") if is_paused else step

    def state(self) -> str:
        ticket, standing = self.ticket, self.standing
        where = standing.progress
        match ticket.status:
            case "pending":
                return f"{where}, waiting for the requester"
            case "on_hold":
                return f"{where}, on hold"
            case "resolved" | "closed":
                return f"{where}, finished"
        return where

    def move(self) -> str:
        ticket = self.ticket
        owner = ticket.assignee.called if ticket.assignee else ""
        match self.standing.mover:
            case "requester":
                since = self.calendar.local_day(ticket.paused_since or self.at)
                return f"The requester’s move, since {words.day(since, self.today)}. Our clock is paused."
            case "third_party":
                return f"Our move. We wait for {ticket.on_hold_for}, and our clock runs."
            case "nobody":
                return "Nobody’s move. The requester can re-open it."
        if ticket.requester_spoke_at:
            return f"Our move: the requester wrote on {self._moment(ticket.requester_spoke_at)}."
        return f"Our move: {owner} looks after it." if owner else "Our move, and nobody looks after it yet."

    def promise(self) -> str:
        if self.ticket.is_finished or self.ticket.awaits_requester:
            return ""
        return self.standing.promise

    def late(self) -> str:
        edge = self._last_day(self.visit.window_until_at)
        if not self.standing.lateness.is_late or edge is None:
            return ""
        said = f"We said by {words.day(edge, self.today)}."
        if self.standing.lateness == Lateness.VERY_LATE:
            lead = self.ticket.team.lead
            return f"{said} {lead.called if lead else 'The lead of the team'} answers for it now."
        return f"{said} The requester reads that it is late."

    def next_word(self) -> str:
        on = self.standing.next_word_on
        if self.ticket.awaits_requester and on:
            return f"Remind them on {words.day(on, self.today)} if they have not answered."
        if on is None or self.standing.lateness.is_late or self.visit.window_until_at:
            return ""
        return f"They hear from us by {words.day(on, self.today)} at the latest."

    # -- why this date --------------------------------------------------------------------------------------------

    def why(self) -> Iterator[str]:
        visit = self.visit
        entered = self.calendar.local_day(visit.entered_at)
        yield f"It entered “{self.standing.phase_name}” on {self._moment(visit.entered_at)}."
        if not visit.timeframe or visit.window_until_at is None:
            yield "No usual time is published for this phase, so we name the day by which we write in any case."
            return
        timeframe = Timeframe(*(Amount.of(stored) for stored in visit.timeframe))
        yield f"The published range is {words.usual_range(timeframe)}, as it was then; later editions do not change it."
        yield f"Business time is that of {self._hours()}, in {self.calendar.zone.key}."
        first = self._last_day(visit.first_until_at)
        if first:
            yield self._counted(timeframe.high, entered, first)
        yield from self._moved(first)
        yield from self._turning_points()

    def _hours(self) -> str:
        own = self.ticket.organization.calendar if self.ticket.organization else None
        return f"“{(own or self.ticket.team.calendar).name}”"

    def _counted(self, high: Amount, entered: date, first: date) -> str:
        if high.unit == "hours":
            return f"{words.amount(high)} of it end on {words.day(first, self.today)}."
        closed = (first - entered).days - high.count
        over = f", over {words.count(closed, 'closed day')}" if closed > 0 else ""
        began, ended = words.short_day(entered, self.today), words.day(first, self.today)
        return f"{words.amount(high)} after {began}{over}: {ended}."

    def _moved(self, first: date | None) -> Iterator[str]:
        now = self._last_day(self.visit.window_until_at)
        if first and now and first != now:
            was, is_now = words.day(first, self.today), words.day(now, self.today)
            yield f"Waiting for the requester moved it from {was} to {is_now}."
        if self.ticket.awaits_requester:
            yield "It moves on by each business day that we wait for the answer."

    def _turning_points(self) -> Iterator[str]:
        window = self.visit.window
        if window is None or self.ticket.status not in ("open", "on_hold"):
            return
        late, very = self._last_day(window.late_at), self._last_day(window.very_late_at)
        if late and very:
            over, far_over = words.short_day(late, self.today), words.short_day(very, self.today)
            nearly = self._moment(window.nearly_at)
            yield f"Nearly late from {nearly}, late once {over} is over, very late once {far_over} is over."

    def _last_day(self, edge: datetime | None) -> date | None:
        return None if edge is None else self.calendar.local_day(edge - INSTANT)

    def _moment(self, at: datetime) -> str:
        return words.moment(at, self.calendar.zone, self.today)
