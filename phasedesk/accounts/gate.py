"""Who may enter which door. What a person may not see answers as absent (product rule 12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from phasedesk.accounts.models import Person

View = Callable[..., HttpResponse]


def desk_only(view: View) -> View:
    """Let only those in who work here: strangers go to sign in and come back, requesters find nothing."""
    return _gate(view, lambda person: person.works_here)


def admin_only(view: View) -> View:
    """Let only admins in: strangers go to sign in and come back, everybody else finds nothing."""
    return _gate(view, lambda person: person.is_admin)


def _gate(view: View, may_enter: Callable[[Person], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            # A form that was sent after the session ended comes back to a page, not to an address that takes no GET.
            back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
            return redirect_to_login(back)
        if not may_enter(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
