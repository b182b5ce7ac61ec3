"""A program that calls the API, and checks each answer against what the OpenAPI document says of it."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.test import Client
from openapi_schema_validator import OAS31Validator

from phasedesk.accounts import tokens
from phasedesk.accounts.models import Person
from tests.testing.cast import MONDAY

ROOT = "/api/v1"


class Program:
    """Somebody's program, with a token of its own.

    `get` and `post` give Django's response. Every one is held against the document: its status must be told of there,
    and its body must be as the schema says.
    """

    def __init__(self, person: Person | None = None, *scopes: str) -> None:
        self.client = Client()
        self.token = tokens.make(person.email, scopes or None, at=MONDAY) if person else ""

    def get(self, path: str, **headers: str) -> HttpResponse:
        """Ask for something; header names are written with underscores."""
        return self.send("get", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> HttpResponse:
        """Send JSON; bytes and texts go as they are."""
        content = body if isinstance(body, bytes | str) else json.dumps(body)
        headers.setdefault("content_type", "application/json")
        return self.send("post", path, content, **headers)

    def send(self, method: str, path: str, content: bytes | str = b"", **headers: str) -> HttpResponse:
        """Send anything."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            named.setdefault("Authorization", f"Bearer {self.token}")
        kind = named.pop("content-type", "")
        answer = self.client.generic(method.upper(), ROOT + path, content, content_type=kind, headers=named)
        check(method, path, answer)
        return answer


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document, as a stranger gets it."""
    found: dict[str, Any] = Client().get(f"{ROOT}/openapi.json").json()
    return found


def check(method: str, path: str, answer: HttpResponse) -> None:
    """Fail where an answer is not as the document says; what it does not list must be said as a problem."""
    described = _operation(method, path)
    if described is None:
        assert answer.status_code in (200, 404, 405)
        return
    told = _followed(described["responses"][str(answer.status_code)])
    [(kind, content)] = told["content"].items()
    assert answer["Content-Type"] == kind
    if method != "head":
        _validator(json.dumps(content["schema"])).validate(json.loads(answer.content))
    assert set(told.get("headers", {})) <= set(answer.headers)


def _operation(method: str, path: str) -> dict[str, Any] | None:
    wanted = ROOT + path.partition("?")[0]
    for template, methods in document()["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), wanted):
            found: dict[str, Any] | None = methods.get("get" if method == "head" else method)
            return found
    return None


def _followed(told: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in told:
        return told
    found: dict[str, Any] = document()["components"]["responses"][told["$ref"].rpartition("/")[2]]
    return found


@cache
def _validator(schema: str) -> OAS31Validator:
    return OAS31Validator({**json.loads(schema), "components": document()["components"]})
