"""Timeframes become dated windows, and move when we wait for the requester."""

from dataclasses import astuple
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phasedesk.rulebook.timeframe import Amount, Timeframe, Window, moved, paused_days, window
from tests.rulebook.clock import NIGHTS, berlin, calendar, utc, weekdays

# 9 November 2026 is a Monday.
FOUR_TO_TEN = Timeframe(Amount(4, "days"), Amount(10, "days"))
TWO_HOURS_TO_THREE_DAYS = Timeframe(Amount(2, "hours"), Amount(3, "days"))
TWO_TO_SIX_HOURS = Timeframe(Amount(2, "hours"), Amount(6, "hours"))


class TestAmount:
    def test_is_read_from_its_stored_form(self) -> None:
        assert Amount.of([2, "hours"]) == Amount(2, "hours")

    def test_hours_are_added_to_the_minute(self) -> None:
        assert Amount(2, "hours").after(berlin("2026-11-09 16:14"), calendar()) == berlin("2026-11-10 10:14")

    def test_days_end_at_the_closing_of_the_last(self) -> None:
        assert Amount(3, "days").after(berlin("2026-11-09 16:14"), calendar()) == berlin("2026-11-12 17:00")

    def test_both_units_can_be_compared(self) -> None:
        assert Amount(3, "days").as_hours() == 24
        assert Amount(3, "days").as_hours(6) == 18
        assert Amount(3, "hours").as_hours() == 3


class TestWindow:
    def test_in_days(self) -> None:
        assert window(FOUR_TO_TEN, calendar(), berlin("2026-11-09 09:00")) == Window(
            from_at=berlin("2026-11-13 17:00"),
            until_at=berlin("2026-11-23 17:00"),
            nearly_at=berlin("2026-11-19 11:00"),  # three quarters of 88 hours
            late_at=berlin("2026-11-24 00:00"),  # when the date has passed, not at closing
            very_late_at=berlin("2026-12-08 00:00"),  # twenty business days
        )

    def test_in_hours(self) -> None:
        assert window(TWO_TO_SIX_HOURS, calendar(), berlin("2026-11-09 14:00")) == Window(
            from_at=berlin("2026-11-09 16:00"),
            until_at=berlin("2026-11-10 12:00"),
            nearly_at=berlin("2026-11-10 10:30"),
            late_at=berlin("2026-11-10 12:00"),  # hours are late at once
            very_late_at=berlin("2026-11-11 10:00"),
        )

    def test_from_hours_to_days(self) -> None:
        made = window(TWO_HOURS_TO_THREE_DAYS, calendar(), berlin("2026-11-13 16:00"))
        assert (made.from_at, made.until_at) == (berlin("2026-11-16 10:00"), berlin("2026-11-18 17:00"))

    def test_what_comes_on_a_closed_day_counts_from_the_next_open_one(self) -> None:
        made = window(FOUR_TO_TEN, calendar(), berlin("2026-11-14 11:00"))
        assert (made.from_at, made.until_at) == (berlin("2026-11-19 17:00"), berlin("2026-11-27 17:00"))

    def test_a_closing_at_midnight_is_late_when_its_own_day_is_over(self) -> None:
        whole = calendar(weekdays(("00:00", "24:00")))
        made = window(Timeframe(Amount(1, "days"), Amount(1, "days")), whole, berlin("2026-11-09 10:00"))
        assert (made.until_at, made.late_at) == (berlin("2026-11-11 00:00"), berlin("2026-11-11 00:00"))

    def test_the_date_is_that_of_the_teams_calendar(self) -> None:
        made = window(FOUR_TO_TEN, calendar(zone="America/New_York"), utc("2026-11-10 02:00"))  # Monday evening there
        assert (made.until_at, made.late_at) == (utc("2026-11-23 22:00"), utc("2026-11-24 05:00"))


