"""A desk that runs, and a browser that looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """An empty desk, served, with Mara (agent) and Cleo (requester) known to it, and a mail server beside it."""
    data: Path = tmp_path_factory.mktemp("desk")
    with fresh_database("phasedesk_journey") as url, Mailroom() as mailroom:
        running = RunningDesk(data, mailroom, url)
        running.command("migrate")
        running.add_person("mara@tallyroom.example", "Mara Vesely", "agent")
        running.add_person("nora@tallyroom.example", "Nora Aldous", "admin")
        with running.served():
            yield running


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


class Looker:
    """Somebody at a browser. What the browser complains of (a script's error, a broken policy) fails the story."""

    def __init__(self, context: BrowserContext) -> None:
        self.context, self.complaints = context, list[str]()
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@pytest.fixture
def requester(browser: Browser) -> Iterator[Page]:
    """The requester's browser, on a phone."""
    yield from _looking(browser, {"width": 390, "height": 844})


@pytest.fixture
def agent(browser: Browser, desk: RunningDesk) -> Iterator[Page]:
    """The agent's browser, signed in."""
    for page in _looking(browser, {"width": 1280, "height": 900}):
        page.goto(desk.sign_in_address("mara@tallyroom.example"))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{desk.url}/desk/**")
        yield page


def _looking(browser: Browser, viewport: dict[str, int]) -> Iterator[Page]:
    context = browser.new_context(viewport=viewport, reduced_motion="reduce")  # type: ignore[arg-type]
    looker = Looker(context)
    yield looker.page
    context.close()
    assert looker.complaints == []
