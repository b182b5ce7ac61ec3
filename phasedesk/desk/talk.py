"""What was said and what happened on a ticket: one list for the conversation, one for the whole history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal

from django.db.models import QuerySet

from phasedesk.conversations.models import Attachment
from phasedesk.tickets.models import Event, EventKind, Ticket
from phasedesk.tickets.sentences import sentence

NEWEST = 200  # events on one page; older ones are a page away

Look = Literal["public", "question", "internal"]

# What is about who is told, and no part of what was said.
ASIDE = frozenset({EventKind.FOLLOWED, EventKind.UNFOLLOWED})
# These say nothing that the message itself does not say.
SPEECH = frozenset({EventKind.RECEIVED, EventKind.REPLIED, EventKind.NOTED})


@dataclass(frozen=True)
class Message:
    """Something said. `about` says who speaks, and on which side."""

    seq: int
    at: datetime
    look: Look
    who: str
    about: str
    html: str
    is_ours: bool
    files: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """Something that happened, as one sentence. `is_told` is whether the requester can see it, and so was told."""

    seq: int
    at: datetime
    sentence: str
    is_told: bool
    key: int


def newest(ticket: Ticket, *, before: int | None = None, limit: int = NEWEST) -> list[Event]:
    """Load the newest events, oldest of them first, with what was said; one query."""
    found = _with_words(ticket.events.all())
    found = found if before is None else found.filter(seq__lt=before)
    return list(found.order_by("-seq")[:limit])[::-1]


def since(ticket: Ticket, version: int) -> list[Event]:
    """Load what happened after a version, oldest first; bounded like a page."""
    return list(_with_words(ticket.events.filter(seq__gt=version)).order_by("seq")[:NEWEST])


# What a page says of an event and of what was said with it; nothing else is fetched, least of all the texts as written.
SAID = [
    *("ticket", "seq", "kind", "at", "facts", "audience", "actor__name", "actor__email"),
    *(
        "reply__at",
        "reply__html",
        "reply__from_desk",
        "reply__is_question",
        "reply__author__name",
        "reply__author__email",
    ),
    *("note__at", "note__html", "note__author__name", "note__author__email"),
]


def _with_words(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.select_related("actor", "reply__author", "note__author").only(*SAID)


def files_of(ticket: Ticket) -> dict[tuple[str, int], list[Attachment]]:
    """Load the ticket's files by the message they came with; one query."""
    found: dict[tuple[str, int], list[Attachment]] = {}
    for file in ticket.attachments.order_by("pk"):
        place = ("reply", file.reply_id) if file.reply_id else ("note", file.note_id)
        found.setdefault(place, []).append(file)  # type: ignore[arg-type]
    return found


def conversation(
    ticket: Ticket,
    events: Iterable[Event],
    files: dict[tuple[str, int], list[Attachment]],
    changes: dict[int, Change],
) -> list[Message | Change]:
    """Merge what was said with what changed, in the order in which it happened."""
    items: list[Message | Change] = []
    for event in events:
        if event.kind not in SPEECH and event.kind not in ASIDE:
            items.append(changes[event.seq])
        if event.reply or event.note:
            items.append(_message(ticket, event, files))
    return items


def _message(ticket: Ticket, event: Event, files: dict[tuple[str, int], list[Attachment]]) -> Message:
    if event.note:
        came = files.get(("note", event.note.pk), [])
        return Message(event.seq, event.note.at, "internal", event.note.author.called, "", event.note.html, True, came)
    assert event.reply
    said = event.reply
    look: Look = "question" if said.is_question else "public"
    came = files.get(("reply", said.pk), [])
    side = "Support" if said.from_desk else _who_asks(ticket, said.author_id)
    return Message(event.seq, said.at, look, said.author.called, side, said.html, said.from_desk, came)


def _who_asks(ticket: Ticket, author: int) -> str:
    return "Requester" if author == ticket.requester_id else "Colleague of the requester"


def changes(events: Iterable[Event], zone: tzinfo, *, you: int) -> dict[int, Change]:
    """Say every event in its sentence, by `seq`, for the reader whose key is `you`."""
    return {
        event.seq: Change(
            event.seq, event.at, sentence(event, zone, you=you), event.audience == Event.Audience.REQUESTER, event.pk
        )
        for event in events
    }
