"""How a ticket comes to be: stored once, in its first phase, with its first promise."""

from datetime import UTC, datetime, timedelta

import pytest

from phasedesk.rulebook.refusal import Incomplete, Refusal, StepNotAllowed, TooMuch
from phasedesk.tickets import intake
from phasedesk.tickets.intake import Asked
from phasedesk.tickets.models import EventKind, IdempotencyKey, Ticket, Unannounced
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


def submit(cast: Cast, asked: Asked, **more: object) -> Ticket:
    return intake.submit(asked, requester=cast.cleo, team=cast.team, at=cast.at, **more)  # type: ignore[arg-type]


ASKED = Asked(kind="bug", subject="Totals differ", text="By 13.50.")


def test_it_is_stored_with_its_words_its_follower_and_its_first_event(cast: Cast) -> None:
    ticket = submit(cast, ASKED, organization=cast.brightwater, channel="api", network="203.0.113.0/24")
    ticket = cast.read(ticket.pk)
    assert (ticket.phase, ticket.stage, ticket.status, ticket.version) == ("received", "received", "open", 1)
    assert (ticket.subject, ticket.excerpt, ticket.channel) == ("Totals differ", "By 13.50.", "api")
    assert (ticket.organization, ticket.from_network) == (cast.brightwater, "203.0.113.0/24")
    [said] = ticket.publicreply_set.all()
    assert (said.text, said.author, said.from_desk, said.is_question) == ("By 13.50.", cast.cleo, False, False)
    assert [place.person for place in ticket.followers.all()] == [cast.cleo]
    [event] = ticket.events.all()
    assert (event.kind, event.seq, event.actor, event.audience) == (EventKind.RECEIVED, 1, cast.cleo, "requester")
    assert (event.reply, event.hash) == (said, ticket.chain)
    assert list(Unannounced.objects.values_list("event", flat=True)) == [event.pk]


def test_the_first_promise_is_dated_from_the_lifecycle_and_the_calendar(cast: Cast) -> None:
    ticket = cast.read(submit(cast, ASKED).pk)
    [visit] = ticket.visits.all()
    assert visit.timeframe == [[2, "hours"], [3, "days"]]
    assert ticket.window_from_at == datetime(2026, 11, 9, 10, 14, tzinfo=UTC)  # two hours on
    assert ticket.window_until_at == datetime(2026, 11, 12, 16, 0, tzinfo=UTC)  # Thursday 17:00 in Berlin
    assert ticket.late_at == datetime(2026, 11, 12, 23, 0, tzinfo=UTC)  # when that day is over in Berlin
    assert ticket.next_word_at == ticket.window_until_at == visit.first_until_at


def test_every_ticket_has_a_token_of_its_own(cast: Cast) -> None:
    tokens = {submit(cast, ASKED).token for _ in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {22}  # 128 bits


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (Asked(kind="bug", subject="  ", text="x"), Incomplete),
        (Asked(kind="bug", subject="x" * 256, text="x"), Incomplete),
        (Asked(kind="bug", subject="x", text=" \n "), Incomplete),
        (Asked(kind="bug", subject="x", text="x" * 100_001), TooMuch),
        (Asked(kind="wish", subject="x", text="x"), StepNotAllowed),
        (Asked(kind="bug", subject="x", text="x", severity="apocalypse"), Incomplete),
        (Asked(kind="bug", subject="x", text="x", affected="the moon"), Incomplete),
    ],
)
def test_what_is_not_complete_is_refused_and_leaves_nothing(cast: Cast, asked: Asked, problem: type[Refusal]) -> None:
    with pytest.raises(problem):
        submit(cast, asked, key=("web", "k"))
    assert not Ticket.objects.exists()
    assert not IdempotencyKey.objects.exists()


def test_what_nobody_can_see_is_taken_out(cast: Cast) -> None:
    ticket = submit(cast, Asked(kind="bug", subject=" a \x00 b\n c ", text="one\r\ntwo\x00"))
    assert ticket.subject == "a b c"
    assert ticket.publicreply_set.get().text == "one\ntwo"


def test_the_same_key_gives_the_same_ticket(cast: Cast) -> None:
    first = submit(cast, ASKED, key=("web", "k"))
    assert submit(cast, ASKED, key=("web", "k")) == first
    assert Ticket.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(cast: Cast) -> None:
    submit(cast, ASKED, key=("web", "k"))
    with pytest.raises(Refusal) as refused:
        submit(cast, Asked(kind="bug", subject="Something else", text="x"), key=("web", "k"))
    assert refused.value.code == "idempotency-key-reused"
    assert Ticket.objects.count() == 1


def test_another_callers_key_is_another_key(cast: Cast) -> None:
    assert submit(cast, ASKED, key=("web", "k")) != submit(cast, ASKED, key=("api:1", "k"))


def test_an_agent_may_submit_for_somebody(cast: Cast) -> None:
    ticket = submit(cast, ASKED, by=cast.ada)
    assert ticket.events.get().actor == cast.ada
    assert ticket.publicreply_set.get().author == ticket.requester == cast.cleo


def test_outside_business_hours_the_clock_starts_with_the_next_opening(cast: Cast) -> None:
    saturday = cast.at + timedelta(days=5)
    ticket = cast.ticket("question", at=saturday)
    assert ticket.window_from_at == datetime(2026, 11, 16, 12, 0, tzinfo=UTC)  # Monday, four hours after nine
