"""Message-IDs of our own mail: made once, before the first attempt to send, and never again."""

import re
import secrets

RANDOM_BYTES = 16

# One id as RFC 5322 writes it, kept narrow: printable ASCII, no blanks and no brackets inside.
_ONE_ID = re.compile(r"<[!-;=?-~]+>")
_LONGEST = 250


def new(domain: str) -> str:
    """Make a Message-ID with 128 random bits at the given domain, e.g. ``<4f…c2@desk.example>``.

    The random part is what lets a reply find its thread, so nobody may be able to guess it.
    """
    return f"<{secrets.token_hex(RANDOM_BYTES)}@{domain}>"


def is_well_formed(message_id: str) -> bool:
    """Tell whether a string is exactly one Message-ID that may stand in a header (RFC 5322 §3.6.4)."""
    return len(message_id) <= _LONGEST and _ONE_ID.fullmatch(message_id) is not None and message_id.count("@") == 1
