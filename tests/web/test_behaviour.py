"""What the scripts add, in a real browser: sent once, drafts kept, files shown, keys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.web import addresses
from tests.web.conftest import TEMPLATES

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser(chromium_path: str, django_db_setup: None) -> Iterator[Browser]:
    """One browser for the module. Its loop runs in this thread, which Django would take for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, settings: Settings) -> Iterator[Page]:
    """A fresh window at our test addresses. Anything the browser complains about fails the test."""
    settings.ROOT_URLCONF = "tests.web.addresses"
    own, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**own, "DIRS": [TEMPLATES]}, *others]
    addresses.SENT.clear()
    complaints: list[str] = []
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    yield page
    context.close()
    assert [words for words in complaints if "the server responded with a status of" not in words] == []


def test_pressing_twice_sends_once_with_the_button_that_was_pressed(page: Page) -> None:
    page.goto("/note/")
    page.fill("#text", "hello")
    page.dblclick("text=Send")
    page.wait_for_url("**/note/?sent=1")
    assert addresses.SENT == [{"text": "hello", "way": "direct"}]


def test_coming_back_makes_the_form_ready_again(page: Page) -> None:
    page.goto("/note/")
    page.fill("#text", "hello")
    page.click("text=Send")
    page.wait_for_url("**/note/?sent=1")
    page.go_back()
    assert page.is_enabled("text=Send")


def test_a_draft_outlives_the_page_and_ends_when_it_was_sent(page: Page) -> None:
    page.goto("/note/")
    page.type("#text", "half a thought")
    page.wait_for_selector("text=Draft kept on this device.")
    page.goto("/parts/")
    page.goto("/note/")
    assert page.input_value("#text") == "half a thought"
    page.click("text=Send")
    page.wait_for_url("**/note/?sent=1")
    assert page.input_value("#text") == ""
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_stays_when_sending_failed(page: Page) -> None:
    page.goto("/note/")
    page.type("#text", "please break")
    page.click("text=Send")
    page.wait_for_selector("text=The desk is not reachable just now")
    page.go_back()
    assert page.input_value("#text") == "please break"
    assert page.evaluate("JSON.parse(localStorage['phasedesk-draft:note']).sent") is None


def test_a_draft_can_be_discarded(page: Page) -> None:
    page.goto("/note/")
    page.type("#text", "never mind")
    page.click("text=Discard it")
    assert (page.input_value("#text"), page.evaluate("localStorage.length")) == ("", 0)


def test_files_are_shown_with_their_size_and_can_be_taken_out(page: Page) -> None:
    page.goto("/parts/")
    page.set_input_files("#id_pictures", [_file("one.txt", 1_500), _file("two.txt", 10)])
    page.set_input_files("#id_pictures", [_file("three.txt", 1)])
    lines = page.locator(".chosen li")
    assert lines.all_inner_texts() == [
        "one.txt\n1.5 kB\nRemove",
        "two.txt\n10 bytes\nRemove",
        "three.txt\n1 byte\nRemove",
    ]
    page.click("[aria-label='Remove two.txt']")
    names = "[...document.querySelector('#id_pictures').files].map((file) => file.name)"
    assert page.evaluate(names) == ["one.txt", "three.txt"]


def test_a_file_that_is_too_big_is_marked_before_it_is_sent(page: Page) -> None:
    page.goto("/parts/")
    page.set_input_files("#id_pictures", [_file("big.bin", 26_000_000)])
    assert page.locator(".chosen .too-big").all_inner_texts() == ["big.bin\n26 MB, too big\nRemove"]
    assert page.evaluate("document.querySelector('#id_pictures').validationMessage") == "A file may have at most 25 MB."


def test_keys_move_and_select_in_the_queue(page: Page) -> None:
    page.goto("/parts/queue/")
    current = "document.querySelector('[data-row][aria-current] .pick input').value"
    page.keyboard.press("j")
    assert page.evaluate(current) == "4817"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate(current) == "4830"
    page.keyboard.press("x")
    assert page.inner_text("[data-count]") == "1"
    page.keyboard.press("o")
    assert page.url.endswith("#4830")


def test_the_list_of_keys_is_built_from_the_page(page: Page) -> None:
    page.goto("/parts/queue/")
    page.keyboard.press("?")
    said = page.locator("dialog.keys").inner_text().split("\n")
    assert ("Next ticket" in said, "Assign" in said, "New ticket" in said, "Search" in said) == (True,) * 4
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog.keys")


def test_typing_is_never_taken_for_a_key(page: Page) -> None:
    page.goto("/parts/queue/")
    page.keyboard.press("/")
    page.keyboard.type("jx?a")
    assert page.input_value("#search") == "jx?a"
    assert not page.is_visible("dialog.keys")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("address", ["/parts/", "/parts/tracker/", "/parts/queue/", "/big/"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def _file(name: str, size: int) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": b"x" * size}
