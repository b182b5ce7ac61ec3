"""Which address belongs to which door."""

from django.urls import URLPattern, URLResolver, include, path

from phasedesk.operations import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("phasedesk.accounts.urls")),
    path("desk/", include("phasedesk.desk.urls")),
    path("api/v1/", include("phasedesk.api.urls")),
    path("", include("phasedesk.web.urls")),
    path("", include("phasedesk.portal.urls")),
]

handler400 = "phasedesk.web.errors.bad_request"
handler403 = "phasedesk.web.errors.forbidden"
handler404 = "phasedesk.web.errors.not_found"
handler500 = "phasedesk.operations.outage.server_error"
handler429 = "phasedesk.accounts.limits.too_many"  # not one of Django's: allauth looks for it here
