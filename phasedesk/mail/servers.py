"""The mail server that takes our mail, as one setting names it."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

Tls = Literal["none", "start", "wrapped"]

DEFAULT_TIMEOUT = 20.0
LONGEST_TIMEOUT = 300.0

_EXAMPLE = "for example smtp://user:password@mail.example:587?tls=start"


@dataclass(frozen=True)
class SmtpServer:
    """Where mail is handed over. ``tls`` is ``start`` (STARTTLS), ``wrapped`` (TLS from the first byte) or ``none``.

    ``timeout`` is how many seconds one answer of the server may take.
    """

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: Tls = "none"
    timeout: float = DEFAULT_TIMEOUT

    @classmethod
    def from_url(cls, url: str) -> "SmtpServer":
        """Read ``smtp[s]://[user:password@]host[:port][?tls=start|none&timeout=20]``.

        User name and password are percent-encoded. ``smtps`` is TLS from the first byte, port 465. For ``smtp``, a user
        name means STARTTLS on port 587 unless the address says otherwise, so that a password never travels in the clear
        by accident; without one it is port 25 without TLS. Raises ``ValueError`` with a sentence that never repeats
        the password.
        """
        parts = _split(url)
        user, password = _credentials(parts)
        options = _options(parts.query)
        tls = _tls(parts.scheme, options.get("tls"), bool(user))
        return cls(
            host=parts.hostname or "",
            port=parts.port or (465 if tls == "wrapped" else 587 if user else 25),
            user=user,
            password=password,
            tls=tls,
            timeout=_timeout(options.get("timeout")),
        )

    @property
    def place(self) -> str:
        """Name the server in a sentence, e.g. ``mail.example:587``."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def __repr__(self) -> str:
        """Show the server with its password masked, for logs and traces."""
        user = f"{self.user}:***@" if self.user else ""
        scheme = "smtps" if self.tls == "wrapped" else "smtp"
        return f"SmtpServer({scheme}://{user}{self.place}?tls={self.tls}&timeout={self.timeout:g})"


def _split(url: str) -> SplitResult:
    """Split the address and check its outer parts."""
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in ("smtp", "smtps") and parts.port != 0 and _is_host(parts.hostname or "")
        if known and not parts.path.strip("/") and not parts.fragment:
            return parts
    except ValueError:
        # The standard library's own words may repeat a part of the password.
        pass
    raise ValueError(
        f"This is not the address of a mail server. It has the form smtp://host:port, {_EXAMPLE}; "
        "signs such as @ : / # ? % in the user name or password are percent-encoded."
    ) from None


def _is_host(host: str) -> bool:
    """Tell whether a host name is one the network can look up."""
    labels = host.removesuffix(".").split(".")
    return host.isascii() and host.isprintable() and len(host) <= 253 and all(0 < len(label) <= 63 for label in labels)


def _credentials(parts: SplitResult) -> tuple[str, str]:
    """Decode user name and password: both, or none."""
    try:
        user, password = (unquote(part or "", errors="strict") for part in (parts.username, parts.password))
    except UnicodeDecodeError:
        raise ValueError("The mail server's user name or password is not percent-encoded UTF-8.") from None
    if bool(user) != bool(password):
        raise ValueError("The mail server's address needs both a user name and a password, or neither.")
    if not (user + password).isascii():
        raise ValueError("The mail server's user name and password may hold ASCII characters only.")
    return user, password


def _options(query: str) -> dict[str, str]:
    """Read what follows the question mark; a name we do not know is a mistake to be told of."""
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := sorted(set(options) - {"tls", "timeout"}):
        raise ValueError(f"The mail server's address knows tls and timeout as options, not “{unknown[0][:40]}”.")
    return options


def _tls(scheme: str, wish: str | None, has_user: bool) -> Tls:
    """Decide how the connection is encrypted."""
    if scheme == "smtps":
        if wish is not None:
            raise ValueError("With smtps:// the whole connection is encrypted; leave the tls option out.")
        return "wrapped"
    if wish is None:
        return "start" if has_user else "none"
    if wish == "start":
        return "start"
    if wish == "none":
        return "none"
    raise ValueError("The tls option of the mail server's address is either start or none.")


def _timeout(wish: str | None) -> float:
    """Read how many seconds one answer may take."""
    try:
        seconds = DEFAULT_TIMEOUT if wish is None else float(wish)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise ValueError(f"The timeout of the mail server's address is a number of seconds up to {LONGEST_TIMEOUT:g}.")
    return seconds
