"""A PostgreSQL to test with: the one named in PHASEDESK_TEST_POSTGRES, or a throw-away one made here."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

PATIENCE = 30.0  # seconds for a new cluster to answer
# The data is thrown away anyhow. What the product promises about durability is set per session and not touched.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
}


@dataclass(frozen=True)
class Found:
    """A server's URL, or no URL and why there is none."""

    url: str
    words: str


class CannotStart(Exception):
    """There are binaries, but no cluster came of them."""


@contextmanager
def server() -> Iterator[Found]:
    """Give a server for as long as the block runs."""
    named = os.environ.get("PHASEDESK_TEST_POSTGRES", "")
    if named and _answers(named):
        yield Found(named, "On the server named in PHASEDESK_TEST_POSTGRES.")
        return
    missed = "PHASEDESK_TEST_POSTGRES does not answer, and " if named else ""
    binaries = _binaries()
    if binaries is None:
        yield Found("", f"{missed}no PostgreSQL binaries are installed (Debian: apt install postgresql).")
        return
    with tempfile.TemporaryDirectory(prefix="phasedesk-pg-") as folder:
        try:
            with _cluster(binaries, Path(folder)) as url:
                yield Found(url, f"On a throw-away cluster of {binaries}.")
        except CannotStart as problem:
            yield Found("", f"{missed}the throw-away cluster did not start: {problem}")


def _answers(url: str) -> bool:
    """Say whether a server is there."""
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def _binaries() -> Path | None:
    """Find the newest `initdb` and `postgres`, in PATH or where Debian keeps them."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        places.append(Path(on_path).resolve().parent)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextmanager
def _cluster(binaries: Path, folder: Path) -> Iterator[str]:
    """Make a cluster on a socket in the folder, and stop it by its process id at the end."""
    who = _ordinary_user()
    if who:
        shutil.chown(folder, who["user"], who["group"])
    data = folder / "data"
    kind = ["-U", "phasedesk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        [str(binaries / "initdb"), "-D", str(data), *kind],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        **who,
    )
    if made.returncode:
        raise CannotStart(made.stderr.strip().splitlines()[-1])
    options = [f"--{name}={value}" for name, value in SETTINGS.items()]
    log = (folder / "log").open("w+")
    process = subprocess.Popen(
        [binaries / "postgres", "-D", data, "-k", folder, *options], stdout=log, stderr=log, cwd=folder, **who
    )
    try:
        url = f"postgresql://phasedesk@{quote(str(folder), safe='')}/postgres"
        _wait(process, url, folder / "log")
        yield url
    finally:
        _stop(process)
        log.close()


def _ordinary_user() -> dict[str, Any]:
    """Name another user where we are root, whom PostgreSQL refuses."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise CannotStart("we are root, and there is no user to run it as.")


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Wait until the cluster answers."""
    until = time.monotonic() + PATIENCE
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > until:
            raise CannotStart(log.read_text().strip()[-500:] or "no answer")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop it without waiting for clients that are still there."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
