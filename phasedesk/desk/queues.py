"""The lists: what there is to do, in the order of what we promised, and what can be done with several at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from phasedesk.desk import colleagues, rows, shell
from phasedesk.desk.shell import Desk
from phasedesk.rulebook.refusal import Incomplete, Refusal
from phasedesk.tickets import assignment, phases, queries, words
from phasedesk.tickets.models import Ticket
from phasedesk.tickets.queries import Counts, View
from phasedesk.web.fragment import SeeOther

PICK = re.compile(r"(\d{1,18})\.(\d{1,9})")

# What an empty list says: a heading, and what it means.
EMPTY = {
    "mine": ("Nothing on your desk", "No unfinished ticket is yours. “First look” has those nobody has taken yet."),
    "first-look": ("Everything was looked at", "No ticket waits for its first look. New ones appear here."),
    "late": ("We keep our word", "No ticket is past the day we named."),
    "nearly-late": ("No promise is close to its edge", "A ticket comes here once three quarters of its time are used."),
    "answered": ("No answer waits for you", "When a requester writes, the ticket comes here until one of us replies."),
    "waiting": ("Nobody owes us an answer", "Tickets appear here while their clock is paused for a question of ours."),
    "on-hold": ("Nothing is on hold", "Tickets that wait for a named third party appear here. Their clock runs."),
    "all": ("Nobody waits for us", "There is no unfinished ticket."),
    "bugs": ("No open bugs", "No unfinished bug or data issue."),
    "features": ("No open feature requests", "No unfinished feature request."),
    "questions": ("No open questions", "No unanswered question."),
    "finished": ("Nothing is finished yet", "Tickets appear here when they are resolved, newest first."),
}


@shell.at_the_desk
@require_safe
def home(request: Desk) -> HttpResponse:
    """Go to what is to be looked at first."""
    return redirect("desk:queue", queries.FIRST)


@shell.at_the_desk
@require_safe
def queue(request: Desk, view: str) -> HttpResponse:
    """Show one page of a view, with what can be done to its tickets."""
    shown, at = _view_or_404(view), timezone.now()
    organization = _organization(request)
    narrowed = organization.pk if organization else None
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = queries.page(shown, request.user, at, after=after, before=before, organization=narrowed)
    counts = queries.counts(request.user, at, here=shown, organization=narrowed)
    context = {
        "view": shown,
        "organization": organization,
        "summary": _summary(shown, counts),
        "lines": rows.lines(page.rows, at, request.user.zone),
        "before": _address(shown, narrowed, before=page.before),
        "after": _address(shown, narrowed, after=page.after),
        "empty_words": EMPTY[shown.key],
        "colleagues": colleagues.all_of_us(),
        "is_further_on": bool(after or before),
    }
    return shell.page(request, "desk/queue.html", context, at=at, here=shown.key, counts=counts)


def _view_or_404(key: str) -> View:
    if key not in queries.VIEWS:
        raise Http404
    return queries.VIEWS[key]


def _organization(request: Desk) -> queries.Organization | None:
    wanted = request.GET.get("organization", "")
    found = queries.organization_named(wanted) if wanted else None
    if wanted and found is None:
        raise Http404
    return found


def _address(view: View, organization: int | None, **place: str) -> str:
    """Give the address of another page, or nothing where there is none."""
    if not all(place.values()):
        return ""
    narrowed = {"organization": str(organization)} if organization else {}
    return f"{reverse('desk:queue', args=[view.key])}?{urlencode(narrowed | place)}"


def _summary(view: View, counts: Counts) -> str:
    """Say `31 tickets, 3 past the usual time`."""
    if view.group == "Done":
        return "newest first"
    number, late = counts.here, counts.late_here
    said = f"{number.words} {'ticket' if number.number == 1 else 'tickets'}"
    if view.key == "late" or not late.number:
        return said
    return f"{said}, {late.words} past the usual time"


# ---------------------------------------------------------------- search
@shell.at_the_desk
@require_safe
def search(request: Desk) -> HttpResponse:
    """Go to the ticket of a number, or list the newest tickets that fit some words."""
    wanted, at = request.GET.get("q", "")[:200].strip(), timezone.now()
    number = queries.number_in(wanted)
    if number is not None and Ticket.objects.visible_to(request.user).filter(pk=number).exists():
        return redirect("desk:ticket", number)
    found = rows.lines(queries.search(request.user, wanted), at, request.user.zone)
    context = {"query": wanted, "lines": found, "is_cut": len(found) == queries.FOUND, "most": queries.FOUND}
    return shell.page(request, "desk/search.html", context, at=at)


# ---------------------------------------------------------------- several at once
@dataclass(frozen=True)
class Outcome:
    """What became of one ticket of several: done, or not and why."""

    number: int
    is_done: bool
    words: str


Act = Callable[[Ticket, datetime], object]


@shell.at_the_desk
@require_POST
def bulk(request: Desk, view: str) -> HttpResponse:
    """Do one thing to each chosen ticket, each by itself, and say for which it could not be done."""
    shown, at = _view_or_404(view), timezone.now()
    act, done = _wanted(request)
    chosen = list(dict.fromkeys(request.POST.getlist("pick")))[: queries.PAGE]
    if not chosen:
        raise Incomplete("Choose at least one ticket first.")
    outcomes = [_one(request, pick, act, at) for pick in chosen]
    good = [outcome for outcome in outcomes if outcome.is_done]
    if len(good) == len(outcomes):
        messages.success(request, f"{words.count(len(good), 'ticket')}: {done}.")
        return SeeOther(reverse("desk:queue", args=[shown.key]))
    context = {"view": shown, "outcomes": outcomes, "good": len(good), "done": done}
    return shell.page(request, "desk/bulk.html", context, at=at, here=shown.key)


def _wanted(request: Desk) -> tuple[Act, str]:
    """Read what is to be done, and how it is said once it was."""
    match request.POST.get("do", ""):
        case "take":
            return lambda ticket, at: assignment.hand_over(ticket, to=request.user, by=request.user, at=at), "yours now"
        case "give":
            to = colleagues.named(request.POST.get("to", ""))
            done = f"{to.called} looks after them now" if to else "back in the queue"
            return lambda ticket, at: assignment.hand_over(ticket, to=to, by=request.user, at=at), done
        case "review":
            return lambda ticket, at: phases.begin_review(ticket, by=request.user, at=at), "review begun"
    raise Incomplete("Choose what to do with them.")


def _one(request: Desk, pick: str, act: Act, at: datetime) -> Outcome:
    """Do it to one ticket, as it was when the list was drawn."""
    read = PICK.fullmatch(pick)
    number, version = (int(read[1]), int(read[2])) if read else (0, 0)
    seen = Ticket.objects.visible_to(request.user).with_people()
    ticket = seen.filter(pk=number).first()
    if ticket is None:
        return Outcome(number, is_done=False, words="There is no such ticket.")
    try:
        ticket.expect(version)
        act(ticket, at)
    except Refusal as refusal:
        return Outcome(number, is_done=False, words=f"{ticket.subject}: {refusal.sentence}")
    return Outcome(number, is_done=True, words=ticket.subject)
