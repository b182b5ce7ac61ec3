"""Waits laid over a phase: for the requester (our clock pauses), and for a third party (it runs)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from phasedesk.rulebook.refusal import Incomplete, NotNow, SomeoneWasFaster
from phasedesk.tickets import promises, replies, rights, timeline, visiting
from phasedesk.tickets.models import Event, EventKind, Pause, Ticket
from phasedesk.tickets.verb import patient, verb

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.files import StoredFile


@verb
def ask(ticket: Ticket, *, question: str, by: Person, at: datetime, files: Sequence[StoredFile] = ()) -> Event:
    """Ask the requester for something we cannot go on without; our clock pauses until they answer."""
    rights.check_desk(by)
    if ticket.is_finished:
        raise NotNow("This ticket is finished. Re-open it before you ask.")
    if ticket.awaits_requester:
        raise NotNow("We wait for an answer already. Write a reply to add to the question.")
    if not question.strip():
        raise Incomplete("Write the question.")
    said = replies.write(ticket, text=question, by=by, at=at, files=files, is_question=True)
    visit = visiting.current(ticket)
    edge = visit.window_until_at or visit.check_in_at
    Pause.objects.create(visit=visit, ticket=ticket, question=said, asked_at=at, moved_from_at=edge)
    changes = {
        "status": Ticket.Status.PENDING,
        "paused_since": at,
        "on_hold_for": "",
        "next_word_at": promises.reminder_at(ticket, at),
        **promises.STOPPED,
        **replies.spoken(ticket, said),
    }
    return timeline.record(ticket, EventKind.ASKED, by=by, at=at, changes=changes, reply=said)


@patient
def answer(ticket: Ticket, *, text: str, by: Person, at: datetime, files: Sequence[StoredFile] = ()) -> Event:
    """Answer our question; the clock goes on where it stopped and the window moves by the wait."""
    rights.check_part(ticket, by)
    if not ticket.awaits_requester:
        raise NotNow("We do not wait for an answer at the moment. Write a reply instead.")
    said = replies.write(ticket, text=text, by=by, at=at, files=files)
    changes, facts = _go_on(ticket, at)
    return timeline.record(
        ticket,
        EventKind.ANSWERED,
        by=by,
        at=at,
        changes={**changes, **replies.spoken(ticket, said)},
        facts=facts,
        reply=said,
    )


@verb
def withdraw(ticket: Ticket, *, by: Person, at: datetime, note: str = "") -> Event:
    """Take our question back: we can go on without the answer."""
    rights.check_desk(by)
    if not ticket.awaits_requester:
        raise NotNow("No question is open.")
    said = replies.write(ticket, text=note, by=by, at=at) if note.strip() else None
    changes, facts = _go_on(ticket, at)
    changes["last_word_at"] = at
    return timeline.record(ticket, EventKind.WITHDRAWN, by=by, at=at, changes=changes, facts=facts, reply=said)


@verb
def hold(ticket: Ticket, *, for_whom: str, by: Person, at: datetime, note: str = "") -> Event:
    """Wait for a named third party. It is our wait: the clock runs."""
    rights.check_desk(by)
    whom = " ".join(for_whom.split())[:200]
    if not whom:
        raise Incomplete("Name whom we wait for; the requester reads it.")
    if ticket.status != Ticket.Status.OPEN:
        raise NotNow("Only an open ticket can be put on hold.")
    said = replies.write(ticket, text=note, by=by, at=at) if note.strip() else None
    changes = {"status": Ticket.Status.ON_HOLD, "on_hold_for": whom, "last_word_at": at}
    return timeline.record(ticket, EventKind.HELD, by=by, at=at, changes=changes, facts={"for": whom}, reply=said)


@verb
def resume(ticket: Ticket, *, by: Person, at: datetime, note: str = "") -> Event:
    """Go on after a hold."""
    rights.check_desk(by)
    if ticket.status != Ticket.Status.ON_HOLD:
        raise NotNow("This ticket is not on hold.")
    said = replies.write(ticket, text=note, by=by, at=at) if note.strip() else None
    facts = {"for": ticket.on_hold_for}
    changes = {"status": Ticket.Status.OPEN, "on_hold_for": "", "last_word_at": at}
    return timeline.record(ticket, EventKind.RESUMED, by=by, at=at, changes=changes, facts=facts, reply=said)


def _go_on(ticket: Ticket, at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """End the pause and move the promise: what changes on the ticket, and the old and new edge as facts."""
    visit = visiting.current(ticket)
    pause = visiting.end_pause(ticket, visit, at)
    if pause is None:  # a pending ticket has an open pause, so the ticket at hand is not as it was read
        raise SomeoneWasFaster
    calendar = promises.calendar_of(ticket)
    promise = promises.after_pause(visit, pause, calendar, at)
    clock = promise.clock()
    for name, value in clock.items():
        setattr(visit, name, value)
    visit.check_in_at = promise.check_in_at
    visit.save(update_fields=[*clock, "check_in_at", "paused_seconds"])
    pause.moved_to_at = promise.next_word_at
    pause.save(update_fields=["moved_to_at"])
    changes = {
        "status": Ticket.Status.OPEN,
        "paused_since": None,
        "next_word_at": promise.next_word_at,
        **clock,
    }
    was = pause.moved_from_at
    return changes, {
        "was_until": was and was.isoformat(),
        "until": promise.next_word_at and promise.next_word_at.isoformat(),
        "business_days": pause.business_days,
        "zone": calendar.zone.key,
    }
