"""Stories of requesters who use no mouse, no JavaScript, a narrow screen, or want no more mail."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.acting import READ, DeskPage, Post, Tracker
from tests.journeys.conftest import looking
from tests.journeys.desk import RunningDesk

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const at = document.activeElement;
    return at.name || at.textContent.trim();
}"""
SIDEWAYS = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
LONG = "W" * 90
WIDE = f"""Nothing breaks here: {LONG}

    {LONG}{LONG}

https://files.example/{LONG}/{LONG}

1. {LONG}
"""


def tab_to(page: Page, name: str, within: int = 40) -> list[str]:
    """Press Tab until the control of that name (or with those words) has the focus; gives what was passed."""
    passed: list[str] = []
    for _ in range(within):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at == name:
            return passed
        passed.append(at)
    raise AssertionError(f"{name} is not among {passed}")


def test_the_last_word_takes_no_mouse(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "kit@brightwater.example")
    number = tracker.send("question", "Where are my exports?", "I looked under Reports.", post.address)
    tracker.open(post.first())

    assert "Send" not in tab_to(requester, "text")  # the words come before their button
    requester.keyboard.type("Found the page, not the files.")
    tab_to(requester, "Send", within=4)
    requester.keyboard.press("Enter")
    tracker.reads("Found the page, not the files.")

    at_desk.take(number, "Where are my exports?")
    at_desk.moves("Begin review")
    at_desk.moves("Move to “Response sent”", "Exports, then “Kept files”.")
    post.next("Under review")
    post.next("Response sent")
    requester.reload(wait_until=READ)
    tab_to(requester, "text")
    requester.keyboard.type("There is no “Kept files”.")
    tab_to(requester, "Re-open the ticket", within=4)
    requester.keyboard.press("Enter")
    tracker.reads("There is no “Kept files”.")
    tracker.sees("Under review", steps=["Completed", "Current", "Not started"])
    post.next("Under review")


def test_it_all_works_without_javascript(desk: RunningDesk, plain_requester: Page, agent: Page) -> None:
    page, at_desk, post = plain_requester, DeskPage(agent, desk), Post(desk, "remy@brightwater.example")
    tracker = Tracker(page, desk)

    page.goto(desk.url, wait_until=READ)
    page.locator("input[type=radio][name=kind][value=feature]").check()
    page.get_by_role("button", name="Show the questions for this kind").click()
    expect(page.locator("[name=workaround]")).to_have_count(0)
    page.locator("input[type=radio][name=kind][value=bug]").check()
    page.get_by_role("button", name="Show the questions for this kind").click()
    expect(page.locator("[name=workaround]")).to_have_count(1)
    page.get_by_label("In one line").fill("Totals differ")
    page.locator("textarea[name=text]").fill("The file says 13.50 less.")
    page.get_by_label("Your name").fill("Remy Hart")
    page.get_by_label("Your e-mail address").fill(post.address)
    page.get_by_role("button", name="Send").click()
    number = tracker.is_confirmed()
    tracker.open(post.first())
    tracker.sees("Request received", steps=["Current", "Not started", "Not started", "Not started"])

    at_desk.take(number, "Totals differ")
    at_desk.moves("Begin review")
    at_desk.acts("questions", "Ask, and pause our clock", "Which month?")
    post.next("Under review")
    post.next("Waiting for you")
    tracker.sees("Waiting for you", steps=["Completed", "Current", "Not started", "Not started"])
    tracker.reads("Which month?")
    tracker.answers("October.")
    tracker.sees("Under review", steps=["Completed", "Current", "Not started", "Not started"])
    tracker.reads("October.")
    post.next("Under review")


def test_who_wants_no_more_mail_gets_none_and_the_desk_knows(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "sol@brightwater.example")
    number = tracker.send("question", "Is there a print view?", "For the auditor.", post.address)
    receipt = post.first()
    tracker.open(receipt)
    at_desk.take(number, "Is there a print view?")
    at_desk.moves("Begin review")
    mail = post.next("Under review")

    # What a mail program does when its reader presses “Unsubscribe” (RFC 8058): no cookie, no page.
    address = str(mail.message["List-Unsubscribe"]).strip("<> ")
    one_click = urllib.request.Request(address, data=b"List-Unsubscribe=One-Click")  # noqa: S310 - ours, by http
    with urllib.request.urlopen(one_click, timeout=30) as answer:  # noqa: S310
        assert answer.status == 200

    at_desk.moves("Move to “Response sent”", "File, then Print view.")
    assert at_desk.told("Response sent") == "Not sent: unsubscribed"
    assert len(post.mine()) == 2
    requester.reload(wait_until=READ)
    tracker.sees("Response sent", steps=["Completed", "Completed", "Current"])
    expect(requester.get_by_text("You get no e-mail about this ticket.")).to_be_visible()


def test_nothing_scrolls_sideways_on_the_narrowest_screen(desk: RunningDesk, browser: Browser, agent: Page) -> None:
    at_desk, post = DeskPage(agent, desk), Post(desk, f"{'long.' * 11}name@brightwater.example")
    with looking(browser, {"width": 320, "height": 640}) as page:
        tracker = Tracker(page, desk)

        def is_narrow() -> None:
            assert page.evaluate(SIDEWAYS) <= 0, page.url

        tracker.fill("bug", f"Totals {LONG}", WIDE, post.address)
        is_narrow()
        page.get_by_role("button", name="Send").click()
        number = tracker.is_confirmed()
        is_narrow()
        tracker.open(post.first())
        is_narrow()
        at_desk.take(number, "Totals WWW")
        at_desk.moves("Begin review", WIDE)
        at_desk.acts("questions", "Ask, and pause our clock", WIDE)
        tracker.sees("Waiting for you", steps=["Completed", "Current", "Not started", "Not started"])
        is_narrow()
        for path in ("/what-to-expect/", "/account/login/"):
            page.goto(f"{desk.url}{path}", wait_until=READ)
            is_narrow()
