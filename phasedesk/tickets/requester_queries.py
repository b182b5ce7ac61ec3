"""What the requester's pages ask for. Nothing here touches internal notes; the queries leave them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from phasedesk.accounts.models import Membership, Organization, Person, Team
from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.rulebook.timeframe import INSTANT
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Event, Follower, Ticket

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
    """Count how many tickets of that kind wait for a first look, up to one more than `MOST_AHEAD`."""
    waiting = Ticket.objects.filter(status=Ticket.Status.OPEN, stage="received", kind=kind, team=team)
    return len(waiting.order_by("next_word_at", "number").values_list("number")[: MOST_AHEAD + 1])


def conversation(
    ticket: Ticket, known: Iterable[Person] = (), before: int | None = None
) -> tuple[list[Moment], int | None]:
    """Load the newest a requester may read, oldest first, and the `before` of what is earlier; None at the start.

    Two queries, and a third where somebody spoke who is not among the `known` people. Events are numbered without gaps
    up to the ticket's version, so a page is a span of numbers; putting it in order here costs less than an ORDER BY.
    """
    top = ticket.version if before is None else min(before - 1, ticket.version)
    low = max(0, top - EVENTS_A_PAGE)
    events = ticket.events.filter(audience=Event.Audience.REQUESTER, seq__gt=low, seq__lte=top).select_related("reply")
    shown = sorted(events, key=lambda event: event.seq)
    files: dict[int | None, list[Attachment]] = defaultdict(list)
    for file in sorted(Attachment.objects.public().filter(ticket=ticket), key=lambda file: file.pk):
        files[file.reply_id].append(file)
    _name_people(shown, known)
    moments = [Moment(event, event.reply, tuple(files[event.reply_id]) if event.reply_id else ()) for event in shown]
    return moments, low + 1 if low else None


def _name_people(events: list[Event], known: Iterable[Person]) -> None:
    """Give every event its actor and every reply its author. Most are known, for they are the ticket's own people."""
    people = {person.pk: person for person in known}
    acting = {event.actor_id for event in events} | {event.reply.author_id for event in events if event.reply}
    if missing := acting - people.keys() - {None}:
        people |= Person.objects.in_bulk(missing)
    for event in events:
        if event.actor_id:
            event.actor = people[event.actor_id]
        if event.reply:
            event.reply.author = people[event.reply.author_id]


def people_of(ticket: Ticket) -> list[Person]:
    """List those who were loaded with the ticket."""
    return [person for person in (ticket.requester, ticket.assignee, ticket.team.lead) if person]


def readers(ticket: Ticket, reader: Person) -> tuple[bool, int]:
    """Tell whether the reader gets mail about the ticket, and how many others may look at it besides the desk.

    One query, and a second for an organization's managers.
    """
    following = Follower.objects.filter(ticket=ticket, person__is_active=True)
    rows = list(following.values_list("person_id", "muted_at", "person__roles"))
    is_told = any(key == reader.pk and muted_at is None for key, muted_at, _ in rows)
    others = {ticket.requester_id, *(key for key, _, role in rows if role is None)}
    if ticket.organization_id:
        managing = Membership.objects.filter(organization=ticket.organization_id, is_manager=True)
        others |= set(managing.values_list("person_id", flat=True))
    return is_told, len(others - {reader.pk})


def managed_by(person: Person) -> list[Organization]:
    """List the organizations all of whose tickets the person may see."""
    return list(Organization.objects.filter(memberships__person=person, memberships__is_manager=True).order_by("name"))


def waiting_for(person: Person, at: datetime, organization: Organization | None = None) -> list[Line]:
    """List those in which it is the requester's move, longest wait first."""
    pending = _of(person, organization).filter(status=Ticket.Status.PENDING)
    return [line(ticket, at, person) for ticket in pending.order_by("paused_since", "number")[:A_PAGE]]


def page(
    person: Person, at: datetime, organization: Organization | None = None, before: int | None = None
) -> tuple[list[Line], int | None]:
    """Load a page of tickets, newest first, and the number before which the next page begins; None at the end."""
    tickets = _of(person, organization).exclude(status=Ticket.Status.PENDING)
    if before is not None:
        tickets = tickets.filter(number__lt=before)
    found = list(tickets.order_by("-number")[: A_PAGE + 1])
    more = found[A_PAGE - 1].number if len(found) > A_PAGE else None
    return [line(ticket, at, person) for ticket in found[:A_PAGE]], more


def _of(person: Person, organization: Organization | None) -> QuerySet[Ticket]:
    """Ask for own and followed tickets, or those of an organization; never more than the person may see."""
    tickets = Ticket.objects.visible_to(person).with_people()
    if organization is not None:
        return tickets.filter(organization=organization)
    return tickets.filter(Q(requester=person) | Q(pk__in=Follower.objects.filter(person=person).values("ticket")))


def line(ticket: Ticket, at: datetime, reader: Person) -> Line:
    """Put one ticket into words for the reader, from its own columns alone."""
    phase, status = ticket.current, ticket.status
    is_late = status in ("open", "on_hold") and ticket.late_at is not None and ticket.late_at <= at
    state, move = phase.name, "Our move"
    if status == Ticket.Status.PENDING:
        is_own = ticket.requester_id == reader.pk
        state = f"Waiting for {'you' if is_own else ticket.requester.called}"
        move = "Your move" if is_own else f"Move of {ticket.requester.called}"
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
        is_yours=ticket.awaits_requester and ticket.requester_id == reader.pk,
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
