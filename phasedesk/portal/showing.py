"""All that a tracker page says, worked out before it is drawn. The number of queries does not grow with the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.portal import sent, workings
from phasedesk.portal.access import Access
from phasedesk.portal.forms import Say, fresh_key
from phasedesk.rulebook.lateness import Lateness
from phasedesk.tickets import promises, requester_queries, sentences, standing, words
from phasedesk.tickets.models import EventKind, Ticket

# These are nothing but the message that came with them.
ONLY_SAID = frozenset({EventKind.RECEIVED, EventKind.REPLIED})
LABELS = {"replies": "Your message", "answer": "Your answer", "reopening": "What is still open?"}
BUTTONS = {"replies": "Send", "answer": "Send the answer", "reopening": "Re-open the ticket"}


@dataclass(frozen=True)
class Entry:
    """One piece of the conversation: what changed (a sentence, or nothing) and what was said (or nothing)."""

    seq: int
    at: datetime
    change: str
    reply: PublicReply | None
    who: str
    name: str
    about: str
    files: tuple[Attachment, ...]


def act_of(ticket: Ticket) -> str:
    """Tell what the reader's words are at the moment: an answer, a follow-up that re-opens, or a reply."""
    if ticket.awaits_requester:
        return "answer"
    return "reopening" if ticket.is_finished else "replies"


def say_form(ticket: Ticket) -> Say:
    """Make an empty box for the reader's words."""
    return Say(initial={"key": fresh_key()}, label=LABELS[act_of(ticket)])


def page(access: Access, at: datetime, *, form: Say | None = None, before: int | None = None) -> dict[str, Any]:
    """Give everything `portal/_tracker.html` needs."""
    ticket, reader = access.ticket, access.reader
    visits = sorted(ticket.visits.all(), key=lambda visit: visit.seq)
    now = standing.of(ticket, at, visits)
    calendar = promises.calendar_of(ticket)
    act = act_of(ticket)
    entries, earlier = conversation(access, before)
    is_told, others = requester_queries.readers(ticket, reader)
    return {
        "access": access,
        "ticket": ticket,
        "reader": reader,
        "now": now,
        "today": calendar.local_day(at),
        "zone": access.zone,
        "form": form or say_form(ticket),
        "act": act,
        "act_url": access.url(act),
        "button_words": BUTTONS[act],
        "may_ask": now.lateness.is_late and not ticket.requester_spoke_at,
        "ask_key": fresh_key(),
        "is_very_late": now.lateness == Lateness.VERY_LATE,
        "talk": entries,
        "earlier": f"{access.url()}?before={earlier}" if earlier else "",
        "is_told": is_told,
        "details": details(access, now, others),
        "workings": workings.lines(ticket, visits[-1], now, access.zone, at),
        "ends_with_words": access.by_session and (sent.sends_mail() or ticket.requester.is_verified),
    }


def conversation(access: Access, before: int | None = None) -> tuple[list[Entry], int | None]:
    """Load what was said and what changed, oldest first, in the words this reader sees."""
    reader = access.reader
    moments, earlier = requester_queries.conversation(
        access.ticket, [*requester_queries.people_of(access.ticket), reader], before
    )
    entries = []
    for moment in moments:
        event, reply = moment.event, moment.reply
        told = sentences.sentence(event, access.zone, you=reader.pk)
        is_you = reply is not None and reply.author_id == reader.pk
        from_desk = reply is not None and reply.from_desk
        name = "" if reply is None else reply.author.first_name if from_desk else reply.author.called
        name = access.called if is_you and not from_desk else name
        entries.append(
            Entry(
                seq=event.seq,
                at=event.at,
                change="" if event.kind in ONLY_SAID else told.removesuffix("."),
                reply=reply,
                who="You" if is_you else name,
                name=name,
                about="Support" if from_desk else "",
                files=moment.files,
            )
        )
    return entries, earlier


def details(access: Access, now: standing.Standing, others: int) -> list[tuple[str, str]]:
    """Give the short list beside the ticket. What is not known is left out."""
    ticket = access.ticket
    said = [
        ticket.get_affected_display() if ticket.affected else "",
        ticket.get_severity_display() if ticket.severity else "",
    ]
    impact = ", ".join(part for part in said if part)
    return [
        ("Part of the product", ticket.area),
        ("Impact", impact[:1] + impact[1:].lower()),
        ("A way around it", ticket.workaround),
        ("Who sees this", who_sees(access, others)),
        ("Looked after by", f"{now.owner}, Support" if now.owner else "Nobody yet"),
    ]


def who_sees(access: Access, others: int) -> str:
    """Say who else sees it, in words for the reader."""
    if not others:
        return "You and Support"
    if access.ticket.organization:
        return f"You, {words.count(others, 'colleague')} at {access.ticket.organization.name}, and Support"
    return f"You, {words.count(others, 'other person', 'other people')}, and Support"
