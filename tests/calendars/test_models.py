"""Calendars as stored, and the rulebook's form of them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from phasedesk.calendars import models
from phasedesk.calendars.models import Calendar, Holiday, work_calendar
from phasedesk.rulebook.business_time import WorkCalendar
from phasedesk.tickets.models import Visit
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_compiled() -> None:
    """Keys come again in the next test."""
    models.forget()


def test_a_new_one_is_open_from_monday_to_friday() -> None:
    calendar = Calendar.objects.create(name="Office")
    assert calendar.hours == {str(day): [["09:00", "17:00"]] for day in range(5)}
    assert calendar.as_work_calendar().add(MONDAY, 3600) == MONDAY.replace(hour=10, minute=0)
    assert str(calendar) == "Office"


def test_all_that_is_stored_counts() -> None:
    calendar = Calendar.objects.create(
        name="Berlin",
        zone="Europe/Berlin",
        hours={"0": [["08:00", "12:00"], ["13:00", "16:00"]]},
        exceptions={"2026-12-24": [["09:00", "11:00"]]},
    )
    Holiday.objects.create(calendar=calendar, on=date(2026, 11, 9), name="Day off", is_confirmed=True)
    assert calendar.as_work_calendar() == work_calendar(
        "Europe/Berlin",
        {"0": [["08:00", "12:00"], ["13:00", "16:00"]]},
        {"2026-12-24": [["09:00", "11:00"]]},
        [date(2026, 11, 9)],
    )


def test_the_rulebooks_form() -> None:
    compiled = work_calendar("Asia/Tokyo", {"6": [["10:00", "12:00"]]}, {"2026-01-01": []}, [date(2026, 1, 4)])
    assert isinstance(compiled, WorkCalendar)
    assert str(compiled.zone) == "Asia/Tokyo"
    assert compiled.hours == {6: (("10:00", "12:00"),)}
    assert compiled.exceptions == {date(2026, 1, 1): ()}
    assert compiled.holidays == frozenset({date(2026, 1, 4)})


def test_a_holiday_nobody_confirmed_is_a_working_day() -> None:
    calendar = Calendar.objects.create(name="Office")
    day = Holiday.objects.create(calendar=calendar, on=date(2026, 11, 9), name="Proposed")
    assert calendar.as_work_calendar().is_business_day(day.on)
    assert str(day) == "Proposed (2026-11-09)"


def test_a_day_is_a_holiday_once() -> None:
    calendar = Calendar.objects.create(name="Office")
    Holiday.objects.create(calendar=calendar, on=date(2026, 11, 9), name="One")
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(calendar=calendar, on=date(2026, 11, 9), name="Two")


def test_it_is_compiled_once_for_each_version(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    calendar = Calendar.objects.create(name="Office")
    with django_assert_num_queries(2):
        first = calendar.as_work_calendar()
    with django_assert_num_queries(0):
        assert Calendar(pk=calendar.pk, version=1).as_work_calendar() is first
    Calendar.objects.filter(pk=calendar.pk).update(hours={"0": [["09:00", "10:00"]]}, version=2)
    calendar.refresh_from_db()
    assert calendar.as_work_calendar().hours == {0: (("09:00", "10:00"),)}


def test_whoever_read_it_a_moment_before_a_change_goes_on_with_the_new_hours() -> None:
    stale = Calendar.objects.create(name="Office")
    Calendar.objects.filter(pk=stale.pk).update(hours={"0": [["09:00", "10:00"]]}, version=2)
    assert stale.as_work_calendar().hours == {0: (("09:00", "10:00"),)}


def test_new_hours_move_no_promise_that_was_made() -> None:
    cast = Cast.make()
    ticket = cast.ticket(phase="review")
    promised = Visit.objects.get(ticket=ticket, left_at=None).window
    Calendar.objects.filter(pk=cast.calendar.pk).update(hours={"0": [["09:00", "10:00"]]}, version=2)
    assert Visit.objects.get(ticket=ticket, left_at=None).window == promised
    assert cast.read(ticket.number).next_word_at == ticket.next_word_at
    later = cast.ticket(phase="review", at=MONDAY + timedelta(hours=1))
    assert cast.read(later.number).next_word_at != ticket.next_word_at
