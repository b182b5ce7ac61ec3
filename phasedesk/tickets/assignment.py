"""Who looks after a ticket, and how it is judged."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from phasedesk.rulebook.refusal import Incomplete, NotNow, TooMuch
from phasedesk.tickets import rights, timeline
from phasedesk.tickets.models import Event, EventKind, Ticket
from phasedesk.tickets.verb import verb

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person

LONGEST_AREA = 60
LONGEST_WORKAROUND = 5_000


@verb
def hand_over(ticket: Ticket, *, to: Person | None, by: Person, at: datetime) -> Event | None:
    """Give the ticket to one of us, or back to the queue; None when it is theirs already."""
    rights.check_desk(by)
    if to is not None and not to.works_here:
        raise Incomplete("A ticket can be given only to somebody who works at the desk.")
    if (to and to.pk) == ticket.assignee_id:
        return None
    facts = {"was": ticket.assignee and ticket.assignee.first_name, "now": to and to.first_name}
    return timeline.record(ticket, EventKind.ASSIGNED, by=by, at=at, changes={"assignee": to}, facts=facts)


@verb
def assess(
    ticket: Ticket,
    *,
    by: Person,
    at: datetime,
    severity: str | None = None,
    affected: str | None = None,
    workaround: str | None = None,
    area: str | None = None,
) -> Event | None:
    """Set how bad it is, whom it concerns, what helps meanwhile and which part of the product it is about.

    What is None stays as it is; None is returned when nothing changes.
    """
    rights.check_desk(by)
    given = {"severity": severity, "affected": affected, "workaround": workaround, "area": area}
    _check_known(severity, affected)
    wanted = {name: value.replace("\x00", "").strip() for name, value in given.items() if value is not None}
    if "area" in wanted:
        wanted["area"] = area_of(wanted["area"])
    if "workaround" in wanted:
        wanted["workaround"] = workaround_of(wanted["workaround"])
    changes = {name: value for name, value in wanted.items() if getattr(ticket, name) != value}
    if not changes:
        return None
    if ticket.is_finished:
        raise NotNow("This ticket is finished. Re-open it first.")
    facts = {name: {"was": getattr(ticket, name), "now": value} for name, value in changes.items()}
    return timeline.record(ticket, EventKind.ASSESSED, by=by, at=at, changes=changes, facts=facts)


def workaround_of(text: str) -> str:
    """Give a workaround as it is stored; TooMuch for one that nobody would read."""
    said = text.replace("\x00", "").strip()
    if len(said) > LONGEST_WORKAROUND:
        raise TooMuch(f"This workaround is longer than {LONGEST_WORKAROUND:,} characters. Attach it as a file instead.")
    return said


def area_of(text: str) -> str:
    """Give a part of the product as it is stored: one line, cut where it is too long."""
    return " ".join(text.split())[:LONGEST_AREA]


def _check_known(severity: str | None, affected: str | None) -> None:
    if severity is not None and severity not in Ticket.Severity.values:
        raise Incomplete("Choose how bad it is from the list.")
    if affected is not None and affected not in Ticket.Affected.values:
        raise Incomplete("Choose who is affected from the list.")
