"""What must be right before a desk is served (guide R15), each with what to do about it."""

from __future__ import annotations

import ipaddress
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from phasedesk.operations import database

SHORTEST_KEY = 50


def problems() -> list[str]:
    """List everything that keeps this desk from being served; empty when all is well."""
    return [problem for part in _PARTS for problem in part()]


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach that address."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return False


def _debug() -> Iterator[str]:
    # Listening on this machine alone is not enough: a proxy in front, or the address people type, brings others in.
    base = urlsplit(settings.PHASEDESK_BASE_URL).hostname or ""
    is_ours_alone = is_loopback(settings.PHASEDESK_HOST) and is_loopback(base) and not settings.PHASEDESK_PROXIES
    if settings.DEBUG and not is_ours_alone:
        yield (
            "PHASEDESK_DEBUG is 1: error pages would show the desk's insides to everybody. Unset it, or let only this "
            "machine reach the desk: PHASEDESK_HOST and PHASEDESK_BASE_URL at 127.0.0.1, PHASEDESK_PROXIES unset."
        )


def _key() -> Iterator[str]:
    if len(settings.SECRET_KEY) < SHORTEST_KEY or len(set(settings.SECRET_KEY)) < 5:
        yield (
            f"The secret key is too easy to guess. Unset PHASEDESK_SECRET_KEY to have one made, "
            f"or set it to at least {SHORTEST_KEY} random characters."
        )


def _hosts() -> Iterator[str]:
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield "Every host name is allowed. Name those of this desk in PHASEDESK_ALLOWED_HOSTS."
    if not is_loopback(settings.PHASEDESK_HOST) and "PHASEDESK_BASE_URL" not in os.environ:
        yield (
            f"The desk would be served to others (PHASEDESK_HOST is {settings.PHASEDESK_HOST}) without knowing its "
            "address. Set PHASEDESK_BASE_URL to what people type, such as https://desk.example.com."
        )


def _migrations() -> Iterator[str]:
    try:
        pending = database.pending_migrations()
    except DatabaseError as problem:
        yield f"The database does not answer ({str(problem).strip()}). Look at DATABASE_URL and at the server it names."
        return
    if pending:
        yield (
            f"{len(pending)} migrations are not applied, beginning with {pending[0]}. "
            "Run: phasedesk migrate (phasedesk serve does so by itself)"
        )


def _durability() -> Iterator[str]:
    asks = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
    try:
        with connection.cursor() as cursor:
            cursor.execute(asks)
            found = str(cursor.fetchone()[0])
    except DatabaseError:
        return  # told by _migrations
    if found not in {"2", "3", "on", "remote_apply"}:
        yield f"A power cut could lose accepted tickets: the database's {asks.split()[-1]} is {found}, not FULL or on."


def _folders() -> Iterator[str]:
    for folder in (Path(settings.PHASEDESK_DATA), Path(settings.MEDIA_ROOT)):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as problem:
            yield f"Nothing can be written to {folder} ({problem.strerror}). Set PHASEDESK_DATA to a folder of yours."


_PARTS: tuple[Callable[[], Iterator[str]], ...] = (_debug, _key, _hosts, _folders, _migrations, _durability)
