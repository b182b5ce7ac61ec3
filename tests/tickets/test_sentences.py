"""What happened, as one sentence: for whoever did it, for others, and when nobody of us did it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from phasedesk.tickets import assignment, following, phases, replies, sentences, waiting
from phasedesk.tickets.models import Event, EventKind, Ticket
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
Act = Callable[[Cast, Ticket], Event | None]


@dataclass(frozen=True)
class Said:
    """One kind of event: what leads to it, and its sentence for the one who did it and for others."""

    kind: EventKind
    act: Act
    you: str
    others: str
    at: tuple[str, str] = ("bug", "review")
    before: Act = lambda cast, ticket: None
    by: str = "ada"

    def __str__(self) -> str:
        return f"{self.kind}: {self.others}"


def asked(cast: Cast, ticket: Ticket) -> Event:
    return waiting.ask(ticket, question="Which?", by=cast.ada, at=MONDAY)


def held(cast: Cast, ticket: Ticket) -> Event:
    return waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)


def resolved(cast: Cast, ticket: Ticket) -> Event:
    return phases.resolve(ticket, by=cast.ada, at=MONDAY, note="Done.")


def assessed(**judged: str) -> Act:
    return lambda cast, ticket: assignment.assess(ticket, by=cast.ada, at=MONDAY, **judged)


ALL = [
    Said(
        EventKind.RECEIVED,
        lambda cast, ticket: ticket.events.select_related("actor").get(),
        "You sent this ticket.",
        "Cleo sent this ticket.",
        at=("bug", ""),
        by="cleo",
    ),
    Said(
        EventKind.ADVANCED,
        lambda cast, ticket: phases.advance(ticket, to="identified", by=cast.ada, at=MONDAY),
        "You moved it to “Bug identified”.",
        "Ada moved it to “Bug identified”.",
    ),
    Said(
        EventKind.SKIPPED,
        lambda cast, ticket: phases.skip(ticket, to="complete", by=cast.ada, at=MONDAY, note="It exists."),
        "You moved it to “Review complete”; “Roadmap consideration” was not needed.",
        "Ada moved it to “Review complete”; “Roadmap consideration” was not needed.",
        at=("feature", "review"),
    ),
    Said(
        EventKind.ASKED,
        asked,
        "You asked a question. Our clock is paused until it is answered.",
        "Ada asked a question. Our clock is paused until it is answered.",
    ),
    Said(
        EventKind.ANSWERED,
        lambda cast, ticket: waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY),
        "You answered. Our clock goes on.",
        "Cleo answered. Our clock goes on.",
        before=asked,
        by="cleo",
    ),
    Said(
        EventKind.ANSWERED,
        lambda cast, ticket: waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY + DAY),
        "You answered. Our clock goes on, and the date moved from Mon 23 November to Tue 24 November for "
        "1 business day of waiting.",
        "Cleo answered. Our clock goes on, and the date moved from Mon 23 November to Tue 24 November for "
        "1 business day of waiting.",
        before=asked,
        by="cleo",
    ),
    Said(
        EventKind.ANSWERED,
        lambda cast, ticket: waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY + 2 * DAY),
        "You answered. Our clock goes on, and the date moved from Mon 7 December to Wed 9 December for "
        "2 business days of waiting.",
        "Cleo answered. Our clock goes on, and the date moved from Mon 7 December to Wed 9 December for "
        "2 business days of waiting.",
        at=("bug", "plan"),
        before=asked,
        by="cleo",
    ),
    Said(
        EventKind.WITHDRAWN,
        lambda cast, ticket: waiting.withdraw(ticket, by=cast.ada, at=MONDAY),
        "You went on without an answer to our question. Our clock goes on.",
        "Ada went on without an answer to our question. Our clock goes on.",
        before=asked,
    ),
    Said(
        EventKind.HELD,
        held,
        "You put it on hold: we wait for the bank. Our clock runs.",
        "Ada put it on hold: we wait for the bank. Our clock runs.",
    ),
    Said(
        EventKind.RESUMED,
        lambda cast, ticket: waiting.resume(ticket, by=cast.ada, at=MONDAY),
        "You took it up again; we no longer wait for the bank.",
        "Ada took it up again; we no longer wait for the bank.",
        before=held,
    ),
    Said(EventKind.RESOLVED, resolved, "You resolved it.", "Ada resolved it.", at=("bug", "plan")),
    Said(
        EventKind.REOPENED,
        lambda cast, ticket: phases.reopen(ticket, by=cast.cleo, at=MONDAY, note="It is back."),
        "You re-opened it. It goes on in “Bug identified”.",
        "Cleo re-opened it. It goes on in “Bug identified”.",
        at=("bug", "plan"),
        before=resolved,
        by="cleo",
    ),
    Said(
        EventKind.KIND_CHANGED,
        lambda cast, ticket: phases.change_kind(ticket, to="question", by=cast.ada, at=MONDAY, note="It asks how."),
        "You changed it from a bug or data issue to a question. It goes on in “Under review”.",
        "Ada changed it from a bug or data issue to a question. It goes on in “Under review”.",
    ),
    Said(
        EventKind.KIND_CHANGED,
        lambda cast, ticket: phases.change_kind(ticket, to="bug", by=cast.ada, at=MONDAY, note="It is broken."),
        "You changed it from a feature request to a bug or data issue. It goes on in “Request received”.",
        "Ada changed it from a feature request to a bug or data issue. It goes on in “Request received”.",
        at=("feature", ""),
    ),
    Said(
        EventKind.ASSIGNED,
        lambda cast, ticket: assignment.hand_over(ticket, to=cast.bo, by=cast.ada, at=MONDAY),
        "Bo looks after it now.",
        "Bo looks after it now.",
    ),
    Said(
        EventKind.ASSIGNED,
        lambda cast, ticket: assignment.hand_over(ticket, to=None, by=cast.ada, at=MONDAY),
        "It went back to the queue; nobody looks after it at the moment.",
        "It went back to the queue; nobody looks after it at the moment.",
    ),
    Said(
        EventKind.ASSESSED,
        assessed(severity="work_stops", affected="everyone", area="Exports", workaround="Use the other file."),
        "You set how bad it is to “Work has stopped”, who is affected to “Everyone”, the area to “Exports” and "
        "the workaround.",
        "Ada set how bad it is to “Work has stopped”, who is affected to “Everyone”, the area to “Exports” and "
        "the workaround.",
    ),
    Said(
        EventKind.ASSESSED,
        assessed(area="", workaround=""),
        "You set the area to “none” and the workaround to none.",
        "Ada set the area to “none” and the workaround to none.",
        before=assessed(area="Exports", workaround="Use the other file."),
    ),
    Said(
        EventKind.REPLIED,
        lambda cast, ticket: replies.reply(ticket, text="Hello.", by=cast.ada, at=MONDAY),
        "You wrote a reply.",
        "Ada wrote a reply.",
    ),
    Said(
        EventKind.NOTED,
        lambda cast, ticket: replies.note(ticket, text="Hm.", by=cast.ada, at=MONDAY),
        "You wrote an internal note.",
        "Ada wrote an internal note.",
    ),
    Said(
        EventKind.FOLLOWED,
        lambda cast, ticket: following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY),
        "You are told of every change from now on.",
        "Cem Aydin is told of every change from now on.",
        by="cem",  # it is about them, whoever did it
    ),
    Said(
        EventKind.UNFOLLOWED,
        lambda cast, ticket: following.mute(ticket, person=cast.cleo, by=cast.cleo, at=MONDAY),
        "Cleo Marsh gets no more mail about it.",
        "Cleo Marsh gets no more mail about it.",
        by="cleo",
    ),
]


def test_every_kind_is_told_here() -> None:
    assert {said.kind for said in ALL} == set(EventKind) == set(sentences.SAYINGS)


@pytest.mark.parametrize("said", ALL, ids=str)
def test_each_sentence(cast: Cast, said: Said) -> None:
    kind, phase = said.at
    ticket = cast.ticket(kind, phase=phase)
    said.before(cast, ticket)
    event = said.act(cast, ticket)
    assert event is not None
    event = Event.objects.select_related("actor").get(pk=event.pk)  # what it says it says from its row
    reader = getattr(cast, said.by)
    assert event.kind == said.kind
    assert sentences.sentence(event, UTC, you=reader.pk) == said.you
    assert sentences.sentence(event, UTC, you=cast.dov.pk) == said.others
    assert sentences.sentence(event, UTC) == said.others


def test_what_a_program_did_support_did(cast: Cast) -> None:
    event = cast.ticket().events.get()
    event.actor = None
    assert sentences.sentence(event, UTC) == "Support sent this ticket."
    assert sentences.sentence(event, UTC, you=cast.cleo.pk) == "Support sent this ticket."


def test_several_steps_that_were_not_needed(cast: Cast) -> None:
    event = cast.ticket().events.get()
    event.kind, event.facts = EventKind.SKIPPED, {"now_name": "Done", "not_needed": ["Review", "Scope", "Plan"]}
    assert sentences.sentence(event, UTC) == "Cleo moved it to “Done”; “Review”, “Scope” and “Plan” were not needed."


def test_a_phase_keeps_the_name_it_had(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    event = ticket.events.get(kind=EventKind.ADVANCED)
    assert event.facts["now_name"] == "Under review"
    assert sentences.sentence(event, UTC) == "Ada moved it to “Under review”."


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_days_are_the_teams_wherever_it_is_read(cast: Cast, zone: str) -> None:
    ticket = cast.ticket(phase="review")
    asked(cast, ticket)
    event = waiting.answer(ticket, text="This.", by=cast.cleo, at=MONDAY + DAY)
    assert "from Mon 23 November to Tue 24 November" in sentences.sentence(event, ZoneInfo(zone))


def test_a_year_is_said_where_it_is_not_the_teams_present_one(cast: Cast) -> None:
    ticket = cast.ticket(phase="review", at=datetime(2026, 12, 28, 9, 0, tzinfo=UTC))
    waiting.ask(ticket, question="Which?", by=cast.ada, at=datetime(2026, 12, 29, 9, 0, tzinfo=UTC))
    event = waiting.answer(ticket, text="This.", by=cast.cleo, at=datetime(2026, 12, 30, 9, 0, tzinfo=UTC))
    assert "from Mon 11 January 2027 to Tue 12 January 2027 for" in sentences.sentence(event, UTC)
    waiting.ask(ticket, question="Which?", by=cast.ada, at=datetime(2026, 12, 31, 9, 0, tzinfo=UTC))
    event = waiting.answer(ticket, text="This.", by=cast.cleo, at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert "from Tue 12 January to Wed 13 January for" in sentences.sentence(event, UTC)  # 1 January in Berlin


def test_an_event_that_names_no_calendar_is_read_in_the_zone_given(cast: Cast) -> None:
    event = cast.ticket().events.get()
    event.kind = EventKind.ANSWERED
    edges = {"was_until": "2026-11-23T16:00:00+00:00", "until": "2026-11-24T16:00:00+00:00", "business_days": 1}
    event.facts = edges
    assert "from Tue 24 November to Wed 25 November" in sentences.sentence(event, ZoneInfo("Pacific/Auckland"))
