"""A request that is sent again is done once (guide R2)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from phasedesk.tickets.models import Event, IdempotencyKey, Ticket
from tests.api.conftest import CallAs
from tests.api.program import Program
from tests.testing.cast import Cast

ASKED = {"kind": "bug", "subject": "Totals differ", "text": "By 13.50."}
REUSED = "idempotency-key-reused"


class TestSending:
    def test_again_gives_the_answer_of_the_first_time(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.cleo)
        first, second = (program.post("/tickets", ASKED, Idempotency_Key="run-1") for _ in range(2))
        assert (second.status_code, second.json()) == (201, first.json())
        assert (second["Location"], second["ETag"]) == (first["Location"], first["ETag"])
        assert Ticket.objects.count() == 1

    def test_even_when_the_ticket_has_moved_on(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.cleo)
        first = program.post("/tickets", ASKED, Idempotency_Key="run-1")
        cast.move(cast.read(first.json()["number"]), "plan", cast.at)
        assert program.post("/tickets", ASKED, Idempotency_Key="run-1").json() == first.json()

    def test_without_a_key_it_is_another_ticket(self, cast: Cast, call_as: CallAs) -> None:
        for _ in range(2):
            call_as(cast.cleo).post("/tickets", ASKED)
        assert Ticket.objects.count() == 2

    def test_another_body_under_the_same_key_is_refused(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.cleo)
        program.post("/tickets", ASKED, Idempotency_Key="run-1")
        answer = program.post("/tickets", ASKED | {"text": "By 13.51."}, Idempotency_Key="run-1")
        assert (answer.status_code, answer.json()["code"]) == (422, REUSED)
        assert Ticket.objects.count() == 1

    def test_a_key_is_its_callers_own(self, cast: Cast, call_as: CallAs) -> None:
        numbers = {
            call_as(person).post("/tickets", ASKED, Idempotency_Key="run-1").json()["number"]
            for person in (cast.cleo, cast.dov)
        }
        assert len(numbers) == 2

    def test_what_was_refused_may_be_tried_again_under_its_key(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.cleo)
        wrong = ASKED | {"requester": {"email": cast.dov.email}}
        assert program.post("/tickets", wrong, Idempotency_Key="run-1").status_code == 403
        assert program.post("/tickets", ASKED, Idempotency_Key="run-1").status_code == 201

    @pytest.mark.parametrize("key", ["", "a" * 256, "ü", "a\tb"])
    def test_what_is_no_key(self, cast: Cast, call_as: CallAs, key: str) -> None:
        answer = call_as(cast.cleo).post("/tickets", ASKED, Idempotency_Key=key)
        assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")
        assert answer.json()["field"] == "Idempotency-Key"
        assert not Ticket.objects.exists()

    def test_the_longest_key(self, cast: Cast, call_as: CallAs) -> None:
        assert call_as(cast.cleo).post("/tickets", ASKED, Idempotency_Key="a" * 255).status_code == 201


class TestEveryPost:
    def test_a_reply(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.cleo)
        path = f"/tickets/{ticket.number}/replies"
        first, second = (program.post(path, {"text": "More."}, Idempotency_Key="a") for _ in range(2))
        assert (first.status_code, first.json()) == (second.status_code, second.json())
        assert ticket.events.count() == 2
        assert program.post(path, {"text": "Else."}, Idempotency_Key="a").json()["code"] == REUSED

    def test_a_move_also_when_its_version_is_old_by_now(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.ada)
        path, step = f"/tickets/{ticket.number}/phase", {"to": "review", "version": 1}
        first, second = (program.post(path, step, Idempotency_Key="a") for _ in range(2))
        assert (first.status_code, first.json()) == (second.status_code, second.json()) == (200, first.json())
        assert ticket.visits.count() == 2

    def test_a_stale_move_leaves_no_key(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.ada)
        path = f"/tickets/{ticket.number}/phase"
        stale = program.post(path, {"to": "review", "version": 7}, Idempotency_Key="a")
        assert (stale.status_code, IdempotencyKey.objects.count()) == (409, 0)
        assert program.post(path, {"to": "review", "version": 1}, Idempotency_Key="a").status_code == 200

    def test_a_key_used_at_one_address_is_refused_at_another(self, cast: Cast, call_as: CallAs) -> None:
        one, two, program = cast.ticket(), cast.ticket(), call_as(cast.cleo)
        for ticket, status in ((one, 201), (two, 422)):
            answer = program.post(f"/tickets/{ticket.number}/replies", {"text": "More."}, Idempotency_Key="a")
            assert answer.status_code == status
        assert two.events.count() == 1


def at_once(act: Callable[[], Any], threads: int = 8) -> list[Any]:
    """Run it in so many threads at the same instant."""
    start = Barrier(threads)

    def one(_: int) -> Any:
        try:
            start.wait(10)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(threads)))


@pytest.mark.django_db(transaction=True)
class TestAtTheSameInstant:
    """The rows are committed here, so that every thread sees them."""

    def test_eight_send_and_one_ticket_is_made(self) -> None:
        program = Program(Cast.make().cleo)
        answers = at_once(lambda: program.post("/tickets", ASKED, Idempotency_Key="run-1"))
        assert {answer.status_code for answer in answers} == {201}
        assert all(answer.json() == answers[0].json() for answer in answers)
        assert (Ticket.objects.count(), Event.objects.count()) == (1, 1)

    def test_eight_reply_and_it_is_said_once(self) -> None:
        cast = Cast.make()
        ticket, program = cast.ticket(), Program(cast.cleo)
        path = f"/tickets/{ticket.number}/replies"
        answers = at_once(lambda: program.post(path, {"text": "More."}, Idempotency_Key="a"))
        assert {answer.status_code for answer in answers} == {201}
        assert all(answer.json() == answers[0].json() for answer in answers)
        assert ticket.events.count() == 2

    def test_eight_without_a_key_move_it_once_and_the_others_are_told(self) -> None:
        cast = Cast.make()
        ticket, program = cast.ticket(), Program(cast.ada)
        answers = at_once(lambda: program.post(f"/tickets/{ticket.number}/phase", {"to": "review", "version": 1}))
        assert sorted(answer.status_code for answer in answers) == [200, *[409] * 7]
        assert {answer.json()["version"] for answer in answers if answer.status_code == 409} == {2}
        assert ticket.visits.count() == 2
