"""While the database is away or the disk full, visitors are told to come back and the log is not flooded."""

import errno
import logging
import sys

import psycopg
import pytest
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from phasedesk.operations import health, outage


def _answer_to(problem: Exception, rf: RequestFactory) -> HttpResponse:
    request = rf.get("/")
    request.resolver_match = None
    try:
        raise problem
    except type(problem):
        return outage.server_error(request)


def _read_only() -> InternalError:
    problem = InternalError("cannot execute INSERT in a read-only transaction")
    problem.__cause__ = psycopg.errors.ReadOnlySqlTransaction()
    return problem


OUTAGES = [
    OperationalError("gone"),
    InterfaceError("closed"),
    _read_only(),
    OSError(errno.ENOSPC, "full"),
    OSError(errno.EROFS, "read-only"),
]


@pytest.mark.parametrize("problem", OUTAGES)
def test_an_outage_is_answered_with_when_to_come_back(problem: Exception, rf: RequestFactory) -> None:
    answer = _answer_to(problem, rf)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


@pytest.mark.parametrize(
    "problem",
    [DataError("odd"), IntegrityError("twice"), InternalError("odd"), FileNotFoundError(), ZeroDivisionError()],
)
def test_a_mistake_of_ours_is_answered_as_one(problem: Exception, rf: RequestFactory) -> None:
    assert _answer_to(problem, rf).status_code == 500


def test_a_whole_request_meets_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*arguments: object) -> list[str]:
        raise OperationalError

    monkeypatch.setattr(health, "JsonResponse", away)
    client.raise_request_exception = False
    answer = client.get("/healthz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


def _record(problem: Exception | None) -> logging.LogRecord:
    try:
        if problem:
            raise problem
    except Exception:  # noqa: BLE001 - any of them
        return logging.LogRecord("x", logging.ERROR, __file__, 1, "broke", (), sys.exc_info())
    return logging.LogRecord("x", logging.ERROR, __file__, 1, "said", (), None)


def test_an_outage_is_logged_once_a_minute() -> None:
    now = [0.0]
    let_through = outage.OncePerMinute(clock=lambda: now[0]).filter
    passed = []
    for now[0] in (0.0, 1.0, 59.0, 60.0, 61.0, 130.0):
        passed.append(let_through(_record(OperationalError())))
    assert passed == [True, False, False, True, False, True]


def test_everything_else_is_logged_always() -> None:
    let_through = outage.OncePerMinute(clock=lambda: 0.0).filter
    assert [let_through(_record(problem)) for problem in (None, ValueError(), None, ValueError())] == [True] * 4
