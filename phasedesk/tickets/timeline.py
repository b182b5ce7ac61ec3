"""What happened. One guarded change of the ticket and one event, together; also the outbox's source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from phasedesk import wake
from phasedesk.tickets.models import Event, EventKind, Ticket, Unannounced

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.models import InternalNote, PublicReply

# What only the desk may read. Everything else can be seen by the requester, so everything else is told.
DESK_ONLY = frozenset({EventKind.NOTED, EventKind.UNFOLLOWED})


def record(
    ticket: Ticket,
    kind: EventKind,
    *,
    by: Person | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    reply: PublicReply | None = None,
    note: InternalNote | None = None,
    for_desk: bool = False,
) -> Event:
    """Change the ticket if nobody was faster, and write down what happened; SomeoneWasFaster writes nothing.

    `for_desk` keeps an event of a kind that is usually told to the desk, for when no requester can see a change.
    """
    event = _event(
        ticket, kind, by=by, at=at, facts=facts, reply=reply, note=note, seq=ticket.version + 1, for_desk=for_desk
    )
    ticket.change(at, chain=event.hash, **(changes or {}))
    return _keep(event)


def open_with(ticket: Ticket, *, by: Person | None, at: datetime, facts: Mapping[str, Any], text: str) -> Event:
    """Make the first event of a ticket not saved yet; the caller saves the ticket, then calls `keep_first`."""
    event = _event(ticket, EventKind.RECEIVED, by=by, at=at, facts=facts, seq=1, text=text)
    ticket.version, ticket.chain = 1, event.hash
    return event


def keep_first(event: Event, ticket: Ticket, reply: PublicReply) -> Event:
    """Write the event of `open_with`, now that the ticket and its first message have their rows."""
    event.ticket, event.reply = ticket, reply
    return _keep(event)


def breaks(ticket: Ticket) -> Iterator[int]:
    """Yield the `seq` of each event whose hash does not follow from its contents and the one before; none if sound."""
    before = ""
    for event in ticket.events.select_related("reply", "note").order_by("seq"):
        said = event.reply or event.note
        if event.hash_before != before or event.hash != _hash(ticket, event, said.text if said else ""):
            yield event.seq
        before = event.hash
    if before != ticket.chain:
        yield ticket.version  # the end is missing


def _event(
    ticket: Ticket,
    kind: EventKind,
    *,
    by: Person | None,
    at: datetime,
    seq: int,
    facts: Mapping[str, Any] | None = None,
    reply: PublicReply | None = None,
    note: InternalNote | None = None,
    text: str = "",
    for_desk: bool = False,
) -> Event:
    event = Event(
        ticket=ticket if ticket.pk else None,
        seq=seq,
        kind=kind,
        actor=by,
        at=at,
        facts=dict(facts or {}),
        audience=Event.Audience.DESK if for_desk or kind in DESK_ONLY else Event.Audience.REQUESTER,
        reply=reply,
        note=note,
        hash_before=ticket.chain,
    )
    said = reply or note
    event.hash = _hash(ticket, event, said.text if said else text)
    return event


def _keep(event: Event) -> Event:
    event.save(force_insert=True)
    if event.audience == Event.Audience.REQUESTER:
        Unannounced.objects.bulk_create([Unannounced(event=event)])
        wake.soon()
    return event


def _hash(ticket: Ticket, event: Event, text: str) -> str:
    """Give the SHA-256 over what the event says, whom it is about and the hash before it."""
    content = {
        "ticket": ticket.token,
        "seq": event.seq,
        "kind": str(event.kind),
        "actor": event.actor_id,
        "at": event.at.timestamp(),
        "facts": event.facts,
        "audience": str(event.audience),
        "text": hashlib.sha256(text.encode()).hexdigest(),
        "before": event.hash_before,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
