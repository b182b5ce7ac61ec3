"""Acknowledgements of what strangers send, kept few (S6), so that nobody can make the desk mail a victim."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q

from phasedesk.notifications.models import Notice
from phasedesk.tickets.models import EventKind

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.tickets.models import Event

TO_ADDRESS = ((1, timedelta(minutes=10)), (5, timedelta(days=1)))
FROM_NETWORK = (30, timedelta(hours=1))
LONGEST_WAIT = timedelta(days=7)

# A number of our own for the lock; any other one would do.
_LOCK = 0x7068_6173


def is_of_a_stranger(event: Event, person: Person) -> bool:
    """Tell whether a new ticket's words may be somebody else's: the address is not proven, or nobody had signed in.

    A ticket keeps the network it came from only when it was sent without signing in.
    """
    return event.kind == EventKind.RECEIVED and (not person.is_verified or bool(event.ticket.from_network))


def is_too_much(event: Event, person: Person, at: datetime) -> bool:
    """Tell whether this acknowledgement would be one too many. The ticket itself is kept in any case."""
    if not is_of_a_stranger(event, person):
        return False
    _one_at_a_time()
    sent = Notice.objects.filter(
        Q(person__verified_at=None) | ~Q(ticket__from_network=""), event__kind=EventKind.RECEIVED
    ).exclude(state__in=(Notice.State.WITHHELD, Notice.State.UNSUBSCRIBED))
    to_address = sent.filter(address=person.email)
    if any(to_address.filter(made_at__gt=at - span).count() >= most for most, span in TO_ADDRESS):
        return True
    most, span = FROM_NETWORK
    network = event.ticket.from_network
    # By way of the tickets, which have an index for it.
    from_network = sent.filter(
        ticket__from_network=network, ticket__created_at__gt=at - LONGEST_WAIT, made_at__gt=at - span
    )
    return bool(network) and from_network.count() >= most


def _one_at_a_time() -> None:
    """Let no two workers count at once, or both would find room for the last one. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
