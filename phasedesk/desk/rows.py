"""A line of a list in words: where the ticket stands, how far its time is used, what an agent needs to know first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from phasedesk.calendars import models as calendars
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.business_time import WorkCalendar
from phasedesk.rulebook.lifecycle import Lifecycle
from phasedesk.rulebook.timeframe import INSTANT, Amount
from phasedesk.tickets import words
from phasedesk.tickets.models import OPEN_STATUSES
from phasedesk.tickets.queries import Row

KIND_WORDS = {"bug": "Bug", "feature": "Feature", "question": "Question"}
AFFECTED = {"one": "One person", "several": "Several people", "everyone": "Everyone"}
SEVERITY = {"work_stops": "work stops", "work_hindered": "work is hindered", "minor": "a nuisance"}
EXCERPT = 72


@dataclass(frozen=True)
class Pace:
    """Time in the phase: the words, the share of the usual time in percent, and its state ("", late or wait)."""

    words: str
    share: float = 0
    state: str = ""
    has_bar: bool = True


@dataclass(frozen=True)
class Line:
    """One ticket of a list, ready to be drawn. `about` is a wait, the requester's news, or the ticket's first words."""

    number: int
    version: int
    kind: str
    kind_words: str
    subject: str
    about: str
    step: int
    total: int
    phase: str
    pace: Pace
    impact: str
    requester: str
    organization: str
    owner: str


def lines(rows: tuple[Row, ...] | list[Row], at: datetime, zone: ZoneInfo) -> list[Line]:
    """Put rows into words. No query: calendars and lifecycles are compiled once per process."""
    return [_line(row, at, zone) for row in rows]


def plan_of(lifecycle: int) -> Lifecycle:
    """Give a published version by its key; it is read from the database once per process."""
    return LifecycleVersion.known(lifecycle).as_plan()


def impact_words(affected: str, severity: str) -> str:
    """Say whom it concerns and how bad it is: `Everyone, work stops`."""
    said = ", ".join(filter(None, (AFFECTED.get(affected), SEVERITY.get(severity))))
    return said[:1].upper() + said[1:]


def called(name: str | None, email: str | None) -> str:
    """Give what to call a person of whom a list knows name and address only."""
    return name or (email or "").partition("@")[0]


def _line(row: Row, at: datetime, zone: ZoneInfo) -> Line:
    plan = plan_of(row.lifecycle)
    return Line(
        number=row.number,
        version=row.version,
        kind=row.kind,
        kind_words=KIND_WORDS.get(row.kind, plan.name),
        subject=row.subject,
        about=_about(row, at, zone),
        step=plan.index(row.phase) + 1,
        total=len(plan.phases),
        phase=plan.phase(row.phase).name,
        pace=pace(row, plan, at, zone),
        impact=impact_words(row.affected, row.severity),
        requester=called(row.requester_name, row.requester_email),
        organization=row.organization or "",
        owner=called(row.owner_name, row.owner_email) if row.owner else "",
    )


def _about(row: Row, at: datetime, zone: ZoneInfo) -> str:
    if row.status == "pending" and row.paused_since:
        return f"waiting on requester since {_when(row.paused_since, at, zone)}"
    if row.status == "on_hold":
        return f"on hold, we wait for {row.on_hold_for}"
    if row.requester_spoke_at and row.status in OPEN_STATUSES:
        return f"requester wrote {_when(row.requester_spoke_at, at, zone)}"
    shown = row.excerpt
    if len(shown) > EXCERPT:
        shown = f"{shown[:EXCERPT].rpartition(' ')[0].rstrip(' ,;:.…')}…"
    return f"“{shown}”" if shown else "only a file was sent"


def _when(then: datetime, at: datetime, zone: ZoneInfo) -> str:
    """Say `14:02 today`, `Tue` within the week, else `12 Nov`."""
    local, today = then.astimezone(zone), at.astimezone(zone).date()
    passed = (today - local.date()).days
    if passed <= 0:
        return f"{local:%H:%M} today"
    return words.DAYS[local.weekday()] if passed < 7 else words.short_day(local.date(), today)


# ---------------------------------------------------------------- pace
def pace(row: Row, plan: Lifecycle, at: datetime, zone: ZoneInfo) -> Pace:
    """Say how much of the usual time is used: `3.4 of 3 days`, `paused at 1.2`, `2.5 of 4 hours`.

    It is counted back from the promised edge, so that it reads "3.0 of 3" at the very moment we said, however pauses
    moved it; the day of entering is day zero. It is red once the promised date has passed.
    """
    if row.status not in OPEN_STATUSES:
        return Pace(f"finished {_when(row.resolved_at or row.phase_since, at, zone)}", has_bar=False)
    timeframe, edge = plan.phase(row.phase).timeframe, row.visit_until_at
    if timeframe is None or edge is None:
        return _without_range(row, at, zone)
    until, calendar = row.paused_since or at, _calendar(row)
    used = amount_used(timeframe.high, calendar, edge, until)
    if row.paused_since:
        return Pace(f"paused at {used:.1f}", 100, "wait")
    is_late = row.late_at is not None and row.late_at <= at
    most = timeframe.high.count
    unit = timeframe.high.unit if most != 1 else timeframe.high.unit.removesuffix("s")
    # A promise in days is kept until its date is over, though its business hours are: it then reads "3.0 of 3".
    shown = used if is_late else min(used, most)
    return Pace(f"{shown:.1f} of {most} {unit}", round(min(100.0, used / most * 100), 1), "late" if is_late else "")


def amount_used(high: Amount, calendar: WorkCalendar, edge: datetime, until: datetime) -> float:
    """Give how much of the range was used at an instant, in its own unit; more than it holds when late."""
    unit = 3600.0 if high.unit == "hours" else calendar.usual_day_seconds()
    return max(0.0, high.count - calendar.between(until, edge) / unit)


def _without_range(row: Row, at: datetime, zone: ZoneInfo) -> Pace:
    if row.status == "pending":
        return Pace("paused", 100, "wait")
    if row.next_word_at is None:
        return Pace(f"since {_when(row.phase_since, at, zone)}", has_bar=False)
    by = words.short_day((row.next_word_at - INSTANT).astimezone(zone).date(), at.astimezone(zone).date())
    is_late = row.late_at is not None and row.late_at <= at
    return Pace(f"word by {by}", state="late" if is_late else "", has_bar=False)


def _calendar(row: Row) -> WorkCalendar:
    own, version = row.own_calendar, row.own_calendar_version
    pk, version = (own, version) if own is not None and version is not None else (row.calendar, row.calendar_version)
    return calendars.compiled(pk, version)
