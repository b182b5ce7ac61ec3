"""Which instants count, and sums over them."""

from datetime import date, timedelta

import pytest

from phasedesk.rulebook.business_time import MONDAY_TO_FRIDAY, NeverOpen, WorkCalendar
from tests.rulebook.clock import ALWAYS, BERLIN, NIGHTS, OFFICE, berlin, calendar, hours, utc, weekdays

# Monday 9 November 2026 is an ordinary Monday. In Berlin the clock went forward at 02:00 on Sunday 29 March 2026 and
# back at 03:00 on Sunday 25 October 2026.


def test_the_plain_calendar_is_nine_to_five_on_five_days() -> None:
    assert WorkCalendar(BERLIN).hours == MONDAY_TO_FRIDAY
    assert {day: list(spans) for day, spans in MONDAY_TO_FRIDAY.items()} == weekdays(OFFICE)


class TestAdd:
    @pytest.mark.parametrize(
        ("start", "length", "due"),
        [
            ("2026-11-09 09:14", 2, "2026-11-09 11:14"),  # within a day
            ("2026-11-09 07:00", 2, "2026-11-09 11:00"),  # before opening counts from opening
            ("2026-11-09 20:00", 2, "2026-11-10 11:00"),  # after closing counts from the next opening
            ("2026-11-13 16:30", 1, "2026-11-16 09:30"),  # over a week-end
            ("2026-11-14 12:00", 8, "2026-11-16 17:00"),  # a whole day ends at closing, not at the next opening
            ("2026-11-09 09:00", 40, "2026-11-13 17:00"),  # a whole week
            ("2026-11-09 17:00", 0.25, "2026-11-10 09:15"),  # the instant of closing is closed
        ],
    )
    def test_ordinary_weeks(self, start: str, length: float, due: str) -> None:
        assert calendar().add(berlin(start), hours(length)) == berlin(due)

    @pytest.mark.parametrize("seconds", [0, -60])
    def test_nothing_to_add_leaves_the_instant_even_when_closed(self, seconds: float) -> None:
        sunday = berlin("2026-11-15 12:00")
        assert calendar().add(sunday, seconds) == sunday

    def test_fractions_of_a_second(self) -> None:
        start = berlin("2026-11-09 16:59:59")
        assert calendar().add(start, 1.5) == berlin("2026-11-10 09:00") + timedelta(seconds=0.5)

    def test_a_lunch_break_does_not_count(self) -> None:
        halves = calendar(weekdays(("09:00", "12:00"), ("13:00", "17:00")))
        assert halves.add(berlin("2026-11-09 11:30"), hours(1)) == berlin("2026-11-09 13:30")

    def test_intervals_that_touch_or_overlap_count_once(self) -> None:
        untidy = calendar({0: [("13:00", "17:00"), ("09:00", "12:00"), ("11:00", "13:00"), ("12:30", "12:30")]})
        assert untidy.between(berlin("2026-11-09 00:00"), berlin("2026-11-10 00:00")) == hours(8)

    def test_half_days(self) -> None:
        fridays = calendar({0: [OFFICE], 4: [("09:00", "13:00")]})
        assert fridays.add(berlin("2026-11-13 12:00"), hours(2)) == berlin("2026-11-16 10:00")

    def test_a_calendar_that_never_opens_says_so(self) -> None:
        with pytest.raises(NeverOpen):
            calendar({}).add(berlin("2026-11-09 09:00"), 1)
        with pytest.raises(NeverOpen):
            calendar({}).day_after(date(2026, 11, 9), 1)
        assert calendar({}).between(berlin("2026-11-09 09:00"), berlin("2126-11-09 09:00")) == 0

    def test_a_sum_past_the_horizon_is_refused(self) -> None:
        with pytest.raises(NeverOpen):
            calendar().add(berlin("2026-11-09 09:00"), hours(8 * 300 * 20))


