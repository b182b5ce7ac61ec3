"""No silent change: whatever a requester can see that a verb changed, every follower is told of, once on each channel.

Every verb has its cases here; a new verb without one fails the first test.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

import pytest

import phasedesk.tickets
from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.notifications import announce
from phasedesk.notifications.models import Notice
from phasedesk.tickets import assignment, following, intake, phases, replies, saying, standing, timeline, waiting
from phasedesk.tickets.models import Event, EventKind, Ticket, Unannounced
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

AT = MONDAY + timedelta(days=2, hours=3)

Make = Callable[[Cast], Ticket]
Act = Callable[[Cast, Ticket], Any]


@dataclass(frozen=True)
class Case:
    """A verb, the state it is tried in, and whether a requester can see what it does."""

    verb: str
    name: str
    make: Make
    act: Act
    is_seen: bool = True

    def __str__(self) -> str:
        return f"{self.verb}: {self.name}"


def at(phase: str = "", kind: str = "bug") -> Make:
    return lambda cast: cast.ticket(kind, phase=phase)


def asked(phase: str = "review", kind: str = "bug") -> Make:
    def make(cast: Cast) -> Ticket:
        ticket = cast.ticket(kind, phase=phase)
        waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY)
        return ticket

    return make


def held(cast: Cast) -> Ticket:
    ticket = cast.ticket(phase="review")
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)
    return ticket


def resolved(cast: Cast) -> Ticket:
    ticket = cast.ticket(phase="plan")
    phases.resolve(ticket, by=cast.ada, at=MONDAY, note="Done.")
    return ticket


def muted(cast: Cast) -> Ticket:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    following.mute(ticket, person=cast.cem, by=cast.cem, at=MONDAY)
    return ticket


CASES = [
    Case("phases.advance", "one step", at("review"), lambda c, t: phases.advance(t, to="identified", by=c.ada, at=AT)),
    Case(
        "phases.advance",
        "to the outcome",
        at("identified"),
        lambda c, t: phases.advance(t, to="plan", by=c.ada, at=AT, note="The plan."),
    ),
    Case(
        "phases.advance",
        "to the end",
        at("review", "question"),
        lambda c, t: phases.advance(t, to="answered", by=c.ada, at=AT, note="So."),
    ),
    Case("phases.advance", "out of a wait", asked(), lambda c, t: phases.advance(t, to="identified", by=c.ada, at=AT)),
    Case("phases.advance", "out of a hold", held, lambda c, t: phases.advance(t, to="identified", by=c.ada, at=AT)),
    Case("phases.begin_review", "new", at(), lambda c, t: phases.begin_review(t, by=c.ada, at=AT)),
    Case(
        "phases.begin_review", "with words", at(), lambda c, t: phases.begin_review(t, by=c.ada, at=AT, note="Hello.")
    ),
    Case(
        "phases.skip",
        "the roadmap",
        at("review", "feature"),
        lambda c, t: phases.skip(t, to="complete", by=c.ada, at=AT, note="Small."),
    ),
    Case("phases.resolve", "open", at("plan"), lambda c, t: phases.resolve(t, by=c.ada, at=AT, note="Done.")),
    Case("phases.resolve", "asked", asked("plan"), lambda c, t: phases.resolve(t, by=c.ada, at=AT, note="Done.")),
    Case("phases.reopen", "by the requester", resolved, lambda c, t: phases.reopen(t, by=c.cleo, at=AT, note="No.")),
    Case("phases.reopen", "by the desk", resolved, lambda c, t: phases.reopen(t, by=c.ada, at=AT, note="Again.")),
    Case(
        "phases.change_kind",
        "new",
        at(),
        lambda c, t: phases.change_kind(t, to="question", by=c.ada, at=AT, note="It is one."),
    ),
    Case(
        "phases.change_kind",
        "asked",
        asked(),
        lambda c, t: phases.change_kind(t, to="feature", by=c.ada, at=AT, note="It is one."),
    ),
    Case("waiting.ask", "open", at("review"), lambda c, t: waiting.ask(t, question="Which?", by=c.ada, at=AT)),
    Case("waiting.ask", "on hold", held, lambda c, t: waiting.ask(t, question="Which?", by=c.ada, at=AT)),
    Case("waiting.answer", "by the requester", asked(), lambda c, t: waiting.answer(t, text="This.", by=c.cleo, at=AT)),
    Case("waiting.answer", "by a colleague", asked(), lambda c, t: waiting.answer(t, text="This.", by=c.cem, at=AT)),
    Case("waiting.withdraw", "silently", asked(), lambda c, t: waiting.withdraw(t, by=c.ada, at=AT)),
    Case(
        "waiting.withdraw", "with words", asked(), lambda c, t: waiting.withdraw(t, by=c.ada, at=AT, note="Found it.")
    ),
    Case("waiting.hold", "silently", at("review"), lambda c, t: waiting.hold(t, for_whom="the bank", by=c.ada, at=AT)),
    Case(
        "waiting.hold",
        "with words",
        at("review"),
        lambda c, t: waiting.hold(t, for_whom="the bank", by=c.ada, at=AT, note="They know."),
    ),
    Case("waiting.resume", "silently", held, lambda c, t: waiting.resume(t, by=c.ada, at=AT)),
    Case("waiting.resume", "with words", held, lambda c, t: waiting.resume(t, by=c.ada, at=AT, note="Back.")),
    Case("replies.reply", "by the desk", at(), lambda c, t: replies.reply(t, text="Hello.", by=c.ada, at=AT)),
    Case("replies.reply", "by the requester", at(), lambda c, t: replies.reply(t, text="More.", by=c.cleo, at=AT)),
    Case("replies.reply", "by a colleague", at(), lambda c, t: replies.reply(t, text="More.", by=c.cem, at=AT)),
    Case("replies.note", "any", at(), lambda c, t: replies.note(t, text="Hm.", by=c.ada, at=AT), is_seen=False),
    Case("saying.say", "a reply", at(), lambda c, t: saying.say(t, text="More.", by=c.cleo, at=AT)),
    Case("saying.say", "an answer", asked(), lambda c, t: saying.say(t, text="This.", by=c.cleo, at=AT)),
    Case("saying.say", "a follow-up", resolved, lambda c, t: saying.say(t, text="No.", by=c.cleo, at=AT)),
    Case("assignment.hand_over", "to Bo", at(), lambda c, t: assignment.hand_over(t, to=c.bo, by=c.lena, at=AT)),
    Case("assignment.hand_over", "back", at("review"), lambda c, t: assignment.hand_over(t, to=None, by=c.lena, at=AT)),
    Case(
        "assignment.hand_over",
        "to whom it is",
        at("review"),
        lambda c, t: assignment.hand_over(t, to=c.ada, by=c.lena, at=AT),
        is_seen=False,
    ),
    *(
        Case(
            "assignment.assess",
            name,
            at(),
            lambda c, t, f=name, v=value: assignment.assess(t, by=c.ada, at=AT, **{f: v}),
        )
        for name, value in (
            ("severity", "minor"),
            ("affected", "several"),
            ("area", "Billing"),
            ("workaround", "Export as XLSX."),
        )
    ),
    Case("assignment.assess", "nothing", at(), lambda c, t: assignment.assess(t, by=c.ada, at=AT), is_seen=False),
    Case("following.follow", "somebody new", at(), lambda c, t: following.follow(t, person=c.bo, by=c.ada, at=AT)),
    Case(
        "following.follow",
        "mail again",
        muted,
        lambda c, t: following.follow(t, person=c.cem, by=c.cem, at=AT),
        is_seen=False,
    ),
    Case(
        "following.mute",
        "no mail",
        at(),
        lambda c, t: following.mute(t, person=c.cem, by=c.cem, at=AT),
        is_seen=False,
    ),
]


def verbs() -> Iterator[str]:
    """Everything in the tickets folder that does something to a ticket: takes `by` and `at`, gives what happened."""
    for found in pkgutil.iter_modules(phasedesk.tickets.__path__):
        module = importlib.import_module(f"phasedesk.tickets.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.__name__ or module is timeline:
                continue
            signature = inspect.signature(function)
            gives = str(signature.return_annotation).replace(" | None", "")
            if {"by", "at"} <= set(signature.parameters) and gives in ("Event", "Ticket"):
                yield f"{found.name}.{name}"


def seen(ticket: Ticket) -> dict[str, Any]:
    """Every fact that the requester, or another follower, can see of a ticket, at one instant."""
    here = asdict(standing.of(ticket, AT))
    details = ("kind", "subject", "severity", "affected", "area", "workaround", "organization_id", "requester_id")
    said = PublicReply.objects.filter(ticket=ticket).order_by("pk")
    return {
        **here,
        **{name: getattr(ticket, name) for name in details},
        "conversation": list(said.values_list("author", "at", "text", "html", "from_desk", "is_question")),
        "files": list(Attachment.objects.public().filter(ticket=ticket).values_list("name", "size", "reply")),
        "readers": set(ticket.followers.values_list("person", flat=True)),
    }


def test_every_verb_has_its_cases() -> None:
    assert {case.verb for case in CASES} | {"intake.submit"} == set(verbs())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_can_be_seen_is_told(cast: Cast, case: Case) -> None:
    ticket = case.make(cast)
    if not ticket.followers.filter(person=cast.cem).exists():
        following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    announce.batch(AT)
    ticket = cast.read(ticket.pk)
    before, version, told = seen(ticket), ticket.version, set(Notice.objects.values_list("pk", flat=True))

    case.act(cast, ticket)

    ticket = cast.read(ticket.pk)
    happened = list(ticket.events.filter(seq__gt=version))
    public = [event for event in happened if event.audience == Event.Audience.REQUESTER]
    assert ticket.version == version + len(happened)
    assert len(happened) <= 1
    assert (seen(ticket) != before) is case.is_seen
    assert bool(public) is case.is_seen
    announce.batch(AT)
    notices = Notice.objects.exclude(pk__in=told)
    expected = [(event.pk, person, "mail") for event in public for person in _told(ticket, event)]
    assert sorted(notices.values_list("event", "person", "channel")) == sorted(expected)
    assert set(notices.values_list("state", flat=True)) <= {"due", "unsubscribed"}
    assert not Unannounced.objects.exists()


def _told(ticket: Ticket, event: Event) -> list[int]:
    """Every follower; the one exception is the author of a plain reply, who knows what they wrote."""
    people = ticket.followers.values_list("person", flat=True)
    return [person for person in people if not (event.kind == EventKind.REPLIED and person == event.actor_id)]


def test_a_new_ticket_is_told(cast: Cast) -> None:
    ticket = intake.submit(
        intake.Asked(kind="bug", subject="Totals", text="They differ."), requester=cast.cleo, team=cast.team, at=AT
    )
    announce.batch(AT)
    assert list(ticket.notices.values_list("person", "state")) == [(cast.cleo.pk, "due")]


@pytest.mark.parametrize("days", [4, 20, 60])
def test_time_alone_changes_only_what_it_makes_true(cast: Cast, days: int) -> None:
    """Lateness and the day count follow from dates already told; nothing else may change by itself."""
    ticket = cast.read(cast.ticket(phase="review").pk)
    now, later = (asdict(standing.of(ticket, MONDAY + timedelta(days=passed))) for passed in (0, days))
    changed = {name for name in now if now[name] != later[name]}
    assert changed <= {"lateness", "late", "promise", "bar", "steps"}
