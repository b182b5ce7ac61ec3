"""Emptying the database between tests that commit. Events can be removed by nobody, so their triggers step aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from unittest import mock

from django.db.backends.sqlite3.base import DatabaseOperations

GUARD = import_module("phasedesk.migrations.0002_events_are_insert_only")


@contextmanager
def events_may_be_flushed() -> Iterator[None]:
    """On SQLite a flush is a DELETE, which the triggers refuse; PostgreSQL's TRUNCATE does not ask them."""
    flush = DatabaseOperations.execute_sql_flush

    def without_guard(operations: DatabaseOperations, statements: list[str]) -> None:
        drop = [f"{statement.replace('TRIGGER', 'TRIGGER IF EXISTS')};" for statement in GUARD.AND_BACK["sqlite"]]
        flush(operations, [*drop, *statements, *GUARD.SQLITE])

    with mock.patch.object(DatabaseOperations, "execute_sql_flush", without_guard):
        yield
