"""A bug, a feature request and a question, from the form to the last phase, in a browser and by mail.

Each story checks what the tracker says at every step, and that the mail about the step arrived in the same thread.
"""

from __future__ import annotations

import re
from email.utils import parseaddr

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import RunningDesk
from tests.testing.smtp import Received

pytestmark = pytest.mark.browser


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
        wanted = len(self.read) + 1
        for total in range(1, 200):
            self.desk.mailroom.wait_for(total, timeout=15)
            if len(self._mine()) >= wanted:
                return self._mine()[wanted - 1]
        raise AssertionError("no such mail")

    def _mine(self) -> list[Received]:
        return [mail for mail in self.desk.mailroom.mails if self.address in mail.recipients]

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
        self.page.goto(self.desk.url)
        self.page.locator(f"input[type=radio][name=kind][value={kind}]").check()
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_label("In one line").fill(line)
        self.page.locator("textarea[name=text]").fill(text)
        self.page.get_by_label("Your name").fill("Cleo Hart")
        self.page.get_by_label("Your e-mail address").fill(address)
        self.page.get_by_role("button", name="Send").dblclick()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Support has your ticket")
        return int(re.search(r"#(\d+)", self.page.title())[1])  # type: ignore[index]

    def open(self, acknowledgement: Received) -> None:
        """Prove the address with the link in the mail; it shows the ticket."""
        link = re.search(r"http\S+/verify/\S+", acknowledgement.text)
        assert link, acknowledgement.text
        self.page.goto(link[0])
        self.page.get_by_role("button", name="Yes, show me the ticket").click()
        self.page.wait_for_url("**/t/**")

    def sees(self, state: str, *, steps: list[str], move: str = "") -> None:
        """The page says this state, these states of the phases and, where given, whose move it is."""
        self.page.reload()
        assert self.page.title().startswith(state), self.page.title()
        rail = self.page.locator("ol.steps > li")
        assert [self._state(item.inner_text()) for item in rail.all()] == steps
        assert self.page.locator("ol.steps > li[aria-current=step]").count() == 1
        if move:
            expect(self.page.get_by_text(move).first).to_be_visible()

    @staticmethod
    def _state(words: str) -> str:
        known = ("Not needed", "Not started", "Current", "Completed")
        return next(state for state in known if state.lower() in words.lower())

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
        self.page.goto(f"{self.desk.url}/desk/")
        self.page.get_by_role("link", name=line).first.click()
        self.page.wait_for_url(f"**/desk/tickets/{number}/")
        self.number = number

    def moves(self, button: str, words: str = "") -> None:
        """Take the step with this button, with words for the requester."""
        self._acts("phase", button, words)

    def acts(self, noun: str, button: str, words: str = "") -> None:
        """Use one of the other forms."""
        self._acts(noun, button, words)

    def _acts(self, noun: str, button: str, words: str) -> None:
        self.page.goto(f"{self.desk.url}/desk/tickets/{self.number}/")
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        form = self.page.locator(f"form[action$='/{noun}']").filter(has=self.page.get_by_role("button", name=button))
        if words:
            form.locator("textarea").first.fill(words)
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            form.get_by_role("button", name=button).click()
        assert answered.value.status in (200, 303), answered.value.status
        self.page.wait_for_load_state()

    def holds(self, whom: str) -> None:
        """Put it on hold for a named third party."""
        self.page.goto(f"{self.desk.url}/desk/tickets/{self.number}/")
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        form = self.page.locator("form[action$='/hold']")
        form.locator("input[type=text]").fill(whom)
        form.get_by_role("button", name="Put on hold").click()
        self.page.wait_for_load_state()


