"""All mail that the desk sends: what it says, to whom, and what became of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from phasedesk.desk import shell
from phasedesk.desk.shell import Desk
from phasedesk.notifications import ledger
from phasedesk.notifications.models import Notice
from phasedesk.web.fragment import SeeOther

# Groups of states by which the list is narrowed.
FILTERS = {
    "all": ("All", ()),
    "trouble": ("Not delivered", ledger.TROUBLE),
    "waiting": ("Waiting", (Notice.State.DUE, Notice.State.LEASED)),
    "sent": ("Sent", (Notice.State.SENT,)),
    "kept": ("Kept here", (Notice.State.KEPT,)),
    "unsubscribed": ("Unsubscribed", (Notice.State.UNSUBSCRIBED,)),
}
# The letter is a page of its own without rights of any kind: no scripts, no pictures, no forms, no origin. Its colours
# stand in it as inline styles, as mail programs want them, and these are all it may bring.
LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@shell.at_the_desk
@require_safe
def notices(request: Desk) -> HttpResponse:
    """List every notice, newest first."""
    chosen = request.GET.get("show", "all")
    if chosen not in FILTERS:
        raise Http404
    page = ledger.page(states=FILTERS[chosen][1], before=_key(request, "before"), after=_key(request, "after"))
    context = {
        "page": page,
        "chosen": chosen,
        "filters": {key: words for key, (words, _) in FILTERS.items()},
        "older": _address(chosen, before=page.older),
        "newer": _address(chosen, after=page.newer),
        "has_server": bool(settings.PHASEDESK_SMTP_URL),
    }
    return shell.page(request, "desk/mail.html", context, at=timezone.now(), here="mail")


@shell.at_the_desk
@require_safe
def notice(request: Desk, key: int) -> HttpResponse:
    """Show one notice: its text, its headers and what became of it."""
    found = _notice(request, key)
    context = {
        "notice": found,
        "may_resend": found.state in ledger.MAY_BE_SENT_AGAIN and found.text != "",
        "has_server": bool(settings.PHASEDESK_SMTP_URL),
    }
    return shell.page(request, "desk/notice.html", context, at=timezone.now(), here="mail")


@shell.at_the_desk
@require_safe
def letter(request: Desk, key: int) -> HttpResponse:
    """Give the notice's HTML alone, for the frame in which it is shown."""
    answer = HttpResponse(_notice(request, key).html)
    answer["Content-Security-Policy"] = LETTER_POLICY
    return answer


@shell.at_the_desk
@require_POST
def resend(request: Desk, key: int) -> HttpResponse:
    """Send a notice once more, as the same mail."""
    ledger.resend(_notice(request, key), by=request.user, at=timezone.now())
    messages.success(request, "It will be sent again in a moment.")
    return SeeOther(reverse("desk:notice", args=[key]))


def _notice(request: Desk, key: int) -> Notice:
    return get_object_or_404(Notice.objects.select_related("person", "ticket", "event"), pk=key)


def _key(request: Desk, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def _address(chosen: str, **place: int | None) -> str:
    """Give the address of another page, or nothing where there is none."""
    if None in place.values():
        return ""
    return f"{reverse('desk:mail')}?{urlencode({'show': chosen} | place)}"
