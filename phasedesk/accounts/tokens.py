"""Keys for programs: made, recognised, withdrawn. Only their hash is kept (S29)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import OperationalError
from django.db.models import Q

from phasedesk.accounts import people
from phasedesk.accounts.models import ApiToken, Person
from phasedesk.rulebook.refusal import Incomplete, Refusal

SCOPES = ("tickets:read", "tickets:write", "admin")
USUAL_SCOPES = ("tickets:read", "tickets:write")
LONGEST_NAME = 100

_MARK = "pd_"
_LENGTH = len(_MARK) + 8 + 1 + 64
_USE_IS_NOTED_EVERY = timedelta(minutes=1)


class UnknownScope(Refusal):
    """A right that no token can carry."""

    code = "unknown-scope"


class AboveOwner(Refusal):
    """A token may not do what its owner may not."""

    code = "above-owner"
    sentence = "Only an admin's token can carry the scope “admin”."


def hashed(secret: str) -> str:
    """Give what is stored of a secret. It has 256 random bits, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make(email: str, scopes: Iterable[str] | None, at: datetime, days: int | None = None, name: str = "") -> str:
    """Make a token for the person of that address; the returned secret cannot be seen again.

    `scopes` are some of `SCOPES`, both ticket scopes when None; without `days` the token does not run out.
    Raises `NobodyThere`, `UnknownScope`, `AboveOwner` or `Incomplete`.
    """
    owner = people.find(email)
    if owner is None:
        raise people.NobodyThere
    granted = _granted(USUAL_SCOPES if scopes is None else scopes, owner)
    if days is not None and days < 1:
        raise Incomplete("A token lasts at least one day.")
    prefix = _MARK + secrets.token_hex(4)
    secret = f"{prefix}_{secrets.token_hex(32)}"
    ApiToken.objects.create(
        person=owner,
        name=name.strip()[:LONGEST_NAME],
        prefix=prefix,
        secret_hash=hashed(secret),
        scopes=granted,
        created_at=at,
        expires_at=at + timedelta(days=days) if days else None,
    )
    return secret


def _granted(scopes: Iterable[str], owner: Person) -> list[str]:
    wanted = set(scopes)
    unknown = sorted(wanted - set(SCOPES))
    if unknown:
        raise UnknownScope(f"There is no scope “{unknown[0][:40]}”. The scopes are {', '.join(SCOPES)}.")
    if not wanted:
        raise Incomplete("A token needs at least one scope.")
    if "admin" in wanted and not owner.is_admin:
        raise AboveOwner
    return [scope for scope in SCOPES if scope in wanted]


def person_for(secret: str, at: datetime) -> tuple[Person, frozenset[str]] | None:
    """Find whose token this is and what it may do; None for a wrong or expired one, and for a person shut out.

    One query, looked up by hash, so that how long it takes tells nothing about the stored secrets. `admin` is left out
    when the owner is no admin any more.
    """
    if len(secret) != _LENGTH or not secret.startswith(_MARK) or not secret.isascii():
        return None
    known = ApiToken.objects.filter(secret_hash=hashed(secret), person__is_active=True)
    token = known.usable(at).select_related("person").first()
    if token is None:
        return None
    _note_use(token, at)
    scopes = frozenset(token.scopes).intersection(SCOPES)
    if "admin" in scopes and not token.person.is_admin:
        scopes -= {"admin"}
    return token.person, scopes


def _note_use(token: ApiToken, at: datetime) -> None:
    """Remember the last use to the minute: a busy program must not cost a write per call."""
    long_ago = at - _USE_IS_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= long_ago:
        stale = Q(last_used_at=None) | Q(last_used_at__lte=long_ago)
        with suppress(OperationalError):  # a program may go on reading while the database takes no writes
            ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)


def withdraw(person: Person, prefix: str) -> bool:
    """End the person's token that begins with `prefix` (`pd_` and eight characters); tell whether there was one."""
    ended, _ = ApiToken.objects.filter(person=person, prefix=prefix).delete()
    return bool(ended)
