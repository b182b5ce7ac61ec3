"""Whether the process is there and whether the desk is ready are two questions; neither answer tells versions."""

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from phasedesk.operations import database, health

pytestmark = pytest.mark.django_db


def test_the_process_is_there_even_without_a_database(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "ensure_connection", _away)
    answer = health.alive(rf.get("/healthz"))
    assert (answer.status_code, answer.content) == (200, b'{"status": "ok"}')


def test_a_desk_that_works_is_ready(rf: RequestFactory) -> None:
    answer = health.ready(rf.get("/readyz"))
    assert (answer.status_code, answer.content) == (200, b'{"status": "ok"}')


def test_without_a_database_it_is_not_ready(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "ensure_connection", _away)
    answer = health.ready(rf.get("/readyz"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.content == b'{"status": "not ready", "missing": ["database"]}'


def test_with_migrations_to_come_it_is_not_ready(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_known_to_be_migrated", False)
    monkeypatch.setattr(database, "pending_migrations", lambda: ["phasedesk.0001_spine"])
    answer = health.ready(rf.get("/readyz"))
    assert answer.content == b'{"status": "not ready", "missing": ["migrations"]}'


def test_it_is_asked_with_get_only(rf: RequestFactory) -> None:
    assert health.alive(rf.post("/healthz")).status_code == 405
    assert health.ready(rf.post("/readyz")).status_code == 405


def _away(*arguments: object) -> None:
    raise OperationalError
