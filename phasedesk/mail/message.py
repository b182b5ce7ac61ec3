"""Builds one outgoing mail from plain values; what a person wrote can never become a header."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from phasedesk.mail import headers, message_ids

log = logging.getLogger(__name__)

FALLBACK_SUBJECT = "An update for you"

# A long thread names its first mail and its latest ones; some servers refuse very long header fields.
REFERENCES_KEPT = 20

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,75}")
_WEB_ADDRESS = re.compile(r"https?://[!-;=?-~]{1,900}")
_BODY_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class MailCannotBeBuilt(Exception):
    """Raised when a mail can never be sent as it is; ``reason`` is a sentence for agents."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class OutgoingMail:
    """One mail to one person, as plain values.

    ``message_id`` is made when the notice is written and stays the same at every attempt. ``reply_to``,
    ``in_reply_to``, ``unsubscribe_url`` and ``html`` are left out of the mail when empty. ``extra_headers`` are
    pairs of name and text.
    """

    message_id: str
    to_address: str
    from_address: str
    subject: str
    text: str
    html: str = ""
    to_name: str = ""
    from_name: str = ""
    reply_to: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    unsubscribe_url: str = ""
    extra_headers: tuple[tuple[str, str], ...] = ()


class _Wire(EmailPolicy):
    """The standard SMTP policy, except that values we folded ourselves are kept to the letter."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep a ``Folded`` value; anything else is parsed and checked by the standard library."""
        if isinstance(value, headers.Folded):
            return name, value
        return super().header_store_parse(name, value)


_WIRE = _Wire(linesep="\r\n", refold_source="none")
_WIRE_UTF8 = _WIRE.clone(utf8=True)


def build(mail: OutgoingMail, *, at: datetime | None = None) -> EmailMessage:
    """Build the message, dated ``at`` (aware; now when left out), ready for ``smtp.Sender``.

    Raises ``MailCannotBeBuilt`` for a bad address, Message-ID, unsubscribe address or extra header. A subject that
    cannot be written is replaced by ``FALLBACK_SUBJECT``. Ids of other people's mail that are not well formed are left
    out: they only help threading.
    """
    to, sender = _address(mail.to_address), _address(mail.from_address)
    reply_to = _address(mail.reply_to) if mail.reply_to else None
    unusual = any(headers.needs_utf8(one) for one in (to, sender, reply_to) if one)
    message = EmailMessage(policy=_WIRE_UTF8 if unusual else _WIRE)
    for name, value in _fields(mail, to, sender, reply_to, at or datetime.now(UTC)):
        message[name] = value
    _add_extra(message, mail.extra_headers)
    _add_bodies(message, mail)
    return message


def _fields(
    mail: OutgoingMail, to: Address, sender: Address, reply_to: Address | None, at: datetime
) -> Iterator[tuple[str, headers.Folded]]:
    """Yield our own header fields in the order a reader expects them."""
    yield "From", headers.mailbox("From", mail.from_name, sender)
    yield "To", headers.mailbox("To", mail.to_name, to)
    if reply_to:
        yield "Reply-To", headers.mailbox("Reply-To", mail.from_name, reply_to)
    yield "Subject", _subject(mail.subject)
    yield "Date", headers.Folded(format_datetime(at))
    yield "Message-ID", _message_id(mail.message_id)
    yield from _thread(mail)
    # S15: says to other programs "do not answer", so that two of them never talk to each other for ever.
    yield "Auto-Submitted", headers.Folded("auto-generated")
    yield "X-Auto-Response-Suppress", headers.Folded("All")
    yield from _unsubscribing(mail.unsubscribe_url)


def _address(text: str) -> Address:
    """Validate an address, or raise ``MailCannotBeBuilt``."""
    try:
        return headers.address(text)
    except ValueError as wrong:
        raise MailCannotBeBuilt(str(wrong)) from None


def _subject(subject: str) -> headers.Folded:
    """Encode the subject, or fall back to a fixed one: a strange subject must not keep the mail back."""
    try:
        if headers.clean(subject):
            return headers.encoded("Subject", subject)
    except (ValueError, LookupError) as wrong:
        log.warning("A subject could not be written, a fixed one was used: %s", wrong)
    return headers.Folded(FALLBACK_SUBJECT)


def _message_id(message_id: str) -> headers.Folded:
    """Accept our own Message-ID only if it is well formed."""
    if not message_ids.is_well_formed(message_id):
        raise MailCannotBeBuilt("The mail has no usable Message-ID.")
    return headers.Folded(message_id)


def _thread(mail: OutgoingMail) -> Iterator[tuple[str, headers.Folded]]:
    """Yield what puts the mail into its thread (RFC 5322 §3.6.4)."""
    if message_ids.is_well_formed(mail.in_reply_to):
        yield "In-Reply-To", headers.Folded(mail.in_reply_to)
    known = list(dict.fromkeys(one for one in mail.references if message_ids.is_well_formed(one)))
    if len(known) > REFERENCES_KEPT:
        known = [known[0], *known[1 - REFERENCES_KEPT :]]
    if known:
        yield "References", headers.Folded("\n ".join(known))


def _unsubscribing(url: str) -> Iterator[tuple[str, headers.Folded]]:
    """Yield the one-click pair of RFC 8058, or nothing without an address."""
    if not url:
        return
    if not _WEB_ADDRESS.fullmatch(url):
        raise MailCannotBeBuilt("The address for unsubscribing is not a web address.")
    yield "List-Unsubscribe", headers.Folded(f"<{url}>")
    yield "List-Unsubscribe-Post", headers.Folded("List-Unsubscribe=One-Click")


def _add_extra(message: EmailMessage, pairs: tuple[tuple[str, str], ...]) -> None:
    """Add further headers; they can neither repeat nor replace ours, nor touch the MIME ones."""
    for name, value in pairs:
        if not _FIELD_NAME.fullmatch(name) or name in message or name.lower().startswith(("content-", "mime-")):
            raise MailCannotBeBuilt(f"“{headers.clean(name, 80)}” cannot be set as a header.")
        message[name] = headers.encoded(name, value)


def _add_bodies(message: EmailMessage, mail: OutgoingMail) -> None:
    """Add the text, and the HTML as its alternative; quoted-printable passes every server unharmed."""
    message.set_content(_body(mail.text), subtype="plain", charset="utf-8", cte="quoted-printable")
    if mail.html:
        message.add_alternative(_body(mail.html), subtype="html", charset="utf-8", cte="quoted-printable")


def _body(text: str) -> str:
    """Drop what no mail may carry and end every line the same way."""
    return _BODY_UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
