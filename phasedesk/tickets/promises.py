"""Dated promises: the window a ticket gets on entering a phase, and how it moves when a wait for the requester ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from phasedesk.rulebook import timeframe
from phasedesk.rulebook.business_time import WorkCalendar
from phasedesk.rulebook.lifecycle import Phase
from phasedesk.rulebook.timeframe import INSTANT, Amount, Timeframe, Window
from phasedesk.tickets.models import Pause, Ticket, Visit

# Business days after which we remind a requester whose answer we wait for.
FIRST_REMINDER_DAYS = 3


@dataclass(frozen=True)
class Promise:
    """What is promised for one stay in a phase: a window, or a check-in where no time can be promised, or nothing."""

    window: Window | None
    check_in_at: datetime | None
    late_at: datetime | None

    @classmethod
    def of(cls, window: Window | None, check_in_at: datetime | None, calendar: WorkCalendar) -> Promise:
        """Make one with the moment from which it is broken: a check-in is missed once its day is over."""
        late_at = window.late_at if window else check_in_at and end_of_its_day(check_in_at, calendar)
        return cls(window, check_in_at, late_at)

    def clock(self) -> dict[str, datetime | None]:
        """Give the columns of ticket and visit that repeat it while the clock runs."""
        window = self.window
        return {
            "window_from_at": window.from_at if window else None,
            "window_until_at": window.until_at if window else None,
            "nearly_late_at": window.nearly_at if window else None,
            "late_at": self.late_at,
            "very_late_at": window.very_late_at if window else None,
        }

    @property
    def next_word_at(self) -> datetime | None:
        """When the requester hears from us at the latest; None once nothing more is to come."""
        return self.window.until_at if self.window else self.check_in_at


STOPPED: dict[str, None] = dict.fromkeys(Promise(None, None, None).clock())
"""The same columns while no clock runs."""


def end_of_its_day(edge: datetime, calendar: WorkCalendar) -> datetime:
    """Give the midnight after the day of an edge, which may be that midnight itself."""
    return calendar.end_of_day(calendar.local_day(edge - INSTANT))


def calendar_of(ticket: Ticket) -> WorkCalendar:
    """Give the business hours that count for a ticket: its organization's if it has its own, else its team's."""
    own = ticket.organization.calendar if ticket.organization else None
    return (own or ticket.team.calendar).as_work_calendar()


def on_entering(phase: Phase, calendar: WorkCalendar, at: datetime) -> Promise:
    """Make the promise to a ticket that enters the phase now."""
    window = timeframe.window(phase.timeframe, calendar, at) if phase.timeframe else None
    return Promise.of(window, phase.check_in.after(at, calendar) if phase.check_in else None, calendar)


def reminder_at(ticket: Ticket, asked_at: datetime) -> datetime:
    """Say when a requester who does not answer hears from us again."""
    return calendar_of(ticket).closing_after_days(asked_at, FIRST_REMINDER_DAYS)


def after_pause(visit: Visit, pause: Pause, calendar: WorkCalendar, at: datetime) -> Promise:
    """Give the promise that goes on after the wait; every edge still ahead keeps its remaining time."""
    window = visit.window
    if window is None or visit.timeframe is None:
        waited = timeframe.paused_days(calendar, pause.asked_at, at)
        check_in = visit.check_in_at and calendar.moved_closing(visit.check_in_at, waited)
        return Promise.of(None, check_in, calendar)
    low, high = visit.timeframe
    published = Timeframe(Amount.of(low), Amount.of(high))
    return Promise.of(timeframe.moved(window, published, calendar, pause.asked_at, at), None, calendar)
