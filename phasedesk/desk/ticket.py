"""The page of a ticket: where it stands, what was said, what can be done now, and who was told what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from phasedesk.accounts.models import Person
from phasedesk.conversations.models import Attachment
from phasedesk.desk import colleagues, forms, offers, reading, rows, shell, talk
from phasedesk.desk.forms import Act
from phasedesk.desk.shell import Desk
from phasedesk.notifications import ledger
from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets import queries, standing, words
from phasedesk.tickets.models import Follower, Ticket, Visit
from phasedesk.web import downloads

SHOWN = 10  # newest lines of history and ledger on the page; the rest is a page away
CAME_BY = {"web": "The web form", "desk": "Written down at the desk", "api": "The API", "mail": "E-mail"}
SHOWS = {"all": "Everything", "told": "What the requester can see", "internal": "Only for us"}


@dataclass(frozen=True)
class Other:
    """Another ticket of the same requester."""

    number: int
    kind: str
    subject: str
    state: str


@dataclass(frozen=True)
class Clash:
    """What is said when a form was not carried out: why, and what happened since its page was drawn."""

    form: Act
    sentence: str
    meanwhile: tuple[talk.Change, ...] = ()
    had_files: bool = False

    def typed(self) -> list[tuple[str, str]]:
        """Give what was written, by the name of its field, for a form that has no place any more."""
        names = [name for name, field in self.form.fields.items() if not field.widget.is_hidden]
        written = [(str(self.form[name].label), str(self.form.data.get(name, ""))) for name in names if name != "files"]
        return [(label, words) for label, words in written if words.strip()]


@shell.at_the_desk
@require_safe
def ticket(request: Desk, number: int) -> HttpResponse:
    """Show the ticket."""
    return show(request, shell.ticket_or_404(request, number), timezone.now())


@shell.at_the_desk
@require_safe
def history(request: Desk, number: int) -> HttpResponse:
    """Show what happened, newest first: all of it, what the requester can see, or what is only for us."""
    found, at = shell.ticket_or_404(request, number), timezone.now()
    shows, before = request.GET.get("show", "all"), _seq(request.GET.get("before", ""))
    if shows not in SHOWS:
        raise Http404
    events = talk.newest(found, before=before)
    said = reversed(talk.changes(events, request.user.zone, you=request.user.pk).values())
    listed = [change for change in said if shows == "all" or change.is_told == (shows == "told")]
    context = {
        "ticket": found,
        "told": ledger.of_events(change.key for change in listed if change.is_told),
        "listed": listed,
        "shows": shows,
        "filters": SHOWS,
        "older": events[0].seq if events and events[0].seq > 1 else None,
    }
    return shell.page(request, "desk/history.html", context, at=at)


@shell.at_the_desk
@require_safe
def file(request: Desk, number: int, key: str) -> HttpResponseBase:
    """Give a file of this ticket back; one of another ticket is absent."""
    found = shell.ticket_or_404(request, number)
    return downloads.answer(get_object_or_404(Attachment, ticket=found, key=key), request)


def _seq(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


# ---------------------------------------------------------------- the page
def show(request: Desk, ticket: Ticket, at: datetime, *, clash: Clash | None = None, status: int = 200) -> HttpResponse:
    """Draw the page; with a form that came back in its place, if what it does is still possible."""
    reader = request.user
    visits, followers = list(ticket.visits.order_by("seq")), _followers(ticket)
    events = talk.newest(ticket)
    said = talk.changes(events, reader.zone, you=reader.pk)
    stands = standing.of(ticket, at, visits)
    context = {
        "ticket": ticket,
        "standing": stands,
        "reading": reading.of(ticket, stands, _current(visits), at),
        "conversation": talk.conversation(ticket, events, talk.files_of(ticket), said),
        "earlier": events[0].seq if events and events[0].seq > 1 else None,
        "newest": [said[seq] for seq in sorted(said, reverse=True)[:SHOWN]],
        "told": list(ledger.of_ticket(ticket)[: SHOWN + 1]),
        "shown": SHOWN,
        "followers": followers,
        "others": _others(ticket, reader),
        "colleagues": list(colleagues.all_of_us()),
        "impact": rows.impact_words(ticket.affected, ticket.severity),
        "channel_words": CAME_BY.get(ticket.channel, ticket.channel),
        "local_time": words.moment(at, ticket.requester.zone),
        "file_address": FileAddress(ticket.pk),
        "tracker": reverse("portal:tracker", args=[ticket.token]),
        **_forms(ticket, followers, at, clash),
    }
    return shell.page(request, "desk/ticket.html", context, at=at, status=status)


def refused(request: Desk, number: int, form: Act, refusal: Refusal, seen: int | None) -> HttpResponse:
    """Show the ticket as it is now, what was typed, and what happened since the form was drawn (R7)."""
    at, now = timezone.now(), shell.ticket_or_404(request, number)
    events = talk.since(now, seen) if seen is not None and seen < now.version else []
    meanwhile = tuple(talk.changes(events, request.user.zone, you=request.user.pk).values())
    if form.is_valid():
        form.add_error(None, refusal.sentence)
    clash = Clash(form, refusal.sentence, meanwhile, had_files=bool(request.FILES))
    return show(request, now, at, clash=clash, status=refusal.status)


def _forms(ticket: Ticket, followers: list[Follower], at: datetime, clash: Clash | None) -> dict[str, Any]:
    """Give all forms of the page. `kept_at` is where a form that came back stands; empty where it has no place."""
    can = offers.of(ticket, followers, at)
    beside: dict[str, Act] = {"assessment": _assessment(ticket), "followers": forms.Follow(), "owner": forms.Owner()}
    kept_at = ""
    if clash:
        can = can.with_form(clash.form)
        here = {offer.place for offer in can.all()} | set(beside)
        kept_at = clash.form.place if clash.form.place in here else ""
        beside |= {clash.form.place: clash.form} if clash.form.place in beside else {}
    return {"can": can, "beside": beside, "kept_at": kept_at, "clash": clash}


def _assessment(ticket: Ticket) -> forms.Assessment:
    names = ("severity", "affected", "area", "workaround")
    return forms.Assessment(initial={name: getattr(ticket, name) for name in names})


def _current(visits: list[Visit]) -> Visit:
    return next(visit for visit in reversed(visits) if visit.left_at is None)


def _followers(ticket: Ticket) -> list[Follower]:
    told = ticket.followers.filter(person__is_active=True).select_related("person")
    return list(told.only("muted_at", "ticket", "person__name", "person__email").order_by("pk"))


def _others(ticket: Ticket, reader: Person) -> list[Other]:
    found = queries.others_of(ticket, reader)
    return [Other(one.pk, one.kind, one.subject, _state(one)) for one in found]


def _state(ticket: Ticket) -> str:
    return "Finished" if ticket.is_finished else rows.plan_of(ticket.lifecycle_id).phase(ticket.phase).name


class FileAddress:
    """Where a file of the ticket is found, for the conversation's macro."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, file: Attachment) -> str:
        """Give the address."""
        return reverse("desk:file", args=[self.number, file.key])
