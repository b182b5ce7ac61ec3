"""Doing a thing once, however often the same request comes: double clicks, reloads, retries of programs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from phasedesk.rulebook.refusal import Incomplete, Refusal
from phasedesk.tickets.models import IdempotencyKey

MAX_KEY = 255


class KeyReused(Refusal):
    """The idempotency key was used before for something else."""

    code = "idempotency-key-reused"
    sentence = "This was sent before with other contents. Look at what was made of it, then send yours anew."


def fingerprint(*parts: str | bytes) -> str:
    """Give the same for the same contents; a lone request's body is one part."""
    hashed = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8, "big") + content)
    return hashed.hexdigest()


def answer(
    caller: str, key: str, print_of_request: str, *, at: datetime, act: Callable[[], tuple[int, Any]]
) -> tuple[int, Any]:
    """Run `act` once for this caller and key, and give its (status, JSON answer) again ever after.

    The key is written in the transaction of the act itself, so there is never one without the other; a second request
    at the same time waits for the first. A Refusal leaves no key. Other contents raise KeyReused.
    """
    if not 0 < len(key) <= MAX_KEY:
        raise Incomplete(f"An idempotency key has 1 to {MAX_KEY} characters.", field="Idempotency-Key")
    if kept := _kept(caller, key, print_of_request):
        return kept
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(caller=caller, key=key, fingerprint=print_of_request, at=at)
            row.status, row.answer = act()
            row.save(update_fields=["status", "answer"])
            return row.status, row.answer
    except IntegrityError:
        if kept := _kept(caller, key, print_of_request):
            return kept
        raise


def _kept(caller: str, key: str, print_of_request: str) -> tuple[int, Any] | None:
    row = IdempotencyKey.objects.filter(caller=caller, key=key).first()
    if row is None:
        return None
    if row.fingerprint != print_of_request:
        raise KeyReused
    return row.status, row.answer
