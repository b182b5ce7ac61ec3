"""How late a step is. Computed when read, never stored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from phasedesk.rulebook.timeframe import Window


class Lateness(StrEnum):
    """The four levels, from calm to broken word."""

    ON_TIME = "on_time"
    NEARLY_LATE = "nearly_late"
    LATE = "late"
    VERY_LATE = "very_late"

    @property
    def is_late(self) -> bool:
        """Whether the promised date has passed."""
        return self in (Lateness.LATE, Lateness.VERY_LATE)


def lateness(window: Window | None, at: datetime, *, is_running: bool = True) -> Lateness:
    """Give the level at an instant. A paused or finished step is on time: its clock does not run."""
    if window is None or not is_running:
        return Lateness.ON_TIME
    if at >= window.very_late_at:
        return Lateness.VERY_LATE
    if at >= window.late_at:
        return Lateness.LATE
    return Lateness.NEARLY_LATE if at >= window.nearly_at else Lateness.ON_TIME
