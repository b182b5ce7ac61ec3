"""A new database is made ready once, by whoever comes first, and a second time costs next to nothing."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.operations import database, static
from tests.testing.processes import surroundings

ROOT = Path(__file__).resolve().parent.parent.parent


def _migrate(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "phasedesk", "migrate"],
        cwd=ROOT,
        env=surroundings(data),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.mark.sqlite
def test_three_processes_starting_at_once_make_one_database(tmp_path: Path) -> None:
    started = [_migrate(tmp_path) for _ in range(3)]
    assert [process.communicate(timeout=60) for process in started] == [("The database is up to date.\n", None)] * 3
    assert [process.returncode for process in started] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "phasedesk.sqlite3") as line:
        assert line.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        kinds = line.execute("SELECT kind FROM phasedesk_lifecycleversion ORDER BY kind").fetchall()
    assert kinds == [("bug",), ("feature",), ("question",)]


@pytest.mark.django_db(transaction=True)
def test_a_second_time_changes_nothing_and_is_quick(data: Path) -> None:
    from django.utils import timezone

    database.prepare(timezone.now())
    before = list(LifecycleVersion.objects.order_by("pk").values_list("pk", flat=True))
    began = time.monotonic()
    database.prepare(timezone.now())
    assert time.monotonic() - began < 1.0
    assert list(LifecycleVersion.objects.order_by("pk").values_list("pk", flat=True)) == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_the_lock_is_given_back_and_statements_are_limited_again(data: Path) -> None:
    with database._only_one(), connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        assert cursor.fetchone() == (1,)
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("10s",)
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        assert cursor.fetchone() == (0,)


def test_static_files_are_collected_once_and_again_when_one_changed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert static.collect() is True
    assert (data / "static" / "django_htmx" / "htmx.min.js").exists() or list((data / "static").iterdir())
    assert static.collect() is False
    monkeypatch.setattr(static, "_mark", lambda: "something changed")
    assert static.collect() is True


def test_nothing_from_outside_is_set_for_these_tests() -> None:
    assert not [name for name in os.environ if name.startswith("PHASEDESK_SMTP")]
