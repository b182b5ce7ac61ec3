"""What is another's is absent, and what is internal is nowhere."""

from typing import Any

import pytest

from phasedesk.accounts.models import Membership, Person
from phasedesk.tickets import following, replies, waiting
from phasedesk.tickets.models import Ticket
from tests.api.conftest import CallAs
from tests.api.program import Program
from tests.api.test_access import ABSENT
from tests.testing.cast import Cast

NOWHERE = 987_654_321
SECRET = "Between us: this customer is about to leave."


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Cleo's, with an internal note."""
    ticket = cast.ticket(phase="review")
    replies.note(ticket, text=SECRET, by=cast.ada, at=cast.at)
    return ticket


def every_way(program: Program, number: int) -> list[tuple[int, Any]]:
    """All ways to come at a ticket, and what each answers."""
    answers = [
        program.get(f"/tickets/{number}"),
        program.get(f"/tickets/{number}/events"),
        program.post(f"/tickets/{number}/replies", {"text": "Let me in."}),
        program.post(f"/tickets/{number}/replies", {"text": "Let me in."}, Idempotency_Key=f"k-{number}"),
    ]
    return [(answer.status_code, answer.content) for answer in answers]


def test_anothers_ticket_answers_like_none_to_the_last_byte(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    for stranger in (cast.dov, cast.cem):  # another customer, and a colleague it was not shared with
        program = call_as(stranger)
        assert every_way(program, ticket.number) == every_way(program, NOWHERE)
        assert program.get(f"/tickets/{ticket.number}").json() == ABSENT
    assert cast.read(ticket.number).version == ticket.version


def test_a_move_is_refused_before_it_is_looked_for(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    step = {"to": "identified", "version": ticket.version}
    own, none = (call_as(cast.dov).post(f"/tickets/{number}/phase", step) for number in (ticket.number, NOWHERE))
    assert (own.status_code, own.content) == (none.status_code, none.content) == (403, own.content)
    assert call_as(cast.ada).post(f"/tickets/{NOWHERE}/phase", step).json() == ABSENT


def test_the_link_that_speaks_for_the_requester_is_not_handed_to_other_readers(cast: Cast, call_as: CallAs) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    told = {
        name: call_as(getattr(cast, name)).get(f"/tickets/{ticket.number}").json() for name in ("cem", "cleo", "ada")
    }
    assert told["cem"]["tracker"] == f"http://127.0.0.1:8000/my/{ticket.number}/"
    assert told["cleo"]["tracker"] == told["ada"]["tracker"] == f"http://127.0.0.1:8000/t/{ticket.token}/"
    assert ticket.token not in str(told["cem"])


def test_lists_hold_only_what_one_may_see(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    his = cast.ticket("question", requester=cast.dov)

    def seen(person: Person) -> list[int]:
        return [row["number"] for row in call_as(person).get("/tickets").json()["tickets"]]

    assert seen(cast.cleo) == [ticket.number]
    assert seen(cast.dov) == [his.number]
    assert seen(cast.cem) == []
    assert seen(cast.ada) == [his.number, ticket.number]


def test_a_colleague_sees_it_by_following_or_as_manager(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    program = call_as(cast.cem)
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    assert program.get(f"/tickets/{ticket.number}").status_code == 200
    other = cast.ticket("question")
    assert program.get(f"/tickets/{other.number}").status_code == 404
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    assert program.get(f"/tickets/{other.number}").status_code == 200
    Membership.objects.filter(person=cast.cem).delete()
    assert program.get(f"/tickets/{other.number}").status_code == 404


def test_internal_notes_are_in_no_answer(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    for person in (cast.cleo, cast.ada, cast.lena, cast.admin):
        program = call_as(person)
        answers = [
            program.get("/tickets"),
            program.get(f"/tickets/{ticket.number}"),
            program.get(f"/tickets/{ticket.number}/events"),
            program.post(f"/tickets/{ticket.number}/replies", {"text": "More."}),
        ]
        for answer in answers:
            assert answer.status_code < 300
            assert "Between us" not in answer.content.decode()
            assert "note" not in answer.content.decode()


def test_events_tell_what_happened_in_the_sentences_of_every_door(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which file is it?", by=cast.ada, at=cast.at)
    at = "2026-11-09T08:14:00+00:00"
    told = {"at": at, "actor": "Ada"}
    assert call_as(cast.cleo).get(f"/tickets/{ticket.number}/events").json() == {
        "events": [
            {
                "seq": 1,
                "kind": "ticket.received",
                "at": at,
                "actor": "Cleo Marsh",
                "sentence": "You sent this ticket.",
                "text": "October’s total on the dashboard is 18,204.00, but the file says 18,190.50.",
            },
            {
                "seq": 2,
                "kind": "phase.advanced",
                **told,
                "sentence": "Ada moved it to “Under review”.",
                "text": "Ada’s words on review.",
            },
            {
                "seq": 4,  # the third is the internal note
                "kind": "requester.asked",
                **told,
                "sentence": "Ada asked a question. Our clock is paused until it is answered.",
                "text": "Which file is it?",
            },
        ],
        "next": None,
    }


def test_one_of_us_is_a_first_name_to_a_requester(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    read = {person: call_as(person).get(f"/tickets/{ticket.number}").json() for person in (cast.cleo, cast.bo)}
    assert read[cast.cleo]["assignee"] == {"name": "Ada", "email": ""}
    assert read[cast.bo]["assignee"] == {"name": "Ada Falk", "email": "ada@tallyroom.example"}


def test_addresses_are_for_the_desk_and_for_oneself(cast: Cast, call_as: CallAs, ticket: Ticket) -> None:
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    requesters = {
        person: call_as(person).get(f"/tickets/{ticket.number}").json()["requester"]
        for person in (cast.cem, cast.cleo, cast.ada)
    }
    whole = {"name": "Cleo Marsh", "email": "cleo@brightwater.example"}
    assert requesters == {cast.cem: {"name": "Cleo", "email": ""}, cast.cleo: whole, cast.ada: whole}
