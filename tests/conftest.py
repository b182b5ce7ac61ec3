"""What holds for every test: which database it is for, and a browser where one is asked for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import resolve
from pytest_django import Settings

from phasedesk.calendars import models as calendars
from phasedesk.lifecycles import models as lifecycles
from tests.testing.flushing import events_may_be_flushed

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is about the other database, and what needs a browser where there is none."""
    vendor = "postgresql" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "sqlite"
    for other in {"sqlite", "postgresql"} - {vendor}:
        if item.get_closest_marker(other) and not item.get_closest_marker(vendor):
            pytest.skip(f"is about {other} alone")
    if item.get_closest_marker("browser") and chromium() is None:
        message = "Chromium is not installed, so the pages were not walked in a browser (Debian: apt install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


def chromium() -> str | None:
    """Find the browser."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's path, for tests marked `browser`."""
    found = chromium()
    assert found
    return found


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    """A data folder that is empty and this test's own."""
    settings.PHASEDESK_DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Forget rate limits and other cached things between tests."""
    cache.clear()
    calendars.forget()
    lifecycles.forget()


@pytest.fixture(scope="session", autouse=True)
def _all_views_are_loaded() -> None:
    """Import every view now: one first imported while a test has put another clock in would keep that clock."""
    resolve("/healthz")


@pytest.fixture(scope="session", autouse=True)
def _events_may_be_flushed() -> Iterator[None]:
    """Let tests that commit (`django_db(transaction=True)`) empty the database when they end."""
    with events_may_be_flushed():
        yield
