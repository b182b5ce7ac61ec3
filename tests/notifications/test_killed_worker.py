"""A worker killed at any step of telling: nobody is left out, and nobody gets two different mails about one thing."""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from phasedesk.notifications.models import Notice
from phasedesk.tickets import following, phases, waiting
from phasedesk.tickets.models import Event, Follower, Unannounced
from tests.testing.cast import Cast
from tests.testing.killer import Killer
from tests.testing.processes import surroundings
from tests.testing.smtp import Mailroom

pytestmark = pytest.mark.django_db(transaction=True)

AFTER_THE_LEASE = 300.0


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast.make()


@pytest.fixture
def room() -> Iterator[Mailroom]:
    with Mailroom() as room:
        yield room


@pytest.fixture
def killer(cast: Cast, room: Mailroom, tmp_path: Path) -> Iterator[Killer]:
    """Workers of a desk on the tests' own database, with the product's own settings."""
    with Killer(
        surroundings(
            tmp_path,
            DJANGO_SETTINGS_MODULE="phasedesk.settings",
            DATABASE_URL=_url(),
            PHASEDESK_SMTP_URL=room.url,
            PHASEDESK_MAIL_FROM="Tallyroom Support <support@tallyroom.example>",
            PHASEDESK_LOG_LEVEL="ERROR",
        )
    ) as killer:
        yield killer


def _url() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    user = quote(given["USER"]) + (f":{quote(given['PASSWORD'])}" if given["PASSWORD"] else "")
    host = quote(given["HOST"] or "", safe="")
    return f"postgresql://{user}@{host}:{given['PORT'] or 5432}/{quote(given['NAME'])}"


def _forget(room: Mailroom) -> None:
    """Let everything be untold again."""
    Notice.objects.all().delete()
    told = Event.objects.filter(audience=Event.Audience.REQUESTER)
    Unannounced.objects.bulk_create([Unannounced(event=event) for event in told], ignore_conflicts=True)
    room.mails.clear()


def _check(room: Mailroom, expected: int) -> None:
    """Whatever happened before: everybody is told once of everything, and every mail that arrived is one of ours."""
    notices = list(Notice.objects.values_list("event", "person", "message_id", "state"))
    assert not Unannounced.objects.exists()
    assert len({(event, person) for event, person, _, _ in notices}) == len(notices) == expected
    assert {state for _, _, _, state in notices} == {Notice.State.SENT}
    arrived = Counter(mail.message["Message-ID"] for mail in room.mails)
    assert set(arrived) == {message_id for _, _, message_id, _ in notices}
    # At most the one mail that was in hand came twice, as the same mail, which mail programs show once.
    assert sum(arrived.values()) - len(arrived) <= 1


def _kill_at_every_step(killer: Killer, room: Mailroom, expected: int) -> int:
    """Kill at step 1, 2, 3 … until a worker lives to its end; give how many steps there were."""
    step = 0
    while True:
        step += 1
        _forget(room)
        status, _ = killer.work(kill_at=step)
        if status == 0:
            break
        assert status == -signal.SIGKILL, f"the worker ended with {status} at step {step}"
        assert killer.work(forward=AFTER_THE_LEASE)[0] == 0, f"after a kill at step {step}"
        _check(room, expected)
    _check(room, expected)
    return step - 1


def test_one_event_and_two_followers(cast: Cast, killer: Killer, room: Mailroom) -> None:
    Follower.objects.create(ticket=cast.ticket(), person=cast.cem, since=cast.at)

    steps = _kill_at_every_step(killer, room, expected=2)

    assert steps > 20  # else the counting itself is broken


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_several_events_tickets_and_followers(cast: Cast, killer: Killer, room: Mailroom) -> None:
    ticket = cast.ticket(phase="review")
    following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=cast.at)
    other = cast.ticket("question", requester=cast.dov)
    phases.begin_review(other, by=cast.bo, at=cast.at)

    steps = _kill_at_every_step(killer, room, expected=10)

    assert steps > 80


def test_an_undisturbed_worker_leaves_nothing_leased(cast: Cast, killer: Killer, room: Mailroom) -> None:
    cast.ticket()
    assert killer.work()[0] == 0
    assert list(Notice.objects.values_list("state", "leased_by")) == [("sent", "")]
