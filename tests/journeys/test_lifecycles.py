"""A bug, a feature request and a question, from the form to the last phase, in a browser and by mail.

Each story checks what the tracker says at every step, and that the mail about the step arrived in the same thread.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.acting import DeskPage, Post, Tracker
from tests.journeys.desk import RunningDesk

pytestmark = pytest.mark.browser


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


def test_a_feature_request_is_decided(desk: RunningDesk, requester: Page, agent: Page) -> None:
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


def test_what_was_passed_over_is_shown_as_not_needed(desk: RunningDesk, requester: Page, agent: Page) -> None:
    tracker, at_desk, post = Tracker(requester, desk), DeskPage(agent, desk), Post(desk, "cora@brightwater.example")

    number = tracker.send("feature", "Dark colours on paper", "My printer has toner left.", post.address)
    tracker.open(post.first())
    at_desk.take(number, "Dark colours on paper")
    at_desk.moves("Begin review")
    post.next("Under review – Dark colours on paper")
    at_desk.moves("Move to “Review complete”", "This exists: choose the theme Night when printing.")
    assert "This exists" in post.next("Review complete").text
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
