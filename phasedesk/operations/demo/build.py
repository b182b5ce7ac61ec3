"""Fill an empty desk with half a year of Tallyroom's support, through the verbs, in the order of time."""

from __future__ import annotations

import heapq
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from tqdm import tqdm

from phasedesk.accounts.models import Person
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.notifications.models import Notice
from phasedesk.operations.demo import bugs_money, bugs_product, features, questions, world
from phasedesk.operations.demo.filling import Situation, situations
from phasedesk.operations.demo.story import Story
from phasedesk.rulebook.refusal import Refusal

TICKETS = 1_500
DAYS = 184
# How the three kinds share the tickets, in hundredths.
SHARES = {"bug": 44, "feature": 20, "question": 36}
SIGN_INS = ("agent", "admin", "requester")
# Steps per transaction: small enough to show progress, large enough that the disk is not asked at every step.
BATCH = 150


class NotEmpty(Refusal):
    """An example is filled only into an empty desk."""

    code = "not-empty"
    status = 409
    sentence = "This desk is in use. The example can be filled only into an empty one; choose another PHASEDESK_DATA."


def fill(*, until: datetime, seed: int = 1, tickets: int = TICKETS, progress: bool = True) -> Path:
    """Make the example desk; NotEmpty when anybody is there. Gives the file with the sign-ins.

    The same seed, tickets and `until` give the same desk, but for tokens and the password.
    """
    if Person.objects.exists():
        raise NotEmpty
    start = (until - timedelta(days=DAYS)).replace(hour=6, minute=0, second=0, microsecond=0)
    password = _password()
    with transaction.atomic():
        LifecycleVersion.objects.update(published_at=start - timedelta(days=1))
        people = world.make(start - timedelta(days=1), until, password)
    _tell(people, start, until, Random(seed), tickets, progress)
    _end_old_notices(until)
    _analyse()
    return _keep_sign_ins(password)


def _tell(people: world.World, start: datetime, until: datetime, rng: Random, count: int, show: bool) -> None:
    """Run all stories at once, always the one whose next step is the earliest."""
    stories = enumerate(_stories(people, start, until, rng, count))
    waiting = [Running(story.start, place, story, story.steps()) for place, story in stories]
    heapq.heapify(waiting)
    with tqdm(total=count, desc="Example tickets", unit="", disable=not show, ncols=78) as bar:
        while waiting:
            with transaction.atomic():
                for _ in range(min(BATCH, len(waiting))):
                    bar.update(_step(waiting, until))


@dataclass(order=True)
class Running:
    """A story and the instant of its next step."""

    at: datetime
    place: int
    story: Story = field(compare=False)
    steps: Iterator[datetime] = field(compare=False)


def _step(waiting: list[Running], until: datetime) -> int:
    """Let the earliest story do its next thing and tell of it; 1 when it is over or has reached the present, else 0."""
    running = waiting[0]
    then = next(running.steps, None)
    running.story.tell(running.at + timedelta(seconds=4))
    if then is None or then > until:
        heapq.heappop(waiting)
        return 1
    running.at = then
    heapq.heapreplace(waiting, running)
    return 0


def _stories(people: world.World, start: datetime, until: datetime, rng: Random, count: int) -> Iterator[Story]:
    told = _told_of(rng, count)
    for place, at in enumerate(sorted(_moments(start, until, rng, count))):
        yield Story(told[place], people, at, Random(rng.getrandbits(64)))


def _told_of(rng: Random, count: int) -> list[Situation]:
    """Choose which situation each ticket tells; every situation comes up before any comes again."""
    texts = {"bug": (bugs_money.TEXT, bugs_product.TEXT), "feature": (features.TEXT,), "question": (questions.TEXT,)}
    found: list[Situation] = []
    for kind, share in SHARES.items():
        known = [situation for text in texts[kind] for situation in situations(kind, text)]
        wanted = round(count * share / 100)
        while wanted > 0:
            rng.shuffle(known)
            found += known[:wanted]
            wanted -= len(known[:wanted])
    rng.shuffle(found)
    return (found + found)[:count]


def _moments(start: datetime, until: datetime, rng: Random, count: int) -> Iterator[datetime]:
    """Choose when tickets come: mostly on working days between seven and seven, a few at night, more every month."""
    zone, days = ZoneInfo(world.ZONE), (until - start).days
    made = 0
    while made < count:
        share = rng.random() ** 0.85
        on = (start + timedelta(days=share * days)).astimezone(zone).date()
        if on.weekday() > 4 and rng.random() < 0.82:
            continue
        minute = int(rng.triangular(0, 24 * 60 - 1, 11 * 60)) if rng.random() < 0.15 else rng.randint(7 * 60, 19 * 60)
        at = datetime.combine(on, time(minute // 60, minute % 60, rng.randint(0, 59)), zone).astimezone(UTC)
        if start <= at < until - timedelta(minutes=20):
            made += 1
            yield at


def _end_old_notices(until: datetime) -> None:
    """Give the example's mails, which were never sent, the outcome they would have had; a few went wrong."""
    due = Notice.objects.filter(state=Notice.State.DUE)
    due.annotate(rest=F("pk") % 97).filter(rest=0).update(
        state=Notice.State.BOUNCED,
        attempts=1,
        outcome="550 5.2.2 The mailbox is full (example)",
        ended_at=F("made_at") + timedelta(seconds=9),
    )
    due.update(
        state=Notice.State.SENT,
        attempts=1,
        outcome="250 Accepted (example: nothing left this machine)",
        ended_at=F("made_at") + timedelta(seconds=2),
    )


def _analyse() -> None:
    """Let the database look at what is there now, so that its plans are good from the first page on."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _password() -> str:
    """Make one that is easy to type and hard to guess: about 60 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))


def _keep_sign_ins(password: str) -> Path:
    """Write the sign-ins where only the operator can read them."""
    path = Path(settings.PHASEDESK_DATA) / "example-sign-ins.txt"
    addresses = {account: f"{account}@{world.HOME}" for account in SIGN_INS}
    wide, wider = (max(map(len, words)) for words in (addresses, addresses.values()))
    lines = [f"{account:<{wide}}  {address:<{wider}}  {password}" for account, address in addresses.items()]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
    return path
