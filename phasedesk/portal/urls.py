"""The portal's addresses. A tracker has the same parts behind each of its three doors."""

from django.urls import URLPattern, path

from phasedesk.portal import expecting, home, mine, stopping, tracker, verifying, well_known

app_name = "portal"

DOORS = {
    "tracker": "t/<str:place>/",
    "ticket": "my/<int:place>/",
    "sent_ticket": "sent/<int:place>/ticket/",
}


def _behind(door: str, prefix: str) -> list[URLPattern]:
    """List the page of a ticket and what can be sent to it."""
    which = {"door": door}
    return [
        path(prefix, tracker.page, which, name=door),
        path(f"{prefix}replies/", tracker.say_reply, which, name=f"{door}_replies"),
        path(f"{prefix}answer/", tracker.say_answer, which, name=f"{door}_answer"),
        path(f"{prefix}reopening/", tracker.reopen, which, name=f"{door}_reopening"),
        path(f"{prefix}whats-happening/", tracker.ask_what_happens, which, name=f"{door}_whats_happening"),
        path(f"{prefix}following/", tracker.follow, which, name=f"{door}_following"),
        path(f"{prefix}files/<str:key>/", tracker.file, which, name=f"{door}_file"),
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("sent/<int:number>/", home.confirmation, name="sent"),
    path("my/", mine.tickets, name="tickets"),
    path("what-to-expect/", expecting.page, name="expect"),
    path("verify/<str:token>/", verifying.verify, name="verify"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    *(pattern for door, prefix in DOORS.items() for pattern in _behind(door, prefix)),
]
