"""Two questions a machine may ask: is the process there, and is the desk ready to work. Neither tells versions."""

from datetime import datetime, timedelta

from django.db import DatabaseError, connection, models
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from phasedesk.notifications.models import Notice
from phasedesk.operations import database
from phasedesk.tickets.models import Unannounced

PATIENCE = timedelta(minutes=10)


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """Answer that the process is there, whatever else is wrong."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the desk can work, else 503 with what is missing."""
    try:
        missing = _missing(timezone.now())
    except DatabaseError:
        missing = ["database"]
    if missing:
        return JsonResponse({"status": "not ready", "missing": missing}, status=503, headers={"Retry-After": "5"})
    return JsonResponse({"status": "ok"})


def _missing(at: datetime) -> list[str]:
    """Name what is not as it should be."""
    connection.ensure_connection()
    if not database.is_migrated():
        return ["migrations"]
    return [] if _telling_is_on_time(at) else ["telling"]


def _telling_is_on_time(at: datetime) -> bool:
    """Say whether the worker keeps up: nothing has waited for longer than ten minutes to be announced or sent."""
    since = at - PATIENCE
    waits_to_be_announced = Unannounced.objects.filter(event__at__lt=since).exists()
    waits_to_be_sent = Notice.objects.filter(
        models.Q(state=Notice.State.DUE, due_at__lt=since) | models.Q(state=Notice.State.LEASED, leased_until__lt=since)
    ).exists()
    return not (waits_to_be_announced or waits_to_be_sent)
