"""The link in a mail to an unproven address: pressing its button proves that they read it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from phasedesk.accounts import verification
from phasedesk.portal.guard import private
from phasedesk.tickets.models import Ticket
from phasedesk.web.fragment import SeeOther


@require_http_methods(["GET", "HEAD", "POST"])
@private
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; looking changes nothing, for mail scanners open every link. Pressing it leads to the ticket."""
    proof = verification.check(token)
    if proof is None:
        return render(request, "portal/gone.html", status=404)
    if request.method != "POST":
        return render(request, "portal/verify.html", {"email": proof.person.email, "number": proof.ticket_number})
    proof.person.verify(timezone.now())
    ticket = Ticket.objects.filter(pk=proof.ticket_number, requester=proof.person).first()
    if ticket is None:
        return SeeOther(reverse("portal:home"))
    return SeeOther(reverse("portal:tracker", args=[ticket.token]))
