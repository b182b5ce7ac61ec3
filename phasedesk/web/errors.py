"""Error pages: what happened, what to do now, and nothing of the request repeated (guide S31)."""

from __future__ import annotations

import logging
import secrets
import sys
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

log = logging.getLogger("phasedesk.errors")


@dataclass(frozen=True)
class Page:
    """The words of an error page."""

    status: int
    heading: str
    words: str


BAD = Page(400, "This could not be read", "The request was not in a form we understand. Go back and try again.")
FORBIDDEN = Page(403, "This is not open to you", "Your account may not do this. If it should, ask an admin.")
FORM = Page(
    403,
    "This form could not be checked",
    "It may have been open for a long time, or cookies are off. Go back, reload the page and send it again; "
    "copy a longer text first.",
)
ABSENT = Page(404, "There is nothing here", "The address may be mistyped, or what was here is not open to you.")
METHOD = Page(405, "This address works differently", "It does not answer this kind of request. Go back and try again.")
TOO_BIG = Page(413, "This is too much at once", "Files may have 25 MB each and 30 MB together. Send fewer of them.")
TOO_MANY = Page(422, "These are too many", "At most 20 files can be sent at once. Send the others afterwards.")
BROKEN = Page(500, "Something broke on our side", "It is not your doing. We have a record of it and look into it.")
BUSY = Page(
    503, "The desk is not reachable just now", "It should be back in a few minutes. Nothing sent before is lost."
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, or 413 and 422 where it is size or number that is too much."""
    if isinstance(exception, RequestDataTooBig):
        return _answer(TOO_BIG)
    return _answer(TOO_MANY if isinstance(exception, TooManyFilesSent | TooManyFieldsSent) else BAD)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return _answer(FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose check failed; the reason is for the log, not for the page."""
    log.warning("form check failed: %s", reason or "sent from another site")
    return _answer(FORM)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, the same for what is absent and for what is another's."""
    return _answer(ABSENT)


def not_allowed(request: HttpRequest, refused: HttpResponseBase) -> HttpResponse:
    """Answer 405 and keep the list of what is allowed."""
    answer = _answer(METHOD)
    answer["Allow"] = refused["Allow"]
    return answer


def too_big(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return _answer(TOO_BIG)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a mark that is in the log too. Addresses can hold secrets, so the view is logged."""
    mark = secrets.token_hex(4)
    match = request.resolver_match
    log.error("error %s in %s %s", mark, request.method, match.view_name if match else "-", exc_info=sys.exc_info())
    return _answer(BROKEN, mark=mark)


def unavailable(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """Answer 503 and say when to come back."""
    return _answer(BUSY, after=seconds)


def _answer(page: Page, *, mark: str = "", after: int = 0) -> HttpResponse:
    """Draw the page without the request: an error page reads no session, no person and no database."""
    body = render_to_string("web/error.html", {"page": page, "mark": mark})
    answer = HttpResponse(body, status=page.status)
    if after:
        answer["Retry-After"] = str(after)
    return answer
