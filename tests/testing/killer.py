"""A worker that can be killed at any step: `python -m tests.testing.killer`, told on its standard input what to do.

Each line it reads is `<step> <seconds>`: a child process runs the product's own worker with its clock put forward by so
many seconds, until it has nothing more to do, and is killed (SIGKILL) at that step; step 0 lets it live. A step comes
right after anything the world outside the process can notice: a writing statement, a commit, something sent to the mail
server, an answer read from it. The answer on standard output is `<exit status> <steps>`.
"""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent.parent
READS = ("SELECT", "PRAGMA", "SET", "SHOW")


class Killer:
    """Talks to the process that starts such workers; use it as a context manager."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.surroundings = surroundings

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.testing.killer"],
            cwd=ROOT,
            env=self.surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def work(self, *, kill_at: int = 0, forward: float = 0) -> tuple[int, int]:
        """Let a worker work; give its exit status (negative: the signal that killed it) and the steps it made."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{kill_at} {forward}\n")
        self.process.stdin.flush()
        status, steps = self.process.stdout.readline().split()
        return int(status), int(steps)


class Steps:
    """Counts steps, and ends the process at the one that was named."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at, self.made = kill_at, 0

    def step(self) -> None:
        """Make a step; it may be the last."""
        self.made += 1
        if self.made == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def after(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """Make a step after each call."""

        def run(*args: Any, **kwargs: Any) -> Any:
            done = act(*args, **kwargs)
            self.step()
            return done

        return run

    def statement(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Make a step after a statement that writes; reads leave no trace anywhere."""
        act = execute if sql.lstrip("( ").upper().startswith(READS) else self.after(execute)
        return act(sql, *rest)


def _work(kill_at: int, forward: float) -> int:
    """Be a worker until there is nothing to do, and say how many steps it took."""
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.utils import timezone

    from phasedesk.notifications import deliver
    from phasedesk.operations.worker import Loop, Telling
    from phasedesk.wake import Waiter

    class Idle(Waiter):
        """Ends the loop instead of waiting."""

        def wait(self, timeout: float) -> bool:
            loop.stop()
            return False

    steps = Steps(kill_at)
    with ExitStack() as patches, Idle() as waiter:
        loop = Loop(Telling(deliver.this_worker()), waiter, now=lambda: timezone.now() + timedelta(seconds=forward))
        for owner, name in ((BaseDatabaseWrapper, "commit"), *((smtplib.SMTP, of) for of in ("send", "getreply"))):
            patches.enter_context(mock.patch.object(owner, name, _method(steps, getattr(owner, name))))
        patches.enter_context(connection.execute_wrapper(steps.statement))
        loop.run()
    return steps.made


def _method(steps: Steps, act: Callable[..., Any]) -> Callable[..., Any]:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return steps.after(act)(self, *args, **kwargs)

    return method


def _child(kill_at: int, forward: float) -> tuple[int, int]:
    """Fork a worker and wait for its end. The database is first touched in the child, so nothing is shared."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.write(writer, str(_work(kill_at, forward)).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    steps = os.read(reader, 20)
    os.close(reader)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(steps or 0)


def _warm_up() -> None:
    """Load once what every worker needs, so that each of hundreds starts in no time."""
    import django

    django.setup()
    from phasedesk.notifications import layout
    from phasedesk.operations import worker

    assert worker
    for name in ("notice.txt", "notice.html", "unproven.txt", "stranger.txt"):
        layout._templates().get_template(f"notifications/{name}")


def main() -> None:
    """Do what the lines say."""
    _warm_up()
    for line in sys.stdin:
        kill_at, forward = line.split()
        print(*_child(int(kill_at), float(forward)), flush=True)


if __name__ == "__main__":
    main()
