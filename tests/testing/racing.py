"""Many at once: threads that start together, each with its own connection, and what became of each."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

WITHIN = 60.0


def race(count: int, act: Callable[[int], Any]) -> list[Any]:
    """Let `count` threads run `act(number)` at the same time; give what each returned, or the exception it raised."""
    outcomes: list[Any] = [None] * count
    start = threading.Barrier(count)

    def run(number: int) -> None:
        try:
            start.wait(WITHIN)
            outcomes[number] = act(number)
        except Exception as problem:  # noqa: BLE001 - it is what the test wants to know
            outcomes[number] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WITHIN)
    assert not any(thread.is_alive() for thread in threads), "a thread did not end"
    return outcomes
