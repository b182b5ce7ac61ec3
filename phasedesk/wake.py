"""Tell the worker at once that there is something to do.

The work itself lies in the database and nothing depends on this: a lost call costs the few seconds until the worker
looks by itself. On PostgreSQL the call is a NOTIFY, on SQLite a byte in a FIFO in the data folder
(docs/decisions/0003-wake-up.md).
"""

from __future__ import annotations

import logging
import os
import select
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from django.conf import settings
from django.db import connection, transaction

if TYPE_CHECKING:
    import psycopg

CHANNEL = "phasedesk_work"

log = logging.getLogger(__name__)


def soon() -> None:
    """Wake the worker once when the transaction at hand has been committed; without one, at once."""
    if not any(entry[1] is worker for entry in connection.run_on_commit):
        transaction.on_commit(worker, robust=True)


def worker() -> None:
    """Wake the worker now. Costs microseconds, waits for nothing and never raises."""
    try:
        if connection.vendor == "postgresql":
            _notify()
        else:
            _write(fifo())
    except Exception:
        log.info("The worker could not be woken; it will look by itself.", exc_info=True)


def fifo() -> Path:
    """Give where the worker of a desk on SQLite listens."""
    return Path(settings.PHASEDESK_DATA) / "worker.fifo"


def _notify() -> None:
    """Ask PostgreSQL to pass the call on."""
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")


def _write(path: Path) -> None:
    """Put one byte into the FIFO, unless nobody listens (ENXIO), it is full (EAGAIN) or was never made."""
    with suppress(FileNotFoundError, BlockingIOError, OSError):
        end = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            os.write(end, b"!")
        finally:
            os.close(end)


class _Ear(Protocol):
    """Something that becomes readable when the worker is called."""

    def fileno(self) -> int: ...

    def drain(self) -> None: ...

    def close(self) -> None: ...


class _Fifo:
    """The ear of a desk on SQLite."""

    def __init__(self) -> None:
        path = fifo()
        with suppress(FileExistsError):
            os.mkfifo(path, 0o600)
        # Open for both, so that the FIFO never reports the end of the file when a writer leaves.
        self.end = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def fileno(self) -> int:
        return self.end

    def drain(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self.end, 4096):
                pass

    def close(self) -> None:
        os.close(self.end)


class _Listen:
    """The ear of a desk on PostgreSQL: a connection of its own that listens."""

    def __init__(self) -> None:
        import psycopg  # only where PostgreSQL is used

        parameters = {**connection.get_connection_params(), "autocommit": True, "keepalives_idle": 30}
        self.line: psycopg.Connection = psycopg.connect(**parameters)
        self.line.execute(f"LISTEN {CHANNEL}")

    def fileno(self) -> int:
        return self.line.fileno()

    def drain(self) -> None:
        for _ in self.line.notifies(timeout=0):
            pass

    def close(self) -> None:
        self.line.close()


class Waiter:
    """Waits for a call. Open it before looking for work, so that no call between looking and waiting is missed.

    A broken connection is opened again by the next `wait`, and the lost time is slept, not spun.
    """

    def __init__(self) -> None:
        self._ear: _Ear | None = None
        self._stop_reader, self._stop_writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        os.close(self._stop_reader)
        os.close(self._stop_writer)

    def wait(self, timeout: float) -> bool:
        """Wait until called, interrupted or `timeout` seconds have passed; True when there may be something to do."""
        until = time.monotonic() + timeout
        ear = self._ear or self._open()
        ends = [self._stop_reader, *([ear.fileno()] if ear else [])]
        ready, _, _ = select.select(ends, [], [], max(0.0, until - time.monotonic()))
        if ear and ear.fileno() in ready:
            self._hear(ear)
        return bool(ready)

    def interrupt(self) -> None:
        """End the present wait and every later one at once; may be called by a signal handler or another thread."""
        with suppress(BlockingIOError):
            os.write(self._stop_writer, b"!")

    def _open(self) -> _Ear | None:
        """Listen, if that is possible now."""
        try:
            self._ear = _Listen() if connection.vendor == "postgresql" else _Fifo()
        except Exception:
            log.debug("Nobody can wake this worker now; it looks every few seconds.", exc_info=True)
        return self._ear

    def _hear(self, ear: _Ear) -> None:
        """Take the calls off, and let go of a line that turned out to be dead."""
        try:
            ear.drain()
        except Exception:  # noqa: BLE001 - see _open
            self._close()

    def _close(self) -> None:
        """Stop listening."""
        if self._ear:
            with suppress(Exception):
                self._ear.close()
        self._ear = None
