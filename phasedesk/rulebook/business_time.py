"""Business time: which instants count, and sums over them.

A calendar is open in half-open intervals of local wall clock. Every public function takes and gives aware UTC
instants; sums are whole or fractional seconds of open time.

Conventions: an interval belongs to the local day on which it begins, and may run past midnight (`30:00` is 06:00 of
the next day). A holiday closes what begins on that day. An exception replaces the whole day and beats a holiday. A
wall-clock time that does not exist is read with the offset before the change; one that comes twice means the first.
A sum that is used up at closing ends at that closing, not at the next opening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

Interval = tuple[str, str]
Span = tuple[datetime, datetime]

# A calendar that is not open within this many days is taken for one that never opens.
HORIZON_DAYS = 3700
# A shift may run this many days past the one on which it begins.
LONGEST_SHIFT_DAYS = 2
# An edge may be a midnight or a closing at 24:00; the day it belongs to is the day of the instant before it.
INSTANT = timedelta(microseconds=1)
MONDAY_TO_FRIDAY: Mapping[int, Sequence[Interval]] = dict.fromkeys(range(5), (("09:00", "17:00"),))


class NeverOpen(ValueError):
    """The sum asked for lies past the horizon: the calendar has no open time there."""


@dataclass(frozen=True)
class WorkCalendar:
    """When a team works.

    `hours` maps weekday (Monday is 0) to intervals of local wall clock, `holidays` are closed days, `exceptions`
    replace the hours of single days.
    """

    zone: ZoneInfo
    hours: Mapping[int, Sequence[Interval]] = field(default_factory=lambda: dict(MONDAY_TO_FRIDAY))
    holidays: frozenset[date] = frozenset()
    exceptions: Mapping[date, Sequence[Interval]] = field(default_factory=dict)
    _days: dict[date, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)

    # -- days -------------------------------------------------------------------------------------------------

    def local_day(self, at: datetime) -> date:
        """Give the calendar's own date at an instant."""
        return at.astimezone(self.zone).date()

    def is_business_day(self, day: date) -> bool:
        """Tell whether any open time begins on that day."""
        return bool(self._spans_of(day))

    def end_of_day(self, day: date) -> datetime:
        """Give the instant at which the next local day begins."""
        return self._instant(day, 24 * 60)

    def closing_after_days(self, start: datetime, days: int) -> datetime:
        """Say when the `days`-th business day after that of `start` closes. The day of `start` itself is day zero."""
        return self._spans_of(self.day_after(self.local_day(start), days))[-1][1]

    def moved_closing(self, edge: datetime, days: int) -> datetime:
        """Give the closing `days` business days after the closing at `edge`, which is given back for 0.

        A night shift that closes on Saturday morning is Friday's, so one business day later is Monday's closing.
        """
        if days <= 0:
            return edge
        closed = self._day_that_closes_on(self.local_day(edge - INSTANT))
        return self._spans_of(self.day_after(closed, days))[-1][1]

    def day_after(self, day: date, days: int) -> date:
        """Give the `days`-th business day after `day`; `day` itself for 0."""
        left = days
        for _ in range(HORIZON_DAYS):
            if left <= 0:
                return day
            day += timedelta(days=1)
            left -= self.is_business_day(day)
        raise NeverOpen(f"no {days} business days follow")

    def days_between(self, first: date, last: date) -> int:
        """Count the business days after `first` up to and with `last`; 0 when `last` is not later."""
        count = (last - first).days
        return sum(self.is_business_day(first + timedelta(days=n)) for n in range(1, count + 1))

    def usual_day_seconds(self) -> float:
        """Give the open seconds of the longest weekday, for saying a sum in days; 24 hours where it never opens."""
        return self._longest_day

    @cached_property
    def _longest_day(self) -> float:
        lengths = (sum(_minutes(end) - _minutes(begin) for begin, end in spans) for spans in self.hours.values())
        return max(lengths, default=0) * 60.0 or 86400.0

    # -- sums -------------------------------------------------------------------------------------------------

    def add(self, start: datetime, seconds: float, pauses: Iterable[Span] = ()) -> datetime:
        """Give the instant at which `seconds` of open, unpaused time after `start` are used up."""
        if seconds <= 0:
            return start
        left = seconds
        stops = _merged(pauses)
        for begin, end in self._spans_from(start):
            for free_from, free_to in _without((max(begin, start), end), stops):
                length = (free_to - free_from).total_seconds()
                if left <= length:
                    return free_from + timedelta(seconds=left)
                left -= length
        raise NeverOpen("the calendar is not open long enough")

    def between(self, start: datetime, until: datetime, pauses: Iterable[Span] = ()) -> float:
        """Count the open, unpaused seconds from `start` to `until`; negative when `until` is the earlier one."""
        stops = _merged(pauses)
        if until < start:
            return -self.between(until, start, stops)
        total = 0.0
        for begin, end in self._spans_from(start, (until - start).days + 2):
            if begin >= until:
                break
            clipped = (max(begin, start), min(end, until))
            total += sum((b - a).total_seconds() for a, b in _without(clipped, stops))
        return total

    # -- how spans are made -------------------------------------------------------------------------------------

    def _day_that_closes_on(self, day: date) -> date:
        """Find the business day whose closing falls on that date; the date itself where none does."""
        for back in range(LONGEST_SHIFT_DAYS + 1):
            began = day - timedelta(days=back)
            spans = self._spans_of(began)
            if spans and self.local_day(spans[-1][1] - INSTANT) == day:
                return began
        return day

    def _spans_from(self, start: datetime, days: int = HORIZON_DAYS) -> Iterator[Span]:
        """Yield the open spans that end after `start` and begin within so many days, in order and without overlap."""
        day = self.local_day(start) - timedelta(days=LONGEST_SHIFT_DAYS)  # a shift of days before may still run
        reached = start
        for _ in range(days + LONGEST_SHIFT_DAYS + 1):
            for begin, end in self._spans_of(day):
                if end > reached:
                    yield max(begin, reached), end
                    reached = end
            day += timedelta(days=1)

    def _spans_of(self, day: date) -> tuple[Span, ...]:
        spans = self._days.get(day)
        if spans is None:
            intervals = self._intervals_of(day)
            found = ((self._instant(day, _minutes(a)), self._instant(day, _minutes(b))) for a, b in intervals)
            spans = self._days[day] = tuple(_merged(span for span in found if span[0] < span[1]))
        return spans

    def _intervals_of(self, day: date) -> Sequence[Interval]:
        if day in self.exceptions:
            return self.exceptions[day]
        return () if day in self.holidays else self.hours.get(day.weekday(), ())

    def _instant(self, day: date, minutes: int) -> datetime:
        days, rest = divmod(minutes, 24 * 60)
        wall = datetime.combine(day + timedelta(days=days), time(*divmod(rest, 60)), self.zone)
        return wall.astimezone(UTC)  # fold=0: the first of two, and the offset before a gap


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return merged


def _without(span: Span, stops: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of `span` that no stop covers."""
    at, end = span
    for stop_from, stop_to in stops:
        if stop_to <= at or stop_from >= end:
            continue
        if at < stop_from:
            yield at, stop_from
        at = stop_to
    if at < end:
        yield at, end
