"""A requester's words are an answer, a follow-up or a plain reply: whatever the ticket needs when they arrive."""

from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest

from phasedesk.conversations.models import PublicReply
from phasedesk.rulebook.refusal import Incomplete, NotNow
from phasedesk.tickets import phases, replies, rights, saying, waiting
from phasedesk.tickets.models import Event, EventKind, Pause, Ticket
from phasedesk.tickets.verb import TRIES
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def say(cast: Cast, ticket: Ticket, text: str = "My words.") -> Event:
    return saying.say(ticket, text=text, by=cast.cleo, at=cast.at + HOUR)


def ask(cast: Cast, number: int) -> None:
    waiting.ask(cast.read(number), question="Which file?", by=cast.ada, at=cast.at)


def withdraw(cast: Cast, number: int) -> None:
    waiting.withdraw(cast.read(number), by=cast.ada, at=cast.at)


def resolve(cast: Cast, number: int) -> None:
    phases.resolve(cast.read(number), by=cast.ada, at=cast.at, note="Done.")


def reopen(cast: Cast, number: int) -> None:
    phases.reopen(cast.read(number), by=cast.ada, at=cast.at, note="Not done.")


@pytest.mark.parametrize(
    ("before", "kind", "status"),
    [
        ([], EventKind.REPLIED, "open"),
        ([ask], EventKind.ANSWERED, "open"),
        ([ask, withdraw], EventKind.REPLIED, "open"),
        ([resolve], EventKind.REOPENED, "open"),
        ([ask, resolve], EventKind.REOPENED, "open"),
    ],
)
def test_what_words_are(cast: Cast, before: list[Callable[[Cast, int], None]], kind: EventKind, status: str) -> None:
    number = cast.ticket(phase="plan").pk
    for act in before:
        act(cast, number)
    event = say(cast, cast.read(number))
    ticket = cast.read(number)
    assert (event.kind, ticket.status, ticket.requester_spoke_at) == (kind, status, cast.at + HOUR)
    assert event.reply is not None and event.reply.text == "My words."


@pytest.mark.parametrize(
    ("before", "meanwhile", "kind"),
    [
        ([], [ask], EventKind.ANSWERED),
        ([], [resolve], EventKind.REOPENED),
        ([ask], [withdraw], EventKind.REPLIED),
        ([ask], [resolve], EventKind.REOPENED),
        ([resolve], [reopen], EventKind.REPLIED),
        ([resolve], [reopen, ask], EventKind.ANSWERED),
    ],
)
def test_words_for_a_state_that_is_over_count_for_the_new_one(
    cast: Cast,
    before: list[Callable[[Cast, int], None]],
    meanwhile: list[Callable[[Cast, int], None]],
    kind: EventKind,
) -> None:
    number = cast.ticket(phase="plan").pk
    for act in before:
        act(cast, number)
    stale = cast.read(number)
    for act in meanwhile:
        act(cast, number)
    said = PublicReply.objects.count()

    event = say(cast, stale)

    assert event.kind == kind
    assert PublicReply.objects.count() == said + 1  # no try leaves words behind
    assert not Pause.objects.filter(ended_at=None).exists()
    ticket = cast.read(number)
    assert (ticket.status, ticket.version, stale.version) == ("open", event.seq, event.seq)


def test_a_state_that_changes_again_and_again_is_looked_at_again_and_again(cast: Cast) -> None:
    number = cast.ticket(phase="plan").pk
    stale, real, acts = cast.read(number), saying._say, [ask, withdraw, ask, withdraw]

    def disturbed(ticket: Ticket, **more: object) -> Event:
        if acts:
            acts.pop(0)(cast, number)
        return real(ticket, **more)  # type: ignore[arg-type]

    with mock.patch.object(saying, "_say", disturbed):
        assert say(cast, stale).kind == EventKind.REPLIED
    assert acts == []


def test_it_does_not_look_for_ever(cast: Cast) -> None:
    ticket = cast.ticket()
    with mock.patch.object(saying, "_say", side_effect=NotNow) as tried, pytest.raises(NotNow):
        say(cast, ticket)
    assert tried.call_count == TRIES


def test_what_is_wrong_with_the_words_is_said_at_once(cast: Cast) -> None:
    ticket = cast.ticket()
    with pytest.raises(Incomplete):
        say(cast, ticket, " ")
    with pytest.raises(rights.NotYours):
        saying.say(ticket, text="Mine?", by=cast.dov, at=cast.at)
    assert ticket.events.count() == 1


@pytest.mark.parametrize("meanwhile", [ask, resolve])
def test_a_reply_to_an_open_ticket_is_not_taken_for_another(cast: Cast, meanwhile: Callable[[Cast, int], None]) -> None:
    number = cast.ticket(phase="plan").pk
    stale = cast.read(number)
    meanwhile(cast, number)
    version = cast.read(number).version
    with pytest.raises(NotNow):
        replies.reply(stale, text="More.", by=cast.cleo, at=cast.at, to_open=True)
    assert cast.read(number).version == version
