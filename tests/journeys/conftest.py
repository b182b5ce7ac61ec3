"""A desk that runs, and browsers that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.journeys.desk import RunningDesk, fresh_database
from tests.testing.smtp import Mailroom

CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
MARA, IVO = "mara@tallyroom.example", "ivo@tallyroom.example"
PATIENCE = 30_000  # milliseconds; the machine may be busy with other tests


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """An empty desk, served, with two agents, Mara and Ivo, and a mail server beside it."""
    data: Path = tmp_path_factory.mktemp("desk")
    with fresh_database("phasedesk_journey") as url, Mailroom() as mailroom:
        running = RunningDesk(data, mailroom, url)
        running.sign_in = running.prepare(
            (MARA, "Mara Vesely", "agent"),
            (IVO, "Ivo Janda", "agent"),
            ("nora@tallyroom.example", "Nora Aldous", "admin"),
        )
        with running.served():
            yield running


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def signed_in(browser: Browser, desk: RunningDesk) -> Callable[[str], Any]:
    """Cookies of an agent; each signs in once, with a one-time address, as these are good for one time only."""
    kept: dict[str, Any] = {}

    def cookies(email: str) -> Any:
        if email not in kept:
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(desk.sign_in[email])
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{desk.url}/desk/**")
            kept[email] = context.storage_state()
            context.close()
        return kept[email]

    return cookies


class Looker:
    """Somebody at a browser. What the browser complains of (a script's error, a broken policy) fails the story."""

    def __init__(self, context: BrowserContext) -> None:
        self.context, self.complaints = context, list[str]()
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        # A refusal is an answer like any other; the stories look at its page.
        if message.type == "error" and "status of 409" not in message.text:
            self.complaints.append(message.text)


@contextmanager
def looking(browser: Browser, viewport: dict[str, int], **more: Any) -> Iterator[Page]:
    """A browser of somebody's own."""
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", **more)  # type: ignore[arg-type]
    looker = Looker(context)
    try:
        yield looker.page
    finally:
        context.close()
    assert looker.complaints == []


@pytest.fixture
def requester(browser: Browser) -> Iterator[Page]:
    """The requester's browser, on a phone."""
    with looking(browser, PHONE) as page:
        yield page


@pytest.fixture
def plain_requester(browser: Browser) -> Iterator[Page]:
    """The requester's browser, on a phone, without JavaScript."""
    with looking(browser, PHONE, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def agent(browser: Browser, signed_in: Callable[[str], Any]) -> Iterator[Page]:
    """Mara's browser, signed in."""
    with looking(browser, SCREEN, storage_state=signed_in(MARA)) as page:
        yield page


@pytest.fixture
def colleague(browser: Browser, signed_in: Callable[[str], Any]) -> Iterator[Page]:
    """Ivo's browser, signed in."""
    with looking(browser, SCREEN, storage_state=signed_in(IVO)) as page:
        yield page
