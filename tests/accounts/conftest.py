"""The cast of the accounts' tests, and a way to let several threads race."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from phasedesk.accounts import people, setup
from phasedesk.accounts.models import Person

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _desk_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with a process that has not yet seen an admin."""
    monkeypatch.setattr(setup, "_settled", False)


@pytest.fixture
def ada(db: None) -> Person:
    """An agent."""
    return people.add(email="ada@desk.example", name="Ada Obi", roles=["agent"], password=PASSWORD, at=NOW)


@pytest.fixture
def lena(db: None) -> Person:
    """An admin."""
    return people.add(email="lena@desk.example", name="Lena Marsh", roles=["admin"], password=PASSWORD, at=NOW)


@pytest.fixture
def cleo(db: None) -> Person:
    """A requester with a password."""
    return people.add(email="cleo@customer.example", name="Cleo Ray", password=PASSWORD, at=NOW)


Race = Callable[[Callable[[int], Any], int], list[Any]]


@pytest.fixture
def race() -> Race:
    """Run something in so many threads at the same instant; gives what each returned or raised."""

    def run(act: Callable[[int], Any], threads: int = 8) -> list[Any]:
        start = Barrier(threads)

        def one(number: int) -> Any:
            try:
                connection.ensure_connection()  # or connecting would space the threads out
                start.wait(10)
                return act(number)
            except Exception as problem:  # noqa: BLE001 - what went wrong is the result
                return problem
            finally:
                connections.close_all()

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(one, range(threads)))

    return run
