"""Programs of the desk move tickets on, and no one is overtaken unnoticed."""

from typing import Any

import pytest

from phasedesk.tickets import replies
from phasedesk.tickets.models import Ticket
from tests.api.conftest import CallAs
from tests.testing.cast import Cast

BEGIN = {"to": "review", "note": "We look at your file first."}


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return cast.ticket()


class TestMoving:
    def test_on_to_the_next_phase(self, cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN, If_Match='"1"')
        state = answer.json()
        assert (answer.status_code, answer["ETag"]) == (200, '"2"')
        assert (state["phase"], state["version"], state["step"]) == ("review", 2, 2)
        assert state["assignee"] == {"name": "Ada Falk", "email": "ada@tallyroom.example"}
        assert [step["state"] for step in state["steps"]] == ["completed", "current", "not_started", "not_started"]
        assert cast.read(ticket.number).events.get(seq=2).reply.text == "We look at your file first."

    def test_past_what_is_not_needed(self, cast: Cast, call_as: CallAs) -> None:
        ticket = cast.ticket("feature", phase="review")
        step = {"to": "complete", "note": "It fits as it is.", "not_needed": True, "version": ticket.version}
        state = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", step).json()
        assert [(step["key"], step["state"]) for step in state["steps"]] == [
            ("received", "completed"),
            ("review", "completed"),
            ("roadmap", "not_needed"),
            ("complete", "current"),
        ]

    @pytest.mark.parametrize(
        ("step", "code", "sentence"),
        [
            (
                {"to": "identified"},
                "step-not-allowed",
                "“Request received” is not followed by “Bug identified”.",
            ),
            ({"to": "roadmap"}, "step-not-allowed", "This kind of ticket has no such phase."),
            (
                {"to": "review", "not_needed": True},
                "step-not-allowed",
                "The move to “Under review” passes over nothing.",
            ),
        ],
    )
    def test_a_forbidden_step_is_refused_in_a_sentence(
        self, cast: Cast, call_as: CallAs, ticket: Ticket, step: dict[str, Any], code: str, sentence: str
    ) -> None:
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", step | {"version": 1})
        assert (answer.status_code, answer.json()["code"], answer.json()["title"]) == (422, code, sentence)
        assert cast.read(ticket.number).version == 1

    def test_an_outcome_needs_words(self, cast: Cast, call_as: CallAs) -> None:
        ticket = cast.ticket("question", phase="review")
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", {"to": "answered", "version": 2})
        assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")


class TestTheVersion:
    def test_is_demanded(self, cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN)
        assert (answer.status_code, answer.json()["code"]) == (428, "version-required")
        assert cast.read(ticket.number).version == 1

    @pytest.mark.parametrize("stated", ['"1"', "1", 'W/"1"', ' "1" '])
    def test_may_stand_in_the_header(self, cast: Cast, call_as: CallAs, ticket: Ticket, stated: str) -> None:
        assert call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN, If_Match=stated).status_code == 200

    def test_or_in_the_body(self, cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
        assert call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN | {"version": 1}).status_code == 200

    @pytest.mark.parametrize("stated", ["*", '"one"', '"²"', ""])
    def test_must_be_one(self, cast: Cast, call_as: CallAs, ticket: Ticket, stated: str) -> None:
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN, If_Match=stated)
        assert answer.status_code == 428

    @pytest.mark.parametrize("how", [{"If_Match": '"1"'}, {}])
    def test_a_stale_one_is_told_how_things_stand(
        self, cast: Cast, call_as: CallAs, ticket: Ticket, how: dict[str, str]
    ) -> None:
        replies.reply(ticket, text="One thing more.", by=cast.cleo, at=cast.at)
        program = call_as(cast.ada)
        answer = program.post(f"/tickets/{ticket.number}/phase", BEGIN | {"version": 1}, **how)
        assert (answer.status_code, answer["ETag"]) == (409, '"2"')
        assert answer.json() == {
            "type": "urn:phasedesk:problem:someone-was-faster",
            "title": "Somebody changed this ticket a moment ago. Look at the new state, then try again.",
            "status": 409,
            "code": "someone-was-faster",
            "version": 2,
            "ticket": program.get(f"/tickets/{ticket.number}").json(),
        }
        assert cast.read(ticket.number).phase == "received"

    def test_who_looked_again_goes_on(self, cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
        replies.reply(ticket, text="One thing more.", by=cast.cleo, at=cast.at)
        program = call_as(cast.ada)
        stale = program.post(f"/tickets/{ticket.number}/phase", BEGIN, If_Match='"1"')
        assert program.post(f"/tickets/{ticket.number}/phase", BEGIN, If_Match=stale["ETag"]).status_code == 200

    @pytest.mark.parametrize("version", [99, -1, 10**30])
    def test_one_that_never_was_is_stale_too(self, cast: Cast, call_as: CallAs, ticket: Ticket, version: int) -> None:
        answer = call_as(cast.ada).post(f"/tickets/{ticket.number}/phase", BEGIN | {"version": version})
        assert (answer.status_code, answer.json()["version"]) == (409, 1)
