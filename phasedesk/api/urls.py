"""`/api/v1/`. The whole of it is described at `/api/v1/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from phasedesk import __version__
from phasedesk.api import describing, problems
from phasedesk.api.access import Token
from phasedesk.api.bodies import BoundedParser
from phasedesk.api.tickets import router

View = Callable[..., HttpResponse]


class Api(NinjaAPI):
    """Ninja's, with a document that also describes problems, headers and scopes."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """Give the whole document."""
        document = super().get_openapi_schema(**given)
        describing.complete(document)
        return document


def spoken(view: View) -> View:
    """Let HEAD be answered like GET, and say absent and not allowed as problems, whoever found it out."""

    @csrf_exempt  # no cookies count here
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        method = request.method
        request.method = "GET" if method == "HEAD" else method
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return problems.absent()
        finally:
            request.method = method
        return problems.not_allowed(method, response["Allow"]) if response.status_code == 405 else response

    return answer


@csrf_exempt
def absent(request: HttpRequest) -> HttpResponse:
    """Answer at every other address below."""
    return problems.absent()


api = Api(
    title="Phasedesk",
    version=__version__,
    description=describing.ABOUT,
    urls_namespace="api",
    auth=Token(),
    docs_url=None,
    docs_decorator=require_safe,
    parser=BoundedParser(),
)
problems.add_handlers(api)
api.add_router("", router)

app_name = "api"
urlpatterns = [
    *(
        URLPattern(route.pattern, spoken(route.callback), route.default_args, route.name)
        for route in api.urls[0]
        if isinstance(route, URLPattern)
    ),
    re_path("", absent),
]
