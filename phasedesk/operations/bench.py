"""`phasedesk bench`: what the usual pages cost, measured on a desk made for it and thrown away afterwards.

The database is of the kind that DATABASE_URL names: a new SQLite file, or a new database on that PostgreSQL server.
Nothing is read from or written to the desk of this folder.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import click
import psycopg
from psycopg import sql

from phasedesk import __version__
from phasedesk.operations.bench_measure import Effort

AT_MOST = 1800  # seconds for everything


def run(*, tickets: int, to: str | None = None, effort: Effort | None = None) -> None:
    """Measure, print a table and, if `to` names a file, write the figures to it as JSON."""
    with tempfile.TemporaryDirectory(prefix="phasedesk-bench-") as folder, _database() as url:
        found = {**_facts(tickets), **_measured(Path(folder), url, tickets, effort or Effort())}
    click.echo(table(found))
    if to:
        Path(to).parent.mkdir(parents=True, exist_ok=True)
        Path(to).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def _facts(tickets: int) -> dict[str, Any]:
    """What the figures depend on, besides the database."""
    return {
        "phasedesk": __version__,
        "python": platform.python_version(),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "tickets": tickets,
    }


def _processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


@contextmanager
def _database() -> Iterator[str]:
    """Give the URL of a database of our own, or nothing where a SQLite file in the data folder is it."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield ""
        return
    name = sql.Identifier(own := f"phasedesk_bench_{secrets.token_hex(4)}")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{own}"))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _measured(folder: Path, url: str, tickets: int, effort: Effort) -> dict[str, Any]:
    """Measure in a process of its own, whose settings are those of the desk to be thrown away."""
    found = folder / "results.json"
    command = [sys.executable, "-m", "phasedesk.operations.bench_measure", found, tickets, *astuple(effort)]
    whole = [str(part) for part in command]
    if subprocess.run(whole, check=False, timeout=AT_MOST, env=_surroundings(folder, url)).returncode:
        raise click.ClickException("Nothing was measured; what went wrong stands above.")
    told: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return told


def _surroundings(folder: Path, url: str) -> dict[str, str]:
    """The environment without any setting of the desk of this folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PHASEDESK_", "DATABASE_URL"))}
    database = {"DATABASE_URL": url} if url else {}
    return {
        **ours,
        **database,
        "DJANGO_SETTINGS_MODULE": "phasedesk.operations.bench_settings",
        "PHASEDESK_DATA": str(folder / "data"),
        "PHASEDESK_PORT": str(_free_port()),
        "PHASEDESK_LOG_LEVEL": "WARNING",
    }


def _free_port() -> int:
    with socket.socket() as end:
        end.bind(("127.0.0.1", 0))
        port: int = end.getsockname()[1]
        return port


def table(found: dict[str, Any]) -> str:
    """The figures for people. CPU milliseconds are the application's and the database's together."""
    on = "Phasedesk {phasedesk}, {tickets:,} tickets, {database}, Python {python}, {processors} × {processor}"
    lines = [
        "",
        on.format(**found),
        "",
        f"{'':44}{'CPU ms a request':>18}{'':8}{'× doing':>9}{'state-':>8}{'requests':>10}",
        f"{'':44}{'best':>9}{'median':>9}{'goal':>8}{'nothing':>9}{'ments':>8}{'a second':>10}",
    ]
    floor = next(_cost(result, "cpu_median") for result in found["results"] if result["key"] == "nothing")
    for result in found["results"]:
        best, usual = _cost(result, "cpu_min"), _cost(result, "cpu_median")
        figures = (
            f"{best:9.2f}",
            f"{usual:9.2f}",
            f"{result['goal'] or '':>8}",
            f"{usual / floor:9.1f}",
            f"{'' if result['queries'] is None else result['queries']:>8}",
            f"{'' if result['per_second'] is None else round(result['per_second']):>10}",
        )
        lines.append(f"{result['name']:44}{''.join(figures)}")
    return "\n".join([*lines, ""])


def _cost(result: dict[str, Any], which: str) -> float:
    cost: float = result[which] + (result["database"] or 0.0)
    return cost
