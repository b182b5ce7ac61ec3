"""The worker is called at once, on both databases, and nothing depends on the call."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from phasedesk import wake

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 0.5  # seconds within which a call must be heard
LONG = 5.0


@pytest.fixture
def waiter(data: Path) -> Iterator[wake.Waiter]:
    with wake.Waiter() as waiter:
        yield waiter


def _heard_after(waiter: wake.Waiter, call) -> float:
    """How long after `call` in another thread (or none: the same) a wait ends."""
    with ThreadPoolExecutor(1) as pool:
        wait = pool.submit(_timed_wait, waiter)
        time.sleep(0.2)
        called = time.monotonic()
        call()
        heard, ended = wait.result(LONG + 1)
    assert heard is True
    return ended - called


def _timed_wait(waiter: wake.Waiter) -> tuple[bool, float]:
    try:
        return waiter.wait(LONG), time.monotonic()
    finally:
        connection.close()


def test_a_call_is_heard_at_once(waiter: wake.Waiter) -> None:
    assert _heard_after(waiter, wake.worker) < SOON


def test_many_calls_end_one_wait_and_leave_nothing_behind(waiter: wake.Waiter) -> None:
    for _ in range(100):
        wake.worker()
    time.sleep(0.1)
    assert waiter.wait(LONG) is True
    assert waiter.wait(0.05) is False


def test_a_call_before_the_wait_is_not_lost(waiter: wake.Waiter) -> None:
    wake.worker()
    assert waiter.wait(LONG) is True


def test_without_a_call_the_wait_ends_by_its_time(waiter: wake.Waiter) -> None:
    began = time.monotonic()
    assert waiter.wait(0.2) is False
    assert 0.15 < time.monotonic() - began < 1.0


def test_soon_calls_once_and_only_after_the_commit(waiter: wake.Waiter) -> None:
    with transaction.atomic():
        wake.soon()
        wake.soon()
        assert [entry[1] for entry in connection.run_on_commit] == [wake.worker]
        assert waiter.wait(0.1) is False
    assert waiter.wait(LONG) is True


def test_soon_does_not_call_after_a_rollback(waiter: wake.Waiter) -> None:
    with transaction.atomic():
        wake.soon()
        transaction.set_rollback(True)
    assert waiter.wait(0.1) is False


def test_soon_without_a_transaction_calls_at_once(waiter: wake.Waiter) -> None:
    wake.soon()
    assert waiter.wait(LONG) is True


def test_interrupt_ends_this_wait_and_every_later_one(waiter: wake.Waiter) -> None:
    timer = threading.Timer(0.2, waiter.interrupt)
    timer.start()
    began = time.monotonic()
    assert waiter.wait(LONG) is True
    assert waiter.wait(LONG) is True
    assert time.monotonic() - began < 2.0


def test_calling_nobody_is_cheap_and_quiet(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    wake.worker()
    began = time.monotonic()
    for _ in range(100):
        wake.worker()
    assert time.monotonic() - began < 1.0
    assert caplog.records == []


def test_a_call_never_raises(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(wake, "_notify", broken)
    monkeypatch.setattr(wake, "_write", broken)
    wake.worker()


@pytest.mark.sqlite
def test_a_full_fifo_holds_nobody_up(waiter: wake.Waiter) -> None:
    began = time.monotonic()
    for _ in range(70_000):  # more than the 64 KiB that a pipe takes
        wake.worker()
    assert time.monotonic() - began < 10.0
    assert waiter.wait(LONG) is True
    assert waiter.wait(0.05) is False


@pytest.mark.sqlite
def test_without_a_fifo_the_worker_still_looks_by_itself(data: Path) -> None:
    wake.fifo().mkdir()
    with wake.Waiter() as waiter:
        assert waiter.wait(0.05) is False


@pytest.mark.postgresql
def test_a_broken_line_is_opened_again(waiter: wake.Waiter) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND query LIKE 'LISTEN%%'"
        )
        assert cursor.fetchall() == [(True,)]
    assert waiter.wait(LONG) is True  # the line's end is noticed: first its last words, then that it is gone
    assert [waiter.wait(0.1) for _ in range(2)][-1] is False  # and a new one is there
    wake.worker()
    assert waiter.wait(LONG) is True


@pytest.mark.postgresql
def test_another_process_is_heard(waiter: wake.Waiter) -> None:
    parameters = connection.get_connection_params()
    with psycopg.connect(**{**parameters, "autocommit": True}) as other:
        other.execute(f"NOTIFY {wake.CHANNEL}")
    assert waiter.wait(LONG) is True
