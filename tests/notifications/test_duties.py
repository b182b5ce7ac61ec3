"""Periodic work: once, by one worker, made up once when it was missed."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session

from phasedesk.accounts.models import SignInLink
from phasedesk.notifications import duties
from phasedesk.notifications.models import Duty
from phasedesk.tickets.models import IdempotencyKey
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


class Work:
    """Remembers when it was done."""

    def __init__(self) -> None:
        self.done: list[datetime] = []

    def __call__(self, at: datetime) -> int:
        self.done.append(at)
        return 1


def test_it_is_done_when_its_time_has_come_and_made_up_once() -> None:
    work = Work()
    moments = [MONDAY + offset for offset in (0 * HOUR, 0.5 * HOUR, HOUR, 10 * HOUR, 10.5 * HOUR)]
    assert [duties.run("work", HOUR, at, work) for at in moments] == [1, 0, 1, 1, 0]
    assert work.done == [moments[0], moments[2], moments[3]]


def test_another_worker_keeps_off_while_the_lease_holds() -> None:
    inner = Work()

    def outer(at: datetime) -> int:
        return duties.run("work", HOUR, at, inner)

    assert duties.run("work", HOUR, MONDAY, outer) == 0
    assert inner.done == []


def test_work_that_fails_is_tried_again_after_its_lease() -> None:
    def fail(at: datetime) -> int:
        raise RuntimeError("no")

    work = Work()
    assert duties.run("work", HOUR, MONDAY, fail) == 0
    assert duties.run("work", HOUR, MONDAY + timedelta(minutes=1), work) == 0
    assert duties.run("work", HOUR, MONDAY + duties.LEASE, work) == 1
    assert Duty.objects.get(name="work").leased_until is None


def test_sessions_and_links_that_ran_out_are_swept(cast: Cast, data: Path) -> None:
    for key, days in (("over", 1), ("good", 9)):
        Session.objects.create(session_key=key, session_data="", expire_date=MONDAY + timedelta(days=days))
    for secret, days in (("over", 1), ("good", 9)):
        ends = MONDAY + timedelta(days=days)
        SignInLink.objects.create(person=cast.cleo, secret_hash=secret, created_at=MONDAY, expires_at=ends)
    assert duties.batch(MONDAY + timedelta(days=5)) == 2
    assert list(Session.objects.values_list("session_key", flat=True)) == ["good"]
    assert list(SignInLink.objects.values_list("secret_hash", flat=True)) == ["good"]


def test_old_keys_are_swept(cast: Cast, data: Path) -> None:
    cast.ticket(key=("web", "old"))
    cast.ticket(key=("web", "new"), at=MONDAY + 2 * HOUR)
    assert duties.batch(MONDAY + timedelta(hours=49)) == 1
    assert list(IdempotencyKey.objects.values_list("key", flat=True)) == ["new"]
