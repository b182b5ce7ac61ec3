"""Forms that move a ticket through its lifecycle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from phasedesk.conversations.files import StoredFile
from phasedesk.desk import acting, forms, shell
from phasedesk.desk.shell import Desk
from phasedesk.tickets import phases
from phasedesk.tickets.models import Event, Ticket

Given = dict[str, Any]
Stored = Sequence[StoredFile]


@shell.at_the_desk
@require_POST
def move(request: Desk, number: int) -> HttpResponse:
    """Move the ticket on; over phases that are not needed, where the lifecycle says so."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        to, note = given["to"], given["note"]
        step = ticket.plan.step(ticket.phase, to)
        verb = phases.skip if step.kind == "skip" else phases.advance
        return verb(ticket, to=to, by=request.user, at=at, note=note, files=files)

    form = forms.Step(request.POST, request.FILES, to=request.POST.get("to", "")[:40])
    return acting.carry_out(request, number, form, deed, done="Moved on; the followers are being told.")


@shell.at_the_desk
@require_POST
def resolve(request: Desk, number: int) -> HttpResponse:
    """Finish the ticket."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return phases.resolve(ticket, by=request.user, at=at, note=given["note"], files=files)

    form = forms.Resolution(request.POST, request.FILES)
    return acting.carry_out(request, number, form, deed, done="Resolved; the followers are being told.")


@shell.at_the_desk
@require_POST
def reopen(request: Desk, number: int) -> HttpResponse:
    """Take up a finished ticket again."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return phases.reopen(ticket, by=request.user, at=at, note=given["note"], files=files)

    form = forms.Reopening(request.POST, request.FILES)
    return acting.carry_out(request, number, form, deed, done="Re-opened; the followers are being told.")


@shell.at_the_desk
@require_POST
def change_kind(request: Desk, number: int) -> HttpResponse:
    """Let the ticket go on as another kind, with a new promise."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return phases.change_kind(ticket, to=given["to"], by=request.user, at=at, note=given["note"])

    kind = shell.ticket_or_404(request, number).kind
    form = forms.Kind(request.POST, kind=kind)
    return acting.carry_out(request, number, form, deed, done="The kind was changed; the followers are being told.")
