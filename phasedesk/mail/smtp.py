"""Hands mails to the mail server over connections that are kept and used again, and says what became of each one.

Sending is at least once: when the connection breaks after the message was given over but before the server's answer,
nobody can know whether it was taken. It is then sent again, with the same Message-ID, and the receiver drops the copy.
"""

import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from types import TracebackType
from typing import Literal, Self

from phasedesk.mail import headers
from phasedesk.mail.servers import SmtpServer

__all__ = ["Outcome", "Sender", "SmtpServer"]

# How long one mail may take in all: less than the lease of a notice, or a second worker would send it meanwhile.
SEND_WITHIN = 90.0
# A server may look through a mail before it answers, so the last answer may take longer than the others.
LAST_ANSWER_FACTOR = 3
GOODBYE_WITHIN = 2.0

_WORDS_LONGEST = 500
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
# Answers that speak of our own connection or sign-in whenever they come: never the recipient's fault.
_ABOUT_US = {421, 503, 530, 534, 535, 538}


@dataclass(frozen=True)
class Outcome:
    """What became of one mail to one address.

    ``sent``: the server took it. ``retry``: not now, or a setting is wrong; try the same mail again later.
    ``refused``: this mail will never reach this address. ``code`` is the server's number, or None if it gave none;
    ``words`` are for agents.
    """

    kind: Literal["sent", "retry", "refused"]
    code: int | None
    words: str

    @property
    def enhanced_code(self) -> str:
        """Give the finer code of RFC 3463, e.g. ``5.1.1`` for an unknown address; empty if there is none."""
        found = _ENHANCED.search(self.words) if self.code else None
        return found.group() if found else ""


class _Trouble(Exception):
    """Ends an attempt with an outcome."""

    def __init__(self, outcome: Outcome) -> None:
        """Keep the outcome."""
        super().__init__(outcome.words)
        self.outcome = outcome


