"""One-time addresses that sign a person in. Looking at one changes nothing; pressing its button uses it up (S28)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.urls import reverse

from phasedesk.accounts import people, tokens
from phasedesk.accounts.models import Person, SignInLink
from phasedesk.rulebook.refusal import Refusal

_SECRET_BYTES = 32
_LENGTH = 43  # of 32 bytes, written for a URL


class ShutOut(Refusal):
    """A deactivated person gets no way in."""

    code = "shut-out"
    status = 409
    sentence = "This person is deactivated and cannot sign in."


def make(email: str, at: datetime, minutes: int = 60) -> str:
    """Make a link for the person of that address and give its path, `/account/link/<secret>/`.

    It lasts `minutes`. Raises `NobodyThere` or `ShutOut`.
    """
    person = people.find(email)
    if person is None:
        raise people.NobodyThere
    if not person.is_active:
        raise ShutOut
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    SignInLink.objects.create(
        person=person, secret_hash=tokens.hashed(secret), created_at=at, expires_at=at + timedelta(minutes=minutes)
    )
    return reverse("account_link", args=[secret])


def person_for(secret: str, at: datetime) -> Person | None:
    """Tell whom the link would sign in, without using it up: mail scanners open every link they see."""
    if not _is_well_formed(secret):
        return None
    unused = SignInLink.objects.filter(secret_hash=tokens.hashed(secret), used_at=None, person__is_active=True)
    link = unused.usable(at).select_related("person").first()
    return link.person if link else None


def use(secret: str, at: datetime) -> Person | None:
    """Use the link up and give its person: to exactly one caller, whoever else tries at the same instant."""
    if not _is_well_formed(secret):
        return None
    # One statement on one table: a join would make PostgreSQL check "unused" against an older state of the row.
    unused = SignInLink.objects.filter(secret_hash=tokens.hashed(secret), used_at=None)
    if unused.usable(at).update(used_at=at) != 1:
        return None
    return Person.objects.filter(sign_in_links__secret_hash=tokens.hashed(secret), is_active=True).first()


def _is_well_formed(secret: str) -> bool:
    return len(secret) == _LENGTH and secret.isascii()
