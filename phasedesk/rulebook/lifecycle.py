"""Lifecycles: the phases of a kind of ticket, as a graph, with the texts and timeframes a requester reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from phasedesk.rulebook.refusal import LifecycleRefused, StepNotAllowed
from phasedesk.rulebook.timeframe import Amount, Timeframe, Unit

StepKind = Literal["advance", "skip", "reopen"]
STEP_KINDS: tuple[StepKind, ...] = ("advance", "skip", "reopen")
# The requester owns no phase: waiting for them is a pause laid over one (product rule 1).
OWNERS = ("support", "team", "product", "nobody")
STAGES = ("received", "review", "work", "outcome")
# Nobody plans further ahead; what is longer was mistyped.
LONGEST_HOURS = 4000
# Stands for what could not be read; `problems` names it, as no amount is 0.
UNREADABLE = Amount(0, "hours")


@dataclass(frozen=True)
class Phase:
    """One named stay of a ticket.

    `owner` is who acts while it lasts. `timeframe` is None where none can be promised; then `check_in` says after how
    long we write in any case. `ends` marks a phase in which nothing more is to come: entering it resolves the ticket.
    `is_last` marks where the lifecycle may rest. `stage` is the common yardstick between lifecycles.
    """

    key: str
    name: str
    meaning: str
    next_step: str
    stage: str
    owner: str
    timeframe: Timeframe | None = None
    check_in: Amount | None = None
    is_last: bool = False
    ends: bool = False
    open_end: str = ""


@dataclass(frozen=True)
class Step:
    """An allowed move. A `skip` passes over the phases that stand between, shown as "not needed"."""

    was: str
    to: str
    kind: StepKind


@dataclass(frozen=True)
class Lifecycle:
    """A whole way through, in the order in which phases are shown."""

    kind: str
    name: str
    intro: str
    phases: tuple[Phase, ...]
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Lifecycle:
        """Read it from its stored form (JSON). Missing texts read as empty, so that `problems` can name them all."""
        return cls(
            kind=data.get("kind", ""),
            name=data.get("name", ""),
            intro=data.get("intro", ""),
            phases=tuple(_phase(phase) for phase in data.get("phases", [])),
            steps=tuple(
                Step(step.get("from", ""), step.get("to", ""), step.get("kind", "")) for step in data.get("steps", [])
            ),
        )

    @property
    def first(self) -> Phase:
        """Where a new ticket stands."""
        return self.phases[0]

    def phase(self, key: str) -> Phase:
        """Give the phase of that key; StepNotAllowed when this lifecycle has none."""
        for phase in self.phases:
            if phase.key == key:
                return phase
        raise StepNotAllowed("This kind of ticket has no such phase.", phase=key)

    def index(self, key: str) -> int:
        """Give the place in the list, from 0."""
        return self.phases.index(self.phase(key))

    def step(self, was: str, to: str) -> Step:
        """Give the step between two phases; StepNotAllowed when there is none."""
        for step in self.steps:
            if (step.was, step.to) == (was, to) and step.kind != "reopen":
                return step
        raise StepNotAllowed(f"“{self.phase(was).name}” is not followed by “{self.phase(to).name}”.", was=was, to=to)

    def check_step(self, was: str, to: str, kind: StepKind) -> Step:
        """Give the step, if it is of that kind; else StepNotAllowed."""
        step = self.step(was, to)
        if step.kind != kind:
            raise StepNotAllowed(
                f"The move to “{self.phase(to).name}” passes over a step; say that it is not needed."
                if step.kind == "skip"
                else f"The move to “{self.phase(to).name}” passes over nothing.",
                was=was,
                to=to,
            )
        return step

    def steps_from(self, key: str) -> tuple[Step, ...]:
        """List where the ticket can go from here, nearest first."""
        return tuple(step for step in self.steps if step.was == key and step.kind != "reopen")

    def skipped(self, step: Step) -> tuple[Phase, ...]:
        """List the phases a skip passes over."""
        return self.phases[self.index(step.was) + 1 : self.index(step.to)] if step.kind == "skip" else ()

    def reopens_at(self, key: str) -> Phase:
        """Give where a re-opened ticket goes on: the reopen step's target, else the phase it was in."""
        for step in self.steps:
            if step.was == key and step.kind == "reopen":
                return self.phase(step.to)
        return self.phase(key)

    def entry_for(self, stage: str) -> Phase:
        """Give where a ticket of another kind enters.

        One not looked at yet stays so; any later one goes to review, since nothing found for the old kind is a finding
        of the new one.
        """
        wanted = "received" if stage == "received" else "review"
        return next((phase for phase in self.phases if phase.stage == wanted), self.first)

    def problems(self) -> list[str]:
        """List everything that would leave somebody waiting in the dark, one sentence each; empty when it is sound."""
        if not self.phases:
            return ["It has no phases."]
        return [*self._text_problems(), *self._wait_problems(), *self._graph_problems()]

    def check(self) -> None:
        """Raise LifecycleRefused with the whole list when it is not sound."""
        if problems := self.problems():
            raise LifecycleRefused(problems)

    def _text_problems(self) -> Iterator[str]:
        if not (self.kind and self.name and self.intro):
            yield "It needs a kind, a name and an introduction."
        keys = [phase.key for phase in self.phases]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"Two phases have the key “{key}”."
        for phase in self.phases:
            if not (phase.key and phase.name and phase.meaning and phase.next_step):
                yield f"The phase “{phase.name or phase.key}” lacks a key, a name, a meaning or a next step."
            if phase.stage not in STAGES:
                yield f"The phase “{phase.name}” has no stage ({', '.join(STAGES)})."
        # Tickets that come from another kind enter by these two.
        if self.first.stage != "received":
            yield "The first phase must be of the stage “received”."
        if "review" not in {phase.stage for phase in self.phases}:
            yield "No phase is of the stage “review”."

    def _wait_problems(self) -> Iterator[str]:
        for phase in self.phases:
            if phase.owner not in OWNERS or (phase.owner == "nobody" and not phase.ends):
                yield f"In “{phase.name}” somebody waits, but nobody is named who acts."
            if phase.timeframe is None and phase.check_in is None and not phase.ends:
                yield f"“{phase.name}” has neither a timeframe nor a check-in."
            if phase.timeframe and not _runs_forwards(phase.timeframe):
                yield f"The timeframe of “{phase.name}” runs backwards, is empty or is not in hours or days."
            if phase.check_in and not _is_sound(phase.check_in):
                yield f"The check-in of “{phase.name}” is not in the future, or not in hours or days."
            if phase.ends and not phase.is_last:
                yield f"“{phase.name}” ends the ticket but is not a last phase."

    def _graph_problems(self) -> Iterator[str]:
        keys = {phase.key for phase in self.phases}
        known = [step for step in self.steps if {step.was, step.to} <= keys and step.kind in STEP_KINDS]
        for step in self.steps:
            if step not in known:
                yield f"The step from “{step.was}” to “{step.to}” names an unknown phase or kind of step."
        for step in known:
            yield from self._step_problems(step)
        forward = [(step.was, step.to) for step in known if step.kind != "reopen" and not self.phase(step.was).ends]
        reached = _closure({self.first.key}, forward)
        finishing = _closure({phase.key for phase in self.phases if phase.is_last}, [(to, was) for was, to in forward])
        for phase in self.phases:
            if phase.key not in reached:
                yield f"“{phase.name}” cannot be reached."
            if phase.key not in finishing:
                yield f"“{phase.name}” is a dead end."

    def _step_problems(self, step: Step) -> Iterator[str]:
        named = f"The step from “{step.was}” to “{step.to}”"
        forwards = self.index(step.to) > self.index(step.was)
        if forwards == (step.kind == "reopen"):
            yield f"{named} goes the wrong way."
        elif step.kind == "skip" and not self.skipped(step):
            yield f"{named} passes over nothing."
        elif step.kind == "advance" and self.index(step.to) != self.index(step.was) + 1:
            yield f"{named} leaves out a phase without saying so."
        if step.kind != "reopen" and self.phase(step.was).ends:
            yield f"{named} begins where the ticket has ended."


