"""What a requester's words mean: they answer our question, re-open what is finished, or are a plain reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from phasedesk.rulebook.refusal import NotNow
from phasedesk.tickets import phases, replies, waiting
from phasedesk.tickets.models import Event, Ticket
from phasedesk.tickets.verb import TRIES

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.files import StoredFile


def say(ticket: Ticket, *, text: str, by: Person, at: datetime, files: Sequence[StoredFile] = ()) -> Event:
    """Take a requester's words for what they are now; when the ticket moves meanwhile, look again."""
    for _ in range(TRIES - 1):
        try:
            return _say(ticket, text=text, by=by, at=at, files=files)
        except NotNow:
            ticket.refresh_from_db(from_queryset=Ticket.objects.with_people())
    return _say(ticket, text=text, by=by, at=at, files=files)


def _say(ticket: Ticket, *, text: str, by: Person, at: datetime, files: Sequence[StoredFile]) -> Event:
    if ticket.awaits_requester:
        return waiting.answer(ticket, text=text, by=by, at=at, files=files)
    if ticket.is_finished:
        return phases.reopen(ticket, by=by, at=at, note=text, files=files)
    return replies.reply(ticket, text=text, by=by, at=at, files=files, to_open=True)
