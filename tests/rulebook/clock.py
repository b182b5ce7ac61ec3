"""Short ways to say a calendar and an instant."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from phasedesk.rulebook.business_time import Interval, WorkCalendar

OFFICE = ("09:00", "17:00")
BERLIN = ZoneInfo("Europe/Berlin")


def weekdays(*spans: Interval, days: int = 5) -> dict[int, list[Interval]]:
    """The same hours on so many days, from Monday on."""
    return {day: list(spans) for day in range(days)}


NIGHTS = weekdays(("22:00", "30:00"))
ALWAYS = weekdays(("00:00", "24:00"), days=7)


def utc(words: str) -> datetime:
    """`2026-11-09 08:14` in UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def berlin(words: str) -> datetime:
    """`2026-11-09 09:14` on the clock of Berlin, as an instant."""
    return datetime.fromisoformat(words).replace(tzinfo=BERLIN).astimezone(UTC)


def calendar(
    hours: dict[int, list[Interval]] | None = None,
    *,
    zone: str = "Europe/Berlin",
    closed: tuple[str, ...] = (),
    instead: dict[str, list[Interval]] | None = None,
) -> WorkCalendar:
    """Monday to Friday, 09:00 to 17:00 in Berlin, unless said otherwise."""
    return WorkCalendar(
        ZoneInfo(zone),
        weekdays(OFFICE) if hours is None else hours,
        frozenset(date.fromisoformat(day) for day in closed),
        {date.fromisoformat(day): spans for day, spans in (instead or {}).items()},
    )


def hours(number: float) -> float:
    """So many hours, in seconds."""
    return timedelta(hours=number).total_seconds()
