"""What is nobody's fault who called."""

import logging

import pytest
from django.db import InterfaceError, OperationalError

from phasedesk.api import bodies, shapes
from tests.api.conftest import CallAs
from tests.testing.cast import Cast


def fail_with(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def fail(*given: object) -> None:
        raise problem

    monkeypatch.setattr(shapes, "ticket", fail)


@pytest.mark.parametrize("problem", [OperationalError("no route to db.internal"), InterfaceError("closed")])
def test_a_database_that_is_away_says_when_to_come_back(
    cast: Cast, call_as: CallAs, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    number, program = cast.ticket().number, call_as(cast.ada)
    fail_with(monkeypatch, problem)
    answer = program.get(f"/tickets/{number}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.json() == {
        "type": "urn:phasedesk:problem:busy",
        "title": "The desk is not reachable just now.",
        "status": 503,
        "code": "busy",
    }


def test_what_breaks_is_logged_with_a_mark_and_tells_nothing_else(
    cast: Cast, call_as: CallAs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    number, program = cast.ticket().number, call_as(cast.ada)
    fail_with(monkeypatch, RuntimeError("secret detail"))
    with caplog.at_level(logging.ERROR, "phasedesk.errors"):
        answer = program.get(f"/tickets/{number}")
    mark = answer.json()["mark"]
    assert answer.status_code == 500
    assert answer.json() == {
        "type": "urn:phasedesk:problem:broken",
        "title": "Something broke on our side. We have a record of it.",
        "status": 500,
        "code": "broken",
        "mark": mark,
    }
    ours = [record.message for record in caplog.records if record.name == "phasedesk.errors"]
    assert ours == [f"error {mark} in GET /api/v1/tickets/{number}"]
    assert "secret detail" in caplog.text


def test_reading_a_body_that_breaks_is_not_put_down_to_the_caller(
    cast: Cast, call_as: CallAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "_depth", None)
    assert call_as(cast.cleo).post("/tickets", {"kind": "bug"}).json()["code"] == "broken"
