"""Words, and what they do besides."""

import pytest

from phasedesk.tickets import waiting
from phasedesk.tickets.models import Ticket
from tests.api.conftest import CallAs
from tests.testing.cast import Cast


def kinds(ticket: Ticket) -> list[str]:
    return list(ticket.events.order_by("seq").values_list("kind", flat=True))


def test_a_requester_adds_something(cast: Cast, call_as: CallAs) -> None:
    ticket = cast.ticket(phase="review")
    answer = call_as(cast.cleo).post(f"/tickets/{ticket.number}/replies", {"text": " It is every file. "})
    assert (answer.status_code, answer["ETag"], answer["Location"]) == (201, '"3"', f"/api/v1/tickets/{ticket.number}")
    assert (answer.json()["status"], answer.json()["phase"]) == ("open", "review")
    event = ticket.events.get(seq=3)
    assert (event.kind, event.actor, event.reply.text, event.reply.from_desk) == (
        "reply.added",
        cast.cleo,
        "It is every file.",
        False,
    )


def test_a_requester_answers_our_question(cast: Cast, call_as: CallAs) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file is it?", by=cast.ada, at=cast.at)
    program = call_as(cast.cleo)
    asked = program.get(f"/tickets/{ticket.number}").json()
    assert (asked["status"], asked["whose_move"], asked["question"]) == ("pending", "requester", "Which file is it?")
    answered = program.post(f"/tickets/{ticket.number}/replies", {"text": "The third."}).json()
    assert (answered["status"], answered["whose_move"], answered["question"]) == ("open", "support", "")
    assert kinds(ticket)[-1] == "requester.answered"


def test_a_requester_re_opens_what_is_finished(cast: Cast, call_as: CallAs) -> None:
    ticket = cast.ticket("question", phase="answered")
    program = call_as(cast.cleo)
    assert program.get(f"/tickets/{ticket.number}").json()["status"] == "resolved"
    state = program.post(f"/tickets/{ticket.number}/replies", {"text": "And on Sundays?"}).json()
    assert (state["status"], state["phase"]) == ("open", "review")
    assert kinds(ticket)[-1] == "ticket.reopened"


def test_the_desk_replies_and_changes_nothing_besides(cast: Cast, call_as: CallAs) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file is it?", by=cast.ada, at=cast.at)
    state = call_as(cast.bo).post(f"/tickets/{ticket.number}/replies", {"text": "The name is enough."}).json()
    assert state["status"] == "pending"
    event = ticket.events.get(seq=4)
    assert (event.kind, event.actor, event.reply.from_desk) == ("reply.added", cast.bo, True)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "**bold**", "=1+1", "🙂 ünï\r\nnext"])
def test_words_are_kept_as_they_were_written(cast: Cast, call_as: CallAs, text: str) -> None:
    ticket, program = cast.ticket(), call_as(cast.cleo)
    program.post(f"/tickets/{ticket.number}/replies", {"text": text})
    told = program.get(f"/tickets/{ticket.number}/events").json()["events"]
    assert told[-1]["text"] == text.replace("\r\n", "\n")
