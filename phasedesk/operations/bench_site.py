"""All of the product's addresses, and two pages that do nothing, to measure the others against."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from phasedesk import urls


@require_safe
def nothing(request: HttpRequest) -> HttpResponse:
    """Answer at once: what Django and our middleware cost by themselves."""
    return HttpResponse("nothing")


@require_safe
def somebody(request: HttpRequest) -> HttpResponse:
    """Find out who is signed in and answer: what every page of the desk begins with."""
    return HttpResponse(str(request.user.pk))


urlpatterns = [path("bench/nothing/", nothing), path("bench/somebody/", somebody), *urls.urlpatterns]

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
handler429 = urls.handler429
