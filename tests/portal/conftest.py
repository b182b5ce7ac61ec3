"""The cast, and the ways in which a requester comes to a ticket."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from phasedesk.tickets.models import Ticket
from tests.testing.cast import Cast


@pytest.fixture
def cast(db: None, data: None) -> Cast:
    """A desk with its people, on Monday 9 November 2026 at 09:14 in Berlin, with a folder of its own for files."""
    return Cast.make()


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Cleo's bug, under review."""
    return cast.ticket(phase="review")


@pytest.fixture
def link(ticket: Ticket) -> str:
    """What the mail to Cleo leads to."""
    return f"/t/{ticket.token}/"


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which somebody of the cast is signed in."""

    def of(name: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, name))
        return client

    return of
