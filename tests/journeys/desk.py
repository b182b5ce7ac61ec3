"""A whole desk for a story: the command people use, its web server and worker, and a mail server that receives."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.testing.smtp import Mailroom

START_WITHIN = 90.0
PROJECT = Path(__file__).parents[2]
# Starting Python and Django takes most of a command's time, so several go through one start.
SEVERAL = """
import json, sys
from phasedesk.cli import main
for words in json.loads(sys.argv[1]):
    main(words, standalone_mode=False)
"""


class RunningDesk:
    """A desk that is being served. `url` is its address, `mailroom` receives its mail."""

    def __init__(self, data: Path, mailroom: Mailroom, database_url: str) -> None:
        self.data, self.mailroom, self.port = data, mailroom, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PHASEDESK_")}
        self.environment = inherited | {
            "PHASEDESK_DATA": str(data),
            "PHASEDESK_PORT": str(self.port),
            "PHASEDESK_EXAMPLE": "0",
            "PHASEDESK_NAME": "Tallyroom Support",
            "PHASEDESK_SMTP_URL": mailroom.url,
            "PHASEDESK_MAIL_FROM": "Tallyroom Support <support@tallyroom.example>",
        }
        self.environment.pop("DATABASE_URL", None)
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)
        if database_url:
            self.environment["DATABASE_URL"] = database_url
        self.sign_in: dict[str, str] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def commands(self, *commands: tuple[str, ...]) -> list[str]:
        """Run `phasedesk` commands as an operator would, one after another, and give the lines they printed."""
        done = subprocess.run(
            [sys.executable, "-c", SEVERAL, json.dumps(commands)],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=START_WITHIN,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout.split("\n")

    def prepare(self, *people: tuple[str, str, str]) -> dict[str, str]:
        """Make tables and people (address, name, role); gives a one-time address that signs in, for each of them."""
        added = [("person", "add", "--email", email, "--name", name, "--role", role) for email, name, role in people]
        links = [("sign-in-link", "--email", email) for email, _, _ in people]
        printed = [line for line in self.commands(("migrate",), *added, *links) if line.startswith("http")]
        return dict(zip((email for email, _, _ in people), printed, strict=True))

    @contextmanager
    def served(self) -> Iterator[RunningDesk]:
        """Serve, and stop as an operator would."""
        with (self.data / "serve.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "phasedesk", "serve"],
                cwd=PROJECT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                wait_until(self._answers, START_WITHIN, lambda: (self.data / "serve.log").read_text())
                yield self
            finally:
                self._process.send_signal(signal.SIGTERM)
                try:
                    self._process.wait(15)
                except subprocess.TimeoutExpired:
                    os.killpg(self._process.pid, signal.SIGKILL)
                    raise

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self.data / "serve.log").read_text()
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:  # noqa: S310 - ours, by http
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False


def wait_until(holds: Callable[[], bool], within: float, otherwise: Callable[[], str]) -> None:
    """Wait for something to become true; fail with words when it does not."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.1)


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def fresh_database(name: str) -> Iterator[str]:
    """The address of an empty database beside the tests' own: nothing for SQLite, a new one on PostgreSQL."""
    from django.conf import settings

    main = settings.DATABASES["default"]
    if "postgresql" not in main["ENGINE"]:
        yield ""
        return
    import psycopg
    from psycopg import sql

    server = {"host": main["HOST"], "port": main["PORT"], "user": main["USER"], "password": main["PASSWORD"]}
    known = {key: value for key, value in server.items() if value}
    database = f"{name}_{os.getpid()}"
    with psycopg.connect(dbname="postgres", autocommit=True, **known) as line:
        line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    login = f"{main['USER']}{':' + main['PASSWORD'] if main['PASSWORD'] else ''}@" if main["USER"] else ""
    host = str(main["HOST"] or "").replace("/", "%2F")
    try:
        yield f"postgresql://{login}{host}{':' + str(main['PORT']) if main['PORT'] else ''}/{database}"
    finally:
        with psycopg.connect(dbname="postgres", autocommit=True, **known) as line:
            line.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
