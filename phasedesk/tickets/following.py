"""Who is told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from phasedesk.tickets import rights, timeline
from phasedesk.tickets.models import Event, EventKind, Follower, Ticket
from phasedesk.tickets.verb import patient

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person


@patient
def follow(ticket: Ticket, *, person: Person, by: Person, at: datetime) -> Event | None:
    """Tell this person of every change from now on; None when they are told already.

    The tracker says who sees a ticket, so all are told of a new reader; whether an old one wants mail is their affair.
    """
    if by.pk != person.pk:
        rights.check_desk(by)
    else:
        rights.check_part(ticket, by)
    place, is_new = Follower.objects.get_or_create(ticket=ticket, person=person, defaults={"since": at})
    if not is_new and place.muted_at is None:
        return None
    Follower.objects.filter(pk=place.pk).update(muted_at=None)
    facts = {"who": person.called, "person": person.pk}
    return timeline.record(ticket, EventKind.FOLLOWED, by=by, at=at, facts=facts, for_desk=not is_new)


@patient
def mute(ticket: Ticket, *, person: Person, by: Person, at: datetime) -> Event | None:
    """Send this person no more mail about the ticket; they still may look. None when that is so already."""
    if by.pk != person.pk:
        rights.check_desk(by)
    hit = Follower.objects.filter(ticket=ticket, person=person, muted_at=None).update(muted_at=at)
    if not hit:
        return None
    return timeline.record(ticket, EventKind.UNFOLLOWED, by=by, at=at, facts={"who": person.called})
