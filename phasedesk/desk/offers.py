"""What can be done to a ticket now. What is not possible is not offered; nobody has to guess why a button is grey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from phasedesk.desk import forms
from phasedesk.desk.forms import KIND_NAMES, Act
from phasedesk.desk.rows import plan_of
from phasedesk.lifecycles.models import KINDS, LifecycleVersion
from phasedesk.rulebook.lifecycle import Phase, Step
from phasedesk.rulebook.timeframe import INSTANT
from phasedesk.tickets import promises, words
from phasedesk.tickets.models import Follower, Ticket

if TYPE_CHECKING:
    from phasedesk.tickets.promises import Promise


@dataclass(frozen=True)
class Offer:
    """One thing to do: its form, where it goes, and, sentence by sentence, what will come of it."""

    title: str
    noun: str
    form: Act
    button: str
    outlook: tuple[str, ...] = ()
    key: str = ""
    url: str = ""
    is_open: bool = False

    @property
    def place(self) -> str:
        """Its id on the page."""
        return self.form.place


@dataclass(frozen=True)
class Offers:
    """All that is possible. `steps` lead on through the lifecycle, the nearest first; `others` are the rest."""

    steps: tuple[Offer, ...] = ()
    others: tuple[Offer, ...] = ()
    talk: dict[str, Offer] = field(default_factory=dict)

    @property
    def rest(self) -> tuple[Offer, ...]:
        """All but the nearest step and the writing."""
        return (*self.steps[1:], *self.others)

    def all(self) -> Iterator[Offer]:
        """Give every one of them."""
        yield from (*self.steps, *self.others, *self.talk.values())

    def with_form(self, form: Act) -> Offers:
        """Put a form that came back in the place of the fresh one, and open it."""

        def put(offer: Offer) -> Offer:
            return replace(offer, form=form, is_open=True) if offer.place == form.place else offer

        return Offers(
            tuple(map(put, self.steps)),
            tuple(map(put, self.others)),
            {key: put(offer) for key, offer in self.talk.items()},
        )


def of(ticket: Ticket, followers: list[Follower], at: datetime) -> Offers:
    """List what can be done; one query, for the lifecycles that a change of kind would lead into."""
    looking = _Looking(ticket, followers, at)
    return Offers(tuple(looking.steps()), tuple(looking.others()), looking.talk())


class _Looking:
    def __init__(self, ticket: Ticket, followers: list[Follower], at: datetime) -> None:
        self.ticket, self.at = ticket, at
        self.told = [place.person.called for place in followers if place.muted_at is None]
        self.calendar = promises.calendar_of(ticket)
        self.today = self.calendar.local_day(at)

    # -- through the lifecycle ------------------------------------------------------------------------------------

    def steps(self) -> Iterator[Offer]:
        ticket = self.ticket
        if ticket.is_finished:
            yield self._reopening()
            return
        for step in ticket.plan.steps_from(ticket.phase):
            yield self._step(step)
        if ticket.current.is_last:
            outlook = ("It is finished then, and nobody waits any more.",)
            yield self._offer("Resolve", "resolution", forms.Resolution(), "Resolve", outlook)

    def _step(self, step: Step) -> Offer:
        phase = self.ticket.plan.phase(step.to)
        begins = phase.stage == "review" and self.ticket.stage == "received" and step.kind == "advance"
        skipped = self.ticket.plan.skipped(step)
        title = "Begin review" if begins else f"Move to “{phase.name}”"
        if skipped:
            title = f"Straight to “{phase.name}”"
        return self._offer(
            title,
            "phase",
            forms.Step(to=phase.key, needs_words=self._needed_words(phase, skipped)),
            "Begin review" if begins else f"Move to “{phase.name}”",
            tuple(self._outlook(phase, skipped, begins=begins)),
        )

    def _needed_words(self, phase: Phase, skipped: tuple[Phase, ...]) -> str:
        if skipped:
            names = words.listed([f"“{passed.name}”" for passed in skipped])
            return f"Why {names} {'is' if len(skipped) == 1 else 'are'} not needed, in your words to the requester"
        return "The outcome, in your words to the requester" if phase.stage == "outcome" else ""

    def _outlook(self, phase: Phase, skipped: tuple[Phase, ...], *, begins: bool) -> Iterator[str]:
        if skipped:
            names = words.listed([f"“{passed.name}”" for passed in skipped])
            yield f"{names} will be shown as “not needed”."
        yield f"They read: “{phase.meaning}”"
        yield self._promised(phase, promises.on_entering(phase, self.calendar, self.at))
        if begins and self.ticket.assignee_id is None:
            yield "It becomes yours."

    def _promised(self, phase: Phase, promise: Promise) -> str:
        """Say what we promise by this, dated."""
        if phase.ends:
            return "It is finished then; the requester can always re-open it."
        if promise.window and phase.timeframe:
            usual = words.usual_range(phase.timeframe)
            return f"We promise: usually {usual}, so by {self._day(promise.window.until_at)}."
        if promise.check_in_at:
            return f"No time is promised; we write by {self._day(promise.check_in_at)} in any case."
        return "No time is promised."

    def _day(self, edge: datetime) -> str:
        return words.day(self.calendar.local_day(edge - INSTANT), self.today)

    def _reopening(self) -> Offer:
        phase = self.ticket.plan.reopens_at(self.ticket.phase)
        promise = promises.on_entering(phase, self.calendar, self.at)
        outlook = (f"It goes on in “{phase.name}”.", self._promised(phase, promise))
        return self._offer("Re-open", "reopening", forms.Reopening(), "Re-open", outlook)

    # -- beside it ------------------------------------------------------------------------------------------------

    def others(self) -> Iterator[Offer]:
        ticket = self.ticket
        if ticket.is_finished:
            return
        if ticket.awaits_requester:
            yield self._offer(
                "Go on without an answer",
                "withdrawal",
                forms.Words(key="withdrawal"),
                "Go on without an answer",
                ("Our question is taken back, and our clock goes on now.",),
            )
        if ticket.status == Ticket.Status.OPEN:
            yield self._offer("Put on hold", "hold", forms.Hold(), "Put on hold")
        if ticket.status == Ticket.Status.ON_HOLD:
            yield self._offer(
                f"Go on; {ticket.on_hold_for} has answered", "resumption", forms.Words(key="resumption"), "Go on"
            )
        yield self._kind()

    def _kind(self) -> Offer:
        newest = dict(LifecycleVersion.objects.order_by("number").values_list("kind", "pk"))
        outlook = []
        for kind in (kind for kind in KINDS if kind in newest and kind != self.ticket.kind):
            phase = plan_of(newest[kind]).entry_for(self.ticket.current.stage)
            promised = self._promised(phase, promises.on_entering(phase, self.calendar, self.at))
            outlook.append(f"{KIND_NAMES[kind]}: it goes on in “{phase.name}”. {promised}")
        return self._offer(
            "Change the kind", "kind", forms.Kind(kind=self.ticket.kind), "Change the kind",
            ("What was done so far stays on record.", *outlook),
        )  # fmt: skip

    # -- talk -----------------------------------------------------------------------------------------------------

    def talk(self) -> dict[str, Offer]:
        talk = {
            "reply": self._offer("Public reply", "replies", forms.Reply(), "Send reply"),
            "note": self._offer("Internal note", "notes", forms.Note(), "Keep internal note", is_public=False),
        }
        ticket = self.ticket
        if not ticket.is_finished and not ticket.awaits_requester:
            talk["question"] = self._offer(
                "Ask the requester",
                "questions",
                forms.Question(),
                "Ask, and pause our clock",
                ("Our clock pauses until they answer. The date moves by the days of waiting.",),
            )
        return talk

    def _offer(
        self, title: str, noun: str, form: Act, button: str, outlook: tuple[str, ...] = (), *, is_public: bool = True
    ) -> Offer:
        if is_public:
            outlook = (*outlook, self._who_is_told())
        return Offer(title, noun, form, button, outlook, url=address(self.ticket.pk, noun))

    def _who_is_told(self) -> str:
        if not self.told:
            return "Nobody is told: all followers have stopped their mail."
        are = "is" if len(self.told) == 1 else "are"
        shown = [*self.told[:3], f"{len(self.told) - 3} more"] if len(self.told) > 4 else self.told
        return f"{words.count(len(self.told), 'person', 'people')} {are} told by e-mail: {words.listed(shown)}."


def address(number: int, noun: str) -> str:
    """Give where a form about a ticket goes: the ticket's own address and a noun."""
    return f"{reverse('desk:ticket', args=[number])}{noun}"
