"""Values for mail headers: cleaned, validated and folded, so that nothing a person typed can become a header.

The stock header objects of the standard library read what they are given as if it came from the wire: a subject
that merely *looks* like an encoded word is decoded, and long quoted names lose their quotes when folded. What people
typed is text, not wire format, so it is encoded here with ``email.header.Header`` and passed on as ``Folded``.
"""

import re
from email.header import Header
from email.headerregistry import Address
from email.utils import quote

from django.utils.encoding import punycode

LONGEST = 255
LINE = 75

_ADDRESS_LONGEST = 254
_LOCAL_LONGEST = 64

# C0, DEL and C1 controls, line and paragraph separators, surrogates, and the marks that turn the reading direction.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNFOLDED_BREAK = re.compile(r"\r|\n(?![ \t])")
# What may stand between the dots of a local part: RFC 5322's atom, and any letter outside ASCII (RFC 6531).
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\U0010ffff-]+")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*")


class Folded(str):
    """A header value ready for the wire: every line break in it is followed by a blank.

    Making one from anything else raises ``ValueError``, which is what makes header injection impossible.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> "Folded":
        """Check the value and keep it as it is."""
        if _UNFOLDED_BREAK.search(value):
            raise ValueError("A header value may not hold a line break.")
        return super().__new__(cls, value)


def clean(value: str, longest: int = LONGEST) -> str:
    """Turn any text into one calm line: no controls, no direction marks, single spaces, at most 255 characters.

    Longer text ends with an ellipsis. Cleaning twice changes nothing.
    """
    line = " ".join(_UNFIT.sub(" ", value).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def encoded(name: str, value: str) -> Folded:
    """Write text as the value of the header called ``name``: as it is, or as encoded words (RFC 2047)."""
    text = clean(value)
    # A very long word cannot be folded as it is, but can be as encoded words.
    fits = max(map(len, text.split()), default=0) <= LINE - len(name) - len(": ")
    charset = "us-ascii" if fits and _is_plain(text) else "utf-8"
    return Folded(Header(text, charset, maxlinelen=LINE, header_name=name).encode())


def address(text: str) -> Address:
    """Read one bare address, e.g. ``cleo@brightwater.example``, and return it without a name.

    A domain outside ASCII is written in its IDNA form. Raises ``ValueError`` with a sentence for anything that is not
    exactly one address; quoted local parts and domain literals are not accepted.
    """
    local, at, domain = text.strip().rpartition("@")
    if not at or len(text) > _ADDRESS_LONGEST or not _is_local_part(local):
        raise ValueError(f"“{clean(text, 80)}” is not an e-mail address.")
    return Address(username=local, domain=_ascii_domain(domain, text))


def mailbox(field: str, name: str, spec: Address) -> Folded:
    """Write ``name <address>`` as the value of the header called ``field``; the name is quoted or encoded."""
    name = clean(name)
    if not name:
        return Folded(spec.addr_spec)
    phrase = f'"{quote(name)}"' if _is_plain(name) else encoded(field, name)
    last_line = phrase.rpartition("\n")[2]
    # Folded before the address where one line would get long; a quoted name itself is never broken.
    gap = " " if len(field) + len(last_line) + len(spec.addr_spec) <= LINE - 5 else "\n "
    return Folded(f"{phrase}{gap}<{spec.addr_spec}>")


def needs_utf8(spec: Address) -> bool:
    """Tell whether an address can only travel where the server offers SMTPUTF8 (RFC 6531)."""
    return not spec.addr_spec.isascii()


def _is_plain(text: str) -> bool:
    """Tell whether readers take the text literally: ASCII, and nothing that looks like an encoded word."""
    return text.isascii() and "=?" not in text


def _is_local_part(local: str) -> bool:
    """Tell whether the part before the @ is usable: no blanks, controls, quotes or brackets."""
    if not local.isprintable() or len(local.encode("utf-8", "replace")) > _LOCAL_LONGEST:
        return False
    return all(_ATOM.fullmatch(atom) for atom in local.split("."))


def _ascii_domain(domain: str, text: str) -> str:
    """Write a domain as DNS knows it, or raise ``ValueError``."""
    try:
        ascii_domain = punycode(domain)
    except UnicodeError:
        ascii_domain = ""
    if len(ascii_domain) > _ADDRESS_LONGEST or not _DOMAIN.fullmatch(ascii_domain):
        raise ValueError(f"“{clean(text, 80)}” has no usable domain.")
    return ascii_domain
