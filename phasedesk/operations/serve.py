"""One command for a whole desk: the database made ready, then web server and worker, watched until told to stop."""

from __future__ import annotations

import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from phasedesk.accounts import setup
from phasedesk.operations import check, database, example

STOP_WITHIN = 9.0  # seconds; the children need a little less
LOOK = 0.2  # seconds between two looks at the children
STEADY = 60.0  # seconds after which a child counts as healthy again
LONGEST_PAUSE = 30.0  # seconds between two starts of a child that keeps dying

log = logging.getLogger(__name__)


class CannotServe(Exception):
    """The desk must not or cannot be served; the message says why and what to do."""


@dataclass
class Child:
    """A process of ours and how often it died lately."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    deaths: int = 0
    start_at: float = field(default=0.0)

    def start(self, clock: float) -> None:
        """Start it, in a process group of its own: Ctrl-C is for us, and we tell the children."""
        self.process = subprocess.Popen(self.command, process_group=0)
        self.born = clock

    def look(self, clock: float) -> None:
        """Start it again when it died, later and later when it keeps dying."""
        if self.process and self.process.poll() is not None:
            self.deaths = 1 if clock - self.born > STEADY else self.deaths + 1
            pause = min(2.0 ** (self.deaths - 1), LONGEST_PAUSE)
            self.start_at = clock + pause
            log.error("%s ended (%s); starting it again in %.0f s.", self.name, self.process.returncode, pause)
            self.process = None
        if self.process is None and clock >= self.start_at:
            self.start(clock)

    def end(self, until: float) -> None:
        """Wait for it to end till the monotonic instant `until`, then end it by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.error("%s did not stop in time and was ended by force.", self.name)
            self.process.kill()
            self.process.wait()


class Family:
    """All children of this desk."""

    def __init__(self, children: Iterable[Child]) -> None:
        self.children = list(children)
        self.told_to_stop = threading.Event()

    def live(self, *, ready: Callable[[], bool], on_ready: Callable[[], None]) -> None:
        """Keep the children running until told to stop; call `on_ready` once, when `ready` says so."""
        announced = False
        try:
            while not self.told_to_stop.is_set():
                for child in self.children:
                    child.look(time.monotonic())
                if not announced and ready():
                    announced = True
                    on_ready()
                self.told_to_stop.wait(LOOK)
        finally:
            self._stop()

    def _stop(self) -> None:
        """Tell all of them, then wait for all of them."""
        for child in self.children:
            if child.process and child.process.poll() is None:
                child.process.terminate()
        until = time.monotonic() + STOP_WITHIN
        for child in self.children:
            child.end(until)


def run(say: Callable[[str], None]) -> None:
    """Make ready and serve until SIGTERM, SIGINT or SIGHUP. `say` prints for the person at the console."""
    _port_is_free()
    _make_ready()
    code = setup.one_time_code(timezone.now())
    connection.close()
    us = [sys.executable, "-m", "phasedesk"]
    family = Family(Child(name, [*us, name, "--parent", str(os.getpid())]) for name in ("web", "worker"))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _teller(family))
    family.live(ready=_answers, on_ready=lambda: say(_welcome(code)))
    say("Phasedesk has stopped.")


def _teller(family: Family) -> Callable[[int, FrameType | None], None]:
    """Give the signal handler that ends the family."""

    def tell(number: int, frame: FrameType | None) -> None:
        family.told_to_stop.set()

    return tell


def _port_is_free() -> None:
    """Refuse to start beside somebody else: granian would share the port with them without a word."""
    host, port = settings.PHASEDESK_HOST, settings.PHASEDESK_PORT
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as end:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            end.bind(address)
    except OSError as problem:
        raise CannotServe(
            f"Nothing can be served at {host}, port {port} ({problem.strerror}). "
            "Set PHASEDESK_PORT to a free port, for example: PHASEDESK_PORT=8001 make run"
        ) from problem


def _make_ready() -> None:
    """Fill the example on the first start, prepare the database, and refuse to go on when something is wrong."""
    try:
        if settings.PHASEDESK_EXAMPLE:
            example.fill_once()
        database.prepare(timezone.now())
    except DatabaseError as problem:
        raise CannotServe(
            f"The database cannot be made ready ({str(problem).strip()}). Look at DATABASE_URL and the server it names."
        ) from problem
    except (example.Interrupted, subprocess.CalledProcessError) as problem:
        raise CannotServe(f"The example desk could not be filled. {problem}") from problem
    wrong = check.problems()
    if wrong:
        listed = "\n".join(f"  - {one}" for one in wrong)
        raise CannotServe(f"This desk is not served until this is put right:\n{listed}")


def _answers() -> bool:
    """Say whether the web server answers."""
    host = settings.PHASEDESK_HOST.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - asked, not served
    line = http.client.HTTPConnection(host, settings.PHASEDESK_PORT, timeout=2)
    try:
        line.request("GET", "/healthz", headers={"Host": "localhost"})
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _welcome(code: str | None) -> str:
    """Tell the person at the console where everything is."""
    base = settings.PHASEDESK_BASE_URL
    lines = [
        "",
        f"{settings.PHASEDESK_NAME} is ready.",
        "",
        f"  Portal          {base}/",
        f"  Desk            {base}/desk/",
        f"  What to expect  {base}/what-to-expect/",
        f"  Data            {settings.PHASEDESK_DATA}",
        "",
    ]
    if code:
        lines += [f"  Make the first admin at {base}/setup/ with this one-time code: {code}", ""]
    elif settings.PHASEDESK_EXAMPLE:
        who = [f"    {line}" for line in example.sign_ins().splitlines()]
        lines += [f"  Sign in at {base}/account/login/", *who, ""]
    return "\n".join([*lines, "  Stop with Ctrl-C.", ""])
