"""Two agents at the same ticket: the second is told what happened, and keeps every word they typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.acting import DeskPage, Post, Tracker
from tests.journeys.desk import RunningDesk

pytestmark = pytest.mark.browser

WORDS = "I see it too.\n\nIt happens only with **two** currencies."


def test_the_second_of_two_loses_nothing(desk: RunningDesk, requester: Page, agent: Page, colleague: Page) -> None:
    tracker, post = Tracker(requester, desk), Post(desk, "ida@brightwater.example")
    mara, ivo = DeskPage(agent, desk), DeskPage(colleague, desk)
    number = tracker.send("bug", "Rates are of yesterday", "All of them.", post.address)
    tracker.open(post.first())
    for at_desk in (mara, ivo):
        at_desk.take(number, "Rates are of yesterday")

    assert ivo.submit("phase", "Begin review", "I begin.").status == 303
    assert mara.submit("replies", "Send", WORDS).status == 409

    told = agent.get_by_role("region", name="Not sent yet")
    expect(told).to_contain_text("Ivo moved it to “Under review”.")
    kept = agent.locator("form[action$='/replies'] textarea")
    expect(kept).to_have_value(WORDS)
    post.next("Under review")
    assert len(post.mine()) == 2  # nothing of hers went out

    assert mara.submit("replies", "Send").status == 303
    assert "It happens only with **two** currencies." in post.next("Under review").text
    expect(told).to_have_count(0)
