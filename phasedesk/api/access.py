"""Who calls: a token in the header, and what it allows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now
from ninja.security import HttpBearer

from phasedesk.accounts import tokens
from phasedesk.accounts.models import Person
from phasedesk.api.problems import NotScoped, TokenInAddress, UnknownParameter

NAMES_OF_TOKENS = frozenset({"token", "access_token", "api_key", "key"})


class Token(HttpBearer):
    """`Authorization: Bearer pd_…`. Cookies count for nothing here, so no request can be forged in a browser."""

    def __call__(self, request: HttpRequest) -> Any:
        """Give the person, or None; a token in the address is refused before it is looked at."""
        if NAMES_OF_TOKENS & request.GET.keys():
            raise TokenInAddress
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Give the token's owner, with the token's scopes on the request."""
        found = tokens.person_for(token, now())
        if found is None:
            return None
        person, scopes = found
        request.scopes = frozenset(scopes)  # type: ignore[attr-defined]
        return person


def caller(request: HttpRequest, scope: str, *parameters: str) -> Person:
    """Give who calls, if the token has the scope; NotScoped otherwise.

    `parameters` are the names the address may carry. A mistyped one must not pass for "all tickets", so any other
    raises UnknownParameter.
    """
    if scope not in request.scopes:  # type: ignore[attr-defined]
        raise NotScoped(f"This token lacks the scope {scope}.", scope=scope)
    if unknown := sorted(request.GET.keys() - set(parameters)):
        raise UnknownParameter(parameters=unknown, known=list(parameters))
    person: Person = request.auth  # type: ignore[attr-defined]
    return person
