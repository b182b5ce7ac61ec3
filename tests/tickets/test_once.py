"""A thing is done once, however often the same request comes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from phasedesk.rulebook.refusal import Incomplete, NotNow
from phasedesk.tickets import once, replies
from phasedesk.tickets.models import Event, IdempotencyKey, Ticket
from tests.testing.cast import MONDAY, Cast
from tests.testing.racing import race

pytestmark = pytest.mark.django_db

PRINT = once.fingerprint("the same contents")


class Act:
    """Something that counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[int, Any]:
        self.times += 1
        return 201, {"number": self.times}


def answer(act: Callable[[], tuple[int, Any]], key: str = "a", caller: str = "api:1", fingerprint: str = PRINT) -> Any:
    return once.answer(caller, key, fingerprint, at=MONDAY, act=act)


def test_the_second_time_gives_the_answer_of_the_first() -> None:
    act = Act()
    assert [answer(act) for _ in range(3)] == [(201, {"number": 1})] * 3
    assert (act.times, IdempotencyKey.objects.count()) == (1, 1)
    assert IdempotencyKey.objects.get().at == MONDAY


def test_an_answer_without_contents_is_an_answer_too() -> None:
    def act() -> tuple[int, Any]:
        return 204, None

    assert [answer(act), answer(act)] == [(204, None)] * 2
    assert IdempotencyKey.objects.count() == 1


def test_other_contents_under_the_same_key_are_refused() -> None:
    act = Act()
    answer(act)
    with pytest.raises(once.KeyReused) as refused:
        answer(act, fingerprint=once.fingerprint("other contents"))
    assert (refused.value.code, refused.value.status, act.times) == ("idempotency-key-reused", 422, 1)


def test_a_key_is_its_callers_own() -> None:
    act = Act()
    assert [answer(act), answer(act, caller="api:2"), answer(act, key="b")] == [
        (201, {"number": number}) for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("problem", [NotNow, RuntimeError])
def test_what_was_not_done_leaves_no_key(cast: Cast, problem: type[Exception]) -> None:
    ticket = cast.ticket()

    def fail() -> tuple[int, Any]:
        replies.reply(ticket, text="Half done.", by=cast.cleo, at=cast.at)
        raise problem

    with pytest.raises(problem):
        answer(fail)
    assert (IdempotencyKey.objects.count(), ticket.events.count()) == (0, 1)  # nor anything of what was begun
    act = Act()
    assert answer(act) == (201, {"number": 1})


@pytest.mark.parametrize("key", ["", "a" * (once.MAX_KEY + 1)])
def test_what_is_no_key(key: str) -> None:
    act = Act()
    with pytest.raises(Incomplete) as refused:
        answer(act, key)
    assert (refused.value.facts, act.times) == ({"field": "Idempotency-Key"}, 0)


def test_the_longest_key() -> None:
    act = Act()
    assert answer(act, "a" * once.MAX_KEY) == answer(act, "a" * once.MAX_KEY) == (201, {"number": 1})


def test_a_clash_that_has_nothing_to_do_with_the_key_is_not_hidden(cast: Cast) -> None:
    ticket = cast.ticket()

    def clash() -> tuple[int, Any]:
        Event.objects.create(ticket=ticket, seq=1, kind="reply.added", at=cast.at, audience="requester", hash="x")
        return 201, None

    with pytest.raises(IntegrityError):
        answer(clash)
    assert not IdempotencyKey.objects.exists()


def test_a_fingerprint_knows_where_a_part_ends() -> None:
    prints = {
        once.fingerprint("ab", "c"),
        once.fingerprint("a", "bc"),
        once.fingerprint("abc"),
        once.fingerprint("abc", ""),
        once.fingerprint(),
    }
    assert len(prints) == 5
    assert once.fingerprint("é") == once.fingerprint("é".encode())
    assert once.fingerprint("a", b"b") == once.fingerprint(b"a", "b")


@pytest.mark.django_db(transaction=True)
def test_eight_at_the_same_instant_do_it_once_and_get_one_answer() -> None:
    cast = Cast.make()
    ticket = cast.ticket().pk

    def reply_once(_: int) -> Any:
        def act() -> tuple[int, Any]:
            return 201, replies.reply(cast.read(ticket), text="Once.", by=cast.cleo, at=cast.at + timedelta(1)).seq

        return answer(act)

    assert race(8, reply_once) == [(201, 2)] * 8
    assert (IdempotencyKey.objects.count(), Ticket.objects.get().version) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_eight_with_eight_contents_do_one_and_seven_are_told() -> None:
    acts = [Act() for _ in range(8)]

    def send(number: int) -> Any:
        return answer(acts[number], fingerprint=once.fingerprint(str(number)))

    outcomes = race(8, send)
    assert sorted(act.times for act in acts)[-1] == 1
    assert outcomes.count((201, {"number": 1})) == 1
    assert [type(outcome) for outcome in outcomes].count(once.KeyReused) == 7
