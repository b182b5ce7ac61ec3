"""Who works here: the people a ticket can be given to."""

from __future__ import annotations

from django.db.models import QuerySet

from phasedesk.accounts.models import Person, Role
from phasedesk.rulebook.refusal import Incomplete


def all_of_us() -> QuerySet[Person]:
    """Give everybody who works here, by name."""
    us = Person.objects.filter(pk__in=Role.objects.values("person"), is_active=True)
    return us.only("pk", "name", "email").order_by("name", "email")


def named(key: str) -> Person | None:
    """Give the colleague of a form's choice, None for "nobody"; else Incomplete for who is not one of us."""
    if key == "nobody":
        return None
    chosen = key.isascii() and key.isdigit() and len(key) < 19
    found = all_of_us().filter(pk=int(key)).first() if chosen else None
    if found is None:
        raise Incomplete("Choose one of the people who work here.")
    return found
