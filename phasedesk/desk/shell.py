"""What stands around every page of the desk: the views with their counts, and who may come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypedDict, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from phasedesk.accounts.gate import desk_only
from phasedesk.accounts.models import Person
from phasedesk.tickets import queries
from phasedesk.tickets.models import Ticket
from phasedesk.tickets.queries import Counts, View

# Which key leads to which view, after a `g`.
KEYS = {
    "mine": "g m",
    "first-look": "g f",
    "late": "g l",
    "nearly-late": "g n",
    "answered": "g a",
    "waiting": "g w",
    "on-hold": "g h",
    "all": "g u",
    "bugs": "g b",
    "features": "g r",
    "questions": "g q",
    "finished": "g d",
}


class Place(TypedDict):
    """A line of the sidebar."""

    name: str
    url: str
    count: str | None
    is_late: bool
    is_current: bool
    key: str


class Group(TypedDict):
    """Some lines under one heading."""

    name: str
    places: list[Place]


class Desk(HttpRequest):
    """A request by somebody who works here."""

    user: Person


DeskView = Callable[..., HttpResponseBase]


def at_the_desk(view: DeskView) -> Callable[..., HttpResponse]:
    """Let only those in who work here, and let pages say times on their clock."""

    @wraps(view)
    def on_their_clock(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with timezone.override(cast(Person, request.user).zone):
            return cast(HttpResponse, view(request, *args, **kwargs))

    return desk_only(on_their_clock)


def ticket_or_404(request: Desk, number: int) -> Ticket:
    """Load the ticket as the desk's pages need it; what the person may not see is absent."""
    seen = Ticket.objects.visible_to(request.user).with_people().select_related("organization__csm")
    return get_object_or_404(seen, number=number)


def page(
    request: Desk,
    template: str,
    context: dict[str, Any],
    *,
    at: datetime,
    here: str = "",
    counts: Counts | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a page with the sidebar beside it. `here` is the view or page that is open."""
    counted = counts or queries.counts(request.user, at)
    around = {"sidebar": sidebar(counted, here), "zone": request.user.zone, "now": at, "today": _today(request, at)}
    return render(request, template, {**around, **context}, status=status)


def _today(request: Desk, at: datetime) -> Any:
    return at.astimezone(request.user.zone).date()


def sidebar(counts: Counts, here: str) -> list[Group]:
    """Give the views in their groups, with counts, and the pages that are no lists of tickets."""
    groups: dict[str, Group] = {}
    for view in queries.VIEWS.values():
        groups.setdefault(view.group, {"name": view.group, "places": []})["places"].append(_place(view, counts, here))
    mail = _plain("Mail", reverse("desk:mail"), "g e", is_current=here == "mail")
    groups["Done"]["places"].append(mail)
    groups["Done"]["name"] = "Look up"
    return list(groups.values())


def _place(view: View, counts: Counts, here: str) -> Place:
    count = counts.views.get(view.key)
    return {
        "name": view.name,
        "url": reverse("desk:queue", args=[view.key]),
        "count": count.words if count else None,
        "is_late": bool(count and count.has_late),
        "is_current": view.key == here,
        "key": KEYS[view.key],
    }


def _plain(name: str, url: str, key: str, *, is_current: bool) -> Place:
    return {"name": name, "url": url, "count": None, "is_late": False, "is_current": is_current, "key": key}
