"""The front page: sending a ticket, and what the sender reads then."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.conversations import files
from phasedesk.lifecycles.models import KINDS, LifecycleVersion
from phasedesk.portal import access, network, sent
from phasedesk.portal.forms import NewTicket, fresh_key
from phasedesk.portal.guard import private
from phasedesk.rulebook.lifecycle import Phase
from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets import intake, once, requester_queries, standing, words
from phasedesk.tickets.models import Ticket
from phasedesk.web.fragment import SeeOther, wants_fragment

USUAL_KIND = "bug"
# Kept by the browser, so that going back brings what was typed; looked at anew when it is opened again.
CACHED = "private, no-cache"


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Show the form for a new ticket, change its kind, or send it."""
    person = request.user if isinstance(request.user, Person) else None
    if request.method != "POST":
        form = NewTicket(initial={"key": fresh_key()}, kind=_kind(request.GET), person=person)
        return _page(request, form, _kind(request.GET))
    kind = _kind(request.POST)
    if "switch" in request.POST:
        typed = {name: value for name, value in request.POST.items() if name in NewTicket.base_fields}
        return _page(request, NewTicket(initial=typed, kind=kind, person=person), kind)
    return _send(request, NewTicket(request.POST, request.FILES, kind=kind, person=person), kind)


def _kind(given: Any) -> str:
    kind = given.get("kind", "")
    return kind if kind in KINDS else USUAL_KIND


def _send(request: HttpRequest, form: NewTicket, kind: str) -> HttpResponse:
    """Send it; the same form sent again ends at the ticket made the first time (guide R2)."""
    if form.is_valid():
        try:
            ticket = _submit(request, form)
        except once.KeyReused:
            return _sent_before(request, form, kind)
        except Refusal as refusal:
            field = refusal.facts.get("field") or ("files" if request.FILES else None)
            form.add_error(field if field in form.fields else None, refusal.sentence)
            return _page(request, form, kind, status=refusal.status)
        if form.person:
            messages.success(request, f"Support has your ticket. It is number {ticket.number}.")
            return SeeOther(access.Access(ticket, form.person, "ticket", ticket.number).url())
        sent.remember(request, ticket)
        return SeeOther(reverse("portal:sent", args=[ticket.number]))
    return _page(request, form, kind, status=422)


def _submit(request: HttpRequest, form: NewTicket) -> Ticket:
    at, given = timezone.now(), form.cleaned_data
    stored = files.store(given["files"])
    try:
        requester = form.person or people.requester_for(email=given["email"], name=given["name"], at=at)
        asked = form.asked(stored)
        said = once.fingerprint(asked.fingerprint(), requester.email)
        key = sent.key_of(request, said, at) or given["key"] or fresh_key()
        ticket = intake.submit(
            asked,
            requester=requester,
            team=people.first_team(),
            organization=form.chosen_organization,
            network="" if form.person else network.of(request),
            key=("form", key),
            at=at,
        )
    except Refusal:
        files.discard(stored)
        raise
    if ticket.created_at != at:
        files.discard(stored)  # it was made the first time, and has its files
    if ticket.requester_id != requester.pk:
        raise once.KeyReused  # the same words, sent again under another address
    sent.remember_words(request, said, key, at)
    return ticket


def _sent_before(request: HttpRequest, form: NewTicket, kind: str) -> HttpResponse:
    """Ask whether what was changed and sent again is to be a second ticket."""
    form.add_error(
        None,
        "You sent this form before, with other words or another address, and Support has that ticket. To add to it, "
        "open it and write there. To send this as a second ticket, press Send once more.",
    )
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["key"] = fresh_key()  # type: ignore[index]
    return _page(request, form, kind, status=409)


def _page(request: HttpRequest, form: NewTicket, kind: str, *, status: int = 200) -> HttpResponse:
    plans = {version.kind: version.as_plan() for version in LifecycleVersion.objects.all_in_force()}
    context = {
        "form": form,
        "chosen": kind,
        "plans": plans,
        "preview": [(phase.name, expectation(phase)) for phase in plans[kind].phases],
        "load": _load(kind),
        "place": "new",
    }
    if wants_fragment(request) and status == 200:
        response = render(request, "portal/_home_parts.html", {**context, "only_parts": True})
    else:
        response = render(request, "portal/home.html", context, status=status)
    response["Cache-Control"] = CACHED
    response["Vary"] = "HX-Request, Cookie"
    return response


def expectation(phase: Phase) -> str:
    """Say how long a phase takes, before it is entered."""
    if phase.timeframe:
        return words.usual_range(phase.timeframe)
    if phase.ends:
        return "You have our answer, and can re-open it"
    return "No set time: we tell you the outcome, and write again in any case"


def _load(kind: str) -> str:
    """Say how many wait before this one, not how fast it goes: that would need a record."""
    number = requester_queries.ahead(kind, people.first_team())
    if number > requester_queries.MOST_AHEAD:
        return f"Right now more than {requester_queries.MOST_AHEAD} tickets of this kind are ahead of yours."
    if not number:
        return "Right now no ticket of this kind is ahead of yours."
    return f"Right now {words.count(number, 'ticket')} of this kind {'is' if number == 1 else 'are'} ahead of yours."


@require_safe
@private
def confirmation(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the ticket is with Support, what happens next and by when, and where the link went."""
    ticket = access.sent_here(request, number)
    context = {
        "ticket": ticket,
        "now": standing.of(ticket, timezone.now()),
        "sends_mail": sent.sends_mail(),
        "may_look": sent.may_look(ticket),
        "hours": max(1, request.session.get_expiry_age() // 3600),
        "place": "",
    }
    return render(request, "portal/sent.html", context)
