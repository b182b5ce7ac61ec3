"""Measures a desk filled for it: in this process through the WSGI handler, then through the web server.

Run by `bench` in a process of its own, whose environment names a data folder and a database to be thrown away.
"""

from __future__ import annotations

import gc
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import django
import psycopg
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings
from django.utils import timezone

if __name__ == "__main__":
    django.setup()

from phasedesk.notifications import announce, deliver
from phasedesk.operations import bench_fill, database
from phasedesk.operations.bench_requests import Application, Request, Scenario, scenarios
from phasedesk.tickets.models import Unannounced

CLIENTS = 4
LOAD_ROUNDS = 3
TOLD = 200  # events the worker is measured with
PATIENCE = 30.0  # seconds for the web server to answer
NOT_ASKED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Effort:
    """How much is measured: rounds in this process of so many requests each, and requests through the web server."""

    rounds: int = 5
    each: int = 40
    load: int = 200


@dataclass
class Result:
    """CPU milliseconds a request (the application's, and the database's where it has processes of its own).

    `wall` are milliseconds passed, `per_second` requests a second through the web server.
    """

    key: str
    name: str
    goal: float | None = None
    cpu_min: float = 0.0
    cpu_median: float = 0.0
    database: float | None = None
    wall: float = 0.0
    queries: int | None = None
    per_second: float | None = None


def main() -> None:
    """Fill, measure and write the results to the file named first; the rest of the line says how much."""
    to, tickets, *effort = sys.argv[1:]
    found = measured(int(tickets), Effort(*map(int, effort)), lambda words: print(words, file=sys.stderr, flush=True))  # noqa: T201
    told = {"database": _database_name(), "results": [asdict(result) for result in found]}
    Path(to).write_text(json.dumps(told), encoding="utf-8")


def _database_name() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return f"{connection.display_name} {str(cursor.fetchone()[0]).split()[0]}"


def measured(tickets: int, effort: Effort, say: Callable[[str], None]) -> list[Result]:
    """Fill the database at hand and measure all there is to measure."""
    database.prepare(timezone.now())
    scene = bench_fill.fill(tickets, timezone.now(), say)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as its autovacuum does by itself after a minute or so
    with _database_clock() as clock:
        results = [_bare(effort, clock)]
        plans = scenarios(scene)
        application = WSGIHandler()
        for plan in plans:
            say(plan.name)
            results.append(_in_process(plan, application, effort, clock))
        say("Telling")
        results.append(_telling(clock))
    say("Through the web server")
    with _web_server():
        for plan, result in zip(plans, results[1:], strict=False):
            result.per_second = _under_load(plan, effort)
    return results


# ---------------------------------------------------------------- in this process
def _bare(effort: Effort, clock: Callable[[], float]) -> Result:
    """Django alone, without any middleware."""
    with override_settings(MIDDLEWARE=[]):
        application = WSGIHandler()
    plan = Scenario("bare", "Django alone, doing nothing", 200, iter(lambda: Request("/bench/nothing/"), None))
    return _in_process(plan, application, effort, clock)


