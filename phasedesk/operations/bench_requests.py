"""What is asked of the desk while it is measured: five things people do, and two pages that do nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, repeat
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from phasedesk.accounts.models import Person
from phasedesk.operations.bench_fill import TEXT, Scene

FORM = "application/x-www-form-urlencoded"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Request:
    """One request, ready to be sent."""

    path: str
    body: bytes = b""
    cookie: str = ""

    @property
    def method(self) -> str:
        """POST where there is something to post."""
        return "POST" if self.body else "GET"

    def headers(self) -> dict[str, str]:
        """What a browser would send along, as far as it matters here."""
        always = {"Accept": "text/html", "Accept-Encoding": "identity", "User-Agent": "phasedesk-bench"}
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        kind = {"Content-Type": FORM} if self.body else {}
        return {**always, **cookie, **kind}

    def environ(self) -> dict[str, Any]:
        """The same for a WSGI application called in this process."""
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in self.headers().items()}
        return {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": "",
            "CONTENT_TYPE": headers.pop("HTTP_CONTENT_TYPE", ""),
            "CONTENT_LENGTH": str(len(self.body)),
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": str(settings.PHASEDESK_PORT),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": f"127.0.0.1:{settings.PHASEDESK_PORT}",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **headers,
        }


@dataclass(frozen=True)
class Scenario:
    """One thing people do, again and again. `goal` is in CPU milliseconds; `most` is how often it can be done."""

    key: str
    name: str
    status: int
    requests: Iterator[Request]
    goal: float | None = None
    most: int | None = None


class Browser:
    """Somebody's cookies, and the hidden token of their forms."""

    def __init__(self, person: Person | None, form: str) -> None:
        """Sign in, if it is a person, and open the page `form`."""
        client = Client(headers={"host": f"127.0.0.1:{settings.PHASEDESK_PORT}"})
        if person:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        page = client.get(form)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
        if found is None:
            raise ValueError(f"{form} answered {page.status_code} and holds no form")
        self.hidden = found[1]
        self.cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    def get(self, path: str) -> Request:
        """Look at a page."""
        return Request(path, cookie=self.cookie)

    def post(self, path: str, **fields: str) -> Request:
        """Send a form."""
        return Request(path, urlencode({"csrfmiddlewaretoken": self.hidden, **fields}).encode(), self.cookie)


def scenarios(scene: Scene) -> list[Scenario]:
    """All of them, the doing of nothing first."""
    ticket = scene.ticket
    agent = Browser(scene.agent, f"/desk/tickets/{ticket.number}/")
    requester, visitor = Browser(scene.requester, "/"), Browser(None, "/")
    page = f"/desk/tickets/{ticket.number}/"
    return [
        Scenario("nothing", "A page that does nothing", 200, repeat(Request("/bench/nothing/"))),
        Scenario("somebody", "The same, signed in", 200, repeat(agent.get("/bench/somebody/"))),
        Scenario("submit", "Submit by web form", 303, _submits(requester), 2.0),
        Scenario("submit_unknown", "Submit by web form, not signed in", 303, _submits(visitor, is_known=False), 2.0),
        Scenario(
            "queue", "Queue “First look”, first page of 50", 200, repeat(agent.get("/desk/queues/first-look/")), 4.8
        ),
        Scenario(
            "queue_all", "Queue “All unfinished”, first page of 50", 200, repeat(agent.get("/desk/queues/all/")), 4.8
        ),
        Scenario("ticket", "Ticket page with 10 messages", 200, repeat(agent.get(page)), 4.9),
        Scenario("tracker", "Tracker page with 10 messages", 200, repeat(Request(f"/t/{ticket.token}/")), 2.0),
        Scenario("move", "Reply and phase change", 303, _moves(agent, scene), 3.5, most=len(scene.first_look)),
    ]


def _submits(browser: Browser, *, is_known: bool = True) -> Iterator[Request]:
    """New tickets, each from a form of its own; unknown senders come from all over the world, one address each."""
    for number in count():
        who = {} if is_known else {"name": "Nia Okoro", "email": f"nia{number}@elsewhere.example"}
        yield browser.post(
            "/",
            kind="bug",
            subject=f"The exported file does not match the page, for the {number}th time",
            text=TEXT,
            severity="work_hindered",
            key=f"bench-{is_known:d}-{number}",
            **who,
        )


def _moves(browser: Browser, scene: Scene) -> Iterator[Request]:
    """Each ticket that nobody has looked at is taken up once, with words for its requester."""
    for number, version in scene.first_look:
        note = f"We look at your file first. {TEXT}"
        yield browser.post(f"/desk/tickets/{number}/phase", to="review", note=note, version=str(version))
