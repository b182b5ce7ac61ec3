"""Signing a person in, how long that lasts, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from phasedesk.accounts.models import Person

DESK = "/desk/"
IDLE_AT_WORK = timedelta(hours=12)  # S28
IDLE_ELSEWHERE = timedelta(days=30)

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_SEEN = "seen_at"
_SEEN_IS_NOTED_EVERY = timedelta(minutes=5)


def begin(request: HttpRequest, person: Person, at: datetime) -> None:
    """Sign the person in under a fresh session key, so that a key planted before is worth nothing."""
    login(request, person, backend=_BACKEND)
    set_length(request, person, at)


def set_length(request: HttpRequest, person: Person, at: datetime) -> None:
    """Let the session end after so long without a request: 12 hours for those who work here, 30 days for others."""
    idle = IDLE_AT_WORK if person.works_here else IDLE_ELSEWHERE
    request.session.set_expiry(int(idle.total_seconds()))
    request.session[_SEEN] = int(at.timestamp())


def landing(person: Person) -> str:
    """Say where a person goes after signing in: the desk, or their own tickets."""
    return DESK if person.works_here else reverse("portal:tickets")


def is_own_path(url: str) -> bool:
    """Tell whether `next` names a page of this desk; a whole address never does, not even our own (S24)."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


class KeepAlive:
    """Middleware that starts a session's idle time anew: at most every five minutes, for it costs a write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then note that the person was here."""
        response = self.get_response(request)
        # Only where the session was read anyway, so that public pages stay free of it.
        if request.session.accessed and SESSION_KEY in request.session:
            now = int(timezone.now().timestamp())
            if now - request.session.get(_SEEN, 0) >= _SEEN_IS_NOTED_EVERY.total_seconds():
                request.session[_SEEN] = now
        return response
