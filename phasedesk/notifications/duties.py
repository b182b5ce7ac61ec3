"""Periodic work, each piece under a lease of its own, so that any number of workers do it once (R9)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.db.models import Q

from phasedesk.accounts.models import SignInLink
from phasedesk.conversations import files
from phasedesk.notifications.models import Duty
from phasedesk.tickets.models import IdempotencyKey

LEASE = timedelta(minutes=10)
KEYS_LAST = timedelta(hours=48)

log = logging.getLogger(__name__)


def batch(at: datetime) -> int:
    """Do whatever periodic work is due, and say how much it was."""
    return sum(run(name, every, at, function) for name, every, function in ALL)


def run(name: str, every: timedelta, at: datetime, function: Callable[[datetime], int]) -> int:
    """Do the work if it was last done `every` or longer ago and no other worker is at it; a missed run is made up once.

    Work that fails is tried again when its lease has run out, and keeps nothing else from being done.
    """
    if not _is_due(name, every, at) or not _claim(name, every, at):
        return 0
    try:
        done = function(at)
    except (OperationalError, InterfaceError):
        raise  # the database is away, which the worker knows how to wait for
    except Exception:
        log.exception("Periodic work failed; it is tried again.", extra={"facts": {"duty": name}})
        return 0
    Duty.objects.filter(name=name).update(leased_until=None, done_at=at)
    return done


def sweep(at: datetime) -> int:
    """Delete what has served its time.

    Keys of requests answered two days ago, sessions and sign-in links that ran out, files that no message speaks of.
    """
    served = (
        IdempotencyKey.objects.filter(at__lt=at - KEYS_LAST),
        Session.objects.filter(expire_date__lt=at),
        SignInLink.objects.filter(expires_at__lt=at - KEYS_LAST),
    )
    return sum(rows.delete()[0] for rows in served) + files.sweep(at)


ALL: tuple[tuple[str, timedelta, Callable[[datetime], int]], ...] = (("sweep", timedelta(hours=1), sweep),)


def _is_due(name: str, every: timedelta, at: datetime) -> bool:
    """Look without writing: most of the time there is nothing to do."""
    duty = Duty.objects.filter(name=name).first()
    if duty is None:
        Duty.objects.bulk_create([Duty(name=name)], ignore_conflicts=True)
        return True
    is_free = duty.leased_until is None or duty.leased_until <= at
    return is_free and (duty.done_at is None or duty.done_at <= at - every)


def _claim(name: str, every: timedelta, at: datetime) -> bool:
    """Take the lease, in one statement, so that exactly one worker gets it."""
    due = Duty.objects.filter(Q(done_at=None) | Q(done_at__lte=at - every), name=name)
    return bool(due.filter(Q(leased_until=None) | Q(leased_until__lte=at)).update(leased_until=at + LEASE))
