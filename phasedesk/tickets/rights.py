"""Who may do what to a ticket. Verbs ask here, so every door gives the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets.models import Ticket

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person


class NotYours(Refusal):
    """The act belongs to people who work at the desk, or to those who take part in the ticket."""

    code = "not-yours"
    status = 403
    sentence = "This is for people who work at the desk."


def check_desk(by: Person) -> None:
    """Raise NotYours unless the person works here."""
    if not by.works_here:
        raise NotYours


def check_part(ticket: Ticket, by: Person) -> None:
    """Raise NotYours unless the person takes part in the ticket or works here."""
    if by.pk != ticket.requester_id and not type(ticket).objects.visible_to(by).filter(pk=ticket.pk).exists():
        raise NotYours("This ticket is not yours.")
