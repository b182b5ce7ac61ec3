"""A desk started for real, in a process of its own, and what became of its children."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0  # seconds; long, for a machine that does other things as well


def surroundings(data: Path, **more: str) -> dict[str, str]:
    """Give the environment of a desk of its own, free of what the tests themselves run with."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PHASEDESK_", "DJANGO_"))}
    return clean | {"PHASEDESK_DATA": str(data), "PYTHONUNBUFFERED": "1"} | more


def until(holds: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Wait until something holds, and fail when it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def living(processes: Iterable[int]) -> set[int]:
    """Name those processes that still run; one that only waits to be collected does not."""
    return {process for process in processes if _state(process) not in {"", "Z"}}


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as end:
        return end.getsockname()[1]


class Desk:
    """`phasedesk serve` in a data folder, ended with the block."""

    def __init__(self, data: Path, **variables: str) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data, self.log = data, data / "said.txt"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "phasedesk", "serve"],
                cwd=ROOT,
                env=surroundings(data, **{"PHASEDESK_PORT": str(self.port)} | variables),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if problem:
            print(self.said())
        if self.process.poll() is None:
            self.stop()

    def said(self) -> str:
        """Everything printed so far."""
        return self.log.read_text()

    def wait_until_ready(self, *, seconds: float = PATIENCE) -> str:
        """Wait for the welcome and give it."""
        until(lambda: "Stop with Ctrl-C." in self.said() or self.process.poll() is not None, seconds=seconds)
        assert self.process.poll() is None, self.said()
        return self.said()

    def stop(self) -> int:
        """End it as an operator would."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def get(self, path: str, *, host: str = "127.0.0.1") -> http.client.HTTPResponse:
        """Ask for a page."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request("GET", path, headers={"Host": host})
        return line.getresponse()

    @property
    def children(self) -> set[int]:
        """All processes below ours."""
        found, generation = set(), {self.process.pid}
        while generation:
            generation = {child for parent in generation for child in _children(parent)} - found
            found |= generation
        return found

    def child(self, name: str) -> int | None:
        """The process that runs `phasedesk NAME`, if it is there now."""
        for process in living(_children(self.process.pid)):
            try:
                words = Path(f"/proc/{process}/cmdline").read_text().split("\0")
            except OSError:
                continue
            if name in words:
                return process
        return None


def _children(process: int) -> set[int]:
    try:
        return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}
    except OSError:
        return set()
