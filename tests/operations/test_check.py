"""What keeps a desk from being served is found and told with what to do (guide R15)."""

import os
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from phasedesk.operations import check, database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sound(data: Path, settings: Settings) -> Settings:
    """A desk with nothing wrong."""
    settings.SECRET_KEY = "abcdefghij" * 8
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    return settings


def _only_problem() -> str:
    [problem] = check.problems()
    return problem


def test_a_sound_desk_has_no_problem() -> None:
    assert check.problems() == []


def test_debug_is_refused_where_others_can_reach_it(sound: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PHASEDESK_BASE_URL", "https://desk.example.com")
    sound.DEBUG, sound.PHASEDESK_HOST = True, "0.0.0.0"  # noqa: S104 - never served
    assert _only_problem().startswith("PHASEDESK_DEBUG is 1")
    sound.PHASEDESK_HOST = "::1"
    assert check.problems() == []


@pytest.mark.parametrize(
    ("name", "value"), [("PHASEDESK_BASE_URL", "https://desk.example.com"), ("PHASEDESK_PROXIES", 1)]
)
def test_debug_is_refused_behind_a_proxy(sound: Settings, name: str, value: object) -> None:
    sound.DEBUG = True
    setattr(sound, name, value)
    assert _only_problem().startswith("PHASEDESK_DEBUG is 1")


@pytest.mark.parametrize("key", ["changeme", "x" * 80, "abcd" * 20])
def test_an_easy_key_is_refused(sound: Settings, key: str) -> None:
    sound.SECRET_KEY = key
    assert _only_problem().startswith("The secret key is too easy to guess.")


@pytest.mark.parametrize("hosts", [[], ["*"], ["desk.example.com", "*"]])
def test_every_host_is_too_many(sound: Settings, hosts: list[str]) -> None:
    sound.ALLOWED_HOSTS = hosts
    assert _only_problem().startswith("Every host name is allowed.")


def test_a_desk_served_to_others_must_know_its_address(sound: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(os.environ, "PHASEDESK_BASE_URL", raising=False)
    sound.PHASEDESK_HOST = "192.0.2.7"
    assert "PHASEDESK_BASE_URL" in _only_problem()


def test_pending_migrations_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "pending_migrations", lambda: ["phasedesk.0001_spine", "phasedesk.0002_more"])
    assert _only_problem() == (
        "2 migrations are not applied, beginning with phasedesk.0001_spine. "
        "Run: phasedesk migrate (phasedesk serve does so by itself)"
    )


def test_a_folder_that_cannot_be_written_is_named(sound: Settings, data: Path) -> None:
    (data / "files").write_text("a file where a folder should be")
    assert _only_problem().startswith(f"Nothing can be written to {data / 'files'}")


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_lose_the_last_tickets_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    try:
        assert "synchronous is 1" in _only_problem()
    finally:
        connection.close()


@pytest.mark.postgresql
def test_a_server_that_may_lose_the_last_tickets_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert "synchronous_commit is off" in _only_problem()


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("0.0.0.0", False), ("desk", False)],  # noqa: S104
)
def test_loopback_is_known(host: str, is_loopback: bool) -> None:
    assert check.is_loopback(host) is is_loopback
