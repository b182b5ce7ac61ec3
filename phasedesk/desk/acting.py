"""Carrying out a form on a ticket: one way for all, so that versions, files and refusals are never forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from phasedesk.conversations import files as stored_files
from phasedesk.conversations.files import StoredFile
from phasedesk.desk import shell, ticket
from phasedesk.desk.forms import Act
from phasedesk.desk.shell import Desk
from phasedesk.rulebook.refusal import Incomplete, Refusal
from phasedesk.tickets.models import Event, Ticket
from phasedesk.web.fragment import SeeOther


class Unversioned(Refusal):
    """A change without the version of the ticket that its author saw (RFC 6585, 428)."""

    code = "version-missing"
    status = 428
    sentence = (
        "The form did not say which state of the ticket you saw, so nothing was changed. Look, then send it again."
    )


# What is done: (the ticket, the form's contents, the instant, the stored files) to the event, or None for no change.
Deed = Callable[[Ticket, dict[str, Any], datetime, Sequence[StoredFile]], Event | None]


def carry_out(request: Desk, number: int, form: Act, deed: Deed, *, done: str) -> HttpResponse:
    """Do it and go back to the ticket, saying `done`; or show the ticket with the form as it was filled in.

    The form's version must be the ticket's, else 409; 428 without one; 422 for what is forbidden or missing.
    """
    found = shell.ticket_or_404(request, number)
    seen = version_seen(request)
    kept: list[StoredFile] = []
    try:
        if seen is None:
            raise Unversioned
        found.expect(seen)
        if not form.is_valid():
            raise Incomplete("Something is missing; nothing was sent yet.")
        kept = stored_files.store(form.cleaned_data.get("files") or [])
        event = deed(found, form.cleaned_data, timezone.now(), kept)
    except Refusal as refusal:
        stored_files.discard(kept)
        return ticket.refused(request, number, form, refusal, seen)
    messages.success(request, done if event else "That is so already; nothing was changed.")
    return SeeOther(reverse("desk:ticket", args=[number]))


def version_seen(request: Desk) -> int | None:
    """Give the version of the ticket that the form was drawn from, if it says one."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
