"""What the people of the stories do: read their mail, look at the tracker, work at the desk."""

from __future__ import annotations

import re
import time
from email.utils import parseaddr
from typing import Final

from playwright.sync_api import Page, Response, expect

from tests.journeys.desk import RunningDesk
from tests.testing.smtp import Received

MAIL_WITHIN = 30.0
# A page is ready once it is read: styles and scripts of a page are in place by then.
READ: Final = "domcontentloaded"
STATES = ("Not needed", "Not started", "Current", "Completed")


class Post:
    """The mails one requester gets, read one after another; each has to belong to the thread of the ones before."""

    def __init__(self, desk: RunningDesk, address: str) -> None:
        self.desk, self.address, self.read = desk, address, list[Received]()

    def next(self, state: str) -> Received:
        """Wait for the next mail, whose subject has to begin with the state."""
        mail = self._wait()
        assert mail.subject.startswith(state), mail.subject
        self._check_thread(mail)
        assert mail.text.strip()
        assert mail.html.strip()
        self.read.append(mail)
        return mail

    def first(self) -> Received:
        """Wait for the acknowledgement to an unproven address: fixed words, and nothing the sender wrote."""
        mail = self._wait()
        self.read.append(mail)
        return mail

    def _wait(self) -> Received:
        wanted, end = len(self.read) + 1, time.monotonic() + MAIL_WITHIN
        while len(self.mine()) < wanted:
            assert time.monotonic() < end, f"{self.address} got only {[mail.subject for mail in self.mine()]}"
            time.sleep(0.02)
        return self.mine()[wanted - 1]

    def mine(self) -> list[Received]:
        """All mails that came so far, read or not."""
        return [mail for mail in list(self.desk.mailroom.mails) if self.address in mail.recipients]

    def _check_thread(self, mail: Received) -> None:
        ids = [earlier.message["Message-ID"] for earlier in self.read]
        assert mail.message["Message-ID"] not in ids
        assert mail.message["In-Reply-To"] == ids[-1]
        references = mail.message["References"].split()
        assert references[0] == ids[0]
        assert references[-1] == ids[-1]
        assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert parseaddr(mail.message["From"])[1] == "support@tallyroom.example"


class Tracker:
    """What the requester does and sees."""

    def __init__(self, page: Page, desk: RunningDesk) -> None:
        self.page, self.desk = page, desk

    def send(self, kind: str, line: str, text: str, address: str) -> int:
        """Fill in the form and send it; gives the number of the ticket."""
        self.fill(kind, line, text, address)
        self.page.get_by_role("button", name="Send").dblclick()
        return self.is_confirmed()

    def fill(self, kind: str, line: str, text: str, address: str) -> None:
        """Choose the kind, wait for its questions, and answer them."""
        self.page.goto(self.desk.url, wait_until=READ)
        chosen = self.page.locator(f"input[type=radio][name=kind][value={kind}]")
        if not chosen.is_checked():
            with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                chosen.check()
            expect(self.page.locator("[name=workaround]")).to_have_count(1 if kind == "bug" else 0)
            expect(self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
        self.page.get_by_label("In one line").fill(line)
        self.page.locator("textarea[name=text]").fill(text)
        self.page.get_by_label("Your name").fill("Cleo Hart")
        self.page.get_by_label("Your e-mail address").fill(address)

    def is_confirmed(self) -> int:
        """Read the confirmation; gives the number of the ticket."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Support has your ticket")
        return int(re.search(r"#(\d+)", self.page.title())[1])  # type: ignore[index]

    def open(self, acknowledgement: Received) -> None:
        """Prove the address with the link in the mail; it shows the ticket."""
        link = re.search(r"http\S+/verify/\S+", acknowledgement.text)
        assert link, acknowledgement.text
        self.page.goto(link[0], wait_until=READ)
        self.page.get_by_role("button", name="Yes, show me the ticket").click()
        self.page.wait_for_url("**/t/**", wait_until=READ)

    def sees(self, state: str, *, steps: list[str], move: str = "") -> None:
        """The page says this state, these states of the phases and, where given, whose move it is."""
        self.page.reload(wait_until=READ)
        assert self.page.title().startswith(state), self.page.title()
        rail = self.page.locator("ol.steps > li")
        assert [self._state(item.inner_text()) for item in rail.all()] == steps
        assert self.page.locator("ol.steps > li[aria-current=step]").count() == 1
        if move:
            expect(self.page.get_by_text(move).first).to_be_visible()

    @staticmethod
    def _state(words: str) -> str:
        return next(state for state in STATES if state.lower() in words.lower())

    def reads(self, words: str) -> None:
        """The conversation has these words."""
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible()

    def answers(self, words: str) -> None:
        """Answer the question asked."""
        self.page.get_by_role("textbox", name="Your answer").fill(words)
        self.page.get_by_role("button", name="Send the answer").click()
        expect(self.page.get_by_role("textbox", name="Your answer")).to_have_count(0)

    def reopens(self, words: str) -> None:
        """Take up a finished ticket again."""
        self.page.locator("form[action$='reopening/'] textarea").fill(words)
        self.page.locator("form[action$='reopening/'] button[type=submit]").click()
        expect(self.page.locator("form[action$='reopening/']")).to_have_count(0)


class DeskPage:
    """What the agent does."""

    def __init__(self, page: Page, desk: RunningDesk) -> None:
        self.page, self.desk, self.number = page, desk, 0

    def take(self, number: int, line: str) -> None:
        """Find the ticket in the queue and open it."""
        self.page.goto(f"{self.desk.url}/desk/", wait_until=READ)
        self.page.get_by_role("link", name=line).first.click()
        self.page.wait_for_url(f"**/desk/tickets/{number}/", wait_until=READ)
        self.number = number

    def moves(self, button: str, words: str = "") -> None:
        """Take the step with this button, with words for the requester."""
        self._acts("phase", button, words)

    def acts(self, noun: str, button: str, words: str = "") -> None:
        """Use one of the other forms."""
        self._acts(noun, button, words)

    def _acts(self, noun: str, button: str, words: str) -> None:
        self.look()
        answer = self.submit(noun, button, words)
        assert answer.status in (200, 303), answer.status

    def look(self) -> None:
        """Open the page of the ticket as it is now."""
        self.page.goto(f"{self.desk.url}/desk/tickets/{self.number}/", wait_until=READ)

    def submit(self, noun: str, button: str, words: str = "", *, for_whom: str = "") -> Response:
        """Fill in one form of the page that is open, and send it; gives the answer, with its page in place."""
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        form = self.page.locator(f"form[action$='/{noun}']").filter(has=self.page.get_by_role("button", name=button))
        if words:
            form.locator("textarea").first.fill(words)
        if for_whom:
            form.locator("input[type=text]").fill(for_whom)
        with (
            self.page.expect_response(lambda answer: answer.request.method == "POST") as answered,
            self.page.expect_navigation(wait_until=READ),
        ):
            form.get_by_role("button", name=button).click()
        return answered.value

    def holds(self, whom: str) -> None:
        """Put it on hold for a named third party."""
        self.look()
        assert self.submit("hold", "Put on hold", for_whom=whom).status in (200, 303)

    def told(self, state: str) -> str:
        """What became of the notice whose subject begins with this state; waits until there is one."""
        end = time.monotonic() + MAIL_WITHIN
        row = self.page.locator("section[aria-labelledby=told] tbody tr").filter(has_text=f"{state} – ")
        while True:
            self.look()
            if row.count():
                return row.first.locator(".outcome").inner_text().strip()
            assert time.monotonic() < end, f"no notice “{state}” at the desk"
