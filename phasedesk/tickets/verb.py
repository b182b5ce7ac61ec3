"""What every verb has in common: one short transaction, time that never runs backwards, and a fair second try."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import IntegrityError, transaction

from phasedesk.rulebook.refusal import SomeoneWasFaster
from phasedesk.tickets.models import Ticket

P = ParamSpec("P")
R = TypeVar("R")

# How often an act that does not depend on what the person saw is tried again when somebody was faster.
TRIES = 6


def verb(function: Callable[Concatenate[Ticket, P], R]) -> Callable[Concatenate[Ticket, P], R]:
    """Make it one transaction. `at` is never earlier than the ticket's last change, whatever the clock says."""

    @wraps(function)
    def run(ticket: Ticket, *args: P.args, **kwargs: P.kwargs) -> R:
        given: Any = kwargs["at"]
        kwargs["at"] = max(given, ticket.updated_at)
        try:
            with transaction.atomic():
                return function(ticket, *args, **kwargs)
        except IntegrityError as clash:
            # Two who act on the same state may clash at a row before they come to the guarded change of the ticket.
            if Ticket.objects.filter(pk=ticket.pk, version=ticket.version).exists():
                raise
            raise SomeoneWasFaster from clash

    return run


def patient(function: Callable[Concatenate[Ticket, P], R]) -> Callable[Concatenate[Ticket, P], R]:
    """Make it a verb that looks again and goes on when somebody was faster: what is said is never lost to a race.

    Not where the door demanded a version (`Ticket.expect`): there the person is shown what changed, words and all.
    """

    @wraps(function)
    def run(ticket: Ticket, *args: P.args, **kwargs: P.kwargs) -> R:
        for _ in range(0 if ticket.is_expected else TRIES - 1):
            try:
                return verb(function)(ticket, *args, **kwargs)
            except SomeoneWasFaster:
                ticket.refresh_from_db(from_queryset=Ticket.objects.with_people())
        return verb(function)(ticket, *args, **kwargs)

    return run
