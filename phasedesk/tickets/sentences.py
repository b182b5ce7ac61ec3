"""One sentence for each kind of event: for desk, portal, mail and API alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from phasedesk.rulebook.timeframe import INSTANT
from phasedesk.tickets import words
from phasedesk.tickets.models import Event, EventKind, Ticket

KIND_NAMES = {"bug": "a bug or data issue", "feature": "a feature request", "question": "a question"}


def sentence(event: Event, zone: tzinfo, *, you: int | None = None) -> str:
    """Say what happened, as one sentence without its time. `you` is the key of the person who reads it.

    Days are those of the calendar they were reckoned in, which the event names; `zone` is for one that names none.
    """
    return SAYINGS[EventKind(event.kind)](_Told(event, zone, you))


class _Told:
    """One event with what its sentence needs."""

    def __init__(self, event: Event, zone: tzinfo, you: int | None) -> None:
        self.event, self.you = event, you
        named = event.facts.get("zone")
        self.zone = ZoneInfo(named) if named else zone
        self.is_you = event.actor_id is not None and event.actor_id == you
        self.who = "You" if self.is_you else event.actor.first_name if event.actor else "Support"

    @property
    def now(self) -> str:
        """The phase it came to, as it was called then."""
        return f"“{self.event.facts['now_name']}”"

    def day(self, fact: str) -> str:
        """Say the day of an edge, or nothing."""
        stored = self.event.facts.get(fact)
        if not stored:
            return ""
        edge = datetime.fromisoformat(stored) - INSTANT
        return words.day(edge.astimezone(self.zone).date(), self.event.at.astimezone(self.zone).date())


def _received(told: _Told) -> str:
    return f"{told.who} sent this ticket."


def _advanced(told: _Told) -> str:
    return f"{told.who} moved it to {told.now}."


def _skipped(told: _Told) -> str:
    names = [f"“{name}”" for name in told.event.facts["not_needed"]]
    were = "was" if len(names) == 1 else "were"
    return f"{told.who} moved it to {told.now}; {words.listed(names)} {were} not needed."


def _asked(told: _Told) -> str:
    return f"{told.who} asked a question. Our clock is paused until it is answered."


def _moved(told: _Told) -> str:
    was, now, days = told.day("was_until"), told.day("until"), told.event.facts.get("business_days", 0)
    if not was or not now or was == now:
        return "Our clock goes on."
    waiting = words.count(days, "business day")
    return f"Our clock goes on, and the date moved from {was} to {now} for {waiting} of waiting."


def _answered(told: _Told) -> str:
    return f"{told.who} answered. {_moved(told)}"


def _withdrawn(told: _Told) -> str:
    return f"{told.who} went on without an answer to our question. {_moved(told)}"


def _held(told: _Told) -> str:
    return f"{told.who} put it on hold: we wait for {told.event.facts['for']}. Our clock runs."


def _resumed(told: _Told) -> str:
    return f"{told.who} took it up again; we no longer wait for {told.event.facts['for']}."


def _resolved(told: _Told) -> str:
    return f"{told.who} resolved it."


def _reopened(told: _Told) -> str:
    return f"{told.who} re-opened it. It goes on in {told.now}."


def _kind_changed(told: _Told) -> str:
    was, now = (KIND_NAMES[told.event.facts[fact]] for fact in ("was_kind", "now_kind"))
    return f"{told.who} changed it from {was} to {now}. It goes on in {told.now}."


def _assigned(told: _Told) -> str:
    name = told.event.facts.get("now")
    return f"{name} looks after it now." if name else "It went back to the queue; nobody looks after it at the moment."


def _assessed(told: _Told) -> str:
    facts = told.event.facts
    parts = []
    if "severity" in facts:
        parts.append(f"how bad it is to “{Ticket.Severity(facts['severity']['now']).label}”")
    if "affected" in facts:
        parts.append(f"who is affected to “{Ticket.Affected(facts['affected']['now']).label}”")
    if "area" in facts:
        parts.append(f"the area to “{facts['area']['now'] or 'none'}”")
    if "workaround" in facts:
        parts.append("the workaround" if facts["workaround"]["now"] else "the workaround to none")
    return f"{told.who} set {words.listed(parts)}."


def _replied(told: _Told) -> str:
    return f"{told.who} wrote a reply."


def _noted(told: _Told) -> str:
    return f"{told.who} wrote an internal note."


def _followed(told: _Told) -> str:
    if told.you is not None and told.event.facts.get("person") == told.you:
        return "You are told of every change from now on."
    return f"{told.event.facts['who']} is told of every change from now on."


def _unfollowed(told: _Told) -> str:
    return f"{told.event.facts['who']} gets no more mail about it."


SAYINGS: dict[EventKind, Callable[[_Told], str]] = {
    EventKind.RECEIVED: _received,
    EventKind.ADVANCED: _advanced,
    EventKind.SKIPPED: _skipped,
    EventKind.ASKED: _asked,
    EventKind.ANSWERED: _answered,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.HELD: _held,
    EventKind.RESUMED: _resumed,
    EventKind.RESOLVED: _resolved,
    EventKind.REOPENED: _reopened,
    EventKind.KIND_CHANGED: _kind_changed,
    EventKind.ASSIGNED: _assigned,
    EventKind.ASSESSED: _assessed,
    EventKind.REPLIED: _replied,
    EventKind.NOTED: _noted,
    EventKind.FOLLOWED: _followed,
    EventKind.UNFOLLOWED: _unfollowed,
}
