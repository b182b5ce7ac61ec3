"""The worker's round: what is done when, how it stops, and what it does while the database is away."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connections

from phasedesk.operations import worker

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Duties:
    """Duties that do what a script says and remember when they were called."""

    def __init__(self, *shares: int | Exception) -> None:
        self.shares: Iterator[int | Exception] = iter(shares)
        self.calls: list[str] = []
        self.after = lambda: None

    def announce(self, at: datetime) -> int:
        return self._do("announce", at)

    def deliver(self, at: datetime) -> int:
        return self._do("deliver", at)

    def take_back(self, at: datetime) -> int:
        self.calls.append("take back")
        assert at == NOON
        return 0

    def give_back(self) -> int:
        self.calls.append("give back")
        return 0

    def _do(self, name: str, at: datetime) -> int:
        assert at == NOON
        self.calls.append(name)
        share = next(self.shares, 0)
        if isinstance(share, Exception):
            raise share
        return share


class Waiter:
    """A waiter whose time passes at once; it ends the loop after so many waits."""

    def __init__(self, waits: int = 1) -> None:
        self.left, self.timeouts, self.clock = waits, [], 0.0
        self.loop: worker.Loop | None = None

    def wait(self, timeout: float) -> bool:
        self.timeouts.append(timeout)
        self.clock += timeout
        self.left -= 1
        if not self.left:
            self.loop.stop()
        return False

    def interrupt(self) -> None:
        pass


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every time all connections were closed."""
    found: list[bool] = []
    monkeypatch.setattr(connections, "close_all", lambda: found.append(True))
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    return found


def _run(duties: Duties, waiter: Waiter) -> None:
    loop = worker.Loop(duties, waiter, now=lambda: NOON, clock=lambda: waiter.clock)
    waiter.loop = loop
    loop.run()


def test_it_works_until_nothing_is_left_and_only_then_waits() -> None:
    duties, waiter = Duties(5, 0, 0, 3, 0, 0), Waiter()
    _run(duties, waiter)
    assert duties.calls == ["take back", *["announce", "deliver"] * 3, "give back"]
    assert waiter.timeouts == [worker.LOOK]


def test_leases_that_ran_out_are_taken_back_every_thirty_seconds() -> None:
    duties, waiter = Duties(), Waiter(waits=11)  # three seconds each
    _run(duties, waiter)
    assert duties.calls.count("take back") == 2
    assert duties.calls.count("deliver") == 11


def test_a_database_that_is_away_is_waited_for_longer_and_longer(closed: list[bool]) -> None:
    duties, waiter = Duties(*[OperationalError("gone")] * 100), Waiter(waits=12)
    _run(duties, waiter)
    assert waiter.timeouts == sorted(waiter.timeouts)
    assert waiter.timeouts[0] == worker.LOOK
    assert waiter.timeouts[-1] == worker.LONGEST_PAUSE
    assert len(closed) == 12


def test_it_is_told_once_a_minute_that_the_database_is_away(caplog: pytest.LogCaptureFixture) -> None:
    duties, waiter = Duties(*[OperationalError("gone")] * 100), Waiter(waits=12)
    _run(duties, waiter)
    assert waiter.clock > 120
    assert len([record for record in caplog.records if "gone" in record.getMessage()]) == int(waiter.clock // 60) + 1


def test_it_goes_on_when_the_database_is_back() -> None:
    away = [OperationalError("gone")] * 4
    duties, waiter = Duties(*away, 4, 2, 0, 0), Waiter(waits=5)
    _run(duties, waiter)
    assert waiter.timeouts[-1] == worker.LOOK
    assert duties.calls[-1] == "give back"


def test_a_mistake_of_ours_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        _run(Duties(ZeroDivisionError()), Waiter())


def test_stopping_finishes_the_duty_in_hand_and_gives_back() -> None:
    duties, waiter = Duties(1, 1, 1, 1), Waiter()
    loop = worker.Loop(duties, waiter, now=lambda: NOON, clock=lambda: 0.0)
    waiter.loop = loop
    real = duties.deliver
    duties.deliver = lambda at: (loop.stop(), real(at))[1]
    loop.run()
    assert duties.calls == ["take back", "announce", "deliver", "give back"]
    assert waiter.timeouts == []
