"""The desk as a Django app without tables, so that its templates sit beside its views."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Register the door for those who work here."""

    name = "phasedesk.desk"
    label = "desk"
    verbose_name = "Desk"