class Sender:
    """Sends mails one after another; use it as a context manager, in one thread.

    ``sender`` is the envelope sender that bounces go to (empty: none wanted). A connection is used for
    ``per_connection`` mails and left when it was idle for ``idle_seconds``. When the server cannot be reached or will
    not let us in, further mails are answered ``retry`` for ``rest_seconds`` without knocking again, so that a queue of
    a thousand mails neither waits a thousand times nor locks the account. ``context`` replaces the system's list of
    trusted certificates.
    """

    def __init__(
        self,
        server: SmtpServer,
        *,
        sender: str = "",
        hello: str = "",
        context: ssl.SSLContext | None = None,
        per_connection: int = 50,
        idle_seconds: float = 30.0,
        rest_seconds: float = 15.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep the settings; the first mail opens the connection."""
        self.server = server
        self.sender = sender
        self._hello = hello or _own_name(sender)
        self._context = context
        self._per_connection = per_connection
        self._idle_seconds = idle_seconds
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._line: smtplib.SMTP | None = None
        self._used = 0
        self._last_used = 0.0
        self._deadline = 0.0
        self._resting: tuple[float, Outcome] | None = None

    def __enter__(self) -> Self:
        """Return the sender; nothing is opened yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

    def send(self, message: EmailMessage, to: str, *, sender: str | None = None) -> Outcome:
        """Give the message to the server for one address and tell the outcome; a network problem is one too.

        ``sender`` is the envelope sender of this mail alone. ``sent`` is only said after the server's last answer.
        """
        try:
            recipient = self._recipient(to)
            envelope_sender = self._envelope_sender(self.sender if sender is None else sender)
            self._deadline = self._clock() + SEND_WITHIN
            return self._hand_over(self._open_line(), message, envelope_sender, recipient)
        except _Trouble as trouble:
            return trouble.outcome
        except (OSError, smtplib.SMTPException) as trouble:
            self._drop()
            return self._lost(trouble)

    def close(self) -> None:
        """Say goodbye and close the connection, if there is one."""
        line, self._line = self._line, None
        if line is None:
            return
        try:
            if line.sock:
                line.sock.settimeout(GOODBYE_WITHIN)
            line.quit()
        except (OSError, smtplib.SMTPException):
            line.close()

    # One mail

    def _hand_over(self, line: smtplib.SMTP, message: EmailMessage, sender: str, recipient: str) -> Outcome:
        """Run the conversation for one mail: MAIL, RCPT, DATA."""
        content = _content(message)
        options = self._options(line, message, sender, recipient)
        self._used += 1
        self._last_used = self._clock()
        self._allow(self.server.timeout)
        self._expect_sender(*line.mail(sender, options))
        self._allow(self.server.timeout)
        self._expect_recipient(*line.rcpt(recipient))
        self._allow(LAST_ANSWER_FACTOR * self.server.timeout)
        try:
            code, reply = line.data(content)
        except smtplib.SMTPDataError as answer:
            code, reply = answer.smtp_code, _bytes(answer.smtp_error)
        self._last_used = self._clock()
        return self._answered(code, reply)

    def _options(self, line: smtplib.SMTP, message: EmailMessage, sender: str, recipient: str) -> tuple[str, ...]:
        """Ask for SMTPUTF8 only when an address needs it; many servers do not offer it."""
        if (sender + recipient).isascii() and not getattr(message.policy, "utf8", False):
            return ()
        if not line.has_extn("smtputf8"):
            words = f"{self.server.place} cannot carry an address with letters outside ASCII."
            raise _Trouble(Outcome("refused", None, words))
        return ("SMTPUTF8", "BODY=8BITMIME")

    def _recipient(self, to: str) -> str:
        """Validate the recipient; what is no address never will be one."""
        try:
            return headers.address(to).addr_spec
        except ValueError as wrong:
            raise _Trouble(Outcome("refused", None, str(wrong))) from None

    def _envelope_sender(self, sender: str) -> str:
        """Validate the sender; a wrong one is a setting's fault, so the mail waits."""
        try:
            return headers.address(sender).addr_spec if sender else ""
        except ValueError as wrong:
            raise _Trouble(Outcome("retry", None, f"The address mail is sent from is wrong: {wrong}")) from None

    def _expect_sender(self, code: int, reply: bytes) -> None:
        """End the attempt unless the server takes mail from our address."""
        if not 200 <= code < 300:
            outcome = self._answered(code, reply)
            words = f"{self.server.place} does not take mail from our address: {outcome.words}"
            raise _Trouble(Outcome("retry", outcome.code, words))

    def _expect_recipient(self, code: int, reply: bytes) -> None:
        """End the attempt unless the server takes mail for the recipient."""
        if not 200 <= code < 300:
            raise _Trouble(self._answered(code, reply))

    def _answered(self, code: int, reply: bytes) -> Outcome:
        """Read an answer about the recipient or the mail itself; after 421 the server is gone."""
        words = headers.clean(f"{code} {reply.decode('utf-8', 'replace')}", _WORDS_LONGEST)
        if 200 <= code < 300:
            return Outcome("sent", code, words)
        if 500 <= code < 600 and code not in _ABOUT_US:
            return Outcome("refused", code, words)
        if code == 421 or not 400 <= code < 600:
            self._drop()
        return Outcome("retry", code if code > 0 else None, words)

    # The connection

    def _open_line(self) -> smtplib.SMTP:
        """Give a connection that answers: the one we have, or a new one."""
        if self._line and (self._used >= self._per_connection or self._idle_for() > self._idle_seconds):
            self.close()
        if self._line and self._still_answers(self._line):
            return self._line
        if self._resting and self._clock() < self._resting[0]:
            raise _Trouble(self._resting[1])
        try:
            self._line = self._connect()
        except (OSError, smtplib.SMTPException) as trouble:
            self._drop()
            outcome = self._lost(trouble)
            self._resting = (self._clock() + self._rest_seconds, outcome)
            raise _Trouble(outcome) from trouble
        self._used, self._last_used = 0, self._clock()
        self._resting = None
        return self._line

    def _still_answers(self, line: smtplib.SMTP) -> bool:
        """Clear what the last mail left behind; a server that hung up meanwhile shows here, with no mail at risk."""
        try:
            self._allow(self.server.timeout)
            if line.rset()[0] == 250:
                return True
        except (OSError, smtplib.SMTPException):
            pass
        self._drop()
        return False

    def _connect(self) -> smtplib.SMTP:
        """Connect, encrypt and sign in, as the setting asks; it never goes on without the encryption asked for."""
        server = self.server
        if server.tls == "wrapped":
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, self._hello, timeout=server.timeout, context=self._trusted()
            )
        else:
            line = smtplib.SMTP(server.host, server.port, self._hello, timeout=server.timeout)
        self._line = line
        self._allow(server.timeout)
        line.ehlo_or_helo_if_needed()
        if server.tls == "start":
            line.starttls(context=self._trusted())
            line.ehlo_or_helo_if_needed()
        if server.user:
            self._allow(server.timeout)
            line.login(server.user, server.password)
        return line

    def _trusted(self) -> ssl.SSLContext:
        """Give the certificates we trust: the system's, unless told otherwise."""
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context

    def _idle_for(self) -> float:
        """Tell for how many seconds the connection has been idle."""
        return self._clock() - self._last_used

    def _allow(self, seconds: float) -> None:
        """Bound the wait for the next answer, by its own limit and by what is left for the whole mail."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise TimeoutError
        if self._line and self._line.sock:
            self._line.sock.settimeout(min(seconds, left))

    def _drop(self) -> None:
        """Close a connection that can no longer be trusted, without a word."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _lost(self, trouble: Exception) -> Outcome:
        """Put trouble with the connection into words; all of it can be tried again."""
        code = trouble.smtp_code if isinstance(trouble, smtplib.SMTPResponseException) else 0
        words = headers.clean(_in_words(trouble, self.server), _WORDS_LONGEST)
        return Outcome("retry", code if code > 0 else None, words)