def _in_process(plan: Scenario, application: Application, effort: Effort, clock: Callable[[], float]) -> Result:
    each = _share(plan, effort)
    result = Result(plan.key, plan.name, plan.goal)
    for request in islice(plan.requests, max(2, each // 2)):
        _call(application, request.environ(), plan.status)
    result.queries = _queries(plan, application)
    cpu, own, wall = [], [], []
    for _ in range(effort.rounds):
        environs = [request.environ() for request in islice(plan.requests, each)]
        gc.collect()
        began, database_began, spent = time.perf_counter(), clock(), time.process_time()
        for environ in environs:
            _call(application, environ, plan.status)
        cpu.append((time.process_time() - spent) / each * 1000)
        own.append((clock() - database_began) / each * 1000)
        wall.append((time.perf_counter() - began) / each * 1000)
    result.cpu_min, result.cpu_median, result.wall = min(cpu), median(cpu), median(wall)
    result.database = median(own) if connection.vendor == "postgresql" else None
    return result


def _share(plan: Scenario, effort: Effort) -> int:
    """How many requests make a round, so that what can be done only so often lasts to the end."""
    if plan.most is None:
        return effort.each
    return max(1, min(effort.each, plan.most // (2 * (effort.rounds + 2))))


def _call(application: Application, environ: dict[str, Any], wanted: int) -> None:
    """Run one request to its last byte."""
    told: list[str] = []
    answer = application(environ, lambda status, headers, error=None: told.append(status))
    for _ in answer:
        pass
    answer.close()  # type: ignore[attr-defined]
    if not told[0].startswith(str(wanted)):
        raise ValueError(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} answered {told[0]}, not {wanted}")


def _queries(plan: Scenario, application: Application) -> int:
    """How many statements one request runs; what only begins and ends a transaction is not counted."""
    connection.force_debug_cursor = True
    try:
        _call(application, next(plan.requests).environ(), plan.status)
        asked = [query["sql"] for query in connection.queries_log]
    finally:
        connection.force_debug_cursor = False
    return sum(not sql.upper().startswith(NOT_ASKED) for sql in asked)


def _telling(clock: Callable[[], float]) -> Result:
    """What the worker does for each event: write the mails of its followers, and keep them."""
    result = Result("telling", "Write the mail of one event (worker)")
    at, waiting = timezone.now(), min(TOLD, Unannounced.objects.count())
    began, database_began, spent = time.perf_counter(), clock(), time.process_time()
    announce.batch(at, waiting)
    deliver.batch(at)
    result.cpu_min = result.cpu_median = (time.process_time() - spent) / waiting * 1000
    result.wall = (time.perf_counter() - began) / waiting * 1000
    result.database = (clock() - database_began) / waiting * 1000 if connection.vendor == "postgresql" else None
    return result


# ---------------------------------------------------------------- what PostgreSQL's processes use
@contextmanager
def _database_clock() -> Iterator[Callable[[], float]]:
    """A clock of the CPU seconds that the database's processes have used for us; it stands still for SQLite."""
    if connection.vendor != "postgresql":
        yield lambda: 0.0
        return
    connection.ensure_connection()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as line:
        yield lambda: sum(_used(pid) for (pid,) in line.execute(_OURS))


_OURS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


def _used(pid: int) -> float:
    """CPU seconds of a process, which must be on this machine."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


# ---------------------------------------------------------------- through the web server
@contextmanager
def _web_server() -> Iterator[None]:
    """Serve the desk as `phasedesk web` does, until the block ends."""
    connection.close()
    command = [sys.executable, "-m", "phasedesk", "web", "--parent", str(os.getpid())]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the web server did not start")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _answers() -> bool:
    try:
        return _Line().ask(Request("/healthz")) == http.client.OK
    except OSError:
        return False


class _Line:
    """One connection to the web server, kept open."""

    def __init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", settings.PHASEDESK_PORT, timeout=30)

    def ask(self, request: Request) -> int:
        """Send one request, read the whole answer and give its status."""
        self.line.request(request.method, request.path, request.body or None, request.headers())
        answer = self.line.getresponse()
        answer.read()
        return answer.status


def _under_load(plan: Scenario, effort: Effort) -> float:
    """The best of three rounds, in requests a second from several clients at once."""
    many = effort.load if plan.most is None else min(effort.load, _share(plan, effort) * effort.rounds // LOAD_ROUNDS)
    rounds = []
    for _ in range(LOAD_ROUNDS):
        waiting = list(islice(plan.requests, max(CLIENTS, many)))
        rounds.append(len(waiting) / _all_at_once([waiting[start::CLIENTS] for start in range(CLIENTS)], plan.status))
    return max(rounds)


def _all_at_once(shares: list[list[Request]], wanted: int) -> float:
    """Seconds until every client has had all its answers."""
    start, wrong = threading.Barrier(len(shares) + 1), []

    def client(share: list[Request]) -> None:
        line = _Line()
        start.wait(PATIENCE)
        for request in share:
            if (status := line.ask(request)) != wanted:
                wrong.append(f"{request.path} answered {status}, not {wanted}")
                return

    threads = [threading.Thread(target=client, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    start.wait(PATIENCE)
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if wrong:
        raise ValueError(wrong[0])
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
