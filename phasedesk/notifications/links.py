"""Addresses in mails. They start from the configured base address only, never from what a request claims (S22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing

from phasedesk.accounts import verification
from phasedesk.tickets.models import Follower

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.tickets.models import Ticket

_STOP = signing.Signer(salt="phasedesk.notifications.stop")
_LONGEST = 200


def tracker(ticket: Ticket) -> str:
    """Give the address of the ticket's tracker; who has it may read and answer this one ticket."""
    return _absolute(f"/t/{ticket.token}/")


def ticket(ticket: Ticket) -> str:
    """Give the address by number, behind sign-in, for a reader who is not the requester (docs/decisions/0009)."""
    return _absolute(f"/my/{ticket.pk}/")


def verify(person: Person, ticket: Ticket) -> str:
    """Give the address that proves the person reads their mail, and then shows the ticket."""
    return _absolute(f"/verify/{verification.token_for(person, ticket.pk)}/")


def stop(person_id: int, ticket_id: int) -> str:
    """Give the address on which the person ends the mail about this ticket; it never runs out (RFC 8058)."""
    return _absolute(f"/stop/{stop_token(person_id, ticket_id)}/")


def stop_token(person_id: int, ticket_id: int) -> str:
    """Give the signed part of that address."""
    return _STOP.sign_object([person_id, ticket_id])


def follower_of(token: str) -> Follower | None:
    """Find who is meant by the signed part of a stop address; None for a forged one and for one who follows no more."""
    if len(token) > _LONGEST:
        return None
    try:
        person, ticket = _STOP.unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    place = Follower.objects.filter(person_id=person, ticket_id=ticket, person__is_active=True)
    return place.select_related("person", "ticket").first()


def _absolute(path: str) -> str:
    return f"{settings.PHASEDESK_BASE_URL}{path}"
