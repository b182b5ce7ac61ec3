"""The example desk's first filling, which either is there as a whole or has not happened (guide R11).

On SQLite it is made in a file of its own, which takes the place of the database when it is complete: a kill in the
middle costs nothing but starting again, and the disk need not be waited for at every step. On PostgreSQL a note in the
data folder tells of a filling that did not come to its end.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from phasedesk.accounts.models import Person
from phasedesk.operations import database

_FRESH = "example-in-the-making.sqlite3"
_NOTE = "example-in-the-making.txt"
_SIGN_INS = "example-sign-ins.txt"


class Interrupted(Exception):
    """An example was begun in this database and did not come to its end."""


def fill_once() -> None:
    """Fill the example unless this desk has a database already; raises CalledProcessError when that fails."""
    if connection.vendor == "postgresql":
        _fill_in_place()
    elif not _sqlite_file().exists():
        _fill_beside(_sqlite_file())


def sign_ins() -> str:
    """Give the lines that tell how to sign in to the example; empty when this desk is none."""
    path = Path(settings.PHASEDESK_DATA) / _SIGN_INS
    return path.read_text(encoding="utf-8") if path.exists() else ""


def fill(*, tickets: int, seed: int, progress: bool) -> Path:
    """Fill the database at hand, which must have nobody in it, and give the file that tells the sign-ins."""
    from phasedesk.operations.demo import build  # many texts; nobody else needs them

    now = timezone.now()
    database.prepare(now)
    if connection.vendor == "sqlite" and Path(connection.settings_dict["NAME"]).name == _FRESH:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
    return build.fill(until=now, tickets=tickets, seed=seed, progress=progress)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _fill_beside(place: Path) -> None:
    """Make the example in a file of its own and put it in place."""
    fresh = place.with_name(_FRESH)
    for rest in place.parent.glob(f"{_FRESH}*"):
        rest.unlink()
    _run(f"sqlite:///{fresh}")
    with sqlite3.connect(fresh) as line:
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    line.close()
    for path in (fresh, fresh.parent):
        _reach_disk(path)
    fresh.rename(place)
    _reach_disk(place.parent)


def _fill_in_place() -> None:
    """Make the example in an empty PostgreSQL database."""
    note = Path(settings.PHASEDESK_DATA) / _NOTE
    database.prepare(timezone.now())
    if note.exists():
        raise Interrupted(
            "Filling the example was interrupted. Empty the database that DATABASE_URL names, "
            f"remove {note}, and start again."
        )
    if Person.objects.exists():
        return
    note.write_text("The example desk is being filled. When it is complete, this file goes away.\n")
    _run(None)
    note.unlink()


def _run(url: str | None) -> None:
    """Fill in a process of its own, so that the memory it takes is given back."""
    surroundings = os.environ | ({"DATABASE_URL": url} if url else {})
    subprocess.run([sys.executable, "-m", "phasedesk", "demo"], check=True, env=surroundings)


def _reach_disk(path: Path) -> None:
    """Have the disk confirm what was written."""
    end = os.open(path, os.O_RDONLY)
    try:
        os.fsync(end)
    finally:
        os.close(end)