def _is_sound(amount: Amount) -> bool:
    return amount.unit in get_args(Unit) and 0 < amount.as_hours() <= LONGEST_HOURS


def _runs_forwards(timeframe: Timeframe) -> bool:
    low, high = timeframe.low, timeframe.high
    return _is_sound(low) and _is_sound(high) and low.as_hours() <= high.as_hours()


def _closure(start: set[str], edges: list[tuple[str, str]]) -> set[str]:
    """Find all that can be reached along the edges."""
    found = set(start)
    while more := {to for was, to in edges if was in found} - found:
        found |= more
    return found


def _phase(data: dict[str, Any]) -> Phase:
    timeframe = data.get("timeframe")
    check_in = data.get("check_in")
    return Phase(
        key=data.get("key", ""),
        name=data.get("name", ""),
        meaning=data.get("meaning", ""),
        next_step=data.get("next_step", ""),
        stage=data.get("stage", ""),
        owner=data.get("owner", ""),
        timeframe=_timeframe(timeframe) if timeframe else None,
        check_in=_amount(check_in) if check_in else None,
        is_last=bool(data.get("is_last")),
        ends=bool(data.get("ends")),
        open_end=data.get("open_end", ""),
    )


def _timeframe(stored: Any) -> Timeframe:
    try:
        low, high = stored
    except (TypeError, ValueError):
        return Timeframe(UNREADABLE, UNREADABLE)
    return Timeframe(_amount(low), _amount(high))


def _amount(stored: Any) -> Amount:
    try:
        amount = Amount.of(stored)
        return amount if amount.count == stored[0] else UNREADABLE
    except (TypeError, ValueError, LookupError):
        return UNREADABLE
