"""Proof that a person reads an address: a signed token that only a mail to that address carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from phasedesk.accounts.models import Person

LASTS = timedelta(days=30)

_SALT = "phasedesk.accounts.verification"
_LONGEST = 600


@dataclass(frozen=True)
class Proof:
    """Whose address is proven, and the ticket whose mail carried the token."""

    person: Person
    ticket_number: int


def token_for(person: Person, ticket_number: int) -> str:
    """Make the token for a mail to the person about that ticket. It proves this address only and lasts 30 days."""
    return signing.dumps([person.pk, person.email, ticket_number], salt=_SALT)


def check(token: str) -> Proof | None:
    """Say what the token proves, or None: forged, too old, or the person's address has changed since.

    The caller decides what follows, normally `proof.person.verify(at)`; looking alone changes nothing.
    """
    if len(token) > _LONGEST:
        return None
    try:
        pk, email, number = signing.loads(token, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.filter(pk=pk, email=email, is_active=True).first()
    return Proof(person, number) if person else None
