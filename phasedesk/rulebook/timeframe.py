"""Timeframes, and the dated windows they become when a ticket enters a phase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from phasedesk.rulebook.business_time import INSTANT as INSTANT
from phasedesk.rulebook.business_time import WorkCalendar

Unit = Literal["hours", "days"]

# A step is "nearly late" when this share of its business time is used, and very late at this multiple of its edge.
NEARLY_LATE_SHARE = 0.75
VERY_LATE_TIMES = 2


@dataclass(frozen=True)
class Amount:
    """A number of business hours or of business days."""

    count: int
    unit: Unit

    @classmethod
    def of(cls, data: list[Any]) -> Amount:
        """Read it from its stored form, `[2, "hours"]`."""
        return cls(int(data[0]), data[1])

    def after(self, start: datetime, calendar: WorkCalendar) -> datetime:
        """Add it to an instant: hours to the minute, days to the closing of the last; that of `start` is day zero."""
        if self.unit == "hours":
            return calendar.add(start, self.count * 3600)
        return calendar.closing_after_days(start, self.count)

    def as_hours(self, hours_a_day: float = 8) -> float:
        """Give it in hours, for comparing amounts of both units."""
        return self.count * (hours_a_day if self.unit == "days" else 1)


@dataclass(frozen=True)
class Timeframe:
    """The published range of a phase: a guideline, from `low` to `high`."""

    low: Amount
    high: Amount


@dataclass(frozen=True)
class Window:
    """A dated promise.

    `from_at` to `until_at` is what the requester reads. `nearly_at`, `late_at` and `very_late_at` are the due moments
    queries look for: a promise in days is late only when its *date* has passed.
    """

    from_at: datetime
    until_at: datetime
    nearly_at: datetime
    late_at: datetime
    very_late_at: datetime


def window(timeframe: Timeframe, calendar: WorkCalendar, entered_at: datetime) -> Window:
    """Date a timeframe: what is promised to a ticket that enters the phase now."""
    until = timeframe.high.after(entered_at, calendar)
    doubled = replace(timeframe.high, count=timeframe.high.count * VERY_LATE_TIMES)
    used = calendar.between(entered_at, until)
    return Window(
        from_at=timeframe.low.after(entered_at, calendar),
        until_at=until,
        nearly_at=calendar.add(entered_at, used * NEARLY_LATE_SHARE),
        late_at=_late_from(until, timeframe.high.unit, calendar),
        very_late_at=_late_from(doubled.after(entered_at, calendar), timeframe.high.unit, calendar),
    )


def moved(
    promised: Window, timeframe: Timeframe, calendar: WorkCalendar, asked_at: datetime, answered_at: datetime
) -> Window:
    """Give the window after a pause: every edge that was still ahead keeps its remaining time.

    For promises in days the clock stops at the end of the day we asked and starts on the next business day after the
    answer, so an edge moves by the business days in between. Promises in hours move to the minute.
    """
    days = paused_days(calendar, asked_at, answered_at)
    seconds = calendar.between(asked_at, answered_at)

    def shift(edge: datetime, unit: Unit) -> datetime:
        if not _is_ahead(edge, unit, calendar, asked_at):
            return edge
        return calendar.add(edge, seconds) if unit == "hours" else calendar.moved_closing(edge, days)

    high = timeframe.high.unit
    until = shift(promised.until_at, high)
    by = calendar.between(promised.until_at, until)
    return Window(
        from_at=shift(promised.from_at, timeframe.low.unit),
        until_at=until,
        nearly_at=promised.nearly_at if promised.nearly_at <= asked_at else calendar.add(promised.nearly_at, by),
        late_at=_late_from(until, high, calendar),
        very_late_at=_late_from(shift(promised.very_late_at, high), high, calendar),
    )


def paused_days(calendar: WorkCalendar, asked_at: datetime, answered_at: datetime) -> int:
    """Count the business days a pause took out: those after the day we asked, up to and with the day of the answer."""
    return calendar.days_between(calendar.local_day(asked_at), calendar.local_day(answered_at))


def _is_ahead(edge: datetime, unit: Unit, calendar: WorkCalendar, at: datetime) -> bool:
    """Tell whether an edge is still to come; one in days is, until its date has passed."""
    return edge > at if unit == "hours" else calendar.local_day(edge - INSTANT) >= calendar.local_day(at)


def _late_from(edge: datetime, unit: Unit, calendar: WorkCalendar) -> datetime:
    return edge if unit == "hours" else calendar.end_of_day(calendar.local_day(edge - INSTANT))
