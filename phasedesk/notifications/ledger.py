"""Who was told what, and what became of it: for a ticket, and for the whole desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from phasedesk import wake
from phasedesk.notifications.models import Notice
from phasedesk.rulebook.refusal import Incomplete, NotNow
from phasedesk.tickets import rights

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.notifications.models import NoticeQuerySet
    from phasedesk.tickets.models import Ticket

PAGE = 50
ALL_STATES = tuple(Notice.State.values)
# What somebody at the desk should look at.
TROUBLE = (Notice.State.FAILED, Notice.State.BOUNCED, Notice.State.WITHHELD)
MAY_BE_SENT_AGAIN = (Notice.State.FAILED, Notice.State.BOUNCED, Notice.State.KEPT)


@dataclass(frozen=True)
class Page:
    """Some notices, newest first. `older` and `newer` are the keys to ask for the next page with; None at an end."""

    notices: Sequence[Notice]
    older: int | None
    newer: int | None


def of_ticket(ticket: Ticket) -> NoticeQuerySet:
    """Ask for everything that was told about a ticket, newest first, with event and person; without the long HTML."""
    told = Notice.objects.filter(ticket=ticket).select_related("person", "event__actor")
    return told.defer("html").order_by("-pk")


def of_events(keys: Iterable[int]) -> dict[int, list[Notice]]:
    """Load what was told of each of these events; events nobody was told of are left out."""
    told: dict[int, list[Notice]] = {}
    notices = Notice.objects.filter(event__in=list(keys)).select_related("person").defer("html", "text").order_by("pk")
    for notice in notices:
        told.setdefault(notice.event_id, []).append(notice)
    return told


def page(*, states: Sequence[str] = (), before: int | None = None, after: int | None = None, size: int = PAGE) -> Page:
    """Load one page of all notices of the desk, newest first. Incomplete for a state that does not exist.

    `before` gives the page of older ones than that key, `after` that of newer ones. Nothing is counted.
    """
    if unknown := set(states) - set(ALL_STATES):
        raise Incomplete(f"There is no state “{sorted(unknown)[0][:20]}”.", field="state")
    told = Notice.objects.select_related("person", "ticket").defer("html", "text")
    if states:
        told = told.filter(state__in=states)
    found = list(_newer(told, after, size) if after is not None else _older(told, before, size))
    has_more = len(found) > size
    shown = found[:size] if after is None else found[:size][::-1]
    more_older = has_more if after is None else True
    more_newer = has_more if after is not None else before is not None
    return Page(
        notices=shown,
        older=shown[-1].pk if shown and more_older else None,
        newer=shown[0].pk if shown and more_newer else None,
    )


def _older(told: NoticeQuerySet, before: int | None, size: int) -> NoticeQuerySet:
    return (told if before is None else told.filter(pk__lt=before)).order_by("-pk")[: size + 1]


def _newer(told: NoticeQuerySet, after: int, size: int) -> NoticeQuerySet:
    return told.filter(pk__gt=after).order_by("pk")[: size + 1]


def resend(notice: Notice, *, by: Person, at: datetime) -> None:
    """Send it once more, as the same mail: due at once, and for another three days.

    NotNow for one that is not failed, kept or returned; NotYours unless the person works here.
    """
    rights.check_desk(by)
    if not notice.text:
        raise NotNow("This e-mail could not be written, so there is nothing to send. Write a reply instead.")
    hit = Notice.objects.filter(pk=notice.pk, state__in=MAY_BE_SENT_AGAIN).update(
        state=Notice.State.DUE, due_at=at, ended_at=None, attempts=0
    )
    if not hit:
        raise NotNow("Only an e-mail that failed, came back or was kept can be sent again.")
    notice.refresh_from_db()
    wake.soon()
