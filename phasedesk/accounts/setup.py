"""The first admin of an empty desk: whoever started the server reads a one-time code there and types it in."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from phasedesk.accounts import people
from phasedesk.accounts.models import Person, Role, SetUp
from phasedesk.rulebook.refusal import Refusal

LASTS = timedelta(days=3)

# No vowels, so that no word comes about; no l, which looks like 1. Twelve of twenty letters are 51 bits.
_LETTERS = "bcdfghjkmnpqrstvwxyz"
_GROUPS, _IN_GROUP = 3, 4

_settled = False


class WrongCode(Refusal):
    """The set-up code is not the one that was shown, or it is too old."""

    code = "wrong-code"
    sentence = "This is not the set-up code, or it has run out. Start Phasedesk again to see a new one."


class AlreadySetUp(Refusal):
    """The first admin is made once."""

    code = "already-set-up"
    status = 409
    sentence = "This desk is set up already. Sign in instead."


def is_needed() -> bool:
    """Tell whether the desk still waits for its first admin. One query until it has one, then none: admins stay."""
    global _settled
    if not _settled:
        _settled = people.has_admin()
    return not _settled


def is_open() -> bool:
    """Tell whether the first admin can still be made, asking the database."""
    return not people.has_admin()


def one_time_code(at: datetime) -> str | None:
    """Make a new set-up code, such as `bcdf-ghjk-mnpq`, and void the one before; None when there is an admin.

    Only a keyed hash is kept, so the code can be shown this once.
    """
    if people.has_admin():
        return None
    letters = [secrets.choice(_LETTERS) for _ in range(_GROUPS * _IN_GROUP)]
    groups = ["".join(letters[start : start + _IN_GROUP]) for start in range(0, len(letters), _IN_GROUP)]
    code = "-".join(groups)
    SetUp.objects.update_or_create(pk=1, defaults={"code_hash": _hashed(code), "made_at": at})
    return code


@transaction.atomic
def make_first_admin(*, code: str, name: str, email: str, password: str, at: datetime) -> Person:
    """Use the code up and make the first admin, who also works in the first team.

    Of any number of callers at once exactly one succeeds: only one can delete the code's row. Raises `AlreadySetUp`,
    `WrongCode`, or what `people.add` raises; then the code stays good.
    """
    if people.has_admin():
        raise AlreadySetUp
    used, _ = SetUp.objects.filter(pk=1, code_hash=_hashed(code), made_at__gt=at - LASTS).delete()
    if not used:
        raise WrongCode
    roles = (Role.Name.ADMIN, Role.Name.AGENT)
    person = people.add(email=email, name=name, roles=roles, password=password, at=at)
    people.join_team(person, people.first_team())
    return person


def _hashed(code: str) -> str:
    """Hash the code as it was meant: capitals, spaces and dashes do not matter. Keyed, for 51 bits can be tried out."""
    letters = "".join(letter for letter in code.lower() if letter in _LETTERS)
    return salted_hmac("phasedesk.accounts.setup", letters, algorithm="sha256").hexdigest()
