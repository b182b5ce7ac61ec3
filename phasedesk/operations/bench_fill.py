"""A desk with many tickets, quickly: verbs make a few, and their rows are copied with other times and people.

Copies keep the hashes of the ticket they were copied from, so their chains do not hold; nothing measured here reads
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from phasedesk.accounts import people
from phasedesk.accounts.models import Organization, Person, Team
from phasedesk.conversations.models import PublicReply
from phasedesk.notifications import announce, deliver
from phasedesk.tickets import intake, phases, replies, waiting
from phasedesk.tickets.models import Event, Follower, Pause, Ticket, Unannounced, Visit, tracker_token

REQUESTERS, ORGANIZATIONS, AGENTS = 400, 60, 8
A_CHUNK = 500
MESSAGES = 10
KINDS = ("bug", "feature", "question")
WAY = {
    "bug": ("review", "identified", "plan"),
    "feature": ("review", "roadmap", "complete"),
    "question": ("review", "answered"),
}
# Where tickets stand, and how many of a hundred of each kind do. About a third is unfinished.
SHARES = {"received": 9, "review": 8, "pending": 5, "on_hold": 2, "late_step": 8, "finished": 68}
TEXT = (
    "Since the update on Monday the total of the exported file is lower than the one on the page.\n\n"
    "1. Open Reports and choose October.\n2. Export it as a spreadsheet.\n3. Compare the totals.\n\n"
    "The difference is **13.50**, which is exactly one credit note. It is the same in every browser we tried."
)


@dataclass(frozen=True)
class Scene:
    """Who and what is measured. `first_look` holds (number, version) of tickets nobody has looked at."""

    agent: Person
    requester: Person
    ticket: Ticket
    first_look: list[tuple[int, int]]


@dataclass(frozen=True)
class Crowd:
    """The people of the desk."""

    agents: list[Person]
    requesters: list[Person]
    homes: dict[int, Organization]
    team: Team


@dataclass(frozen=True)
class Pattern:
    """One ticket made by the verbs, with all rows that hang on it; `apart` is how far apart its copies lie."""

    rows: dict[type[models.Model], list[models.Model]]
    share: int
    apart: timedelta

    @property
    def ticket(self) -> Ticket:
        """The ticket itself."""
        found = self.rows[Ticket][0]
        assert isinstance(found, Ticket)
        return found


def fill(tickets: int, at: datetime, say: Callable[[str], None]) -> Scene:
    """Fill an empty, prepared desk with that many tickets and give what is to be measured."""
    random = Random(1)  # noqa: S311 - the same desk each time
    crowd = _crowd(at)
    patterns = [_pattern(crowd, kind, state, share, at) for kind in KINDS for state, share in SHARES.items()]
    measured = _conversation(crowd, at)
    _tell_all(at)
    for made in _copies(patterns, crowd, tickets, random):
        say(f"{made:,} tickets")
    _settle()
    fresh = Ticket.objects.filter(status="open", stage="received").order_by("number")
    return Scene(crowd.agents[0], crowd.requesters[0], measured, list(fresh.values_list("number", "version")))


# ---------------------------------------------------------------- people
def _crowd(at: datetime) -> Crowd:
    organizations = [Organization(name=f"Customer {number:03}") for number in range(ORGANIZATIONS)]
    Organization.objects.bulk_create(organizations)
    agents = [
        people.add(email=f"agent{number}@desk.example", name=f"Agent{number} Weller", roles=["agent"], at=at)
        for number in range(AGENTS)
    ]
    requesters = [
        people.add(
            email=f"person{number}@customer.example",
            name=f"Person{number} Marsh",
            organization=organizations[number % ORGANIZATIONS].name,
            at=at,
        )
        for number in range(REQUESTERS)
    ]
    homes = {person.pk: organizations[place % ORGANIZATIONS] for place, person in enumerate(requesters)}
    return Crowd(agents, requesters, homes, people.first_team())


# ---------------------------------------------------------------- what is made by the verbs
def _submit(crowd: Crowd, kind: str, at: datetime) -> Ticket:
    requester = crowd.requesters[0]
    asked = intake.Asked(kind, f"The exported {kind} file does not match the page", TEXT, severity="work_hindered")
    made = intake.submit(
        asked, requester=requester, team=crowd.team, organization=crowd.homes[requester.pk], at=at, channel="web"
    )
    return Ticket.objects.with_people().get(pk=made.pk)


def _pattern(crowd: Crowd, kind: str, state: str, share: int, now: datetime) -> Pattern:
    is_old = state in ("late_step", "finished")
    at = now - timedelta(days=30 if is_old else 1)
    ticket, agent = _submit(crowd, kind, at), crowd.agents[0]
    way = {"received": (), "review": WAY[kind][:1], "pending": WAY[kind][:1], "on_hold": WAY[kind][:1]}.get(
        state, WAY[kind]
    )
    for key in way:
        at += timedelta(days=2 if is_old else 0, hours=1)
        phases.advance(ticket, to=key, by=agent, at=at, note=f"We are at it. {TEXT}")
    _stand(ticket, state, agent, at + timedelta(minutes=20))
    return Pattern(_rows(ticket), share, timedelta(hours=5) if is_old else timedelta(minutes=11))


def _stand(ticket: Ticket, state: str, agent: Person, at: datetime) -> None:
    match state:
        case "pending":
            waiting.ask(ticket, question="Which of the files is it?", by=agent, at=at)
        case "on_hold":
            waiting.hold(ticket, for_whom="the bank", by=agent, at=at, note="We wait for the bank.")
        case "finished" if not ticket.is_finished:
            phases.resolve(ticket, by=agent, at=at, note="The fix is on production.")
        case "late_step" if not ticket.is_finished:
            replies.reply(ticket, text="Is there any news?", by=ticket.requester, at=at)


def _conversation(crowd: Crowd, now: datetime) -> Ticket:
    """The ticket whose pages are measured: in review, with ten messages and one internal note."""
    ticket, agent, at = _submit(crowd, "bug", now - timedelta(days=3)), crowd.agents[0], now - timedelta(days=2)
    phases.begin_review(ticket, by=agent, at=at, note="We look at your file first.")
    for number in range(2, MESSAGES):
        by = ticket.requester if number % 2 else agent
        replies.reply(ticket, text=f"Number {number}. {TEXT}", by=by, at=at + timedelta(hours=number))
    replies.note(ticket, text="The same as last year?", by=agent, at=at + timedelta(hours=MESSAGES))
    return ticket


def _tell_all(at: datetime) -> None:
    """Write the notices of all that happened; there is no mail server, so they are kept."""
    while announce.batch(at):
        pass
    while deliver.batch(at):
        pass


def _rows(ticket: Ticket) -> dict[type[models.Model], list[models.Model]]:
    parts = [model for model in _Copier.ORDER if model is not Ticket]
    hanging = {model: list(model._default_manager.filter(ticket=ticket).order_by("pk")) for model in parts}
    return {Ticket: [ticket], **hanging}


# ---------------------------------------------------------------- copies
def _copies(patterns: list[Pattern], crowd: Crowd, tickets: int, random: Random) -> Iterator[int]:
    """Copy until there are so many tickets, a chunk in a transaction; gives how many there are."""
    copier = _Copier(crowd, random)
    there = Ticket.objects.count()
    chosen = random.choices(patterns, [pattern.share for pattern in patterns], k=max(0, tickets - there))
    times: dict[int, int] = {}
    for begin in range(0, len(chosen), A_CHUNK):
        for pattern in chosen[begin : begin + A_CHUNK]:
            times[id(pattern)] = number = times.get(id(pattern), 0) + 1
            copier.copy(pattern, pattern.apart * number + timedelta(seconds=random.randrange(3600)))
        copier.write()
        yield min(there + begin + A_CHUNK, tickets)


class _Copier:
    """Copies rows under keys of their own, and keeps them until they are written."""

    ORDER: tuple[type[models.Model], ...] = (Ticket, Visit, PublicReply, Pause, Event, Follower)

    def __init__(self, crowd: Crowd, random: Random) -> None:
        self.crowd, self.random = crowd, random
        self.newest = {model: self._last_key(model) for model in self.ORDER}
        self.made: dict[type[models.Model], list[models.Model]] = {model: [] for model in self.ORDER}

    def copy(self, pattern: Pattern, earlier: timedelta) -> None:
        """Make one more ticket like the pattern's, that much earlier and of somebody else."""
        requester = self.random.choice(self.crowd.requesters)
        agent = self.random.choice(self.crowd.agents)
        persons = {self.crowd.requesters[0].pk: requester.pk, self.crowd.agents[0].pk: agent.pk}
        keys: dict[tuple[type[models.Model], Any], int] = {}
        for model in self.ORDER:
            for row in pattern.rows[model]:
                self.newest[model] += 1
                keys[model, row.pk] = self.newest[model]
                self.made[model].append(self._copied(row, self.newest[model], earlier, persons, keys))
        ticket = self.made[Ticket][-1]
        assert isinstance(ticket, Ticket)
        ticket.token = tracker_token()
        ticket.organization_id = self.crowd.homes[requester.pk].pk
        ticket.subject = f"{ticket.subject} ({ticket.pk})"

    def write(self) -> None:
        """Write what was copied since the last time."""
        with transaction.atomic():
            for model, rows in self.made.items():
                model._default_manager.bulk_create(rows)
                rows.clear()

    def _copied(
        self, row: models.Model, key: int, earlier: timedelta, persons: dict[int, int], keys: dict[Any, int]
    ) -> models.Model:
        values: dict[str, Any] = {}
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if isinstance(value, datetime):
                value -= earlier
            elif isinstance(field, models.ForeignKey) and value is not None:
                value = self._moved_key(field, value, persons, keys)
            values[field.attname] = value
        values[row._meta.pk.attname] = key
        return type(row)(**values)

    def _moved_key(self, field: Any, value: Any, persons: dict[int, int], keys: dict[Any, int]) -> Any:
        if field.related_model is Person:
            return persons.get(value, value)
        return keys.get((field.related_model, value), value)

    def _last_key(self, model: type[models.Model]) -> int:
        newest: int = model._default_manager.aggregate(newest=models.Max("pk"))["newest"] or 0
        return newest


def _settle() -> None:
    """Let the database count its keys on from here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(_Copier.ORDER)):
            cursor.execute(statement)
    assert not Unannounced.objects.exists()
