"""The only place where a phase changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from phasedesk.conversations.models import PublicReply
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.lifecycle import Phase
from phasedesk.rulebook.refusal import Incomplete, NotNow, StepNotAllowed
from phasedesk.tickets import promises, replies, rights, timeline, visiting
from phasedesk.tickets.models import Event, EventKind, Pause, Ticket, Visit
from phasedesk.tickets.verb import patient, verb

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.files import StoredFile


@verb
def advance(
    ticket: Ticket, *, to: str, by: Person, at: datetime, note: str = "", files: Sequence[StoredFile] = ()
) -> Event:
    """Move the ticket one step on and start the clock of its new phase. `note` is what the requester reads with it."""
    _check_may_move(ticket, by)
    ticket.plan.check_step(ticket.phase, to, "advance")
    return _move(ticket, to, EventKind.ADVANCED, by=by, at=at, note=note, files=files)


def begin_review(
    ticket: Ticket, *, by: Person, at: datetime, note: str = "", files: Sequence[StoredFile] = ()
) -> Event:
    """Take a ticket that nobody has looked at; it becomes the reviewer's, if it is nobody's yet."""
    review = next(phase for phase in ticket.plan.phases if phase.stage == "review")
    return advance(ticket, to=review.key, by=by, at=at, note=note, files=files)


@verb
def skip(ticket: Ticket, *, to: str, by: Person, at: datetime, note: str, files: Sequence[StoredFile] = ()) -> Event:
    """Pass over phases that are not needed. `note` says why, as the requester reads it."""
    _check_may_move(ticket, by)
    ticket.plan.check_step(ticket.phase, to, "skip")
    if not note.strip():
        raise Incomplete("Say why the step is not needed; the requester reads it.")
    return _move(ticket, to, EventKind.SKIPPED, by=by, at=at, note=note, files=files)


@verb
def resolve(ticket: Ticket, *, by: Person, at: datetime, note: str, files: Sequence[StoredFile] = ()) -> Event:
    """Finish a ticket in its last phase. `note` tells the requester how it ended."""
    _check_may_move(ticket, by)
    if not ticket.current.is_last:
        raise StepNotAllowed(
            f"A ticket in “{ticket.current.name}” cannot be resolved yet. Move it to its last phase first."
        )
    if not note.strip():
        raise Incomplete("Say how it ended; the requester reads it.")
    visit = visiting.current(ticket)
    visiting.end_pause(ticket, visit, at)
    visit.save(update_fields=["paused_seconds"])
    said = replies.write(ticket, text=note, by=by, at=at, files=files)
    changes = {
        "status": Ticket.Status.RESOLVED,
        "resolved_at": at,
        "next_word_at": None,
        "paused_since": None,
        "on_hold_for": "",
        **promises.STOPPED,
        **replies.spoken(ticket, said),
    }
    return timeline.record(ticket, EventKind.RESOLVED, by=by, at=at, changes=changes, reply=said)


@patient
def reopen(ticket: Ticket, *, by: Person, at: datetime, note: str, files: Sequence[StoredFile] = ()) -> Event:
    """Take up a finished ticket again, with a follow-up that says why."""
    rights.check_part(ticket, by)
    if not ticket.is_finished:
        raise NotNow("This ticket is not finished, so there is nothing to re-open. Just write a reply.")
    phase = ticket.plan.reopens_at(ticket.phase)
    said = replies.write(ticket, text=note, by=by, at=at, files=files)
    was = visiting.current(ticket)
    visiting.leave(was, Visit.Outcome.REOPENED, at)
    visit, changes = visiting.entry(ticket, phase, at=at, seq=was.seq + 1)
    visit.save(force_insert=True)
    facts = {**_from_to(ticket.current, phase), **_promised(ticket, visit)}
    return timeline.record(
        ticket,
        EventKind.REOPENED,
        by=by,
        at=at,
        changes={**changes, **replies.spoken(ticket, said)},
        facts=facts,
        reply=said,
    )


@verb
def change_kind(ticket: Ticket, *, to: str, by: Person, at: datetime, note: str) -> Event:
    """Go on as another kind. Past visits are kept, a new promise is made, and `note` tells the requester why."""
    _check_may_move(ticket, by)
    if to == ticket.kind:
        raise StepNotAllowed("The ticket is of that kind already.")
    if not note.strip():
        raise Incomplete("Say why the kind changes; the requester reads it.")
    lifecycle = LifecycleVersion.objects.in_force(to)
    phase = lifecycle.as_plan().entry_for(ticket.current.stage)
    said = replies.write(ticket, text=note, by=by, at=at)
    facts: dict[str, Any] = {"was_kind": ticket.kind, "now_kind": to, **_from_to(ticket.current, phase)}
    was = visiting.current(ticket)
    pause = visiting.end_pause(ticket, was, at)
    visiting.leave(was, Visit.Outcome.KIND_CHANGED, at)
    visit, changes = visiting.entry(ticket, phase, at=at, seq=was.seq + 1, lifecycle=lifecycle)
    visit.save(force_insert=True)
    if pause is not None:
        changes |= _lay_again(ticket, visit, pause, at)
    changes |= {"kind": to, "lifecycle": lifecycle, **replies.spoken(ticket, said)}
    facts |= _promised(ticket, visit)
    return timeline.record(ticket, EventKind.KIND_CHANGED, by=by, at=at, changes=changes, facts=facts, reply=said)


def _check_may_move(ticket: Ticket, by: Person) -> None:
    rights.check_desk(by)
    if ticket.is_finished:
        raise NotNow("This ticket is finished. Re-open it first.")


def _move(
    ticket: Ticket, to: str, kind: EventKind, *, by: Person, at: datetime, note: str, files: Sequence[StoredFile]
) -> Event:
    phase, left = ticket.plan.phase(to), ticket.current
    said = _words(ticket, phase, note=note, by=by, at=at, files=files)
    was = visiting.current(ticket)
    visiting.end_pause(ticket, was, at)
    visiting.leave(was, Visit.Outcome.COMPLETED, at)
    skipped = ticket.plan.skipped(ticket.plan.step(left.key, to))
    seq = visiting.passed_over(ticket, skipped, after=was, at=at)
    visit, changes = visiting.entry(ticket, phase, at=at, seq=seq)
    visit.save(force_insert=True)
    changes |= {"last_word_at": at, "requester_spoke_at": None}
    if phase.stage == "review" and ticket.assignee is None:
        changes["assignee"] = by
    facts: dict[str, Any] = {**_from_to(left, phase), **_promised(ticket, visit)}
    if skipped:
        facts["not_needed"] = [passed.name for passed in skipped]
    return timeline.record(ticket, kind, by=by, at=at, changes=changes, facts=facts, reply=said)


def _words(
    ticket: Ticket, phase: Phase, *, note: str, by: Person, at: datetime, files: Sequence[StoredFile]
) -> PublicReply | None:
    """Write what is said with the move. An outcome cannot be reached in silence."""
    if not note.strip() and not files:
        if phase.stage == "outcome":
            raise Incomplete(f"“{phase.name}” needs your words: the requester reads them as the outcome.")
        return None
    return replies.write(ticket, text=note, by=by, at=at, files=files)


def _lay_again(ticket: Ticket, visit: Visit, pause: Pause, at: datetime) -> dict[str, Any]:
    """Lay the wait over the new visit as well, for our question is still open."""
    edge = visit.window_until_at or visit.check_in_at
    Pause.objects.create(visit=visit, ticket=ticket, question_id=pause.question_id, asked_at=at, moved_from_at=edge)
    return {
        "status": Ticket.Status.PENDING,
        "paused_since": at,
        "next_word_at": promises.reminder_at(ticket, at),
        **promises.STOPPED,
    }


def _from_to(was: Phase, now: Phase) -> dict[str, str]:
    """Name both phases, as they were called then."""
    return {"was": was.key, "was_name": was.name, "now": now.key, "now_name": now.name}


def _promised(ticket: Ticket, visit: Visit) -> dict[str, Any]:
    """Give the promise as a fact of the event, for ever."""
    return {
        "until": visit.window_until_at and visit.window_until_at.isoformat(),
        "check_in": visit.check_in_at and visit.check_in_at.isoformat(),
    }
