"""What happened cannot be changed, and a change would show."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from phasedesk.conversations.models import PublicReply
from phasedesk.tickets import assignment, phases, replies, timeline, waiting
from phasedesk.tickets.models import Event, EventKind, Ticket, Unannounced
from tests.testing.cast import Cast
from tests.testing.flushing import GUARD

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A ticket with some history."""
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    waiting.answer(ticket, text="This.", by=cast.cleo, at=cast.at + HOUR)
    replies.note(ticket, text="Aha.", by=cast.ada, at=cast.at + 2 * HOUR)
    assignment.hand_over(ticket, to=cast.bo, by=cast.ada, at=cast.at + 2 * HOUR)
    return cast.read(ticket.pk)


@pytest.fixture
def unguarded(db: None) -> None:
    """Somebody with a shell takes the triggers away; the end of the test brings them back."""
    with connection.cursor() as cursor:
        for statement in GUARD.AND_BACK[connection.vendor]:
            cursor.execute(statement)


def test_every_event_has_the_next_number_and_the_hash_before_it(ticket: Ticket) -> None:
    events = list(ticket.events.order_by("seq"))
    assert [event.seq for event in events] == list(range(1, 7))
    assert [event.hash_before for event in events] == ["", *(event.hash for event in events[:-1])]
    assert (ticket.version, ticket.chain) == (6, events[-1].hash)
    assert list(timeline.breaks(ticket)) == []


def test_only_what_the_requester_can_see_is_to_be_told(ticket: Ticket) -> None:
    waiting_to_be_told = set(Unannounced.objects.values_list("event__kind", flat=True))
    assert waiting_to_be_told == set(ticket.events.values_list("kind", flat=True)) - {EventKind.NOTED}


@pytest.mark.parametrize(
    "act", [lambda rows: rows.update(kind="phase.advanced"), lambda rows: rows._raw_delete("default")]
)
def test_the_database_itself_refuses_to_change_or_remove_an_event(ticket: Ticket, act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DatabaseError, match="events are insert-only"), transaction.atomic():
        act(Event.objects.filter(ticket=ticket))
    assert ticket.events.count() == 6


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"until": "2030-01-01T00:00:00+00:00"}},
        {"kind": "phase.skipped"},
        {"audience": "desk"},
        {"actor": None},
        {"hash_before": "0" * 64},
        {"at": None},
    ],
)
def test_a_changed_event_shows(ticket: Ticket, change: dict[str, object]) -> None:
    change = {name: ticket.created_at - HOUR if name == "at" else value for name, value in change.items()}
    Event.objects.filter(ticket=ticket, seq=2).update(**change)
    assert 2 in timeline.breaks(ticket)


@pytest.mark.usefixtures("unguarded")
def test_a_removed_event_shows(ticket: Ticket) -> None:
    Unannounced.objects.all().delete()
    Event.objects.filter(ticket=ticket, seq=3).delete()
    assert list(timeline.breaks(ticket)) == [4]


def test_changed_words_show(ticket: Ticket) -> None:
    PublicReply.objects.filter(ticket=ticket, text="This.").update(text="That.")
    assert list(timeline.breaks(ticket)) == [4]


@pytest.mark.usefixtures("unguarded")
def test_a_removed_end_shows(ticket: Ticket) -> None:
    Unannounced.objects.all().delete()
    Event.objects.filter(ticket=ticket, seq=6).delete()
    assert list(timeline.breaks(ticket)) != []


def test_time_never_runs_backwards(cast: Cast, ticket: Ticket) -> None:
    before = ticket.updated_at
    event = phases.advance(ticket, to="identified", by=cast.ada, at=before - timedelta(days=3))
    assert event.at == before
    assert list(ticket.visits.order_by("seq").values_list("entered_at", flat=True))[-1] == before
    times = list(ticket.events.order_by("seq").values_list("at", flat=True))
    assert times == sorted(times)


def test_nothing_is_kept_of_an_act_that_was_refused_at_the_end(cast: Cast, ticket: Ticket) -> None:
    stale = cast.read(ticket.pk)
    phases.advance(ticket, to="identified", by=cast.ada, at=cast.at + 3 * HOUR)
    before = (PublicReply.objects.count(), Event.objects.count(), ticket.visits.count())
    with pytest.raises(Exception, match="Somebody changed this ticket"):
        phases.advance(stale, to="identified", by=cast.bo, at=cast.at + 3 * HOUR, note="Me too.")
    assert (PublicReply.objects.count(), Event.objects.count(), ticket.visits.count()) == before
