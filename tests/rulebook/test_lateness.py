"""How late a step is, read from its window."""

from datetime import timedelta

import pytest

from phasedesk.rulebook.lateness import Lateness, lateness
from phasedesk.rulebook.timeframe import Amount, Timeframe, window
from tests.rulebook.clock import berlin, calendar

PROMISED = window(Timeframe(Amount(1, "days"), Amount(3, "days")), calendar(), berlin("2026-11-09 09:00"))
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("at", "level"),
    [
        (PROMISED.nearly_at - INSTANT, Lateness.ON_TIME),
        (PROMISED.nearly_at, Lateness.NEARLY_LATE),
        (berlin("2026-11-12 17:00"), Lateness.NEARLY_LATE),  # closing time of the promised day
        (berlin("2026-11-12 23:59"), Lateness.NEARLY_LATE),  # the promised date is not over yet
        (berlin("2026-11-13 00:00"), Lateness.LATE),
        (PROMISED.very_late_at - INSTANT, Lateness.LATE),
        (PROMISED.very_late_at, Lateness.VERY_LATE),
    ],
)
def test_levels_begin_at_their_own_instant(at, level) -> None:
    assert lateness(PROMISED, at) == level


def test_a_clock_that_does_not_run_is_not_late() -> None:
    assert lateness(PROMISED, PROMISED.very_late_at, is_running=False) == Lateness.ON_TIME


def test_where_nothing_was_promised_nothing_is_late() -> None:
    assert lateness(None, PROMISED.very_late_at) == Lateness.ON_TIME


def test_only_a_broken_word_is_late() -> None:
    assert [level for level in Lateness if level.is_late] == [Lateness.LATE, Lateness.VERY_LATE]
