"""The tracker: what happens to a ticket, and what its requester can say and choose there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment
from phasedesk.portal import showing
from phasedesk.portal.access import Access, Elsewhere, enter
from phasedesk.portal.forms import Say
from phasedesk.portal.guard import private
from phasedesk.rulebook.refusal import NotNow, Refusal
from phasedesk.tickets import following, once, phases, replies, waiting
from phasedesk.tickets.models import Event, Ticket
from phasedesk.web import downloads
from phasedesk.web.fragment import SeeOther

Opened = Callable[..., HttpResponseBase]

WHATS_HAPPENING = "What is happening with this ticket? The day you named has passed."
# What becomes of words that were written for another state of the ticket.
NEXT = {
    "answer": "Your text is below, not sent yet. Send it as the answer if it is one.",
    "reopening": "The ticket is finished now. Your text is below, not sent yet. Send it to re-open the ticket.",
    "replies": "Your text is below, not sent yet. Send it as a message if it still fits.",
}


class Moved(NotNow):
    """The ticket went on while the reader wrote; what they wrote is not thrown away."""

    code = "moved"
    status = 409


def opened(view: Opened) -> Opened:
    """Let the view begin with an open ticket, by whichever door; keep its address private."""

    @private
    @wraps(view)
    def by_door(request: HttpRequest, door: str, place: Any, **more: Any) -> HttpResponseBase:
        try:
            return view(request, enter(request, door, place), **more)
        except Elsewhere as elsewhere:
            return elsewhere.answer

    return by_door


@require_safe
@opened
def page(request: HttpRequest, access: Access) -> HttpResponse:
    """Show where the ticket is, what comes next, and the conversation."""
    before = request.GET.get("before", "")
    seq = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    return _page(request, access, before=seq)


def _page(request: HttpRequest, access: Access, *, form: Say | None = None, before: int | None = None) -> HttpResponse:
    context = showing.page(access, timezone.now(), form=form, before=before)
    return render(request, "portal/tracker.html", {**context, "place": "" if access.door == "tracker" else "tickets"})


@require_POST
@opened
def say_reply(request: HttpRequest, access: Access) -> HttpResponse:
    """Take a reply to an open ticket."""
    return _say(request, access, "replies", partial(replies.reply, to_open=True))


@require_POST
@opened
def say_answer(request: HttpRequest, access: Access) -> HttpResponse:
    """Take the answer to our question."""
    return _say(request, access, "answer", waiting.answer)


@require_POST
@opened
def reopen(request: HttpRequest, access: Access) -> HttpResponse:
    """Take a finished ticket up again, with a follow-up."""

    def verb(ticket: Ticket, *, text: str, **more: Any) -> Event:
        return phases.reopen(ticket, note=text, **more)

    return _say(request, access, "reopening", verb)


def _say(request: HttpRequest, access: Access, act: str, verb: Callable[..., Event]) -> HttpResponse:
    """Do it once, however often the same form is sent. What cannot be done brings the page back with the text in it."""
    form = Say(request.POST, request.FILES, label=showing.LABELS[act])
    if not form.is_valid():
        return _again(request, access, form, status=422)
    try:
        seq = _once(access, act, verb, form)
    except Refusal as refusal:
        form.add_error("files" if refusal.status == 413 else None, refusal.sentence)
        access.ticket.refresh_from_db(from_queryset=Ticket.objects.with_people())
        return _again(request, access, form, status=refusal.status)
    return SeeOther(f"{access.url()}#event-{seq}")


def _once(access: Access, act: str, verb: Callable[..., Event], form: Say) -> int:
    given, stored = form.cleaned_data, files.store(form.cleaned_data["files"])
    is_new = False

    def do() -> tuple[int, int]:
        nonlocal is_new
        _check_not_moved(access, act)
        event = verb(access.ticket, text=given["text"], by=access.reader, at=timezone.now(), files=stored)
        is_new = True
        return 201, event.seq

    try:
        if not given["key"]:
            return do()[1]
        contents = once.fingerprint(act, given["text"], *(f"{file.name}:{file.sha256}" for file in stored))
        caller = f"reply:{access.ticket.pk}:{access.reader.pk}"
        return int(once.answer(caller, given["key"], contents, at=timezone.now(), act=do)[1])
    finally:
        if not is_new:
            files.discard(stored)


def _check_not_moved(access: Access, act: str) -> None:
    """Raise Moved, saying what changed, when the words no longer are what they were written as."""
    ticket = access.ticket
    now = showing.act_of(ticket)
    if now == act:
        return
    entries, _ = showing.conversation(access)
    newest = next((entry.change for entry in reversed(entries) if entry.change), "")
    changed = f"Meanwhile this changed: {newest}. " if newest else "Meanwhile the ticket changed. "
    raise Moved(changed + NEXT[now])


def _again(request: HttpRequest, access: Access, form: Say, *, status: int) -> HttpResponse:
    """Bring the page back with what was typed, under the name that fits the ticket as it is now, and with a new key."""
    form.fields["text"].label = showing.LABELS[showing.act_of(access.ticket)]
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["key"] = showing.fresh_key()  # type: ignore[index]
    response = _page(request, access, form=form)
    response.status_code = status
    return response


@require_POST
@opened
def ask_what_happens(request: HttpRequest, access: Access) -> HttpResponse:
    """Send whoever looks after a late ticket the question, by one tap and as no new ticket (product rule 5)."""
    form = Say({"text": WHATS_HAPPENING, "key": request.POST.get("key", "")})
    if not form.is_valid():
        raise Http404
    try:
        seq = _once(access, "replies", partial(replies.reply, to_open=True), form)
    except NotNow:
        return SeeOther(access.url())
    return SeeOther(f"{access.url()}#event-{seq}")


@require_POST
@opened
def follow(request: HttpRequest, access: Access) -> HttpResponse:
    """Begin or end the mail about this ticket. Doing it twice changes nothing."""
    if access.by_session:
        raise Http404
    verb = following.mute if request.POST.get("mail") == "stop" else following.follow
    verb(access.ticket, person=access.reader, by=access.reader, at=timezone.now())
    return SeeOther(f"{access.url()}#informed")


@require_safe
@opened
def file(request: HttpRequest, access: Access, key: str) -> HttpResponseBase:
    """Give a file that came with a public reply of this very ticket (guide S2, S9)."""
    public = Attachment.objects.public().filter(ticket=access.ticket)
    return downloads.answer(get_object_or_404(public, key=key), request)
