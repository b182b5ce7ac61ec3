"""Reading JSON from outside, with bounds."""

from __future__ import annotations

import json
from typing import Any, cast

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny

from phasedesk.api.problems import NotJson, NotSentAsJson, TooDeep

MAX_DEPTH = 32


class BoundedParser(Parser):
    """Refuses what is too deep, or no JSON; the length is bounded by Django before."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Give the body as Python values; NotSentAsJson, NotJson or TooDeep says what is wrong."""
        if request.content_type != "application/json":
            raise NotSentAsJson
        try:
            found = json.loads(request.body)
        except RecursionError as error:
            raise TooDeep from error
        except ValueError as error:
            raise NotJson from error
        if _depth(found) > MAX_DEPTH:
            raise TooDeep
        return cast(DictStrAny, found)


def _depth(value: Any) -> int:
    """Count how deep lists and objects are nested, without recursion."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        inner, level = waiting.pop()
        if isinstance(inner, dict | list):
            deepest = max(deepest, level)
            waiting += [(each, level + 1) for each in (inner.values() if isinstance(inner, dict) else inner)]
    return deepest
