"""Addresses for the tests of what all doors share: one view for each way an answer can go."""

import time
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from phasedesk.rulebook.refusal import Incomplete, Refusal, SomeoneWasFaster
from phasedesk.web import bundle, errors, parts
from phasedesk.web.fragment import SeeOther, fragment

REFUSALS: dict[str, Refusal] = {"faster": SomeoneWasFaster(), "incomplete": Incomplete("The answer is empty.")}


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/portal_base.html")


def part(request: HttpRequest) -> HttpResponse:
    return fragment(request, "web/_refused.html", {"refusal": REFUSALS["faster"]}, page="plain")


def refuse(request: HttpRequest, name: str) -> NoReturn:
    raise REFUSALS[name]


def broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("the secret is 4711")


def forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied("because of Dov")


@require_POST
def only_post(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def takes_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST) + len(request.FILES)))


@csrf_exempt
def program(request: HttpRequest) -> HttpResponse:
    return HttpResponse("{}", content_type="application/json")


SENT: list[dict[str, str]] = []


def takes_note(request: HttpRequest) -> HttpResponse:
    """A page with a form that counts how often it was sent, and breaks when it is told to."""
    if request.method == "POST":
        SENT.append({name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"})
        if "break" in request.POST.get("text", ""):
            return errors.unavailable(request)
        time.sleep(0.3)  # long enough for an impatient second press
        return SeeOther("/note/?sent=1")
    return render(request, "web_tests/note.html")


def own_words(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})


portal = (
    [path("", page, name="home"), path("tickets/", page, name="tickets"), path("expect/", page, name="expect")],
    "portal",
)
desk = ([path("", page, name="home"), path("search/", page, name="search")], "desk")
urlpatterns = [
    path("", include(portal)),
    path("desk/", include(desk)),
    path("account/", include("allauth.account.urls")),
    path("style/<slug:mark>.css", include(([path("", bundle.style, name="style")], "web"))),
    path("plain/", page, name="plain"),
    path("part/", part),
    path("refuse/<name>/", refuse),
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("only-post/", only_post),
    path("form/", takes_form),
    path("program/", program),
    path("own-words/", own_words),
    path("note/", takes_note),
    path("parts/", parts.page),
    path("parts/<slug:name>/", parts.page),
    path("busy/", lambda request: errors.unavailable(request)),
    path("big/", lambda request: errors.too_big(request)),
]
handler400 = "phasedesk.web.errors.bad_request"
handler403 = "phasedesk.web.errors.forbidden"
handler404 = "phasedesk.web.errors.not_found"
handler500 = "phasedesk.web.errors.server_error"
