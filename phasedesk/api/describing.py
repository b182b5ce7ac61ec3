"""What the OpenAPI document says besides the schemas: problems, headers, scopes and examples."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

JSON, PROBLEM_JSON = "application/json", "application/problem+json"

# For each status: when it comes, and an example of its `code` and `title`.
PROBLEMS: dict[int, tuple[str, str, str]] = {
    400: ("The request cannot be read.", "not-json", "The body is no JSON that can be read."),
    401: ("No valid token came along.", "token-missing", "Send a valid token: Authorization: Bearer pd_…"),
    403: ("The token or its owner may not do this.", "scope-missing", "This token lacks the scope tickets:write."),
    404: ("Absent, or not yours to see.", "not-found", "There is nothing here for you."),
    409: (
        "The ticket has changed since you read it; its present state is in the answer.",
        "someone-was-faster",
        "Somebody changed this ticket a moment ago. Look at the new state, then try again.",
    ),
    413: ("The body or a text in it is too long.", "too-much", "The body is longer than 1 MB."),
    415: ("The body is not sent as JSON.", "not-sent-as-json", "Send the body with Content-Type: application/json."),
    422: (
        "The request is understood and cannot be done: a field is wrong or unknown, a rule forbids the step, or an "
        "Idempotency-Key was used before for other contents.",
        "step-not-allowed",
        "“Request received” is not followed by “Bug identified”.",
    ),
    428: (
        "The version you change is missing.",
        "version-required",
        "Say which version you change: send If-Match with the ETag you were given, or `version` in the body.",
    ),
    429: (
        "You write more on one ticket than a person would; Retry-After says when to go on.",
        "too-often",
        "You sent 20 messages in ten minutes. Wait a little, then send the rest as one.",
    ),
    500: ("Something broke on our side; `mark` is in the log.", "broken", "Something broke on our side."),
    503: ("The desk is not reachable just now; try again later.", "busy", "The desk is not reachable just now."),
}
ALWAYS = (400, 401, 403, 422, 500, 503)
WITH_BODY = (413, 415)
ABOUT = """Tickets, where they stand and what happens next.

Every request carries a token in the header: `Authorization: Bearer pd_…`. A token can do no more than its owner, and
only what its scopes allow: `tickets:read`, `tickets:write` (who changes a ticket gets it back as it then is). What its
owner may not see is answered as absent.

Errors are `application/problem+json` (RFC 9457): `code` is stable and for your program, `title` is for people.
Every POST takes an `Idempotency-Key`; sent again with the same body, it gives the answer of the first time.
"""
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "1 to 255 characters of your choice. The same key with the same body is done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "example": "invoice-run-2026-11-09-17",
}
VERSION = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The ETag you were given with the ticket. Either this or `version` in the body is demanded.",
    "schema": {"type": "string"},
    "example": '"3"',
}
ETAG = {"description": "The ticket's version.", "schema": {"type": "string"}, "example": '"4"'}
LOCATION = {
    "description": "Where the ticket is.",
    "schema": {"type": "string"},
    "example": "/api/v1/tickets/1042",
}


def operation(
    name: str, scope: str, *problems: int, success: int = 200, is_ticket: bool = True, writes: bool = False
) -> dict[str, Any]:
    """Give what a route says of itself: `**operation("readTicket", READ, 404)` in its decorator.

    `problems` are the statuses it may answer with besides those that any may. A stale version is told of with the
    ticket's present state.
    """
    statuses = sorted({*ALWAYS, *problems, *(WITH_BODY if writes else ())})
    headers = {"ETag": ETAG, **({"Location": LOCATION} if success == HTTPStatus.CREATED else {})}
    extra = {
        "x-scope": scope,
        "parameters": [
            *([KEY] if writes else []),
            *([VERSION] if HTTPStatus.PRECONDITION_REQUIRED in problems else []),
        ],
        "responses": {
            **({success: {"headers": headers}} if is_ticket else {}),
            **{status: {"$ref": f"#/components/responses/{_name(status)}"} for status in statuses},
        },
    }
    return {"operation_id": name, "openapi_extra": extra}


def complete(document: dict[str, Any]) -> None:
    """Put into the document what its routes refer to."""
    components = document["components"]
    components["schemas"]["Problem"] = _problem()
    components["schemas"]["Conflict"] = _conflict()
    components["responses"] = {_name(status): _response(status) for status in PROBLEMS}
    components["securitySchemes"]["Token"]["description"] = "`phasedesk token --email …` prints one."
    for methods in document["paths"].values():
        for described in methods.values():
            described["security"] = [{"Token": [described.pop("x-scope")]}]


def _name(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "").replace("-", "")


def _response(status: int) -> dict[str, Any]:
    words, code, title = PROBLEMS[status]
    schema = "Conflict" if status == HTTPStatus.CONFLICT else "Problem"
    content: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    if status != HTTPStatus.CONFLICT:
        content["example"] = {"type": f"urn:phasedesk:problem:{code}", "title": title, "status": status, "code": code}
    return {"description": words, "content": {PROBLEM_JSON: content}}


def _problem() -> dict[str, Any]:
    return {
        "title": "Problem",
        "description": "An error (RFC 9457). More facts may come with it, such as `errors`, one for each field.",
        "type": "object",
        "required": ["type", "title", "status", "code"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": {"type": "string", "description": "For people."},
            "status": {"type": "integer"},
            "code": {"type": "string", "description": "For programs; it does not change."},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "problem"],
                    "properties": {"field": {"type": "string"}, "problem": {"type": "string"}},
                },
            },
        },
        "additionalProperties": True,
    }


def _conflict() -> dict[str, Any]:
    return {
        "title": "Conflict",
        "description": "Nothing was changed. `version` and `ticket` are as they are now.",
        "allOf": [{"$ref": "#/components/schemas/Problem"}],
        "type": "object",
        "required": ["version", "ticket"],
        "properties": {"version": {"type": "integer"}, "ticket": {"$ref": "#/components/schemas/TicketOut"}},
    }
