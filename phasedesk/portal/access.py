"""By which door a tracker is opened, and as whom. All three lead to the same page.

- `tracker`: whoever has the link acts as the requester on this one ticket; a signed-in reader of it as themself.
- `ticket`: a signed-in person, by number.
- `sent_ticket`: the browser that sent it without signing in, until Support speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from phasedesk.accounts.models import Person
from phasedesk.portal import sent
from phasedesk.tickets.models import Ticket


class Elsewhere(Exception):
    """The reader has to go somewhere else first."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


@dataclass(frozen=True)
class Access:
    """A ticket, who reads it, and the door they came by."""

    ticket: Ticket
    reader: Person
    door: str
    place: Any

    def url(self, part: str = "", *more: Any) -> str:
        """Give the address of the page or of a part of it, by the same door."""
        name = f"portal:{self.door}_{part}" if part else f"portal:{self.door}"
        return reverse(name, args=(self.place, *more))

    @property
    def is_requester(self) -> bool:
        """Whether the reader is the one who asked, or speaks for them by the link."""
        return self.reader.pk == self.ticket.requester_id

    @property
    def zone(self) -> ZoneInfo:
        """The clock on which the reader reads times; that of a claimed address would tell whom we know."""
        return ZoneInfo(settings.PHASEDESK_TIME_ZONE) if self.by_session else self.reader.zone

    @property
    def called(self) -> str:
        """What the page calls the reader; of a claimed address nothing that its owner told us."""
        return self.reader.email.partition("@")[0] if self.by_session else self.reader.called

    @property
    def by_session(self) -> bool:
        """Whether only the session lets the reader in; then the mail of others is not theirs to stop."""
        return self.door == "sent_ticket"


def enter(request: HttpRequest, door: str, place: Any) -> Access:
    """Open the ticket. Http404 for what is not there or not theirs, Elsewhere where they have to go first."""
    if door == "tracker":
        return _by_link(request, place)
    return _by_number(request, place) if door == "ticket" else _by_session(request, place)


def _by_link(request: HttpRequest, token: str) -> Access:
    ticket = get_object_or_404(Ticket.objects.with_people(), token=token)
    reader = ticket.requester
    if isinstance(request.user, Person) and _may_see(request.user, ticket):
        reader = request.user
    if not reader.is_active:
        raise Http404
    return Access(ticket, reader, "tracker", token)


def _by_number(request: HttpRequest, number: int) -> Access:
    if not isinstance(request.user, Person):
        safe = request.method in {"GET", "HEAD"}
        raise Elsewhere(redirect_to_login(request.get_full_path() if safe else reverse("portal:ticket", args=[number])))
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user).with_people(), pk=number)
    return Access(ticket, request.user, "ticket", number)


def _by_session(request: HttpRequest, number: int) -> Access:
    ticket = sent_here(request, number)
    if not sent.may_look(ticket):
        raise Elsewhere(redirect("portal:sent", number))
    return Access(ticket, ticket.requester, "sent_ticket", number)


def sent_here(request: HttpRequest, number: int) -> Ticket:
    """Find the ticket this browser sent; Http404 for any other."""
    if not sent.has_sent(request, number):
        raise Http404
    return get_object_or_404(Ticket.objects.with_people(), pk=number)


def _may_see(person: Person, ticket: Ticket) -> bool:
    if person.pk == ticket.requester_id:
        return True
    return Ticket.objects.visible_to(person).filter(pk=ticket.pk).exists()
