"""Lifecycles: what they allow, and what is said about one that would leave somebody in the dark."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import phasedesk
from phasedesk.rulebook.lifecycle import Lifecycle, Step
from phasedesk.rulebook.refusal import LifecycleRefused, StepNotAllowed
from phasedesk.rulebook.timeframe import Amount, Timeframe

SHIPPED = Path(phasedesk.__file__).parent / "lifecycles" / "shipped"
KINDS = ("bug", "feature", "question")


def data_of(kind: str) -> dict[str, Any]:
    return json.loads((SHIPPED / f"{kind}.json").read_text(encoding="utf-8"))


@pytest.fixture
def bug() -> Lifecycle:
    return Lifecycle.of(data_of("bug"))


@pytest.fixture
def feature() -> Lifecycle:
    return Lifecycle.of(data_of("feature"))


@pytest.fixture
def question() -> Lifecycle:
    return Lifecycle.of(data_of("question"))


class TestTheThreeWeShip:
    @pytest.mark.parametrize("kind", KINDS)
    def test_they_are_sound(self, kind: str) -> None:
        plan = Lifecycle.of(data_of(kind))
        assert plan.problems() == []
        plan.check()

    @pytest.mark.parametrize(
        ("kind", "phases"),
        [
            (
                "bug",
                [
                    ("Request received", "2 hours", "3 days"),
                    ("Under review", "4 days", "10 days"),
                    ("Bug identified", "1 days", "10 days"),
                    ("Resolution plan determined", "", ""),
                ],
            ),
            (
                "feature",
                [
                    ("Request received", "1 days", "10 days"),
                    ("Under review", "5 days", "10 days"),
                    ("Roadmap consideration", "5 days", "10 days"),
                    ("Review complete", "", ""),
                ],
            ),
            (
                "question",
                [
                    ("Request received", "4 hours", "3 days"),
                    ("Under review", "2 days", "3 days"),
                    ("Response sent", "", ""),
                ],
            ),
        ],
    )
    def test_their_phases_and_timeframes_are_those_we_publish(self, kind: str, phases: list[tuple[str, ...]]) -> None:
        def words(timeframe: Timeframe | None) -> tuple[str, str]:
            if timeframe is None:
                return "", ""
            low, high = timeframe.low, timeframe.high
            return f"{low.count} {low.unit}", f"{high.count} {high.unit}"

        found = [(phase.name, *words(phase.timeframe)) for phase in Lifecycle.of(data_of(kind)).phases]
        assert found == phases

    def test_a_bug_goes_straight_on(self, bug: Lifecycle) -> None:
        assert bug.steps_from("review") == (Step("review", "identified", "advance"),)
        assert bug.steps_from("plan") == ()

    def test_a_feature_request_branches_after_review(self, feature: Lifecycle) -> None:
        assert feature.steps_from("review") == (
            Step("review", "roadmap", "advance"),
            Step("review", "complete", "skip"),
        )

    def test_an_answered_question_goes_back_to_review_when_re_opened(self, question: Lifecycle) -> None:
        assert question.reopens_at("answered").key == "review"
        assert question.steps_from("answered") == ()

    def test_only_the_answered_question_ends_by_itself(self) -> None:
        ends = [(kind, phase.key) for kind in KINDS for phase in Lifecycle.of(data_of(kind)).phases if phase.ends]
        assert ends == [("question", "answered")]


class TestSteps:
    def test_a_new_ticket_stands_in_the_first_phase(self, bug: Lifecycle) -> None:
        assert bug.first.key == "received"

    def test_phases_are_found_by_key(self, bug: Lifecycle) -> None:
        assert bug.phase("plan").name == "Resolution plan determined"
        assert bug.index("plan") == 3
        with pytest.raises(StepNotAllowed) as refused:
            bug.phase("roadmap")
        assert refused.value.facts == {"phase": "roadmap"}

    def test_a_step_that_is_there(self, bug: Lifecycle) -> None:
        assert bug.check_step("received", "review", "advance") == Step("received", "review", "advance")

    @pytest.mark.parametrize(
        ("was", "to"), [("received", "identified"), ("review", "received"), ("plan", "identified"), ("plan", "plan")]
    )
    def test_a_step_that_is_not_there(self, bug: Lifecycle, was: str, to: str) -> None:
        with pytest.raises(StepNotAllowed) as refused:
            bug.step(was, to)
        assert refused.value.facts == {"was": was, "to": to}
        assert refused.value.sentence == f"“{bug.phase(was).name}” is not followed by “{bug.phase(to).name}”."

    def test_passing_over_must_be_said(self, feature: Lifecycle) -> None:
        with pytest.raises(StepNotAllowed, match="passes over a step; say that it is not needed"):
            feature.check_step("review", "complete", "advance")
        assert feature.check_step("review", "complete", "skip").to == "complete"

    def test_nothing_may_be_called_not_needed_that_is_not_passed_over(self, feature: Lifecycle) -> None:
        with pytest.raises(StepNotAllowed, match="passes over nothing"):
            feature.check_step("review", "roadmap", "skip")

    def test_what_a_step_passes_over(self, feature: Lifecycle) -> None:
        skip, advance = feature.step("review", "complete"), feature.step("review", "roadmap")
        assert [phase.key for phase in feature.skipped(skip)] == ["roadmap"]
        assert feature.skipped(advance) == ()

    def test_without_a_step_back_a_ticket_is_re_opened_where_it_was(self, bug: Lifecycle) -> None:
        assert bug.reopens_at("plan").key == "identified"
        assert bug.reopens_at("review").key == "review"

    @pytest.mark.parametrize(
        ("stage", "key"), [("received", "received"), ("review", "review"), ("work", "review"), ("outcome", "review")]
    )
    @pytest.mark.parametrize("kind", KINDS)
    def test_where_a_ticket_of_another_kind_enters(self, kind: str, stage: str, key: str) -> None:
        assert Lifecycle.of(data_of(kind)).entry_for(stage).key == key

    def test_where_no_phase_is_like_it_the_first_takes_it(self) -> None:
        plan = Lifecycle.of({"phases": [{"key": "only", "stage": "work"}]})
        assert plan.entry_for("review").key == "only"


def changed(shipped: str = "bug", **changes: Any) -> list[str]:
    """What is said about a shipped lifecycle with changes: `received__owner="nobody"` for a phase, or a whole part."""
    data = deepcopy(data_of(shipped))
    for name, value in changes.items():
        key, _, part = name.partition("__")
        if part:
            next(phase for phase in data["phases"] if phase["key"] == key)[part] = value
        else:
            data[key] = value
    return Lifecycle.of(data).problems()


def steps(*pairs: str) -> list[dict[str, str]]:
    """`"received > review advance"` as a stored step."""
    parts = [pair.split() for pair in pairs]
    return [{"from": was, "to": to, "kind": kind} for was, _, to, kind in parts]


BUG_STEPS = ("received > review advance", "review > identified advance", "identified > plan advance")


class TestProblems:
    """Each is named in one sentence, and only that one."""

    def test_no_phases(self) -> None:
        assert changed(phases=[]) == ["It has no phases."]
        assert Lifecycle.of({}).problems() == ["It has no phases."]

    @pytest.mark.parametrize("part", ["kind", "name", "intro"])
    def test_no_kind_name_or_introduction(self, part: str) -> None:
        assert changed(**{part: ""}) == ["It needs a kind, a name and an introduction."]

    @pytest.mark.parametrize("part", ["meaning", "next_step"])
    def test_a_phase_without_its_texts(self, part: str) -> None:
        assert changed(**{f"review__{part}": ""}) == [
            "The phase “Under review” lacks a key, a name, a meaning or a next step."
        ]

    def test_a_phase_without_a_name_is_called_by_its_key(self) -> None:
        assert changed(review__name="") == ["The phase “review” lacks a key, a name, a meaning or a next step."]

    def test_two_phases_of_one_key(self) -> None:
        data = data_of("question")
        data["phases"].insert(1, data["phases"][1])
        assert "Two phases have the key “review”." in Lifecycle.of(data).problems()

    def test_an_unknown_stage(self) -> None:
        assert changed(identified__stage="later") == [
            "The phase “Bug identified” has no stage (received, review, work, outcome)."
        ]

    def test_no_way_in_for_tickets_of_other_kinds(self) -> None:
        assert changed(received__stage="work") == ["The first phase must be of the stage “received”."]
        assert changed(review__stage="work") == ["No phase is of the stage “review”."]

    @pytest.mark.parametrize("owner", ["", "somebody", "requester", "nobody"])
    def test_a_wait_without_an_owner(self, owner: str) -> None:
        """Waiting for the requester is a pause, never a phase."""
        assert changed(review__owner=owner) == ["In “Under review” somebody waits, but nobody is named who acts."]

    def test_no_word_by_when(self) -> None:
        assert changed(plan__check_in=None) == ["“Resolution plan determined” has neither a timeframe nor a check-in."]

    @pytest.mark.parametrize(
        "timeframe",
        [
            [[10, "days"], [4, "days"]],
            [[9, "hours"], [1, "days"]],
            [[0, "days"], [4, "days"]],
            [[-1, "days"], [4, "days"]],
            [[1, "weeks"], [4, "weeks"]],
            [[1, "days"], [501, "days"]],
            [[1.5, "hours"], [4, "days"]],
            [["soon", "days"], [4, "days"]],
            [[1], [4, "days"]],
            [[1, "days"]],
            [2, "hours"],
            "4 days",
        ],
    )
    def test_a_timeframe_that_promises_nothing(self, timeframe: Any) -> None:
        assert changed(review__timeframe=timeframe) == [
            "The timeframe of “Under review” runs backwards, is empty or is not in hours or days."
        ]

    @pytest.mark.parametrize("check_in", [[0, "days"], [-5, "days"], [2, "months"], [5000, "days"], [True], 20])
    def test_a_check_in_that_never_comes(self, check_in: Any) -> None:
        assert changed(plan__check_in=check_in) == [
            "The check-in of “Resolution plan determined” is not in the future, or not in hours or days."
        ]

    def test_an_end_in_the_middle(self) -> None:
        problems = changed("question", answered__is_last=False)
        assert problems[0] == "“Response sent” ends the ticket but is not a last phase."

    def test_a_dead_end(self) -> None:
        assert changed(plan__is_last=False) == [
            f"“{name}” is a dead end."
            for name in ("Request received", "Under review", "Bug identified", "Resolution plan determined")
        ]

    def test_a_phase_that_cannot_be_reached(self) -> None:
        assert changed(
            "feature", steps=steps("received > review advance", "review > complete skip", "roadmap > complete advance")
        ) == ["“Roadmap consideration” cannot be reached."]

    def test_nothing_is_reached_through_a_phase_that_ends(self) -> None:
        assert changed(review__ends=True, review__is_last=True) == [
            "The step from “review” to “identified” begins where the ticket has ended.",
            "“Bug identified” cannot be reached.",
            "“Resolution plan determined” cannot be reached.",
        ]

    @pytest.mark.parametrize(
        ("step", "problem"),
        [
            ("plan > review advance", "goes the wrong way."),
            ("review > review advance", "goes the wrong way."),
            ("review > plan reopen", "goes the wrong way."),
            ("received > review skip", "passes over nothing."),
            ("received > identified advance", "leaves out a phase without saying so."),
            ("received > nowhere advance", "names an unknown phase or kind of step."),
            ("nowhere > review advance", "names an unknown phase or kind of step."),
            ("received > review leap", "names an unknown phase or kind of step."),
        ],
    )
    def test_a_step_that_makes_no_sense(self, step: str, problem: str) -> None:
        was, _, to, _ = step.split()
        assert changed(steps=steps(*BUG_STEPS, step)) == [f"The step from “{was}” to “{to}” {problem}"]

    def test_a_step_that_says_nothing(self) -> None:
        assert changed(steps=[*steps(*BUG_STEPS), {}]) == [
            "The step from “” to “” names an unknown phase or kind of step."
        ]

    def test_all_are_told_at_once(self) -> None:
        with pytest.raises(LifecycleRefused) as refused:
            Lifecycle.of(data_of("bug") | {"name": "", "steps": []}).check()
        assert refused.value.problems == [
            "It needs a kind, a name and an introduction.",
            "“Request received” is a dead end.",
            "“Under review” cannot be reached.",
            "“Under review” is a dead end.",
            "“Bug identified” cannot be reached.",
            "“Bug identified” is a dead end.",
            "“Resolution plan determined” cannot be reached.",
        ]


def test_amounts_are_read_as_stored(question: Lifecycle) -> None:
    assert question.first.timeframe == Timeframe(Amount(4, "hours"), Amount(3, "days"))
