"""Entering and leaving phases: the visits, and the columns of the ticket that repeat the current one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.lifecycle import Phase
from phasedesk.rulebook.timeframe import Amount, Timeframe
from phasedesk.tickets import promises
from phasedesk.tickets.models import Pause, Ticket, Visit


def current(ticket: Ticket) -> Visit:
    """Load the visit that goes on."""
    return ticket.visits.get(left_at=None)


def entry(
    ticket: Ticket, phase: Phase, *, at: datetime, seq: int, lifecycle: LifecycleVersion | None = None
) -> tuple[Visit, dict[str, Any]]:
    """Make a new visit (not saved) with its frozen promise, and what changes on the ticket by entering it."""
    promise = promises.on_entering(phase, promises.calendar_of(ticket), at)
    window = promise.window
    visit = Visit(
        ticket=ticket if ticket.pk else None,
        seq=seq,
        lifecycle_id=lifecycle.pk if lifecycle else ticket.lifecycle_id,
        phase=phase.key,
        stage=phase.stage,
        entered_at=at,
        timeframe=stored(phase.timeframe),
        first_until_at=window.until_at if window else None,
        check_in_at=promise.check_in_at,
        **promise.clock(),
    )
    status = Ticket.Status.RESOLVED if phase.ends else Ticket.Status.OPEN
    return visit, {
        "phase": phase.key,
        "stage": phase.stage,
        "status": status,
        "phase_since": at,
        "on_hold_for": "",
        "paused_since": None,
        "next_word_at": promise.next_word_at,
        "resolved_at": at if phase.ends else None,
        **promise.clock(),
    }


def checked_in(ticket: Ticket, at: datetime) -> dict[str, Any]:
    """Give what changes because we wrote where we promised no time but a word: the next one is counted anew.

    While we wait for an answer, that is the next reminder. Nothing where a window is promised.
    """
    phase = ticket.current
    if ticket.awaits_requester:
        return {"next_word_at": promises.reminder_at(ticket, at)}
    if phase.timeframe or phase.check_in is None or ticket.is_finished:
        return {}
    visit, promise = current(ticket), promises.on_entering(phase, promises.calendar_of(ticket), at)
    visit.check_in_at, visit.late_at = promise.check_in_at, promise.late_at
    visit.save(update_fields=["check_in_at", "late_at"])
    return {"next_word_at": promise.next_word_at, "late_at": promise.late_at}


def leave(visit: Visit, outcome: Visit.Outcome, at: datetime) -> None:
    """End the visit."""
    visit.left_at, visit.outcome = at, outcome
    visit.save(update_fields=["left_at", "outcome", "paused_seconds"])


def passed_over(ticket: Ticket, phases: tuple[Phase, ...], *, after: Visit, at: datetime) -> int:
    """Write a visit of no length for each phase that was not needed; gives the next free seq."""
    seq = after.seq + 1
    Visit.objects.bulk_create(
        Visit(
            ticket=ticket,
            seq=seq + place,
            lifecycle_id=ticket.lifecycle_id,
            phase=phase.key,
            stage=phase.stage,
            entered_at=at,
            left_at=at,
            outcome=Visit.Outcome.NOT_NEEDED,
        )
        for place, phase in enumerate(phases)
    )
    return seq + len(phases)


def end_pause(ticket: Ticket, visit: Visit, at: datetime) -> Pause | None:
    """End the open pause of the visit, if there is one, and count its business time; the window is not touched."""
    pause = Pause.objects.filter(ticket=ticket, ended_at=None).first()
    if pause is None:
        return None
    calendar = promises.calendar_of(ticket)
    visit.paused_seconds += round(max(0.0, calendar.between(pause.asked_at, at)))
    pause.ended_at = at
    pause.business_days = calendar.days_between(calendar.local_day(pause.asked_at), calendar.local_day(at))
    pause.save(update_fields=["ended_at", "business_days"])
    return pause


def stored(timeframe: Timeframe | None) -> list[list[Any]] | None:
    """Give the published range in its stored form."""

    def pair(amount: Amount) -> list[Any]:
        return [amount.count, amount.unit]

    return [pair(timeframe.low), pair(timeframe.high)] if timeframe else None
