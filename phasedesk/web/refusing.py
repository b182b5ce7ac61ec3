"""What a person sees when the rules say no. Nothing they typed is lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from phasedesk.rulebook.refusal import Refusal
from phasedesk.web.fragment import SeeOther, wants_fragment

SHORT = 60  # what is longer than this, or has several lines, is worth keeping on the page
SECRETS = ("password", "token", "code", "csrfmiddlewaretoken", "secret")


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """This will answer a refusal that no view took care of.

    htmx gets a notice for the page's own place for them. A short form goes back to its page with the sentence; a form
    with a longer text gets a page that still holds that text.
    """
    if wants_fragment(request):
        return notice(request, refusal)
    back, kept = way_back(request), typed(request)
    if request.method == "POST" and back and not kept:
        messages.error(request, refusal.sentence)
        return SeeOther(back)
    context = {"refusal": refusal, "back": back, "kept": kept}
    return render(request, "web/refused.html", context, status=refusal.status)


def notice(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """This will give the sentence alone, aimed at the place for messages, with the refusal's status."""
    response = render(request, "web/_refused.html", {"refusal": refusal}, status=refusal.status)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML show:top"
    return response


def with_form(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    form: BaseForm,
    refusal: Refusal,
    part: str = "",
    fresh: dict[str, str] | None = None,
) -> HttpResponse:
    """This will show the form again as it was filled in, with the sentence above it and the refusal's status.

    `fresh` replaces hidden values that no longer hold, such as the version of the ticket that was read, so that the
    person can look at the new state and send again. htmx gets `part`, if the page names one.
    """
    form.is_valid()  # only a form that was checked can take a further error
    form.add_error(None, refusal.sentence)
    if fresh:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data.update({form.add_prefix(name): value for name, value in fresh.items()})  # type: ignore[attr-defined]
    shown = part if part and wants_fragment(request) else template
    return render(request, shown, {**context, "form": form, "refusal": refusal}, status=refusal.status)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """This will give the longer texts of the form, by the name of their field; never a secret."""
    return [
        (name.replace("_", " ").replace("-", " ").capitalize(), value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name.lower() for secret in SECRETS) and (len(value) > SHORT or "\n" in value.strip())
    ]


def way_back(request: HttpRequest) -> str:
    """This will give the page the form was on, if it is one of ours; else nothing."""
    referrer = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure())
    return referrer if safe else ""
