"""How a lifecycle comes into force, and what that leaves alone."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from phasedesk.lifecycles import publishing
from phasedesk.lifecycles.models import KINDS, LifecycleVersion
from phasedesk.rulebook.refusal import LifecycleRefused, StepNotAllowed
from phasedesk.tickets import phases, standing, waiting
from phasedesk.tickets.models import Ticket, Visit
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=3)
DUE = ("window_from_at", "window_until_at", "nearly_late_at", "late_at", "very_late_at")


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast.make()


def hurried() -> dict[str, Any]:
    """The bug lifecycle with other words, and a tenth of the time for everything."""
    data = deepcopy(publishing.shipped("bug"))
    for phase in data["phases"]:
        phase["name"] += " (quick)"
        if "timeframe" in phase:
            phase["timeframe"] = [[1, "hours"], [1, "days"]]
    return data


class TestPublishing:
    def test_the_three_we_ship_are_published_once(self, db: None) -> None:
        publishing.publish_shipped(at=MONDAY)
        publishing.publish_shipped(at=LATER)
        stored = LifecycleVersion.objects.order_by("kind").values_list("kind", "number", "published_at")
        assert list(stored) == [(kind, 1, MONDAY) for kind in KINDS]

    def test_a_kind_that_is_there_is_not_published_again(self, db: None) -> None:
        mine = publishing.publish(hurried(), at=MONDAY)
        publishing.publish_shipped(at=LATER)
        assert LifecycleVersion.objects.in_force("bug") == mine
        assert LifecycleVersion.objects.count() == 3

    def test_versions_count_up_for_each_kind(self, cast: Cast) -> None:
        second = publishing.publish(hurried(), at=LATER, by=cast.admin)
        third = publishing.publish(publishing.shipped("bug"), at=LATER, by=cast.admin)
        assert [second.number, third.number] == [2, 3]
        assert (second.kind, second.published_at, second.published_by) == ("bug", LATER, cast.admin)
        assert publishing.publish(publishing.shipped("question"), at=LATER).number == 2

    def test_the_newest_version_is_in_force(self, cast: Cast) -> None:
        second = publishing.publish(hurried(), at=LATER)
        assert LifecycleVersion.objects.in_force("bug") == second
        assert [str(version) for version in LifecycleVersion.objects.all_in_force()] == [
            "bug 2",
            "feature 1",
            "question 1",
        ]

    def test_there_may_be_kinds_that_are_not_in_force(self, db: None) -> None:
        publishing.publish(publishing.shipped("question"), at=MONDAY)
        assert [version.kind for version in LifecycleVersion.objects.all_in_force()] == ["question"]
        with pytest.raises(StepNotAllowed) as refused:
            LifecycleVersion.objects.in_force("bug")
        assert refused.value.facts == {"kind": "bug"}

    def test_an_unsound_one_is_refused_with_all_that_is_wrong(self, cast: Cast) -> None:
        data = hurried()
        data["phases"][1]["meaning"] = ""
        data["phases"][2]["owner"] = "nobody"
        data["steps"] = data["steps"][:2]
        with pytest.raises(LifecycleRefused) as refused:
            publishing.publish(data, at=LATER)
        assert refused.value.problems == [
            "The phase “Under review (quick)” lacks a key, a name, a meaning or a next step.",
            "In “Bug identified (quick)” somebody waits, but nobody is named who acts.",
            "“Request received (quick)” is a dead end.",
            "“Under review (quick)” is a dead end.",
            "“Bug identified (quick)” is a dead end.",
            "“Resolution plan determined (quick)” cannot be reached.",
        ]
        assert LifecycleVersion.objects.in_force("bug").number == 1

    def test_an_unknown_kind_is_refused(self, db: None) -> None:
        with pytest.raises(LifecycleRefused) as refused:
            publishing.publish({**hurried(), "kind": "praise"}, at=MONDAY)
        assert refused.value.problems == ["There is no kind “praise” (bug, feature, question)."]

    def test_what_is_shipped_is_read_afresh(self) -> None:
        publishing.shipped("bug")["phases"].clear()
        assert len(publishing.shipped("bug")["phases"]) == 4


def promise(ticket: Ticket) -> list[Any]:
    """All that was promised for the stay the ticket is in, as stored."""
    visit = Visit.objects.get(ticket=ticket, left_at=None)
    columns = [getattr(row, name) for row in (ticket, visit) for name in DUE]
    return [*columns, ticket.next_word_at, visit.timeframe, visit.first_until_at, visit.check_in_at, visit.lifecycle_id]


class TestPromisesAlreadyMade:
    """A later version holds for tickets to come, and touches none that is there."""

    @pytest.mark.parametrize("phase", ["received", "review", "identified", "plan"])
    def test_stand_as_they_were_made(self, cast: Cast, phase: str) -> None:
        ticket = cast.ticket(phase=phase)
        before, said = promise(ticket), standing.of(ticket, LATER)
        publishing.publish(hurried(), at=LATER)
        ticket = cast.read(ticket.number)
        assert promise(ticket) == before
        assert standing.of(ticket, LATER) == said

    def test_hold_for_the_phases_that_are_still_ahead(self, cast: Cast) -> None:
        ticket, other = cast.ticket(), cast.ticket()
        phases.begin_review(other, by=cast.ada, at=LATER)
        publishing.publish(hurried(), at=LATER)
        phases.begin_review(ticket := cast.read(ticket.number), by=cast.ada, at=LATER)
        assert promise(ticket) == promise(other)
        assert standing.of(ticket, LATER).phase_name == "Under review"

    def test_move_by_the_version_they_were_made_under(self, cast: Cast) -> None:
        ticket, other = cast.ticket(phase="review"), cast.ticket(phase="review")
        for one in (ticket, other):
            waiting.ask(one, question="Which file is it?", by=cast.ada, at=LATER)
        answered = LATER + timedelta(days=3)
        waiting.answer(other, text="The third.", by=cast.cleo, at=answered)
        publishing.publish(hurried(), at=LATER)
        waiting.answer(ticket := cast.read(ticket.number), text="The third.", by=cast.cleo, at=answered)
        assert promise(ticket) == promise(other)

    def test_a_ticket_that_comes_later_gets_the_new_ones(self, cast: Cast) -> None:
        old = cast.ticket()
        publishing.publish(hurried(), at=LATER)
        new = cast.ticket(at=LATER)
        assert standing.of(new, LATER).usual == "1 business hour to 1 business day"
        assert standing.of(cast.read(old.number), LATER).usual == "2 business hours to 3 business days"

    def test_a_change_of_kind_goes_by_the_version_in_force_now(self, cast: Cast) -> None:
        ticket = cast.ticket("question", phase="review")
        second = publishing.publish(hurried(), at=LATER)
        phases.change_kind(ticket, to="bug", by=cast.ada, at=LATER, note="The file really is wrong.")
        assert cast.read(ticket.number).lifecycle == second
        old = Visit.objects.filter(ticket=ticket).exclude(left_at=None).order_by("seq")
        assert [visit.lifecycle.kind for visit in old] == ["question", "question"]
