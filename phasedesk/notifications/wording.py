"""What each mail says: the state first, then whose move it is, what happened, what happens next and by when.

The facts and most sentences are those of the page (`tickets.standing`, `tickets.sentences`), so that the two cannot
disagree. To an address that nobody has proven to be theirs only fixed words go (S6), and what was sent without signing
in is acknowledged without repeating it, for the address named with it may be anybody's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from phasedesk.conversations import formatting
from phasedesk.notifications import acknowledging, layout, links
from phasedesk.tickets import promises, sentences, standing, words
from phasedesk.tickets.models import Event, EventKind
from phasedesk.tickets.standing import Standing

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person
    from phasedesk.conversations.models import PublicReply
    from phasedesk.tickets.models import Ticket

SUBJECT_LONGEST = 255
NO_REPLY = "A reply to this e-mail does not reach us."


@dataclass(frozen=True)
class Letter:
    """A mail's words; without `html` it is plain text only."""

    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True)
class Quote:
    """Somebody's words in full, below a line that says whose they are. `files` are the names of what came with them."""

    title: str
    text: str
    html: SafeString
    files: tuple[str, ...] = ()
    is_question: bool = False


@dataclass(frozen=True)
class Contents:
    """The parts of a mail in the order they are read; what is empty is left out."""

    site_name: str
    state_line: str
    number: int
    subject: str
    lead: str
    late: str
    happened: tuple[str, ...]
    quote: Quote | None
    helps: Quote | None
    still_open: Quote | None
    next: tuple[str, ...]
    steps: tuple[str, ...]
    total: str
    sent: Quote | None
    how_to_reply: str
    button: str
    tracker: str
    why: str
    stop: str


class Telling:
    """One event on its way into words; what all readers share is worked out once.

    `has_files` spares a query where it is known that nothing came with the words.
    """

    def __init__(self, event: Event, at: datetime, *, has_files: bool = True) -> None:
        self.event, self.at, self.has_files = event, at, has_files
        self.ticket: Ticket = event.ticket
        self._standing: Standing | None = None
        self._files: tuple[str, ...] | None = None

    def letter(self, reader: Person) -> Letter:
        """Write the mail to one reader."""
        if not reader.is_verified:
            return _to_unproven(self.event, reader)
        if acknowledging.is_of_a_stranger(self.event, reader) and reader.pk == self.ticket.requester_id:
            return _of_stranger(self, reader)
        contents = _Reading(self, reader).contents()
        return Letter(self._subject(), layout.as_text(contents), layout.as_html(contents))

    @property
    def standing(self) -> Standing:
        """Where the ticket stands now."""
        if self._standing is None:
            self._standing = standing.of(self.ticket, self.at)
        return self._standing

    @property
    def files(self) -> tuple[str, ...]:
        """The names of what came with the words of the event."""
        if self._files is None:
            said = self.event.reply if self.has_files else None
            self._files = tuple(said.attachments.order_by("pk").values_list("name", flat=True)) if said else ()
        return self._files

    def _subject(self) -> str:
        """Put the state first and the number last; a long subject is cut between them."""
        title = self.standing.title
        too_long = len(title) - SUBJECT_LONGEST
        if too_long <= 0:
            return title
        subject = self.standing.subject
        return title.replace(subject, subject[: -too_long - 1].rstrip() + "…", 1)


