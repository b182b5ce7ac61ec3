"""Forms that lay a wait over a phase, and end it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from phasedesk.desk import acting, forms, shell
from phasedesk.desk.phase import Given, Stored
from phasedesk.desk.shell import Desk
from phasedesk.tickets import waiting
from phasedesk.tickets.models import Event, Ticket


@shell.at_the_desk
@require_POST
def ask(request: Desk, number: int) -> HttpResponse:
    """Ask the requester, and pause our clock."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return waiting.ask(ticket, question=given["text"], by=request.user, at=at, files=files)

    form = forms.Question(request.POST, request.FILES)
    return acting.carry_out(request, number, form, deed, done="Asked. Our clock is paused until they answer.")


@shell.at_the_desk
@require_POST
def withdraw(request: Desk, number: int) -> HttpResponse:
    """Take our question back."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return waiting.withdraw(ticket, by=request.user, at=at, note=given["note"])

    form = forms.Words(request.POST, key="withdrawal")
    return acting.carry_out(request, number, form, deed, done="Our clock goes on.")


@shell.at_the_desk
@require_POST
def hold(request: Desk, number: int) -> HttpResponse:
    """Put the ticket on hold for somebody named."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return waiting.hold(ticket, for_whom=given["for_whom"], by=request.user, at=at, note=given["note"])

    return acting.carry_out(request, number, forms.Hold(request.POST), deed, done="On hold. Our clock runs.")


@shell.at_the_desk
@require_POST
def resume(request: Desk, number: int) -> HttpResponse:
    """Go on after a hold."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event:
        return waiting.resume(ticket, by=request.user, at=at, note=given["note"])

    form = forms.Words(request.POST, key="resumption")
    return acting.carry_out(request, number, form, deed, done="It goes on.")
