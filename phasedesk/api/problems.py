"""Errors as problem+json (RFC 9457)."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from phasedesk.rulebook.refusal import Refusal

log = logging.getLogger("phasedesk.errors")


class Demanded(Refusal):
    """A change must say which version it is a change of (RFC 6585)."""

    code = "version-required"
    status = 428
    sentence = "Say which version you change: send If-Match with the ETag you were given, or `version` in the body."


class TokenInAddress(Refusal):
    """A token in an address ends in logs."""

    code = "token-in-address"
    status = 400
    sentence = "Send the token in the Authorization header, never in the address."


class NotScoped(Refusal):
    """The token lacks a scope."""

    code = "scope-missing"
    status = 403
    sentence = "This token does not allow that."


class UnknownParameter(Refusal):
    """The address carries a name that means nothing here."""

    code = "unknown-parameter"
    sentence = "The address carries a parameter that is not known here."


class NotSentAsJson(Refusal):
    """The body says of itself that it is something else."""

    code = "not-sent-as-json"
    status = 415
    sentence = "Send the body with Content-Type: application/json."


class NotJson(Refusal):
    """The body cannot be read."""

    code = "not-json"
    status = 400
    sentence = "The body is no JSON that can be read."


class TooDeep(Refusal):
    """The body is nested past all reason."""

    code = "too-deep"
    sentence = "The JSON is nested deeper than 32 levels."


def problem(status: int, code: str, title: str, **facts: Any) -> HttpResponse:
    """Answer with one error: `code` is a stable name, `title` is for people, the rest is for the program."""
    body = {"type": f"urn:phasedesk:problem:{code}", "title": title, "status": status, "code": code, **facts}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def absent() -> HttpResponse:
    """Answer what is not there, and what is another's, alike to the last byte."""
    return problem(404, "not-found", "There is nothing here for you.")


def not_allowed(method: str | None, allowed: str) -> HttpResponse:
    """Answer a method the address does not know; `allowed` lists those it does."""
    answer = problem(405, "method-not-allowed", f"This address does not answer {method}.")
    answer["Allow"] = allowed
    return answer


def add_handlers(api: NinjaAPI) -> None:
    """Answer every error that can leave a view."""
    api.exception_handler(Refusal)(_refused)
    api.exception_handler(ValidationError)(_invalid)
    api.exception_handler(AuthenticationError)(_unknown)
    api.exception_handler(Http404)(lambda request, exc: absent())
    api.exception_handler(RequestDataTooBig)(_too_big)
    api.exception_handler(HttpError)(_unreadable)
    api.exception_handler(OperationalError)(_busy)
    api.exception_handler(InterfaceError)(_busy)
    api.exception_handler(Exception)(_broken)


def _refused(request: HttpRequest, exc: Refusal) -> HttpResponse:
    answer = problem(exc.status, exc.code, exc.sentence, **exc.facts)
    if "version" in exc.facts:
        answer["ETag"] = f'"{exc.facts["version"]}"'
    if exc.retry_after:
        answer["Retry-After"] = str(exc.retry_after)
    return answer


def _invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    """Name each wrong field, without the source and the view's argument before it, which mean nothing outside."""
    errors = [
        {"field": ".".join(map(str, error["loc"][2:])) or str(error["loc"][-1]), "problem": error["msg"]}
        for error in exc.errors
    ]
    return problem(422, "invalid", "The request is not as it should be; see errors.", errors=errors)


def _unknown(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
    answer = problem(401, "token-missing", "Send a valid token: Authorization: Bearer pd_…")
    answer["WWW-Authenticate"] = 'Bearer realm="Phasedesk"'
    return answer


def _too_big(request: HttpRequest, exc: RequestDataTooBig) -> HttpResponse:
    return problem(413, "too-much", "The body is longer than 1 MB.")


def _unreadable(request: HttpRequest, exc: HttpError) -> HttpResponse:
    """Ninja wraps whatever the parser raises; what it said is the cause."""
    cause = exc.__cause__
    return _refused(request, cause) if isinstance(cause, Refusal) else _broken(request, exc)


def _busy(request: HttpRequest, exc: OperationalError | InterfaceError) -> HttpResponse:
    log.warning("database not reachable in %s %s: %s", request.method, request.path, exc)
    answer = problem(503, "busy", "The desk is not reachable just now.")
    answer["Retry-After"] = "5"
    return answer


def _broken(request: HttpRequest, exc: Exception) -> HttpResponse:
    mark = secrets.token_hex(4)
    log.error("error %s in %s %s", mark, request.method, request.path, exc_info=exc)
    return problem(500, "broken", "Something broke on our side. We have a record of it.", mark=mark)
