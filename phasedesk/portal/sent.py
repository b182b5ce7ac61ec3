"""What a browser may see of a ticket it sent without signing in (docs/decisions/0009).

The address on such a ticket is only claimed, so the link goes by mail, to known and unknown addresses alike. The
browser that wrote the ticket may look at it in its own session until Support speaks: up to then it holds nothing but
the sender's own words.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from phasedesk.tickets.models import Event, Ticket

_SENT = "sent"
_WORDS = "sent_words"
_MOST = 20
# A form sent again after "Back" has a new key but the same words; later than this, somebody means it.
SAME_WITHIN = timedelta(minutes=10)


def remember(request: HttpRequest, ticket: Ticket) -> None:
    """Note in the session that this browser sent the ticket."""
    before = [number for number in request.session.get(_SENT, []) if number != ticket.number]
    request.session[_SENT] = [*before, ticket.number][-_MOST:]


def key_of(request: HttpRequest, words: str, at: datetime) -> str:
    """Give the key under which this browser sent the same words a moment ago; empty when it did not."""
    key, then = request.session.get(_WORDS, {}).get(words, ("", 0.0))
    return key if at.timestamp() - then < SAME_WITHIN.total_seconds() else ""


def remember_words(request: HttpRequest, words: str, key: str, at: datetime) -> None:
    """Note in the session under which key these words were sent."""
    kept = {said: what for said, what in request.session.get(_WORDS, {}).items() if said != words}
    request.session[_WORDS] = dict([*kept.items(), (words, (key, at.timestamp()))][-_MOST:])


def has_sent(request: HttpRequest, number: int) -> bool:
    """Tell whether this browser sent the ticket of that number."""
    return number in request.session.get(_SENT, [])


def may_look(ticket: Ticket) -> bool:
    """Tell whether the browser that sent it may see the ticket itself.

    Where no mail can be sent, the session is the only way for a newcomer. It never is for an address that is proven:
    its owner signs in.
    """
    if not _support_spoke(ticket):
        return True
    return not sends_mail() and not ticket.requester.is_verified


def _support_spoke(ticket: Ticket) -> bool:
    """Whether more than the sender's own words can be read there; an assessment and a new follower are no replies."""
    if ticket.last_word_at is not None:
        return True
    told = ticket.events.filter(audience=Event.Audience.REQUESTER)
    return ticket.version > 1 and told.exclude(actor=ticket.requester_id).exists()


def sends_mail() -> bool:
    """Tell whether this desk can send mail at all."""
    return bool(settings.PHASEDESK_SMTP_URL)