class _Reading:
    """One event for one reader."""

    def __init__(self, told: Telling, reader: Person) -> None:
        self.told, self.event, self.ticket, self.reader = told, told.event, told.ticket, reader
        self.standing = told.standing
        self.is_theirs = reader.pk == self.ticket.requester_id
        self.is_own_act = self.event.actor_id == reader.pk
        self.calendar = promises.calendar_of(self.ticket)

    def contents(self) -> Contents:
        """Put the parts together."""
        here = self.standing
        said = self._quote(self.event.reply, self.told.files) if self.event.reply else None
        own = said is not None and (self.event.kind == EventKind.RECEIVED or self._is_readers(self.event.reply))
        return Contents(
            site_name=settings.PHASEDESK_NAME,
            state_line=here.state,
            number=here.number,
            subject=here.subject,
            lead=here.move,
            late=here.late,
            happened=tuple(HAPPENED[EventKind(self.event.kind)](self)),
            quote=None if own else said,
            helps=self._workaround(),
            still_open=self._still_open(),
            next=tuple(self._next()),
            steps=tuple(self._steps()),
            total=self._total(),
            sent=said if own else None,
            how_to_reply=self._how_to_reply(),
            button=self._button(),
            tracker=links.tracker(self.ticket) if self.is_theirs else links.ticket(self.ticket),
            why=self._why(),
            stop=links.stop(self.reader.pk, self.ticket.pk),
        )

    # -- what happened ------------------------------------------------------------------------------------------

    def sentence(self) -> str:
        """Give the one sentence of the event. Its days are the desk's, like all promised days."""
        return sentences.sentence(self.event, self.calendar.zone, you=self.reader.pk)

    def arrived(self) -> list[str]:
        """Say what the new phase means, unless the ticket has left it since."""
        return [self.sentence(), self.standing.meaning] if self._is_there() else [self.sentence()]

    def received(self) -> list[str]:
        """Acknowledge it: the number, and what we understood."""
        number = f"Its number is #{self.ticket.pk}."
        if not self.is_theirs:
            return [self.sentence(), number]
        first = "We have your ticket."
        if not self.is_own_act and self.event.actor:
            first = f"{self.event.actor.first_name} from Support opened this ticket for you."
        kind = sentences.KIND_NAMES[self.ticket.kind]
        return [f"{first} {number}", f"We took it as {kind}. If that is not what you meant, tell us on its page."]

    def asked(self) -> list[str]:
        """Say nothing before an open question; the quoted question says the rest."""
        return [] if self._asks_now() else [self.sentence()]

    def held(self) -> list[str]:
        """Say nothing while the line above says whom we wait for."""
        return [] if self.standing.mover == "third_party" else [self.sentence()]

    def withdrawn(self) -> list[str]:
        """Let nobody go on looking for an answer."""
        return [self.sentence(), "You need not answer it any more."]

    def kind_changed(self) -> list[str]:
        """Say what stays and what does not."""
        return [*self.arrived(), "What was done so far stays on its page. The dates below are new."]

    def replied(self) -> list[str]:
        """Say nothing more: the words themselves say it."""
        return []

    def _is_there(self) -> bool:
        """Tell whether the ticket is still in the phase that the event brought it to."""
        return self.event.facts.get("now") == self.standing.phase

    # -- words of people ------------------------------------------------------------------------------------------

    def _quote(self, said: PublicReply, files: tuple[str, ...] = ()) -> Quote:
        on = words.day(said.at.astimezone(self.reader.zone).date(), self.told.at.date())
        is_question = said.is_question and self._asks_now()
        name = said.author.first_name + (" from Support" if said.from_desk else "")
        title = f"{name} asks" if is_question else f"{name} wrote on {on}"
        if self._is_readers(said):
            title = f"What you wrote on {on}"
        return Quote(title, said.text, _safe(said.html), files, is_question)

    def _asks_now(self) -> bool:
        """Tell whether the event is the question that is open now."""
        is_question = self.event.kind == EventKind.ASKED
        return is_question and self.standing.pause is not None and self._is_open_question()

    def _is_open_question(self) -> bool:
        said, pause = self.event.reply, self.standing.pause
        return bool(said and pause and said.text == pause.question)

    def _still_open(self) -> Quote | None:
        """Repeat our question, when something else happened while we wait for its answer."""
        pause = self.standing.pause
        if pause is None or self._asks_now():
            return None
        return Quote("Our question is still open", pause.question, _safe(pause.question_html), is_question=True)

    def _workaround(self) -> Quote | None:
        """Give what helps meanwhile: told when it changes, and once more with what we found."""
        text = self.ticket.workaround
        is_found = self._is_there() and self.ticket.stage in ("work", "outcome")
        if not text or not (is_found or "workaround" in self.event.facts):
            return None
        return Quote("What helps meanwhile", text, _safe(formatting.to_html(text)))

    def _is_readers(self, said: PublicReply | None) -> bool:
        return said is not None and said.author_id == self.reader.pk

    # -- what comes next ------------------------------------------------------------------------------------------

    def _next(self) -> list[str]:
        here = self.standing
        if here.is_finished:
            return []  # the line on whose move it is says all there is
        if here.pause:
            return [here.next_step, f"{here.pause.sentence} {here.promise}", *self._what_moves()]
        usual = f"This step usually takes {here.usual}." if here.usual else ""
        moved = here.moved if here.late else ""  # told when it moved; later it only explains the date that we missed
        parts = [here.next_step, f"{usual} {here.promise}".strip(), moved]
        return [part for part in parts if part]

    def _what_moves(self) -> list[str]:
        edge = self.standing.until_on
        if edge is None:
            return []
        day = words.day(edge, self.told.at.date())
        return [f"The date we gave you, {day}, moves by the business days that we wait."]

    def _steps(self) -> list[str]:
        """List the whole way, told once for each kind the ticket has."""
        if self.event.kind not in (EventKind.RECEIVED, EventKind.KIND_CHANGED):
            return []
        lines = [f"{step.name}: {'now' if step.state == 'current' else step.when}" for step in self.standing.steps]
        return [f"{place}. {line}" for place, line in enumerate(lines, 1)]

    def _total(self) -> str:
        """Add up the ranges ahead: people add them up anyway."""
        phases = self.ticket.plan.phases[self.ticket.plan.index(self.ticket.phase) :]
        ahead = [phase.timeframe.high for phase in phases if phase.timeframe]
        if not self._steps() or len(ahead) < 2 or any(high.unit != "days" for high in ahead):
            return ""
        days = words.count(sum(high.count for high in ahead), "business day")
        return f"Taken at their longest, these usual times up to “{phases[-1].name}” add up to {days}."

    def _how_to_reply(self) -> str:
        if self.standing.may_answer:
            return f"Answer on the ticket’s page. {NO_REPLY}"
        if self.standing.may_reopen:
            return f"Re-open it on the ticket’s page if there is more to say. {NO_REPLY}"
        return f"Write to us, or add a file, on the ticket’s page. {NO_REPLY}"

    def _button(self) -> str:
        return "Answer" if self.standing.may_answer else "Open the ticket"

    def _why(self) -> str:
        because = "it is yours" if self.is_theirs else "you follow it"
        return f"You get this e-mail about ticket #{self.ticket.pk} at {settings.PHASEDESK_NAME} because {because}."


