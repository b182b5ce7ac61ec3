"""A ticket that one of us writes down for somebody who called, or who wrote elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from phasedesk.accounts import people
from phasedesk.conversations import files as stored_files
from phasedesk.conversations.files import StoredFile
from phasedesk.desk import forms, shell
from phasedesk.desk.shell import Desk
from phasedesk.rulebook.refusal import Incomplete, Refusal
from phasedesk.tickets import intake
from phasedesk.tickets.intake import Asked
from phasedesk.tickets.models import Ticket
from phasedesk.web.fragment import SeeOther

CARDS = {
    "bug": ("bug", "Bug or data issue", "Something is wrong, or data is not right."),
    "feature": ("feature", "Feature request", "Something the product cannot do yet."),
    "question": ("question", "Question", "How to, accounts, anything else."),
}


@shell.at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: Desk) -> HttpResponse:
    """Show the form, and make the ticket from it, once however often the form is sent."""
    if request.method != "POST":
        return _form(request, forms.NewTicket())
    form = forms.NewTicket(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, 422)
    kept: list[StoredFile] = []
    try:
        kept = stored_files.store(form.cleaned_data["files"])
        made = _submit(request, form.cleaned_data, kept)
    except Refusal as refusal:
        stored_files.discard(kept)
        form.add_error(None, refusal.sentence)
        return _form(request, form, refusal.status)
    messages.success(request, f"#{made.pk} is stored, and {made.requester.called} is being told.")
    return SeeOther(reverse("desk:ticket", args=[made.pk]))


def _form(request: Desk, form: forms.NewTicket, status: int = 200) -> HttpResponse:
    context = {"form": form, "cards": CARDS, "had_files": bool(request.FILES)}
    return shell.page(request, "desk/new.html", context, at=timezone.now(), status=status)


@transaction.atomic
def _submit(request: Desk, given: dict[str, Any], kept: list[StoredFile]) -> Ticket:
    at = timezone.now()
    requester = people.requester_for(email=given["email"], name=given["name"], at=at)
    if requester.works_here:
        raise Incomplete(f"{requester.called} works here. Enter the address of the person who asks.")
    names = ("kind", "subject", "text", "severity", "affected", "area")
    return intake.submit(
        Asked(**{name: given[name] for name in names}, files=kept),
        requester=requester,
        team=people.first_team(),
        at=at,
        by=request.user,
        organization=people.organization_of(requester),
        channel="desk",
        key=(f"desk:{request.user.pk}", given["key"]),
    )
