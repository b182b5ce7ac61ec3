"""Turns what happened into notices: one for each follower, rendered once, in the transaction that ends the waiting."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from phasedesk.conversations.models import Attachment
from phasedesk.mail import message_ids
from phasedesk.notifications import acknowledging, wording
from phasedesk.notifications.models import Notice
from phasedesk.notifications.wording import Letter
from phasedesk.tickets.models import Event, EventKind, Follower, Ticket, Unannounced

BATCH = 50
REFERENCES = 5  # the first mail of the thread and the latest ones
REASON = 500

# All that a mail may speak of, in one query: an event, who acted and spoke, and the ticket with its people. Only what
# is read is named: to name two hundred columns costs more than to find them. Any other is fetched when it is asked for.
NAME = ("name", "email")
READ = {
    "actor": NAME,
    "reply": ("ticket", "author", "at", "text", "html", "from_desk", "is_question"),
    "reply__author": NAME,
    "ticket__team": ("calendar", "lead"),
    "ticket__team__calendar": ("version",),
    "ticket__team__lead": NAME,
    "ticket__assignee": NAME,
    "ticket__organization": ("calendar",),
    "ticket__organization__calendar": ("version",),
}
UNREAD = ("ticket__excerpt", "ticket__chain", "hash", "hash_before", "note")

# Notices that no mail program will ever have seen, so that no thread hangs on them.
UNSEEN = (Notice.State.UNSUBSCRIBED, Notice.State.WITHHELD)

log = logging.getLogger(__name__)


def batch(at: datetime, limit: int = BATCH) -> int:
    """Announce up to `limit` events, oldest first, and say how many. Any number of workers may do so at once."""
    waiting = list(Unannounced.objects.order_by("event_id").values_list("event_id", flat=True)[:limit])
    return sum(_announce(event_id, at) for event_id in waiting)


def _announce(event_id: int, at: datetime) -> bool:
    """Announce one event in one transaction; what cannot be put into words is kept as failed and holds up no other."""
    try:
        with transaction.atomic():
            return _tell(event_id, at)
    except (OperationalError, InterfaceError):
        raise  # the database is away or busy; the event waits
    except Exception as trouble:
        log.exception("An event could not be announced.", extra={"facts": {"event": event_id}})
        with transaction.atomic():
            return _tell(event_id, at, reason=_in_words(trouble))


def _tell(event_id: int, at: datetime, reason: str = "") -> bool:
    """Write the event's notices and take it off the queue; False when another worker has it or must come first."""
    event = _claim(event_id)
    if event is None:
        return False
    _write(event, at, reason)
    return True


def in_hand(event: Event, at: datetime) -> None:
    """Announce an event just recorded, without loading it again; only where no worker runs beside, as in a filling."""
    event.has_files = event.reply is not None and event.reply.attachments.exists()  # type: ignore[attr-defined]
    with transaction.atomic():
        _write(event, at)


def _write(event: Event, at: datetime, reason: str = "") -> None:
    """Write the notices of the event and take it off the queue."""
    if followers := _to_be_told(event):
        Notice.objects.bulk_create(_notices(event, followers, at, reason))
    _queued(event.pk)._raw_delete(using=DEFAULT_DB_ALIAS)


def _claim(event_id: int) -> Event | None:
    """Keep other workers away from the event until the end of the transaction, and load all that is said about it.

    None when it is told already, or while an older event of the ticket is still to be told: threads grow in order.
    """
    # On SQLite the transaction is IMMEDIATE, so nobody else writes meanwhile.
    can_lock = connection.features.has_select_for_update_skip_locked
    if can_lock and not _queued(event_id).select_for_update(skip_locked=True):
        return None
    older = Unannounced.objects.filter(event__ticket=OuterRef("ticket"), pk__lt=event_id)
    files = Attachment.objects.filter(reply=OuterRef("reply"))
    found = _READABLE.annotate(has_files=Exists(files)).filter(Exists(_queued(event_id)), ~Exists(older), pk=event_id)
    return next(iter(found), None)