def test_a_bug_goes_from_the_form_to_its_resolution(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "cleo@brightwater.example")

    number = tracker.send("bug", "Export loses accents", "**Müller** becomes M?ller in the file.", post.address)
    receipt = post.first()
    assert f"#{number}" in receipt.subject
    assert "accents" not in receipt.subject + receipt.text + receipt.html, "an unproven address reads our words only"
    tracker.open(receipt)
    tracker.sees("Request received", steps=["Current", "Not started", "Not started", "Not started"])
    tracker.reads("becomes M?ller in the file.")

    at_desk.take(number, "Export loses accents")
    at_desk.moves("Begin review", "I see it too, and look for the cause.")
    mail = post.next("Under review – Export loses accents")
    assert "I see it too, and look for the cause." in mail.text
    assert "4 to 10 business days" in mail.text
    tracker.sees(
        "Under review",
        steps=["Completed", "Current", "Not started", "Not started"],
        move="It’s with us: Mara from Support looks into it.",
    )

    at_desk.acts("questions", "Ask, and pause our clock", "Which program opens the file?")
    assert "Which program opens the file?" in post.next("Waiting for you").text
    tracker.sees("Waiting for you", steps=["Completed", "Current", "Not started", "Not started"])
    tracker.reads("Which program opens the file?")
    tracker.answers("A spreadsheet.")
    post.next("Under review")
    tracker.sees("Under review", steps=["Completed", "Current", "Not started", "Not started"])

    at_desk.acts("notes", "Keep internal note", "Needle-for-nobody: blame the encoder.")
    at_desk.moves("Move to “Bug identified”", "The file lacks the mark that says UTF-8.")
    assert "The file lacks the mark" in post.next("Bug identified").text
    at_desk.holds("the maker of the spreadsheet")
    assert "the maker of the spreadsheet" in post.next("Bug identified, on hold").text
    tracker.sees("Bug identified, on hold", steps=["Completed", "Completed", "Current", "Not started"])
    at_desk.acts("resumption", "Go on")
    post.next("Bug identified")

    at_desk.moves("Move to “Resolution plan determined”", "We will write the mark. Until then, choose UTF-8.")
    assert "choose UTF-8." in post.next("Resolution plan determined").text
    tracker.sees("Resolution plan determined", steps=["Completed", "Completed", "Completed", "Current"])
    at_desk.acts("resolution", "Resolve", "The new export is live, and we have checked it with your file.")
    assert "checked it with your file" in post.next("Resolved").text
    tracker.sees("Resolved", steps=["Completed", "Completed", "Completed", "Current"])

    assert "Needle-for-nobody" not in requester.content()
    everything = "".join(mail.raw.decode("utf-8", "replace") for mail in desk.mailroom.mails)
    assert "Needle-for-nobody" not in everything


def test_a_feature_request_is_decided_and_a_skip_is_no_success(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "cem@brightwater.example")

    number = tracker.send("feature", "Approve invoices by phone", "I travel and cannot approve.", post.address)
    tracker.open(post.first())
    at_desk.take(number, "Approve invoices by phone")
    at_desk.moves("Begin review", "Thank you for the example; I look at who else needs it.")
    post.next("Under review – Approve invoices by phone")
    at_desk.moves("Move to “Roadmap consideration”", "It is a contender; we look at what it could cover.")
    post.next("Roadmap consideration")
    tracker.sees("Roadmap consideration", steps=["Completed", "Completed", "Current", "Not started"])
    at_desk.moves(
        "Move to “Review complete”", "Declined for now: signatures come first. Ten more firms would change it."
    )
    assert "Declined for now" in post.next("Review complete").text
    tracker.sees("Review complete", steps=["Completed", "Completed", "Completed", "Current"])

    second = tracker.send("feature", "Dark colours on paper", "My printer has toner left.", post.address)
    post.first()
    at_desk.take(second, "Dark colours on paper")
    at_desk.moves("Begin review")
    post.first()
    at_desk.moves("Move to “Review complete”", "This exists: choose the theme Night when printing.")
    mail = post.first()
    assert "This exists" in mail.text
    link = re.search(r"http\S+/t/\S+/", mail.text)
    assert link
    requester.goto(link[0])
    tracker.sees("Review complete", steps=["Completed", "Completed", "Not needed", "Current"])


def test_a_question_is_answered_and_reopened(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "dov@oakline.example")

    number = tracker.send("question", "How do I invite an auditor?", "Without paying for a seat.", post.address)
    tracker.open(post.first())
    tracker.sees("Request received", steps=["Current", "Not started", "Not started"])
    at_desk.take(number, "How do I invite an auditor?")
    at_desk.moves("Begin review")
    post.next("Under review – How do I invite an auditor?")
    at_desk.moves("Move to “Response sent”", "Settings, People, Invite, and choose “Auditor”.")
    assert "choose “Auditor”" in post.next("Response sent").text
    tracker.sees("Response sent", steps=["Completed", "Completed", "Current"])

    tracker.reopens("There is no “Auditor” in my list.")
    post.next("Under review")
    tracker.sees("Under review", steps=["Completed", "Current", "Not started"])
    at_desk.moves("Move to “Response sent”", "Your plan did not have it yet. It does now.")
    assert "It does now." in post.next("Response sent").text
    tracker.sees("Response sent", steps=["Completed", "Completed", "Current"])