def _own_name(sender: str) -> str:
    """Say who we are in the greeting; asking for this machine's full name may wait on a slow name server."""
    try:
        return headers.address(sender).domain
    except ValueError:
        return "localhost"


def _content(message: EmailMessage) -> bytes:
    """Write the message as bytes; one that cannot be written is refused, so that it holds up no other."""
    try:
        return message.as_bytes()
    except (ValueError, MessageError) as wrong:
        raise _Trouble(Outcome("refused", None, f"The mail could not be written: {wrong}")) from wrong


def _in_words(trouble: Exception, server: SmtpServer) -> str:
    """Say what went wrong with the connection, so that whoever keeps the settings knows where to look."""
    if isinstance(trouble, smtplib.SMTPAuthenticationError):
        return f"{server.place} did not accept the user name and password: {_answer(trouble)}"
    if isinstance(trouble, smtplib.SMTPResponseException):
        return f"{server.place} would not take mail now: {_answer(trouble)}"
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return f"The certificate of {server.place} is not trusted: {trouble.verify_message}"
    if isinstance(trouble, ssl.SSLError):
        return f"The encrypted connection to {server.place} failed: {trouble.reason or trouble}"
    # smtplib reports a wait that ran out as a lost connection; the cause tells them apart.
    if isinstance(trouble, TimeoutError) or isinstance(trouble.__context__, TimeoutError):
        return f"{server.place} did not answer in time."
    if isinstance(trouble, smtplib.SMTPServerDisconnected):
        return f"{server.place} closed the connection before it answered."
    if isinstance(trouble, socket.gaierror):
        return f"The mail server {server.host} could not be found."
    if isinstance(trouble, ConnectionRefusedError):
        return f"No mail server answers at {server.place}."
    return f"The connection to {server.place} failed: {trouble}"


def _answer(trouble: smtplib.SMTPResponseException) -> str:
    """Give the server's own words with their number."""
    return f"{trouble.smtp_code} {_bytes(trouble.smtp_error).decode('utf-8', 'replace')}"


def _bytes(words: bytes | str) -> bytes:
    """Give the server's words as bytes, whichever way the library keeps them."""
    return words if isinstance(words, bytes) else words.encode("utf-8", "replace")
