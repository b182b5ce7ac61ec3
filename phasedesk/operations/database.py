"""Make the database ready to serve: tables, cache table, the lifecycles we ship, and the static files beside it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from phasedesk.lifecycles import publishing
from phasedesk.operations import static

# Any number will do, as long as every Phasedesk uses the same one: PostgreSQL's advisory locks are named by numbers.
_ADVISORY_LOCK = 7_427_337

_known_to_be_migrated = False


def prepare(at: datetime) -> None:
    """Bring everything up to date; quick when it is already. Several processes may call this at the same time."""
    with _only_one():
        if not is_migrated():
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        publishing.publish_shipped(at=at)
        static.collect()


def is_migrated() -> bool:
    """Say whether every migration of this release is applied. A yes is remembered: nothing takes migrations back."""
    global _known_to_be_migrated
    if not _known_to_be_migrated:
        _known_to_be_migrated = not pending_migrations()
    return _known_to_be_migrated


def pending_migrations() -> list[str]:
    """Name the migrations that are still to be applied."""
    executor = MigrationExecutor(connection)
    return [f"{step.app_label}.{step.name}" for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


@contextmanager
def _only_one() -> Iterator[None]:
    """Let one process in at a time. Both locks belong to the process and end with it, however it ends."""
    if connection.vendor == "postgresql":
        with _advisory_lock():
            yield
    else:
        with _file_lock(Path(settings.PHASEDESK_DATA) / "prepare.lock"):
            yield


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    """Hold the kernel's lock on a file; the file itself means nothing and may stay."""
    end = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(end, fcntl.LOCK_EX)
        yield
    finally:
        os.close(end)


@contextmanager
def _advisory_lock() -> Iterator[None]:
    """Hold PostgreSQL's lock for this session, with no limit on how long a migration may take."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])
            cursor.execute("RESET statement_timeout")