class TestMovedInDays:
    """The promise is by Monday 23 November, for a ticket that entered on Monday 9 November at nine."""

    promised = window(FOUR_TO_TEN, calendar(), berlin("2026-11-09 09:00"))

    def after(self, asked: str, answered: str) -> Window:
        return moved(self.promised, FOUR_TO_TEN, calendar(), berlin(asked), berlin(answered))

    def test_asked_on_wednesday_and_answered_on_monday(self) -> None:
        """Thursday, Friday and Monday are taken out: three business days."""
        assert self.after("2026-11-11 10:00", "2026-11-16 15:00") == Window(
            from_at=berlin("2026-11-18 17:00"),
            until_at=berlin("2026-11-26 17:00"),
            nearly_at=berlin("2026-11-24 11:00"),
            late_at=berlin("2026-11-27 00:00"),
            very_late_at=berlin("2026-12-11 00:00"),
        )

    def test_it_does_not_matter_at_what_hour(self) -> None:
        assert self.after("2026-11-11 09:00", "2026-11-16 16:59") == self.after("2026-11-11 23:59", "2026-11-16 00:01")

    @pytest.mark.parametrize("asked", ["2026-11-11 08:00", "2026-11-11 16:00", "2026-11-11 19:00"])
    def test_answered_the_same_day_moves_nothing(self, asked: str) -> None:
        assert self.after(asked, "2026-11-11 20:00") == self.promised

    def test_asked_on_a_closed_day_counts_the_day_of_the_answer(self) -> None:
        assert self.after("2026-11-14 12:00", "2026-11-16 12:00").until_at == berlin("2026-11-24 17:00")

    def test_answered_on_a_closed_day_goes_on_with_the_next_open_one(self) -> None:
        assert self.after("2026-11-12 12:00", "2026-11-15 12:00").until_at == berlin("2026-11-24 17:00")

    def test_a_week_end_alone_moves_nothing(self) -> None:
        assert self.after("2026-11-14 12:00", "2026-11-15 12:00") == self.promised

    def test_a_holiday_within_the_wait_or_after_it_is_not_counted(self) -> None:
        closed = calendar(closed=("2026-11-12", "2026-11-24"))
        promised = window(FOUR_TO_TEN, closed, berlin("2026-11-09 09:00"))  # by Wednesday 25 November
        then = moved(promised, FOUR_TO_TEN, closed, berlin("2026-11-11 10:00"), berlin("2026-11-13 10:00"))
        assert (promised.until_at, then.until_at) == (berlin("2026-11-25 17:00"), berlin("2026-11-26 17:00"))

    def test_an_edge_whose_date_has_passed_stays(self) -> None:
        """Asked when it was late already: the word is broken and stays so; only the very late edge is ahead."""
        then = self.after("2026-11-25 10:00", "2026-11-27 10:00")
        assert astuple(then)[:4] == astuple(self.promised)[:4]
        assert then.very_late_at == berlin("2026-12-10 00:00")

    def test_asked_in_the_evening_of_the_last_day_moves_it_as_a_whole(self) -> None:
        then = self.after("2026-11-23 19:00", "2026-11-25 10:00")
        assert (then.until_at, then.late_at) == (berlin("2026-11-25 17:00"), berlin("2026-11-26 00:00"))

    def test_a_night_shift_moves_by_its_own_nights(self) -> None:
        nights = calendar(NIGHTS)
        promised = window(Timeframe(Amount(1, "days"), Amount(2, "days")), nights, berlin("2026-11-11 23:00"))
        then = moved(promised, FOUR_TO_TEN, nights, berlin("2026-11-11 23:30"), berlin("2026-11-12 23:00"))
        assert promised.until_at == berlin("2026-11-14 06:00")  # Friday's shift
        assert (then.until_at, then.late_at) == (berlin("2026-11-17 06:00"), berlin("2026-11-18 00:00"))


class TestMovedInHours:
    promised = window(TWO_TO_SIX_HOURS, calendar(), berlin("2026-11-09 10:00"))

    def test_to_the_minute(self) -> None:
        then = moved(
            self.promised, TWO_TO_SIX_HOURS, calendar(), berlin("2026-11-09 11:00"), berlin("2026-11-09 11:07")
        )
        assert then == Window(*(edge + timedelta(minutes=7) for edge in astuple(self.promised)))

    def test_only_by_open_time(self) -> None:
        then = moved(
            self.promised, TWO_TO_SIX_HOURS, calendar(), berlin("2026-11-09 15:00"), berlin("2026-11-10 10:00")
        )
        assert then == Window(
            from_at=berlin("2026-11-09 12:00"),  # was behind us
            until_at=berlin("2026-11-10 11:00"),
            nearly_at=berlin("2026-11-09 14:30"),  # was behind us
            late_at=berlin("2026-11-10 11:00"),
            very_late_at=berlin("2026-11-10 17:00"),
        )

    def test_a_lower_edge_in_hours_under_an_upper_one_in_days(self) -> None:
        promised = window(TWO_HOURS_TO_THREE_DAYS, calendar(), berlin("2026-11-09 10:00"))
        then = moved(
            promised, TWO_HOURS_TO_THREE_DAYS, calendar(), berlin("2026-11-09 11:00"), berlin("2026-11-09 13:00")
        )
        assert then == Window(berlin("2026-11-09 14:00"), *astuple(promised)[1:])


def test_paused_days_are_those_after_the_question_up_to_the_answer() -> None:
    assert paused_days(calendar(), berlin("2026-11-11 10:00"), berlin("2026-11-16 15:00")) == 3
    assert paused_days(calendar(), berlin("2026-11-11 10:00"), berlin("2026-11-11 15:00")) == 0


moments = st.integers(0, 365 * 24 * 60).map(lambda minutes: utc("2026-01-01 00:00") + timedelta(minutes=minutes))
amounts = st.builds(Amount, st.integers(1, 20), st.sampled_from(["hours", "days"]))


@settings(max_examples=150, deadline=None)
@given(moments, amounts, st.lists(st.timedeltas(timedelta(0), timedelta(days=20)), min_size=2, max_size=2))
def test_a_wait_never_makes_a_promise_earlier_nor_its_edges_cross(
    entered: datetime, high: Amount, gaps: list[timedelta]
) -> None:
    published = Timeframe(Amount(1, high.unit), high)
    promised = window(published, calendar(), entered)
    asked = entered + gaps[0]
    then = moved(promised, published, calendar(), asked, asked + gaps[1])
    assert all(new >= old for new, old in zip(astuple(then), astuple(promised), strict=True))
    assert then.from_at <= then.until_at <= then.late_at < then.very_late_at
    assert then.nearly_at <= then.late_at
