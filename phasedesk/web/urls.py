"""What the doors share at addresses of its own: the stylesheet, and while debugging the page of all parts."""

from django.conf import settings
from django.urls import path

from phasedesk.web import bundle, parts

app_name = "web"
urlpatterns = [path("style/<slug:mark>.css", bundle.style, name="style")]

if settings.DEBUG:
    urlpatterns += [
        path("desk/parts/", parts.page, name="parts"),
        path("desk/parts/<slug:name>/", parts.page, name="part"),
    ]
