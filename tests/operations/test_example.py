"""The example is there as a whole or has not happened, and a desk in use is never touched."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from phasedesk.accounts.models import Person
from phasedesk.operations import example
from tests.testing import processes

SIGN_IN = "agent@tallyroom.example"


@pytest.fixture
def filled(data: Path, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """A filling that writes one row; the addresses of the databases it was asked to fill."""
    asked: list[str | None] = []

    def run(url: str | None) -> None:
        asked.append(url)
        if url:
            with sqlite3.connect(url.removeprefix("sqlite:///")) as line:
                line.execute("PRAGMA journal_mode=WAL")
                line.execute("CREATE TABLE told (words)")
                line.execute("INSERT INTO told VALUES ('once upon a time')")
            line.close()

    monkeypatch.setattr(example, "_run", run)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(data / "phasedesk.sqlite3"))
    return asked


def _told(path: Path) -> list[tuple[str]]:
    with sqlite3.connect(path) as line:
        return line.execute("SELECT words FROM told").fetchall()


@pytest.mark.sqlite
def test_it_takes_the_place_of_the_database_when_it_is_complete(filled: list[str | None], data: Path) -> None:
    example.fill_once()
    assert filled == [f"sqlite:///{data}/example-in-the-making.sqlite3"]
    assert [path.name for path in data.iterdir()] == ["phasedesk.sqlite3"]
    assert _told(data / "phasedesk.sqlite3") == [("once upon a time",)]


@pytest.mark.sqlite
def test_a_second_start_does_not_fill_again(filled: list[str | None], data: Path) -> None:
    (data / "phasedesk.sqlite3").write_text("somebody's desk")
    example.fill_once()
    assert filled == []
    assert (data / "phasedesk.sqlite3").read_text() == "somebody's desk"


@pytest.mark.sqlite
def test_one_that_was_interrupted_is_begun_again(filled: list[str | None], data: Path) -> None:
    for name in ("", "-wal", "-shm"):
        (data / f"example-in-the-making.sqlite3{name}").write_text("half of it")
    example.fill_once()
    assert _told(data / "phasedesk.sqlite3") == [("once upon a time",)]


@pytest.mark.sqlite
def test_one_that_fails_leaves_no_database(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(url: str | None) -> None:
        raise subprocess.CalledProcessError(1, "demo")

    monkeypatch.setattr(example, "_run", fail)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(data / "phasedesk.sqlite3"))
    with pytest.raises(subprocess.CalledProcessError):
        example.fill_once()
    assert not (data / "phasedesk.sqlite3").exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_an_empty_database_is_filled_and_one_in_use_is_not(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(example, "_run", _noting(asked, data))
    example.fill_once()
    assert asked == [True]
    assert not (data / "example-in-the-making.txt").exists()
    Person.objects.create_user("ada@desk.example")
    example.fill_once()
    assert asked == [True]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_an_interrupted_one_is_told(data: Path) -> None:
    note = data / "example-in-the-making.txt"
    note.write_text("half of it")
    with pytest.raises(example.Interrupted, match="was interrupted"):
        example.fill_once()


def _noting(asked: list[bool], data: Path) -> Callable[[str | None], None]:
    """A filling that remembers whether the note of it was there."""
    return lambda url: asked.append((data / "example-in-the-making.txt").exists())


def test_the_sign_ins_are_told_where_there_are_some(data: Path) -> None:
    assert example.sign_ins() == ""
    (data / "example-sign-ins.txt").write_text(f"agent {SIGN_IN} secret\n")
    assert example.sign_ins() == f"agent {SIGN_IN} secret\n"


@pytest.mark.sqlite
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_example_is_made_and_served(tmp_path: Path) -> None:
    with processes.Desk(tmp_path, PHASEDESK_EXAMPLE="1") as desk:
        welcome = desk.wait_until_ready(seconds=500)
        assert "Tallyroom Support is ready." in welcome
        assert [word for word in ("agent@", "admin@", "requester@") if f"{word}tallyroom.example" in welcome] == [
            "agent@",
            "admin@",
            "requester@",
        ]
        assert desk.get("/readyz").status == 200
        assert desk.get("/").status == 200
        assert sorted(path.name for path in tmp_path.glob("example-*")) == ["example-sign-ins.txt"]
        assert (tmp_path / "example-sign-ins.txt").stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(tmp_path / "phasedesk.sqlite3") as line:
        assert line.execute("SELECT count(*) FROM phasedesk_ticket").fetchone() == (1500,)
        assert line.execute("PRAGMA integrity_check").fetchone() == ("ok",)
