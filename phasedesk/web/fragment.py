"""One template fragment, two callers: the page includes it, and htmx gets it alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers


class SeeOther(HttpResponseRedirect):
    """Go on with a GET (RFC 9110, 303): reloading the page that follows sends nothing twice."""

    status_code = 303


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether htmx asks for a part of a page, not for a page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-Boosted") != "true"


def fragment(
    request: HttpRequest, template: str, context: dict[str, Any], *, page: Any, status: int = 200
) -> HttpResponse:
    """Answer htmx with the fragment alone, and send anyone else back to `page`.

    `page` is an address, the name of one, or an object with `get_absolute_url`.
    """
    answer: HttpResponse
    if wants_fragment(request):
        answer = render(request, template, context, status=status)
    else:
        answer = SeeOther(resolve_url(page))
    patch_vary_headers(answer, ["HX-Request"])
    return answer
