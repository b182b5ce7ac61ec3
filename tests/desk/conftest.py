"""The cast at the desk, on a Thursday, and a browser in which Ada is signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone

from phasedesk.desk import shell
from phasedesk.tickets.models import Ticket
from tests.testing.cast import Cast

NOW = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)  # three days after the cast's tickets came


@pytest.fixture
def cast(db: None, data: Path) -> Cast:
    """A desk with its people, and a folder of its own for files."""
    return Cast.make()


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """The desk's clock stands still."""
    with patch.object(timezone, "now", return_value=NOW):
        yield NOW


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer carry as `drawn` what its template was given; Jinja tells the test client nothing."""
    real = shell.render

    def render(request: HttpRequest, template: str, context: dict[str, Any], **more: Any) -> HttpResponse:
        answer = real(request, template, context, **more)
        answer.drawn = context
        return answer

    monkeypatch.setattr(shell, "render", render)


@pytest.fixture
def ada(client: Client, cast: Cast) -> Client:
    """Ada's browser."""
    client.force_login(cast.ada)
    return client


Send = Callable[..., HttpResponse]


@pytest.fixture
def send(ada: Client) -> Send:
    """Send a form about a ticket as Ada's browser does, with the version its page had."""

    def post(ticket: Ticket, noun: str, version: int | None = None, **given: Any) -> HttpResponse:
        seen = Ticket.objects.get(pk=ticket.pk).version if version is None else version
        return ada.post(f"/desk/tickets/{ticket.pk}/{noun}", {"version": seen, **given})

    return post
