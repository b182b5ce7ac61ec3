"""A real mail server on this machine for tests: keeps what it is given and can be told to misbehave."""

import asyncio
import socket
import ssl
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True)
class Received:
    """One mail as it arrived."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    message: EmailMessage = field(repr=False)

    @property
    def subject(self) -> str:
        """Give the decoded subject."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """Give the plain text with simple line ends."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """Give the HTML with simple line ends, or an empty string."""
        return self._part("html")

    def _part(self, subtype: str) -> str:
        part = self.message.get_body(preferencelist=(subtype,))
        return str(part.get_content()).replace("\r\n", "\n") if part else ""


class Mailroom:
    """A mail server on a free port of 127.0.0.1; use it as a context manager.

    It takes everything until told otherwise::

        with Mailroom() as room:
            room.answer("rcpt", "550 5.1.1 No such user")      # the next recipient only
            room.answer("data", "451 4.3.0 Later", times=2)    # the next two mails
            room.cut_after_data()                              # keeps the next mail, then hangs up without an answer
            room.hang("rcpt", seconds=2)                       # is silent that long before it answers the next one
            … send to room.url …
            [mail] = room.wait_for(1)
            assert mail.subject == "…"

    Stages are ``mail``, ``rcpt``, ``data`` and ``rset``. With ``login`` it asks for that user and password; with
    ``tls`` it offers STARTTLS, or TLS from the first byte when ``wrapped``.
    """

    def __init__(
        self, *, login: tuple[str, str] | None = None, tls: ssl.SSLContext | None = None, wrapped: bool = False
    ) -> None:
        """Prepare the server; entering starts it."""
        self.mails: list[Received] = []
        self.greetings: list[str] = []
        self.connections = 0
        self.port = _free_port()
        self._login, self._tls, self._wrapped = login, tls, wrapped
        self._planned: dict[str, deque[tuple[float, str | None]]] = {}
        self._cuts = 0
        self._lines: set[SMTP] = set()
        self._news = threading.Condition()
        self._controller: Controller | None = None

    def __enter__(self) -> Self:
        """Start the server."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()

    @property
    def url(self) -> str:
        """Give the address for PHASEDESK_SMTP_URL."""
        login = f"{self._login[0]}:{self._login[1]}@" if self._login else ""
        if self._wrapped:
            return f"smtps://{login}127.0.0.1:{self.port}"
        return f"smtp://{login}127.0.0.1:{self.port}?tls={'start' if self._tls else 'none'}"

    @property
    def wants_login(self) -> bool:
        """Tell whether one must sign in before sending."""
        return self._login is not None

    def start(self) -> None:
        """Listen on the port; after ``stop`` on the same one again."""
        before = self.connections
        self._controller = _Controller(self)
        self._controller.start()
        self.connections = before  # starting knocks once at its own door

    def stop(self) -> None:
        """Stop listening, and hang up on everyone."""
        controller, self._controller = self._controller, None
        if controller is not None:
            self.hang_up(controller)
            controller.stop()

    def hang_up(self, controller: Controller | None = None) -> None:
        """Cut every connection at once, as a server does that restarts."""
        controller = controller or self._controller
        assert controller is not None
        done = threading.Event()

        def cut() -> None:
            for line in list(self._lines):
                _abort(line)
            self._lines.clear()
            done.set()

        controller.loop.call_soon_threadsafe(cut)
        assert done.wait(5)

    def answer(self, stage: str, reply: str, *, times: int = 1) -> None:
        """Answer the next commands of a stage with this reply, e.g. ``"451 4.7.1 Later"``."""
        self._planned.setdefault(stage, deque()).extend([(0.0, reply)] * times)

    def hang(self, stage: str, *, seconds: float, times: int = 1) -> None:
        """Be silent for some seconds before the stage is answered as usual."""
        self._planned.setdefault(stage, deque()).extend([(seconds, None)] * times)

    def cut_after_data(self, *, times: int = 1) -> None:
        """Keep the next mails but cut the connection before the answer."""
        self._cuts += times

    def wait_for(self, count: int, timeout: float = 5.0) -> list[Received]:
        """Wait until that many mails have arrived and return them all; it fails the test when time runs out."""
        end = time.monotonic() + timeout
        with self._news:
            while len(self.mails) < count and (left := end - time.monotonic()) > 0:
                self._news.wait(left)
            arrived = list(self.mails)
        assert len(arrived) >= count, f"{len(arrived)} of {count} mails arrived within {timeout:g} s: {arrived}"
        return arrived

    # What the server asks

    async def planned(self, stage: str) -> str | None:
        """Give the reply planned for this stage, after the silence planned for it."""
        plan = self._planned.get(stage)
        if not plan:
            return None
        seconds, reply = plan.popleft()
        await asyncio.sleep(seconds)
        return reply

    def keep(self, envelope: Envelope) -> None:
        """Keep a mail that arrived."""
        raw = envelope.original_content or b""
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sender = (envelope.mail_from or "").removeprefix("<>")
        with self._news:
            self.mails.append(Received(sender, tuple(envelope.rcpt_tos), raw, message))
            self._news.notify_all()

    def take_cut(self) -> bool:
        """Tell, once per planned cut, whether to hang up now."""
        self._cuts -= 1 if (now := self._cuts > 0) else 0
        return now

    def opened(self, line: SMTP) -> None:
        """Count a connection."""
        self.connections += 1
        self._lines.add(line)


class _Line(SMTP):
    """One connection."""

    def __init__(self, room: Mailroom, *args: Any, **kwargs: Any) -> None:
        self._room = room
        super().__init__(*args, **kwargs)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.transport is None:  # STARTTLS calls this a second time
            self._room.opened(self)
        super().connection_made(transport)


class _Desk:
    """Answers the commands as the mailroom has planned."""

    def __init__(self, room: Mailroom) -> None:
        self._room = room

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self._room.greetings.append(hostname)
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._room.wants_login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        if reply := await self._room.planned("mail"):
            return reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := await self._room.planned("rcpt"):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return await self._room.planned("rset") or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if reply := await self._room.planned("data"):
            return reply
        self._room.keep(envelope)
        if self._room.take_cut():
            _abort(server)
        return "250 2.0.0 Taken"


class _Controller(Controller):
    """Runs the server in a thread of its own."""

    def __init__(self, room: Mailroom) -> None:
        self._room = room
        wrapped = room._tls if room._wrapped else None
        super().__init__(_Desk(room), hostname="127.0.0.1", port=room.port, ssl_context=wrapped)

    def factory(self) -> SMTP:
        room = self._room
        options: dict[str, Any] = {"enable_SMTPUTF8": True, "hostname": "mailroom.example", "loop": self.loop}
        if room._tls and not room._wrapped:
            options |= {"tls_context": room._tls, "require_starttls": True}
        if room._login:
            options |= {"authenticator": self._authenticate, "auth_require_tls": False}
        return _Line(room, self.handler, **options)

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == self._room._login, handled=False)


def _abort(line: SMTP) -> None:
    """Cut a connection without a goodbye."""
    transport = line.transport
    if isinstance(transport, asyncio.Transport):
        transport.abort()


def _free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
