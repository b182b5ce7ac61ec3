"""Tickets and events as the API shows them: the standing's words, and nothing a caller may not know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings

from phasedesk.accounts.models import Person
from phasedesk.tickets import sentences, standing
from phasedesk.tickets.models import Event, Ticket


def ticket(found: Ticket, caller: Person, at: datetime) -> dict[str, Any]:
    """Give one ticket, whole."""
    where = standing.of(found, at)
    return {
        **row(found, caller, at),
        "phase_name": where.phase_name,
        "step": where.step,
        "steps_total": where.steps_total,
        "title": where.title,
        "whose_move": where.mover,
        "move": where.move,
        "meaning": where.meaning,
        "next_step": where.next_step,
        "usual": where.usual,
        "promise": where.promise,
        "moved": where.moved,
        "until_on": where.until_on and where.until_on.isoformat(),
        "next_word_on": where.next_word_on and where.next_word_on.isoformat(),
        "lateness": str(where.lateness),
        "late": where.late,
        "question": where.pause.question if where.pause else "",
        "steps": [{"key": step.key, "name": step.name, "state": step.state, "when": step.when} for step in where.steps],
        "severity": found.severity,
        "affected": found.affected,
        "workaround": found.workaround,
        "area": found.area,
        "assignee": person(found.assignee, caller) if found.assignee else None,
        "tracker": f"{settings.PHASEDESK_BASE_URL}{_page(found, caller)}",
    }


def _page(found: Ticket, caller: Person) -> str:
    """The tracker's link speaks for the requester, so another reader gets the address behind sign-in instead."""
    may_have_link = caller.works_here or found.requester_id == caller.pk
    return f"/t/{found.token}/" if may_have_link else f"/my/{found.pk}/"


def row(found: Ticket, caller: Person, at: datetime) -> dict[str, Any]:
    """Give one ticket of a list; no query of its own."""
    return {
        "number": found.number,
        "version": found.version,
        "kind": found.kind,
        "subject": found.subject,
        "status": found.status,
        "phase": found.phase,
        "phase_name": found.current.name,
        "next_word_at": found.next_word_at and found.next_word_at.isoformat(),
        "is_late": found.late_at is not None and found.late_at <= at,
        "requester": person(found.requester, caller),
        "organization": found.organization.name if found.organization else "",
        "created_at": found.created_at.isoformat(),
        "updated_at": found.updated_at.isoformat(),
    }


def person(found: Person, caller: Person) -> dict[str, str]:
    """Name somebody. One of us is a first name to a requester, and addresses are for the desk and for oneself."""
    if caller.works_here or found.pk == caller.pk:
        return {"name": found.called, "email": found.email}
    return {"name": found.first_name, "email": ""}


def event(found: Event, caller: Person) -> dict[str, Any]:
    """Tell one event, in the one sentence of its kind."""
    return {
        "seq": found.seq,
        "kind": found.kind,
        "at": found.at.isoformat(),
        "actor": person(found.actor, caller)["name"] if found.actor else "",
        "sentence": sentences.sentence(found, caller.zone, you=caller.pk),
        "text": found.reply.text if found.reply else "",
    }