def _readable() -> QuerySet[Event]:
    """Ask for events with what is read of them."""
    ticket = [f"ticket__{field.name}" for field in Ticket._meta.concrete_fields]
    event = [field.name for field in Event._meta.concrete_fields]
    named = [f"{path}__{column}" for path, columns in READ.items() for column in columns]
    return Event.objects.select_related(*READ).only(*(set(ticket + event) - set(UNREAD)), *named)


_READABLE = _readable()


def _queued(event_id: int) -> QuerySet[Unannounced]:
    return Unannounced.objects.filter(pk=event_id)


def _to_be_told(event: Event) -> list[Follower]:
    """Load every follower, in the order they came; nobody is mailed the plain reply they wrote themselves.

    Somebody who was deactivated may not see the ticket any more, so they are told nothing.
    """
    followers = Follower.objects.filter(ticket_id=event.ticket_id, person__is_active=True)
    if event.kind == EventKind.REPLIED:
        followers = followers.exclude(person=event.actor_id)
    read = [f"person__{column}" for column in (*NAME, "time_zone", "verified_at", "is_active")]
    return list(followers.select_related("person").only("ticket", "muted_at", *read).order_by("pk"))


def _notices(event: Event, followers: list[Follower], at: datetime, reason: str) -> Iterable[Notice]:
    """Make the notices, not yet stored."""
    threads = _threads(event.ticket_id, followers)
    domain = parseaddr(settings.PHASEDESK_MAIL_FROM)[1].rpartition("@")[2] or "localhost"
    told = None if reason else wording.Telling(event, at, has_files=event.has_files)  # type: ignore[attr-defined]
    for follower in followers:
        thread = threads[follower.person_id]
        letter, trouble = _letter(told, follower) if told else (wording.unsaid(event), reason)
        state = _state(event, follower, at, trouble)
        yield Notice(
            event=event,
            ticket_id=event.ticket_id,
            person=follower.person,
            address=follower.person.email,
            message_id=message_ids.new(domain),
            in_reply_to=thread[-1] if thread else "",
            references=" ".join(dict.fromkeys([*thread[:1], *thread[1 - REFERENCES :]])),
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            state=state,
            outcome=trouble,
            made_at=at,
            due_at=at,
            ended_at=None if state == Notice.State.DUE else at,
        )


def _letter(told: wording.Telling, follower: Follower) -> tuple[Letter, str]:
    """Put the event into words for one reader, or give fixed words and the reason why that failed."""
    try:
        return told.letter(follower.person), ""
    except (OperationalError, InterfaceError):
        raise
    except Exception as trouble:
        log.exception("A notice could not be written.", extra={"facts": {"event": told.event.pk}})
        return wording.unsaid(told.event), _in_words(trouble)


def _state(event: Event, follower: Follower, at: datetime, trouble: str) -> Notice.State:
    """Decide what becomes of the notice at once."""
    if follower.muted_at is not None:
        return Notice.State.UNSUBSCRIBED
    if trouble:
        return Notice.State.FAILED
    if acknowledging.is_too_much(event, follower.person, at):
        return Notice.State.WITHHELD
    return Notice.State.DUE


def _threads(ticket_id: int, followers: list[Follower]) -> dict[int, list[str]]:
    """Load the Message-IDs each person has had of us about the ticket, oldest first."""
    earlier = Notice.objects.filter(ticket=ticket_id, person__in=[follower.person_id for follower in followers])
    threads: dict[int, list[str]] = defaultdict(list)
    for person, message_id in earlier.exclude(state__in=UNSEEN).order_by("pk").values_list("person", "message_id"):
        threads[person].append(message_id)
    return threads


def _in_words(trouble: Exception) -> str:
    return f"The mail could not be written: {type(trouble).__name__}: {trouble}"[:REASON]
