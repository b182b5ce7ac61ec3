"""What a person sees when the rules say no. Nothing they typed is lost."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from phasedesk.rulebook.refusal import Refusal
from phasedesk.web.fragment import SeeOther, wants_fragment

SHORT = 60  # what is longer than this, or has several lines, is worth keeping on the page
SECRETS = ("password", "token", "code", "csrfmiddlewaretoken", "secret")


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal that no view took care of.

    htmx gets the sentence alone, for the page's own place for messages. A short form goes back to its page with the
    sentence; a form with a longer text gets a page that still holds that text.
    """
    if wants_fragment(request):
        return sentence_alone(request, refusal)
    back, kept = way_back(request), typed(request)
    if request.method == "POST" and back and not kept:
        messages.error(request, refusal.sentence)
        return SeeOther(back)
    context = {"refusal": refusal, "back": back, "kept": kept}
    response = render(request, "web/refused.html", context, status=refusal.status)
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    return response


def sentence_alone(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Give the sentence without a page, aimed at the place for messages, with the refusal's status."""
    response = render(request, "web/_refused.html", {"refusal": refusal}, status=refusal.status)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML show:top"
    return response


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Give the longer texts of the form, by the name of their field; never a secret."""
    return [
        (name.replace("_", " ").replace("-", " ").capitalize(), value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name.lower() for secret in SECRETS) and (len(value) > SHORT or "\n" in value.strip())
    ]


def way_back(request: HttpRequest) -> str:
    """Give the page the form was on, if it is one of ours; else nothing."""
    referrer = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure())
    return referrer if safe else ""
