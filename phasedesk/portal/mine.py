"""The tickets of a signed-in person, and those of the organizations they manage."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phasedesk.accounts.models import Organization, Person
from phasedesk.portal.guard import private
from phasedesk.tickets import requester_queries


@require_safe
@private
def tickets(request: HttpRequest) -> HttpResponse:
    """List them: first those in which it is the requester's move, then all others, newest first."""
    person = request.user
    if not isinstance(person, Person):
        return redirect_to_login(request.get_full_path())
    at = timezone.now()
    managed = requester_queries.managed_by(person)
    organization = _chosen(request.GET.get("organization", ""), managed)
    before = _number(request.GET.get("before", ""))
    lines, more = requester_queries.page(person, at, organization, before)
    context = {
        "waiting": [] if before else requester_queries.waiting_for(person, at, organization),
        "lines": lines,
        "more": more,
        "before": before,
        "managed": managed,
        "organization": organization,
        "place": "tickets",
    }
    return render(request, "portal/mine.html", context)


def _chosen(key: str, managed: list[Organization]) -> Organization | None:
    if not key:
        return None
    for organization in managed:
        if str(organization.pk) == key:
            return organization
    raise Http404


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Http404
    return int(text)
