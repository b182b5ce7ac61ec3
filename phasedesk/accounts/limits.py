"""How often somebody may try. The rates stand in `allauth_settings.ACCOUNT_RATE_LIMITS`, the counts in the cache."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER = 10 * 60  # seconds: the length of every window, so by then at least one try is free again


def spend(request: HttpRequest, action: str) -> HttpResponse | None:
    """Count one try of `action` from this network; give the answer to send instead when there were too many."""
    return None if ratelimit.consume(request, action=action) else too_many(request)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 429 (RFC 6585) with a page that says when to come back; also Django's and allauth's `handler429`."""
    return held_back(render(request, "account/429.html", {"minutes": RETRY_AFTER // 60}))


def held_back(response: HttpResponse) -> HttpResponse:
    """Turn an answer into a 429 that says when to come back."""
    response.status_code = 429
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
