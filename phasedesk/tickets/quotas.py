"""How much one sender may bring in a day and say in a while, so that nobody fills the disk or the inboxes of others.

People who work at the desk are not counted. The bounds are far above what a person needs (guide S9, S15).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet, Sum

from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.rulebook.refusal import TooMuch, TooOften

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.files import StoredFile
    from phasedesk.tickets.models import Ticket

A_DAY = timedelta(days=1)
FROM_PERSON = 300_000_000  # bytes a day
FROM_NETWORK = 900_000_000  # bytes a day, of all who send without signing in
A_WHILE = timedelta(minutes=10)
REPLIES = 20  # on one ticket in a while


def check_files(ticket: Ticket, author: Person, files: Sequence[StoredFile], at: datetime) -> None:
    """Raise TooMuch when these files would be more than one sender, or one network, may bring in a day."""
    if not files:
        return
    brought = sum(file.size for file in files)
    today = Attachment.objects.filter(at__gt=at - A_DAY)
    from_here = today.filter(ticket__from_network=ticket.from_network) if ticket.from_network else today.none()
    if _sum(today.filter(reply__author=author)) + brought > FROM_PERSON or _sum(from_here) + brought > FROM_NETWORK:
        raise TooMuch("These files are more than can be taken from one sender in a day. Please send the rest tomorrow.")


def check_pace(ticket: Ticket, author: Person, at: datetime) -> None:
    """Raise TooOften when somebody writes more on one ticket than a person would."""
    lately = PublicReply.objects.filter(ticket=ticket, author=author, at__gt=at - A_WHILE)
    if lately.count() >= REPLIES:
        raise TooOften(f"You sent {REPLIES} messages in ten minutes. Wait a little, then send the rest as one.")


def _sum(found: QuerySet[Attachment]) -> int:
    return found.aggregate(size=Sum("size"))["size"] or 0