class TestHolidaysAndExceptions:
    def test_a_holiday_is_closed(self) -> None:
        christmas = calendar(closed=("2026-12-25",))
        assert christmas.add(berlin("2026-12-24 16:00"), hours(2)) == berlin("2026-12-28 10:00")
        assert not christmas.is_business_day(date(2026, 12, 25))

    def test_an_exception_replaces_the_whole_day(self) -> None:
        eve = calendar(instead={"2026-12-24": [("09:00", "12:00")]})
        assert eve.add(berlin("2026-12-24 11:00"), hours(2)) == berlin("2026-12-25 10:00")

    def test_an_exception_beats_a_holiday(self) -> None:
        worked = calendar(closed=("2026-12-25",), instead={"2026-12-25": [("10:00", "12:00")]})
        assert worked.between(berlin("2026-12-25 00:00"), berlin("2026-12-26 00:00")) == hours(2)

    def test_an_exception_can_close_a_day_or_open_a_sunday(self) -> None:
        changed = calendar(instead={"2026-11-09": [], "2026-11-15": [("10:00", "14:00")]})
        assert changed.between(berlin("2026-11-09 00:00"), berlin("2026-11-10 00:00")) == 0
        assert changed.between(berlin("2026-11-15 00:00"), berlin("2026-11-16 00:00")) == hours(4)

    def test_a_holiday_lets_the_night_shift_of_the_day_before_end(self) -> None:
        nights = calendar(NIGHTS, closed=("2026-12-25",))  # Thursday's shift ends at 06:00 on Friday
        assert nights.between(berlin("2026-12-25 00:00"), berlin("2026-12-26 12:00")) == hours(6)


class TestNightShifts:
    def test_a_shift_runs_past_midnight(self) -> None:
        assert calendar(NIGHTS).add(berlin("2026-11-09 23:00"), hours(4)) == berlin("2026-11-10 03:00")

    def test_what_is_asked_in_the_small_hours_belongs_to_the_shift_of_the_day_before(self) -> None:
        assert calendar(NIGHTS).add(berlin("2026-11-14 05:00"), hours(2)) == berlin("2026-11-16 23:00")

    def test_it_overlaps_the_next_morning_only_once(self) -> None:
        both = calendar({0: [("22:00", "34:00")], 1: [("08:00", "12:00")]})
        assert both.between(berlin("2026-11-09 12:00"), berlin("2026-11-10 23:00")) == hours(14)

    def test_a_shift_of_two_days(self) -> None:
        long = calendar({4: [("22:00", "54:00")]})  # Friday 22:00 to Sunday 06:00
        assert long.between(berlin("2026-11-15 00:00"), berlin("2026-11-15 23:00")) == hours(6)


class TestAllDay:
    def test_until_midnight(self) -> None:
        whole = calendar({0: [("09:00", "24:00")], 1: [("00:00", "02:00")]})
        assert whole.add(berlin("2026-11-09 23:00"), hours(2)) == berlin("2026-11-10 01:00")
        assert whole.add(berlin("2026-11-09 23:00"), hours(1)) == berlin("2026-11-10 00:00")

    def test_day_and_night_every_instant_counts(self) -> None:
        start = berlin("2026-11-09 03:21")
        assert calendar(ALWAYS).add(start, hours(1000)) == start + timedelta(hours=1000)
        assert calendar(ALWAYS).between(start, start + timedelta(days=5000)) == hours(24 * 5000)


