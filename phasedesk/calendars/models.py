"""A team's business hours and holidays. Every change makes `version` go up, so that what was compiled is not reused."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from phasedesk.rulebook.business_time import MONDAY_TO_FRIDAY, WorkCalendar


def monday_to_friday() -> dict[str, list[list[str]]]:
    """Give the plain week: 09:00 to 17:00 on five days."""
    return {str(day): [list(span) for span in spans] for day, spans in MONDAY_TO_FRIDAY.items()}


class Calendar(models.Model):
    """Business hours of a team: weekday ("0" is Monday) to intervals of local wall clock; exceptions by ISO date."""

    name = models.CharField(max_length=100, unique=True)
    zone = models.CharField(max_length=64, default="UTC")
    hours = models.JSONField(default=monday_to_friday)
    exceptions = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name

    def as_work_calendar(self) -> WorkCalendar:
        """Give it in the form for sums, compiled once per process and version."""
        return compiled(self.pk, self.version)


class Holiday(models.Model):
    """A day on which a calendar is closed, once a person has confirmed it."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="holidays")
    on = models.DateField()
    name = models.CharField(max_length=100)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("calendar", "on"), name="holiday_once_per_day"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.on})"


@lru_cache(maxsize=256)
def compiled(pk: int, version: int) -> WorkCalendar:
    """Give the calendar with that key for sums, compiled once per process and version."""
    calendar = Calendar.objects.get(pk=pk)  # whoever read an older version a moment ago gets the newest
    closed = calendar.holidays.filter(is_confirmed=True).values_list("on", flat=True)
    return work_calendar(calendar.zone, calendar.hours, calendar.exceptions, closed)


def forget() -> None:
    """Compile anew; for tests, whose databases come and go."""
    compiled.cache_clear()


def work_calendar(zone: str, hours: dict[str, Any], exceptions: dict[str, Any], closed: Any) -> WorkCalendar:
    """Turn the stored form into the rulebook's."""

    def spans(stored: Any) -> tuple[tuple[str, str], ...]:
        return tuple((begin, end) for begin, end in stored)

    return WorkCalendar(
        zone=ZoneInfo(zone),
        hours={int(day): spans(stored) for day, stored in hours.items()},
        holidays=frozenset(closed),
        exceptions={date.fromisoformat(day): spans(stored) for day, stored in exceptions.items()},
    )
