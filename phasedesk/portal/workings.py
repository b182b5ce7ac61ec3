"""How the dates of a step were worked out, so that anybody can check them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from phasedesk.calendars.models import Calendar
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.timeframe import INSTANT
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Pause, Ticket, Visit
from phasedesk.tickets.standing import Standing


def lines(ticket: Ticket, visit: Visit, now: Standing, zone: tzinfo, at: datetime) -> list[tuple[str, str]]:
    """Give label and value for each thing that went into the sum. One query, where there was a pause."""
    calendar = promises.calendar_of(ticket)
    today = calendar.local_day(at)
    shown = [("This step began", words.moment(visit.entered_at, zone, today))]
    if visit.first_until_at:
        first = calendar.local_day(visit.first_until_at - INSTANT)
        version = LifecycleVersion.known(ticket.lifecycle_id).number
        shown += [
            ("Usual range", f"{now.usual}, as published (version {version}) when the step began"),
            ("First promised", f"by {words.day(first, today)}. The day on which the step began is not counted."),
        ]
    if visit.check_in_at:
        told_by = calendar.local_day(visit.check_in_at - INSTANT)
        shown.append(("Our next word", f"by {words.day(told_by, today)} at the latest"))
    if visit.paused_seconds or ticket.awaits_requester:
        pauses = Pause.objects.filter(visit=visit).order_by("asked_at")
        shown += [("Paused", _pause(pause, calendar.local_day, today)) for pause in pauses]
    own = ticket.organization.calendar if ticket.organization else None
    shown.append(("Our business hours", business_hours(own or ticket.team.calendar)))
    return shown


def _pause(pause: Pause, local_day: Callable[[datetime], date], today: date) -> str:
    asked = words.day(local_day(pause.asked_at), today)
    if pause.ended_at is None:
        return f"since {asked}, until you answer"
    ended = words.day(local_day(pause.ended_at), today)
    return f"from {asked} to {ended}: {words.count(pause.business_days, 'business day')}"


def business_hours(calendar: Calendar) -> str:
    """Say `Mon to Fri 09:00–17:00 (Europe/Berlin)`; days with the same hours are said together."""
    runs: list[tuple[list[int], str]] = []
    for day in range(7):
        spans = calendar.hours.get(str(day), [])
        said = " and ".join(f"{begin}–{end}" for begin, end in spans)
        if runs and runs[-1][1] == said:
            runs[-1][0].append(day)
        else:
            runs.append(([day], said))
    parts = [f"{_days(days)} {said}" for days, said in runs if said]
    return f"{', '.join(parts)} ({calendar.zone.replace('_', ' ')}), not on holidays"


def _days(days: list[int]) -> str:
    first, last = words.DAYS[days[0]], words.DAYS[days[-1]]
    if len(days) == 1:
        return first
    return f"{first} and {last}" if len(days) == 2 else f"{first} to {last}"
