"""The portal as a Django app: no tables, only pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Register the portal's templates under the label `portal`."""

    name = "phasedesk.portal"
    label = "portal"
    verbose_name = "Portal"