class TestClockChanges:
    def test_the_spring_night_is_an_hour_shorter(self) -> None:
        sunday = berlin("2026-03-29 00:00"), berlin("2026-03-30 00:00")
        assert calendar(ALWAYS).between(*sunday) == hours(23)

    def test_the_autumn_night_is_an_hour_longer(self) -> None:
        sunday = berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00")
        assert calendar(ALWAYS).between(*sunday) == hours(25)

    def test_office_hours_keep_to_the_wall_clock(self) -> None:
        assert calendar().add(utc("2026-03-27 08:00"), hours(8)) == utc("2026-03-27 16:00")
        assert calendar().add(utc("2026-03-27 16:00"), hours(8)) == utc("2026-03-30 15:00")
        assert calendar().add(utc("2026-10-23 15:00"), hours(8)) == utc("2026-10-26 16:00")

    def test_a_shift_over_the_change_is_as_long_as_it_really_is(self) -> None:
        nights = calendar({5: [("22:00", "30:00")]})
        assert nights.between(berlin("2026-03-28 12:00"), berlin("2026-03-29 12:00")) == hours(7)
        assert nights.between(berlin("2026-10-24 12:00"), berlin("2026-10-25 12:00")) == hours(9)

    def test_an_opening_that_does_not_exist_is_read_by_the_old_clock(self) -> None:
        early = calendar({6: [("02:30", "06:00")]})  # 02:30 by the old clock is 03:30 by the new one
        assert early.between(berlin("2026-03-29 00:00"), berlin("2026-03-30 00:00")) == hours(2.5)

    def test_an_opening_that_comes_twice_means_the_first(self) -> None:
        early = calendar({6: [("02:30", "06:00")]})
        assert early.between(berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00")) == hours(4.5)

    def test_a_midnight_that_does_not_exist_still_ends_the_day(self) -> None:
        beirut = calendar(zone="Asia/Beirut")  # put forward at midnight: Sunday 29 March 2026 begins at 01:00
        assert beirut.end_of_day(date(2026, 3, 28)) == utc("2026-03-28 22:00")


class TestPauses:
    def test_a_pause_does_not_count(self) -> None:
        pause = berlin("2026-11-09 10:00"), berlin("2026-11-09 12:00")
        assert calendar().add(berlin("2026-11-09 09:00"), hours(2), [pause]) == berlin("2026-11-09 13:00")
        assert calendar().between(berlin("2026-11-09 09:00"), berlin("2026-11-09 17:00"), [pause]) == hours(6)

    def test_pauses_may_overlap_touch_and_come_in_any_order(self) -> None:
        pauses = [
            (berlin("2026-11-09 14:00"), berlin("2026-11-09 15:00")),
            (berlin("2026-11-09 10:00"), berlin("2026-11-09 12:00")),
            (berlin("2026-11-09 11:00"), berlin("2026-11-09 13:00")),
            (berlin("2026-11-09 13:00"), berlin("2026-11-09 13:30")),
            (berlin("2026-11-09 11:30"), berlin("2026-11-09 11:45")),
        ]
        assert calendar().between(berlin("2026-11-09 09:00"), berlin("2026-11-09 17:00"), pauses) == hours(3.5)

    def test_a_pause_over_several_days_takes_only_their_open_time(self) -> None:
        pause = berlin("2026-11-09 16:00"), berlin("2026-11-11 10:00")
        assert calendar().between(berlin("2026-11-09 09:00"), berlin("2026-11-11 17:00"), [pause]) == hours(14)
        assert calendar().add(berlin("2026-11-09 15:00"), hours(2), [pause]) == berlin("2026-11-11 11:00")

    def test_a_pause_outside_of_hours_takes_nothing(self) -> None:
        night = berlin("2026-11-09 18:00"), berlin("2026-11-10 08:00")
        assert calendar().between(berlin("2026-11-09 09:00"), berlin("2026-11-10 17:00"), [night]) == hours(16)

    def test_a_pause_that_takes_the_whole_day(self) -> None:
        whole = berlin("2026-11-09 08:00"), berlin("2026-11-09 18:00")
        assert calendar().add(berlin("2026-11-09 09:00"), hours(1), [whole]) == berlin("2026-11-10 10:00")

    def test_a_sum_used_up_where_a_pause_begins_ends_there(self) -> None:
        pause = berlin("2026-11-09 10:00"), berlin("2026-11-09 12:00")
        assert calendar().add(berlin("2026-11-09 09:00"), hours(1), [pause]) == berlin("2026-11-09 10:00")


class TestBetween:
    def test_backwards_is_negative(self) -> None:
        early, late = berlin("2026-11-09 10:00"), berlin("2026-11-10 10:00")
        pause = [(berlin("2026-11-09 11:00"), berlin("2026-11-09 12:00"))]
        assert calendar().between(late, early) == -hours(8)
        assert calendar().between(late, early, pause) == -hours(7)

    def test_an_instant_to_itself_is_nothing(self) -> None:
        assert calendar().between(berlin("2026-11-09 10:00"), berlin("2026-11-09 10:00")) == 0

    def test_many_years_are_counted_to_the_end(self) -> None:
        assert calendar(ALWAYS).between(utc("2000-01-01 00:00"), utc("2026-01-01 00:00")) == hours(24 * 9497)

    def test_a_day_the_zone_left_out(self) -> None:
        apia = calendar(ALWAYS, zone="Pacific/Apia")  # Friday 30 December 2011 never came
        assert apia.between(utc("2011-12-30 09:00"), utc("2011-12-30 11:00")) == hours(2)


class TestDays:
    def test_the_day_is_the_calendars_own(self) -> None:
        late_evening = utc("2026-11-09 23:30")
        assert calendar().local_day(late_evening) == date(2026, 11, 10)
        assert calendar(zone="America/New_York").local_day(late_evening) == date(2026, 11, 9)

    def test_end_of_day(self) -> None:
        assert calendar().end_of_day(date(2026, 11, 9)) == berlin("2026-11-10 00:00")

    @pytest.mark.parametrize(
        ("day", "number", "then"),
        [
            ("2026-11-09", 1, "2026-11-10"),
            ("2026-11-13", 1, "2026-11-16"),
            ("2026-11-14", 0, "2026-11-14"),
            ("2026-11-14", 2, "2026-11-17"),
            ("2026-11-09", 10, "2026-11-23"),
        ],
    )
    def test_day_after(self, day: str, number: int, then: str) -> None:
        assert calendar().day_after(date.fromisoformat(day), number) == date.fromisoformat(then)

    def test_the_day_asked_is_day_zero_and_days_end_at_closing(self) -> None:
        assert calendar().closing_after_days(berlin("2026-11-09 09:00"), 3) == berlin("2026-11-12 17:00")
        assert calendar().closing_after_days(berlin("2026-11-14 09:00"), 1) == berlin("2026-11-16 17:00")

    def test_days_between(self) -> None:
        one = calendar(closed=("2026-11-11",))
        assert one.days_between(date(2026, 11, 9), date(2026, 11, 16)) == 4
        assert one.days_between(date(2026, 11, 9), date(2026, 11, 9)) == 0
        assert one.days_between(date(2026, 11, 16), date(2026, 11, 9)) == 0

    def test_a_closing_moves_to_a_closing(self) -> None:
        short_friday = calendar(weekdays(OFFICE, days=4) | {4: [("09:00", "13:00")]})
        assert short_friday.moved_closing(berlin("2026-11-12 17:00"), 1) == berlin("2026-11-13 13:00")
        assert short_friday.moved_closing(berlin("2026-11-13 13:00"), 1) == berlin("2026-11-16 17:00")
        assert short_friday.moved_closing(berlin("2026-11-13 13:00"), 0) == berlin("2026-11-13 13:00")

    def test_a_closing_at_midnight_is_of_the_day_it_ends(self) -> None:
        whole = calendar(weekdays(("00:00", "24:00")))
        assert whole.moved_closing(berlin("2026-11-14 00:00"), 1) == berlin("2026-11-17 00:00")

    def test_the_closing_of_a_night_shift_is_of_the_day_it_began(self) -> None:
        assert calendar(NIGHTS).moved_closing(berlin("2026-11-12 06:00"), 1) == berlin("2026-11-13 06:00")
        assert calendar(NIGHTS).moved_closing(berlin("2026-11-14 06:00"), 1) == berlin("2026-11-17 06:00")

    def test_what_is_no_closing_any_more_moves_from_its_date(self) -> None:
        assert calendar(closed=("2026-11-12",)).moved_closing(berlin("2026-11-12 17:00"), 1) == berlin(
            "2026-11-13 17:00"
        )

    def test_the_usual_day_is_the_longest(self) -> None:
        assert calendar({0: [("09:00", "12:00"), ("13:00", "18:00")], 4: [("09:00", "12:00")]}).usual_day_seconds() == (
            hours(8)
        )
        assert calendar({}).usual_day_seconds() == hours(24)
