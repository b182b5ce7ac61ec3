"""Forms that say something: to everybody, or only among ourselves. They are two addresses and two verbs, on purpose."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from phasedesk.desk import acting, forms, shell
from phasedesk.desk.phase import Given, Stored
from phasedesk.desk.shell import Desk
from phasedesk.tickets import replies
from phasedesk.tickets.models import Event, Ticket


@shell.at_the_desk
@require_POST
def reply(request: Desk, number: int) -> HttpResponse:
    """Write a public reply."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return replies.reply(ticket, text=given["text"], by=request.user, at=at, files=files)

    form = forms.Reply(request.POST, request.FILES)
    return acting.carry_out(request, number, form, deed, done="Your reply is on its way.")


@shell.at_the_desk
@require_POST
def note(request: Desk, number: int) -> HttpResponse:
    """Keep an internal note."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return replies.note(ticket, text=given["text"], by=request.user, at=at, files=files)

    form = forms.Note(request.POST, request.FILES)
    return acting.carry_out(request, number, form, deed, done="The note is kept. Only people who work here read it.")
