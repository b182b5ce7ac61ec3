"""Dates, amounts and counts as a requester reads them. One place, so that page, mail and API say the same."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from phasedesk.rulebook.timeframe import Amount, Timeframe

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(on: date, today: date | None = None) -> str:
    """Say `Thu 26 November`; with the year when it is not that of `today`."""
    words = f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"
    return words if today is None or today.year == on.year else f"{words} {on.year}"


def short_day(on: date, today: date | None = None) -> str:
    """Say `26 Nov`; with the year when it is not that of `today`."""
    words = f"{on.day} {MONTHS[on.month - 1][:3]}"
    return words if today is None or today.year == on.year else f"{words} {on.year}"


def moment(at: datetime, zone: tzinfo, today: date | None = None) -> str:
    """Say `13 Nov, 10:02` on the reader's clock."""
    local = at.astimezone(zone)
    return f"{short_day(local.date(), today)}, {local:%H:%M}"


def span(first: date, last: date, today: date | None = None) -> str:
    """Say `Tue 3 and Thu 11 June`, for a sentence with "between"; the month is said once where it is the same."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{DAYS[first.weekday()]} {first.day} and {day(last, today)}"
    return f"{day(first, today)} and {day(last, today)}"


def count(number: int, one: str, many: str = "") -> str:
    """Say `1 day`, `3 days`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount(value: Amount) -> str:
    """Say `2 business hours`."""
    return count(value.count, "business hour" if value.unit == "hours" else "business day")


def usual_range(timeframe: Timeframe, short: bool = False) -> str:
    """Say `4 to 10 business days`, `2 business hours to 3 business days`; short: `4–10 business days`."""
    low, high = timeframe.low, timeframe.high
    if low == high:
        return amount(high)
    if low.unit != high.unit:
        return f"{amount(low)} to {amount(high)}"
    return f"{low.count}{'–' if short else ' to '}{amount(high)}"


def duration(seconds: float, day_seconds: float) -> str:
    """Say business time as a reader does: `5 hours`, `3 days`; `day_seconds` is a full business day of the calendar."""
    if seconds < 3600:
        return "less than an hour"
    if seconds < day_seconds:
        return count(_nearest(seconds / 3600), "hour")
    return count(_nearest(seconds / day_seconds), "day")


def _nearest(number: float) -> int:
    """Give the nearest whole number; a half is always the larger one, which `round` does not promise."""
    return int(number + 0.5)


def listed(names: list[str]) -> str:
    """Say `Ada`, `Ada and Bo`, `Ada, Bo and Cem`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
