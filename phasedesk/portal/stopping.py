"""No more mail about a ticket: the page behind the link of each mail, and the one click of mail programs (RFC 8058)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from phasedesk.notifications import links
from phasedesk.portal.guard import private
from phasedesk.tickets import following
from phasedesk.tickets.models import Follower


@csrf_exempt  # a mail program's click brings no cookie and no form token; the signed address alone says who is meant
@private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask before anything changes: scanners open every link they see. A POST stops the mail, or starts it again.

    The answer to a POST is the page itself; mail programs do not follow a redirect.
    """
    place = links.follower_of(token)
    if place is None:
        raise Http404
    if request.method == "POST":
        _change(place, again="again" in request.POST)
    # The mail may have gone to an address that nobody has proven, so the page says the number and no more.
    facts = {"number": place.ticket_id, "is_stopped": place.muted_at is not None, "is_done": request.method == "POST"}
    return render(request, "portal/stop.html", facts)


def _change(place: Follower, *, again: bool) -> None:
    """Mute or unmute, as the person themself; doing it twice changes nothing."""
    act = following.follow if again else following.mute
    act(place.ticket, person=place.person, by=place.person, at=timezone.now())
    place.refresh_from_db(fields=["muted_at"])