HAPPENED: dict[EventKind, Callable[[_Reading], list[str]]] = {
    EventKind.RECEIVED: _Reading.received,
    EventKind.ADVANCED: _Reading.arrived,
    EventKind.SKIPPED: _Reading.arrived,
    EventKind.ASKED: _Reading.asked,
    EventKind.ANSWERED: lambda reading: [reading.sentence()],
    EventKind.WITHDRAWN: _Reading.withdrawn,
    EventKind.HELD: _Reading.held,
    EventKind.RESUMED: lambda reading: [reading.sentence()],
    EventKind.RESOLVED: lambda reading: [reading.sentence()],
    EventKind.REOPENED: lambda reading: [reading.sentence()],
    EventKind.KIND_CHANGED: _Reading.kind_changed,
    EventKind.ASSIGNED: lambda reading: [reading.sentence()],
    EventKind.ASSESSED: lambda reading: [reading.sentence()],
    EventKind.REPLIED: _Reading.replied,
    EventKind.FOLLOWED: lambda reading: [reading.sentence()],
}


def _safe(html: str) -> SafeString:
    """Mark HTML as safe that `formatting` has cleaned, when it was stored or just now."""
    return mark_safe(html)  # noqa: S308


def unsaid(event: Event) -> Letter:
    """Give words for a notice that could not be written; it is kept as failed, and never sent as it is."""
    return Letter(f"News on your ticket #{event.ticket_id}", "")


def _of_stranger(told: Telling, reader: Person) -> Letter:
    """Acknowledge what was sent without signing in, in our words only: it may be anybody's doing."""
    here, number = told.standing, told.ticket.pk
    usual = f"This step usually takes {here.usual}." if here.usual else ""
    text = layout.of_stranger(
        site_name=settings.PHASEDESK_NAME,
        number=number,
        sentences=(here.move, here.late, here.next_step, f"{usual} {here.promise}".strip()),
        tracker=links.tracker(told.ticket),
        stop=links.stop(reader.pk, number),
    )
    return Letter(f"We have your ticket #{number}", text)


def _to_unproven(event: Event, reader: Person) -> Letter:
    """Write fixed words: nothing in them comes from whoever gave the address."""
    is_new = event.kind == EventKind.RECEIVED
    number = event.ticket_id
    subject = f"We have your ticket #{number}" if is_new else f"There is news on your ticket #{number}"
    return Letter(
        subject,
        layout.to_unproven(
            site_name=settings.PHASEDESK_NAME,
            number=number,
            is_new=is_new,
            verify=links.verify(reader, event.ticket),
            stop=links.stop(reader.pk, event.ticket_id),
        ),
    )
