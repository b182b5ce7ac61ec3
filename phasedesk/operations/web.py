"""The web server: granian with our WSGI application."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import resolve
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from phasedesk.operations import life

STOP_WITHIN = 8  # seconds for requests in hand once we are told to stop; `serve` waits a little longer


def run(parent: int | None = None) -> None:
    """Serve pages until SIGTERM, SIGINT or the end of the process `parent`."""
    if parent:
        life.end_with_parent(parent)
    threads = settings.PHASEDESK_WEB_THREADS
    server = Server(
        "phasedesk.wsgi:application",
        address=settings.PHASEDESK_HOST,
        port=settings.PHASEDESK_PORT,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.PHASEDESK_WEB_PROCESSES,
        blocking_threads=threads,
        # More than this waits in the kernel's queue, where it costs us no memory.
        backpressure=threads * 32,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=_loader(os.getpid()), wrap_loader=False)


def _loader(server: int) -> Callable[[], Any]:
    """Load the application in each process of the server's, which is to end with the server."""

    def load() -> Any:
        life.end_with_parent(server)
        application = get_wsgi_application()
        resolve("/healthz")  # imports every view now, not while the first visitor waits
        return application

    return load
