"""How one ticket of the example desk goes: each story calls the same verbs as every door, at times in the past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from phasedesk.accounts.models import Person
from phasedesk.notifications import announce
from phasedesk.operations.demo.filling import Body, Situation, bind, fill
from phasedesk.operations.demo.world import World
from phasedesk.tickets import assignment, intake, phases, replies, saying, waiting
from phasedesk.tickets.models import Event, Ticket

HOUR = 3600.0
DAY = 8 * HOUR
THIRD_PARTIES = ("the bank", "our payment provider", "the tax office’s service", "the maker of your ledger software")


class Story:
    """One telling. `steps` gives the next instant at which something happens, and does it when it is resumed."""

    def __init__(self, situation: Situation, world: World, start: datetime, rng: Random) -> None:
        self.situation, self.world, self.start, self.rng = situation, world, start, rng
        self.values = bind(situation, rng)
        self.requester = world.requester(rng)
        self.agent = rng.choice(world.agents)
        self.values["agent"] = rng.choice([person.first_name for person in world.agents if person != self.agent])
        self.slowness = rng.choices((1.0, 1.6, 2.8), (86, 10, 4))[0]
        self.ticket: Ticket
        self.untold: list[Event] = []

    # -- the way ------------------------------------------------------------------------------------------------

    def steps(self) -> Iterator[datetime]:
        """Tell it from the form to the end; whoever resumes it decides when to stop."""
        at = self.start
        yield at
        self._submit(at)
        at = self._later(at, *self._first_look())
        yield at
        self._begin_review(at)
        yield from self._review(at)

    def _review(self, at: datetime) -> Iterator[datetime]:
        for _ in range(self.rng.choices((0, 1, 2), (52, 38, 10))[0]):
            at = self._later(at, 1 * HOUR, 1.2 * DAY)
            yield at
            self._say_internally(at)
        if self.rng.random() < 0.42 and self.situation.ask:
            at = self._later(at, 2 * HOUR, 1.5 * DAY)
            yield at
            answered = self._ask(at)
            if self.rng.random() < 0.12:  # somebody who has to be reminded
                at = self._later(at, 3 * DAY, 3.5 * DAY)
                yield at
                self._remind(at)
                at = self._when_requester(at, 2 * DAY, 9 * DAY)
            else:
                at = self._when_requester(at, 0.5 * HOUR, 3.5 * DAY)
            yield at
            self._say(at, answered)
        if self.situation.becomes and self.situation.becomes != self.ticket.kind:
            at = self._later(at, 2 * HOUR, 1 * DAY)
            yield at
            self._turn(at)
        yield from getattr(self, f"_end_of_{self.ticket.kind}")(at)

    def _end_of_bug(self, at: datetime) -> Iterator[datetime]:
        at = self._later(at, 2 * DAY, 7 * DAY)
        yield at
        self._move(at, "identified", self._pick(self.situation.finding))
        if self.rng.random() < 0.12:
            yield from self._on_hold(at)
        if self.situation.workaround and self.rng.random() < 0.7:
            at = self._later(at, 1 * HOUR, 2 * DAY)
            yield at
            self._tell_workaround(at)
        at = self._later(at, 1 * DAY, 8 * DAY)
        yield at
        self._move(at, "plan", self._outcome())
        at = self._later(at, 3 * DAY, 18 * DAY)
        yield at
        self._resolve(at, "This is done now, and we have checked it with your example. Look at it once more, please.")
        yield from self._last_word(at)

    def _end_of_feature(self, at: datetime) -> Iterator[datetime]:
        at = self._later(at, 3 * DAY, 8 * DAY)
        yield at
        if self.rng.random() < 0.28:
            self._skip(at)
        else:
            self._move(at, "roadmap", self._pick(self.situation.finding))
            at = self._later(at, 4 * DAY, 10 * DAY)
            yield at
            self._move(at, "complete", self._outcome())
        at = self._later(at, 8 * DAY, 45 * DAY)
        yield at
        self._resolve(at, "The review is over and you have its outcome. The request itself stays on our list.")
        yield from self._last_word(at)

    def _end_of_question(self, at: datetime) -> Iterator[datetime]:
        at = self._later(at, 4 * HOUR, 2.6 * DAY)
        yield at
        self._move(at, "answered", self._outcome())
        if self.situation.again and self.rng.random() < 0.3:
            place = self.rng.randrange(len(self.situation.again))
            at = self._when_requester(at, 1 * HOUR, 3 * DAY)
            yield at
            self._say(at, self._fill(self.situation.again[place]))
            at = self._later(at, 2 * HOUR, 2 * DAY)
            yield at
            answers = self.situation.again_answer or [text for _, text in self.situation.outcome]
            self._move(at, "answered", self._fill(answers[min(place, len(answers) - 1)]))
        elif self.situation.after and self.rng.random() < 0.1:
            at = self._when_requester(at, 1 * HOUR, 2 * DAY)
            yield at
            self._tell(replies.reply(self.ticket, text=self._pick(self.situation.after), by=self.requester, at=at))

    def _last_word(self, at: datetime) -> Iterator[datetime]:
        if self.situation.after and self.rng.random() < 0.35:
            at = self._when_requester(at, 1 * HOUR, 3 * DAY)
            yield at
            self._tell(replies.reply(self.ticket, text=self._pick(self.situation.after), by=self.requester, at=at))

    def _on_hold(self, at: datetime) -> Iterator[datetime]:
        at = self._later(at, 2 * HOUR, 2 * DAY)
        yield at
        self._tell(waiting.hold(self.ticket, for_whom=self.rng.choice(THIRD_PARTIES), by=self.agent, at=at))
        if self.rng.random() < 0.15:
            return
        at = self._later(at, 1 * DAY, 4 * DAY)
        yield at
        self._tell(waiting.resume(self.ticket, by=self.agent, at=at))

    # -- telling ------------------------------------------------------------------------------------------------

    def tell(self, at: datetime) -> None:
        """Write the notices of what has happened since the last time."""
        for event in self.untold:
            announce.in_hand(event, at)
        self.untold.clear()

    def _tell(self, event: Event | None) -> None:
        if event is not None and event.audience == Event.Audience.REQUESTER:
            self.untold.append(event)

    # -- single acts --------------------------------------------------------------------------------------------

    def _submit(self, at: datetime) -> None:
        situation, body = self.situation, self._body()
        is_bug = situation.kind == "bug"
        asked = intake.Asked(
            kind=situation.kind,
            subject=self._pick(situation.subject),
            text=self._fill(body.text),
            severity=body.severity if is_bug else "",
            affected=body.affected if is_bug else "",
            area=situation.area,
        )
        self.ticket = intake.submit(
            asked,
            requester=self.requester,
            team=self.world.team,
            organization=self.world.belongs.get(self.requester.pk),
            channel=self.rng.choices(("web", "mail", "api"), (70, 26, 4))[0],
            at=at,
        )
        received = self.ticket.events.select_related("actor", "reply__author").get()
        received.ticket = self.ticket
        self._tell(received)

    def _begin_review(self, at: datetime) -> None:
        if self.rng.random() < 0.15:
            self._tell(assignment.hand_over(self.ticket, to=self.agent, by=self.world.staff["lead"], at=at))
            at += timedelta(minutes=self.rng.randint(4, 50))
        self._tell(phases.begin_review(self.ticket, by=self.agent, at=at, note=self._pick(self.situation.review)))
        if self.ticket.kind == "bug" and not self.ticket.severity:
            self._tell(assignment.assess(self.ticket, by=self.agent, at=at, severity="work_hindered"))

    def _say_internally(self, at: datetime) -> None:
        if self.situation.note:
            self._tell(replies.note(self.ticket, text=self._pick(self.situation.note), by=self._colleague(), at=at))

    def _ask(self, at: datetime) -> str:
        question, answered = self.rng.choice(self.situation.ask)
        self._tell(waiting.ask(self.ticket, question=self._fill(question), by=self.agent, at=at))
        return self._fill(answered)

    def _remind(self, at: datetime) -> None:
        words = f"{self.requester.first_name}, did you see our question above? We go on as soon as we have your answer."
        self._tell(replies.reply(self.ticket, text=words, by=self.agent, at=at))

    def _say(self, at: datetime, text: str) -> None:
        self._tell(saying.say(self.ticket, text=text, by=self.requester, at=at))

    def _turn(self, at: datetime) -> None:
        words = self._pick(self.situation.turn) or "We have looked into it, and it goes its way better as another kind."
        self._tell(phases.change_kind(self.ticket, to=self.situation.becomes, by=self.agent, at=at, note=words))

    def _tell_workaround(self, at: datetime) -> None:
        text = self._pick(self.situation.workaround)
        self._tell(assignment.assess(self.ticket, by=self.agent, at=at, workaround=text))

    def _skip(self, at: datetime) -> None:
        self._tell(phases.skip(self.ticket, to="complete", by=self.agent, at=at, note=self._outcome()))

    def _move(self, at: datetime, to: str, words: str) -> None:
        self._tell(phases.advance(self.ticket, to=to, by=self.agent, at=at, note=words))

    def _resolve(self, at: datetime, words: str) -> None:
        if not self.ticket.is_finished:
            self._tell(phases.resolve(self.ticket, by=self.agent, at=at, note=words))

    # -- words and times ----------------------------------------------------------------------------------------

    def _fill(self, text: str) -> str:
        return fill(text, self.values, self.rng)

    def _pick(self, texts: list[str]) -> str:
        return self._fill(self.rng.choice(texts)) if texts else ""

    def _body(self) -> Body:
        return self.rng.choice(self.situation.body)

    def _outcome(self) -> str:
        """Choose one of several ends; for a feature request, the one of the review of its time."""
        ends = [text for _, text in self.situation.outcome]
        if self.ticket.kind != "feature":
            return self._fill(self.rng.choice(ends))
        return self._fill(ends[min(int(self.world.share_of(self.start) * len(ends)), len(ends) - 1)])

    def _colleague(self) -> Person:
        return self.agent if self.rng.random() < 0.6 else self.rng.choice(self.world.agents)

    def _first_look(self) -> tuple[float, float]:
        return {"bug": (1 * HOUR, 2.2 * DAY), "feature": (4 * HOUR, 7 * DAY), "question": (1 * HOUR, 2 * DAY)}[
            self.situation.kind
        ]

    def _later(self, at: datetime, least: float, most: float) -> datetime:
        """Go some business time on, at an odd minute; the slow stories take longer."""
        seconds = (least + (most - least) * self.rng.betavariate(1.6, 2.4)) * self.slowness
        return self.world.calendar.add(at, seconds)

    def _when_requester(self, at: datetime, least: float, most: float) -> datetime:
        """Requesters answer within their day too, but not only in our hours."""
        return self._later(at, least, most) + timedelta(minutes=self.rng.randint(0, 150))
