"""What visitors and the log are told while the database is away or busy, or the disk full or read-only (guide R8)."""

from __future__ import annotations

import errno
import logging
import sys
import time
from collections.abc import Callable

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse

from phasedesk.web import errors

TRY_AGAIN = 10  # seconds
COMPLAIN = 60.0  # seconds
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
READ_ONLY = "25006"  # PostgreSQL's code for a write to a server that only reads, such as one just demoted


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an exception that nobody handled: 503 for an outage, which passes, else 500."""
    if _is_outage(sys.exc_info()[1]):
        return errors.unavailable(request, TRY_AGAIN)
    return errors.server_error(request)


class OncePerMinute(logging.Filter):
    """Let one of the tracebacks about an outage through per minute; all other records pass."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.clock = clock
        self._complained_at = float("-inf")

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether the record is to be written."""
        problem = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if not _is_outage(problem):
            return True
        if self.clock() - self._complained_at < COMPLAIN:
            return False
        self._complained_at = self.clock()
        return True


def _is_outage(problem: BaseException | None) -> bool:
    """Say whether the database or the disk is to blame, not what was asked of it."""
    if isinstance(problem, OSError):
        return problem.errno in DISK
    if isinstance(problem, InternalError):
        return getattr(problem.__cause__, "sqlstate", None) == READ_ONLY
    return isinstance(problem, OperationalError | InterfaceError)
