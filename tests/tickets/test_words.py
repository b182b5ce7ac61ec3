"""Dates, amounts and counts as a requester reads them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from phasedesk.rulebook.timeframe import Amount, Timeframe
from phasedesk.tickets import words

HOUR = 3600.0
DAY = 8 * HOUR  # a business day from nine to five
NEW_YEARS_EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)


def test_a_day_is_said_with_its_weekday() -> None:
    assert words.day(date(2026, 11, 26)) == "Thu 26 November"
    assert words.short_day(date(2026, 11, 26)) == "26 Nov"


@pytest.mark.parametrize(
    ("on", "today", "long", "short"),
    [
        (NEW_YEARS_EVE, NEW_YEARS_EVE, "Thu 31 December", "31 Dec"),
        (NEW_YEAR, NEW_YEARS_EVE, "Fri 1 January 2027", "1 Jan 2027"),
        (NEW_YEARS_EVE, NEW_YEAR, "Thu 31 December 2026", "31 Dec 2026"),
        (date(2028, 2, 29), date(2028, 3, 1), "Tue 29 February", "29 Feb"),
    ],
)
def test_the_year_is_said_where_it_is_another(on: date, today: date, long: str, short: str) -> None:
    assert (words.day(on, today), words.short_day(on, today)) == (long, short)


def test_every_month_and_weekday_has_its_name() -> None:
    assert [words.short_day(date(2026, month, 1)) for month in (1, 5, 9, 12)] == ["1 Jan", "1 May", "1 Sep", "1 Dec"]
    assert [words.day(date(2026, 11, day))[:3] for day in range(9, 16)] == list(words.DAYS)


def test_a_moment_is_on_the_readers_clock() -> None:
    at = datetime(2026, 11, 13, 23, 30, tzinfo=UTC)
    assert words.moment(at, UTC) == "13 Nov, 23:30"
    assert words.moment(at, ZoneInfo("Europe/Berlin")) == "14 Nov, 00:30"
    assert words.moment(at, ZoneInfo("America/New_York")) == "13 Nov, 18:30"
    assert words.moment(at, UTC, NEW_YEAR) == "13 Nov 2026, 23:30"


def test_a_moment_follows_the_change_of_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert words.moment(datetime(2027, 3, 28, 0, 59, tzinfo=UTC), berlin) == "28 Mar, 01:59"
    assert words.moment(datetime(2027, 3, 28, 1, 0, tzinfo=UTC), berlin) == "28 Mar, 03:00"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 6, 2), date(2026, 6, 11), "Tue 2 and Thu 11 June"),
        (date(2026, 6, 30), date(2026, 7, 2), "Tue 30 June and Thu 2 July"),
        (date(2026, 12, 30), date(2027, 1, 4), "Wed 30 December and Mon 4 January 2027"),
        (date(2027, 1, 4), date(2027, 1, 8), "Mon 4 and Fri 8 January 2027"),
    ],
)
def test_a_span_says_the_month_once_where_it_is_one(first: date, last: date, said: str) -> None:
    assert words.span(first, last, date(2026, 6, 1)) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days")])
def test_a_count_has_its_plural(number: int, said: str) -> None:
    assert words.count(number, "day") == said


def test_a_plural_may_be_irregular() -> None:
    assert words.count(1, "person", "people") == "1 person"
    assert words.count(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("low", "high", "long", "short"),
    [
        ((4, "days"), (10, "days"), "4 to 10 business days", "4–10 business days"),
        ((1, "hours"), (4, "hours"), "1 to 4 business hours", "1–4 business hours"),
        ((3, "days"), (3, "days"), "3 business days", "3 business days"),
        ((1, "days"), (1, "days"), "1 business day", "1 business day"),
        ((1, "hours"), (1, "hours"), "1 business hour", "1 business hour"),
        (
            (2, "hours"),
            (3, "days"),
            "2 business hours to 3 business days",
            "2 business hours to 3 business days",
        ),
        ((1, "hours"), (1, "days"), "1 business hour to 1 business day", "1 business hour to 1 business day"),
    ],
)
def test_a_usual_range(low: tuple[int, str], high: tuple[int, str], long: str, short: str) -> None:
    timeframe = Timeframe(Amount.of(list(low)), Amount.of(list(high)))
    assert words.usual_range(timeframe) == long
    assert words.usual_range(timeframe, short=True) == short


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than an hour"),
        (HOUR - 1, "less than an hour"),
        (HOUR, "1 hour"),
        (1.5 * HOUR - 1, "1 hour"),
        (1.5 * HOUR, "2 hours"),
        (2.5 * HOUR, "3 hours"),  # a half goes up, whether the number before it is even or odd
        (DAY - 1, "8 hours"),
        (DAY, "1 day"),
        (1.5 * DAY - 1, "1 day"),
        (2.5 * DAY, "3 days"),
        (87 * DAY, "87 days"),
    ],
)
def test_a_duration_is_said_in_hours_or_business_days(seconds: float, said: str) -> None:
    assert words.duration(seconds, DAY) == said


def test_a_day_is_as_long_as_the_calendar_says() -> None:
    assert words.duration(8 * HOUR, 24 * HOUR) == "8 hours"
    assert words.duration(24 * HOUR, 24 * HOUR) == "1 day"
    assert words.duration(4 * HOUR, 4 * HOUR) == "1 day"


def test_names_are_listed() -> None:
    assert [words.listed(["Ada", "Bo", "Cem"][:many]) for many in range(4)] == [
        "",
        "Ada",
        "Ada and Bo",
        "Ada, Bo and Cem",
    ]
