"""The worker: turns events into notices and sends them, woken at once and never in a hurry to lose anything."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from types import FrameType
from typing import Protocol

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone

from phasedesk.notifications import announce, deliver
from phasedesk.notifications import duties as periodic
from phasedesk.operations import life
from phasedesk.wake import Waiter

LOOK = 3.0  # seconds without a call after which the worker looks by itself: back-offs end, and a call may get lost
SWEEP = 30.0  # seconds between two looks for leases that ran out
COMPLAIN = 60.0  # seconds between two log lines about a database that is away
LONGEST_PAUSE = 15.0  # seconds between two tries while the database is away

log = logging.getLogger(__name__)


class Duties(Protocol):
    """What a worker does; each takes the present instant and says how much it did."""

    def announce(self, at: datetime) -> int:
        """Turn some unannounced events into notices."""

    def deliver(self, at: datetime) -> int:
        """Send some of the notices that are due."""

    def take_back(self, at: datetime) -> int:
        """Make notices due again whose lease ran out."""

    def give_back(self) -> int:
        """Make notices due again that this worker holds and will not send."""


class Telling:
    """The worker's real duties, done under this worker's name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def announce(self, at: datetime) -> int:
        """Turn some unannounced events into notices."""
        return announce.batch(at)

    def deliver(self, at: datetime) -> int:
        """Send some of the notices that are due."""
        return deliver.batch(at, self.name)

    def take_back(self, at: datetime) -> int:
        """Make notices due again whose lease ran out, and do what is to be done now and then."""
        return deliver.take_back(at) + periodic.batch(at)

    def give_back(self) -> int:
        """Make notices due again that this worker holds."""
        return deliver.give_back(self.name)


class Loop:
    """Goes round until told to stop. `now` and `clock` are the wall clock and the monotonic one."""

    def __init__(
        self,
        duties: Duties,
        waiter: Waiter,
        *,
        now: Callable[[], datetime] = timezone.now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.duties, self.waiter, self.now, self.clock = duties, waiter, now, clock
        self.stopping = False
        self._swept_at = self._complained_at = float("-inf")
        self._failures = 0

    def stop(self) -> None:
        """End after what is in hand; safe to call from a signal handler."""
        self.stopping = True
        self.waiter.interrupt()

    def run(self) -> None:
        """Work until stopped, then give back what was taken and not done."""
        while not self.stopping:
            if not self._round() and not self.stopping:
                self.waiter.wait(self._pause())
        self._attempt(self.duties.give_back)

    def _round(self) -> int:
        """Do a share of everything and say how much there was; a round ends where the database turns out to be away."""
        done = 0
        for duty in self._due():
            share = None if self.stopping else self._attempt(partial(duty, self.now()))
            if share is None:
                return 0
            done += share
        self._failures = 0
        close_old_connections()
        return done

    def _due(self) -> list[Callable[[datetime], int]]:
        """Name what to do in this round."""
        due: list[Callable[[datetime], int]] = [self.duties.announce, self.duties.deliver]
        if self.clock() - self._swept_at >= SWEEP:
            self._swept_at = self.clock()
            due.insert(0, self.duties.take_back)
        return due

    def _attempt(self, duty: Callable[[], int]) -> int | None:
        """Do one duty; None when the database is away, which is waited for. Anything else ends the worker loudly."""
        try:
            return duty()
        except (DatabaseError, InterfaceError) as problem:
            self._failures += 1
            self._complain(problem)
            connections.close_all()
            return None

    def _complain(self, problem: Exception) -> None:
        """Say at most once a minute that the database is away."""
        if self.clock() - self._complained_at >= COMPLAIN:
            self._complained_at = self.clock()
            log.error("The database does not do its part; trying again until it does: %s", problem)

    def _pause(self) -> float:
        """Say how many seconds to wait: longer and longer while the database is away."""
        return min(LOOK * 2 ** min(self._failures // 2, 5), LONGEST_PAUSE) if self._failures else LOOK


def run(parent: int | None = None) -> None:
    """Be the worker of this desk until SIGTERM, SIGINT or the end of the process `parent`."""
    name = deliver.this_worker()
    with Waiter() as waiter:
        loop = Loop(Telling(name), waiter)
        _stop_on_signals(loop)
        if parent:
            life.end_with_parent(parent)
        log.info("The worker is there.", extra={"facts": {"name": name}})
        loop.run()
    log.info("The worker has stopped.")


def _stop_on_signals(loop: Loop) -> None:
    """Let SIGTERM and SIGINT end the loop after what is in hand."""

    def end(number: int, frame: FrameType | None) -> None:
        loop.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
