"""The one Django app that owns every table."""

from django.apps import AppConfig


class PhasedeskConfig(AppConfig):
    """Register every table of Phasedesk under the label `phasedesk`, with one migration history."""

    name = "phasedesk"
    label = "phasedesk"
    verbose_name = "Phasedesk"
    default_auto_field = "django.db.models.BigAutoField"
