"""Saying something: public replies and internal notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from phasedesk.conversations import files as stored_files
from phasedesk.conversations import formatting
from phasedesk.conversations.models import InternalNote, PublicReply
from phasedesk.rulebook.refusal import Incomplete, NotNow, TooMuch
from phasedesk.tickets import quotas, rights, timeline, visiting
from phasedesk.tickets.models import Event, EventKind, Ticket
from phasedesk.tickets.verb import patient

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.files import StoredFile

MAX_TEXT = 100_000


@patient
def reply(
    ticket: Ticket,
    *,
    text: str,
    by: Person,
    at: datetime,
    files: Sequence[StoredFile] = (),
    to_open: bool = False,
) -> Event:
    """Say something that requester and desk both read. What it changes besides is said by other verbs.

    `to_open` refuses with NotNow where the words would be an answer or a follow-up by now, and so would be lost.
    """
    rights.check_part(ticket, by)
    if to_open and (ticket.awaits_requester or ticket.is_finished):
        raise NotNow("The ticket changed while you wrote, and nothing was sent yet. Look at it, then send it again.")
    said = write(ticket, text=text, by=by, at=at, files=files)
    changes = {**spoken(ticket, said), **(visiting.checked_in(ticket, at) if said.from_desk else {})}
    return timeline.record(ticket, EventKind.REPLIED, by=by, at=at, reply=said, changes=changes)


@patient
def note(ticket: Ticket, *, text: str, by: Person, at: datetime, files: Sequence[StoredFile] = ()) -> Event:
    """Say something among ourselves. It is no reply, and becomes none."""
    rights.check_desk(by)
    said = InternalNote.objects.create(
        ticket=ticket, author=by, at=at, text=checked(text, files), html=formatting.to_html(text)
    )
    stored_files.attach(files, ticket=ticket, at=at, note=said)
    return timeline.record(ticket, EventKind.NOTED, by=by, at=at, note=said)


def write(
    ticket: Ticket,
    *,
    text: str,
    by: Person,
    at: datetime,
    files: Sequence[StoredFile] = (),
    is_question: bool = False,
) -> PublicReply:
    """Store a public reply; for verbs that say something while they do something."""
    if not by.works_here:
        quotas.check_pace(ticket, by, at)
        quotas.check_files(ticket, by, files, at)
    said = PublicReply.objects.create(
        ticket=ticket,
        author=by,
        at=at,
        text=checked(text, files),
        html=formatting.to_html(text),
        from_desk=by.works_here and by.pk != ticket.requester_id,
        is_question=is_question,
    )
    stored_files.attach(files, ticket=ticket, at=at, reply=said)
    return said


def spoken(ticket: Ticket, said: PublicReply) -> dict[str, object]:
    """Give what changes on the ticket because one side spoke."""
    if said.from_desk:
        return {"last_word_at": said.at, "requester_spoke_at": None}
    return {"requester_spoke_at": said.at}


def checked(text: str, files: Sequence[StoredFile] = ()) -> str:
    """Give the text, if it says something (a file may speak for itself) and is not too long."""
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text and not files:
        raise Incomplete("Write something first, or attach a file.")
    if len(text) > MAX_TEXT:
        raise TooMuch(f"This text is longer than {MAX_TEXT:,} characters. Attach it as a file instead.")
    return text
