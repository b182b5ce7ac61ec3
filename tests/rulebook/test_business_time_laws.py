"""What must hold for every calendar, checked on ones nobody would think of."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from phasedesk.rulebook.business_time import Interval, Span, WorkCalendar

# These change their clocks at different hours, by a whole hour or half of one, and once at midnight.
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Beirut", "UTC")
FIRST, LAST = date(2026, 3, 1), date(2026, 12, 31)
MINUTE = timedelta(minutes=1)
# Open for a quarter of an hour a week, a calendar reaches the horizon after some 7,900 minutes.
MOST_MINUTES = 6_000


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    begin = draw(st.integers(0, 95)) * 15
    return clock(begin), clock(draw(st.integers(begin // 15 + 1, 32 * 4)) * 15)


days = st.lists(intervals(), max_size=3)
dates = st.dates(FIRST, LAST)
instants = st.builds(
    lambda day, minutes: datetime.combine(day, time(0), UTC) + timedelta(minutes=minutes), dates, st.integers(0, 1439)
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Any calendar that is open at some time of some weekday."""
    hours = draw(st.dictionaries(st.integers(0, 6), days)) | {draw(st.integers(0, 6)): [draw(intervals())]}
    return WorkCalendar(
        ZoneInfo(draw(st.sampled_from(ZONES))),
        hours,
        draw(st.frozensets(dates, max_size=6)),
        draw(st.dictionaries(dates, days, max_size=6)),
    )


@st.composite
def pauses(draw: st.DrawFn) -> list[Span]:
    starts = draw(st.lists(instants, max_size=4))
    return [(at, at + timedelta(minutes=draw(st.integers(1, 5000)))) for at in starts]


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether an instant counts, worked out in the plainest way: by every interval of the days around."""
    local = at.astimezone(calendar.zone)
    for back in range(3):
        day = local.date() - timedelta(days=back)
        own = calendar.hours.get(day.weekday(), ()) if day not in calendar.holidays else ()
        for begin, end in calendar.exceptions.get(day, own):
            if wall(calendar, day, begin) <= at < wall(calendar, day, end):
                return True
    return False


def wall(calendar: WorkCalendar, day: date, words: str) -> datetime:
    hours, minutes = map(int, words.split(":"))
    return datetime.combine(day + timedelta(days=hours // 24), time(hours % 24, minutes), calendar.zone).astimezone(UTC)


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, st.integers(0, 3000), pauses())
def test_a_sum_is_what_a_walk_minute_by_minute_finds(
    calendar: WorkCalendar, start: datetime, minutes: int, stops: list[Span]
) -> None:
    """Openings, changes of the clock and pauses all lie on whole minutes here, so the walk is exact."""
    until = start + minutes * MINUTE
    counted = 0
    for number in range(minutes):
        at = start + number * MINUTE
        counted += is_open(calendar, at) and not any(begin <= at < end for begin, end in stops)
    assert calendar.between(start, until, stops) == counted * 60


@settings(max_examples=150, deadline=None)
@given(calendars(), instants, st.integers(1, MOST_MINUTES), pauses())
def test_what_was_added_lies_between(calendar: WorkCalendar, start: datetime, minutes: int, stops: list[Span]) -> None:
    due = calendar.add(start, minutes * 60, stops)
    assert calendar.between(start, due, stops) == minutes * 60


@settings(max_examples=150, deadline=None)
@given(calendars(), instants, st.integers(1, 2 * MOST_MINUTES))
def test_what_lies_between_leads_back_to_every_open_instant(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    until = start + minutes * MINUTE
    if is_open(calendar, until) and is_open(calendar, until - MINUTE):  # no opening: that shares its sum with a closing
        assert calendar.add(start, calendar.between(start, until)) == until


@settings(max_examples=150, deadline=None)
@given(calendars(), st.tuples(instants, instants, instants), pauses())
def test_sums_add_up_and_turn_round(
    calendar: WorkCalendar, three: tuple[datetime, datetime, datetime], stops: list[Span]
) -> None:
    a, b, c = three
    assert calendar.between(a, c, stops) == calendar.between(a, b, stops) + calendar.between(b, c, stops)
    assert calendar.between(b, a, stops) == -calendar.between(a, b, stops)


@settings(max_examples=150, deadline=None)
@given(calendars(), instants, st.integers(0, 10_000), st.integers(0, 10_000))
def test_adding_in_two_goes_is_adding_once(calendar: WorkCalendar, start: datetime, one: int, two: int) -> None:
    assert calendar.add(calendar.add(start, one), two) == calendar.add(start, one + two)


@settings(max_examples=150, deadline=None)
@given(calendars(), dates, st.integers(1, 15))
def test_business_days_are_counted_as_they_are_added(calendar: WorkCalendar, day: date, number: int) -> None:
    then = calendar.day_after(day, number)
    assert calendar.is_business_day(then)
    assert calendar.days_between(day, then) == number
