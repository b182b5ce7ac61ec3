"""What the requester's pages ask for. Nothing here touches internal notes; the queries leave them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from phasedesk.accounts.models import Membership, Organization, Person, Team
from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.timeframe import INSTANT
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Event, Follower, Ticket, Visit

if TYPE_CHECKING:
    from phasedesk.rulebook.lifecycle import Lifecycle

# More than this is said as "more than"; counting on would cost time and tell nobody anything.
MOST_AHEAD = 200
A_PAGE = 25
EVENTS_A_PAGE = 200


@dataclass(frozen=True)
class Moment:
    """One thing that happened, with what was said (if anything) and the files that came with it."""

    event: Event
    reply: PublicReply | None
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class Line:
    """One ticket of a list, in words. `when` says by when the requester hears from us, or what is late."""

    ticket: Ticket
    kind_name: str
    state: str
    move: str
    when: str
    is_yours: bool
    is_late: bool


def ahead(kind: str, team: Team) -> int:
    """How many tickets of that kind wait for a first look, counted up to one more than `MOST_AHEAD`."""
    waiting = Ticket.objects.filter(status=Ticket.Status.OPEN, stage="received", kind=kind, team=team)
    return len(waiting.order_by("next_word_at", "number").values_list("number")[: MOST_AHEAD + 1])


def conversation(ticket: Ticket, before: int | None = None) -> tuple[list[Moment], bool]:
    """The newest things a requester may read, oldest first, and whether there are earlier ones. Two queries.

    `before` is the `seq` of the first event of the page that follows.
    """
    events = ticket.events.filter(audience=Event.Audience.REQUESTER).select_related("actor", "reply__author")
    if before is not None:
        events = events.filter(seq__lt=before)
    newest = list(events.order_by("-seq")[: EVENTS_A_PAGE + 1])
    files: dict[int | None, list[Attachment]] = defaultdict(list)
    for file in Attachment.objects.public().filter(ticket=ticket).order_by("pk"):
        files[file.reply_id].append(file)
    shown = [
        Moment(event, event.reply, tuple(files[event.reply_id]) if event.reply_id else ())
        for event in reversed(newest[:EVENTS_A_PAGE])
    ]
    return shown, len(newest) > EVENTS_A_PAGE


def plans_of(ticket: Ticket, visits: Sequence[Visit]) -> dict[int, Lifecycle]:
    """Every lifecycle the ticket lived by; only a change of kind costs a query."""
    keys = {visit.lifecycle_id for visit in visits} - {ticket.lifecycle_id}
    others = LifecycleVersion.objects.in_bulk(keys) if keys else {}
    return {ticket.lifecycle_id: ticket.plan, **{key: version.as_plan() for key, version in others.items()}}


def plan_at(at: datetime, ticket: Ticket, visits: Sequence[Visit], plans: dict[int, Lifecycle]) -> Lifecycle:
    """The lifecycle the ticket lived by at an instant."""
    entered = [visit for visit in visits if visit.entered_at <= at]
    return plans[entered[-1].lifecycle_id] if entered else ticket.plan


def other_readers(ticket: Ticket, reader: Person) -> int:
    """How many people besides the reader may look at the ticket, not counting those who work at the desk."""
    may_look = Q(pk=ticket.requester_id) | Q(pk__in=Follower.objects.filter(ticket=ticket).values("person"))
    if ticket.organization_id:
        managers = Membership.objects.filter(organization=ticket.organization_id, is_manager=True)
        may_look |= Q(pk__in=managers.values("person"))
    return Person.objects.filter(may_look, is_active=True, roles=None).exclude(pk=reader.pk).count()


def is_told(ticket: Ticket, reader: Person) -> bool:
    """Whether the reader gets mail about it."""
    return Follower.objects.filter(ticket=ticket, person=reader, muted_at=None).exists()


def managed_by(person: Person) -> list[Organization]:
    """The organizations all of whose tickets the person may see."""
    return list(
        Organization.objects.filter(memberships__person=person, memberships__is_manager=True).order_by("name")
    )


def waiting_for(person: Person, at: datetime, organization: Organization | None = None) -> list[Line]:
    """Those in which it is the requester's move, longest wait first."""
    pending = _of(person, organization).filter(status=Ticket.Status.PENDING)
    return [line(ticket, at) for ticket in pending.order_by("paused_since", "number")[:A_PAGE]]


def page(
    person: Person, at: datetime, organization: Organization | None = None, before: int | None = None
) -> tuple[list[Line], int | None]:
    """A page of tickets, newest first, and the number before which the next page begins; None at the end."""
    tickets = _of(person, organization).exclude(status=Ticket.Status.PENDING)
    if before is not None:
        tickets = tickets.filter(number__lt=before)
    found = list(tickets.order_by("-number")[: A_PAGE + 1])
    more = found[A_PAGE - 1].number if len(found) > A_PAGE else None
    return [line(ticket, at) for ticket in found[:A_PAGE]], more


def _of(person: Person, organization: Organization | None) -> QuerySet[Ticket]:
    """Own and followed tickets, or those of an organization; never more than the person may see."""
    tickets = Ticket.objects.visible_to(person).with_people()
    if organization is not None:
        return tickets.filter(organization=organization)
    return tickets.filter(Q(requester=person) | Q(pk__in=Follower.objects.filter(person=person).values("ticket")))


def line(ticket: Ticket, at: datetime) -> Line:
    """One ticket in words, from its own columns alone."""
    phase, status = ticket.current, ticket.status
    is_late = status in ("open", "on_hold") and ticket.late_at is not None and ticket.late_at <= at
    state, move = phase.name, "Our move"
    if status == Ticket.Status.PENDING:
        state, move = "Waiting for you", "Your move"
    elif status == Ticket.Status.ON_HOLD:
        state, move = f"{phase.name}, on hold", f"We wait for {ticket.on_hold_for}"
    elif ticket.is_finished:
        state, move = phase.name if phase.ends else "Resolved", "Finished"
    return Line(
        ticket=ticket,
        kind_name=ticket.plan.name,
        state=state,
        move=move,
        when=_when(ticket, at, is_late=is_late),
        is_yours=ticket.awaits_requester,
        is_late=is_late,
    )


def _when(ticket: Ticket, at: datetime, *, is_late: bool) -> str:
    calendar = promises.calendar_of(ticket)
    today = calendar.local_day(at)
    if ticket.awaits_requester and ticket.paused_since:
        return f"since {words.short_day(calendar.local_day(ticket.paused_since), today)}"
    if ticket.is_finished:
        ended = ticket.resolved_at or ticket.updated_at
        return f"on {words.short_day(calendar.local_day(ended), today)}"
    if ticket.window_until_at:
        edge = words.short_day(calendar.local_day(ticket.window_until_at - INSTANT), today)
        return f"late: we said by {edge}" if is_late else f"expected by {edge}"
    if ticket.next_word_at:
        told_by = words.short_day(calendar.local_day(ticket.next_word_at - INSTANT), today)
        return f"we write by {told_by}"
    return ""
