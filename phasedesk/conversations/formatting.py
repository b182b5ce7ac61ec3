"""What people write, as HTML that can do nothing but be read (guide S17).

Markdown is read with its HTML switched off, and what comes out is cleaned again against an explicit list, so that two
independent things would have to fail at once. Text that is too long or too deeply nested is shown as it was written:
nothing that a person wrote is ever dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import nh3
from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.token import Token

MAX_LENGTH = 20_000  # characters that are formatted: the worst input of that length takes well under a second
MAX_NESTING = 20
MAX_CELLS = 10_000  # of tables, for a row of one sign is filled up to as many cells as the heading has
MAX_BRACKETS = 2_000  # each opening one may have the reader look through the rest of the text
_LOOK_INTO = 100  # how deep the reader goes before it stops; deeper than MAX_NESTING, so that passing it is noticed

TAGS = frozenset(
    {"a", "blockquote", "br", "code", "em", "h4", "hr", "li", "ol", "p", "pre", "s", "strong", "ul"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto"})
WHOLE = ("http://", "https://", "mailto:")
LINK_REL = "noopener noreferrer nofollow ugc"
UNDER_HEADING = frozenset("|:- \t>*+.)0123456789")  # what the line under a table's heading may be made of
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
MARKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)|[*`~]{1,3}(?=\S)|(?<=\S)[*`~]{1,3}|(?<!\w)_|_(?!\w)")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True, "maxNesting": _LOOK_INTO})
    reader.enable(["linkify", "strikethrough", "table"]).disable("image")
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})
    reader.linkify.add("ftp:", None)
    reader.linkify.add("//", None)
    reader.validateLink = _leads_outside  # type: ignore[method-assign, assignment]
    return reader


def _leads_outside(address: str) -> bool:
    """Accept only whole addresses: a relative one would lead into the desk and could look like a part of it."""
    return address.lower().startswith(WHOLE)


_READER = _reader()


def to_html(text: str) -> str:
    """Give the text as clean HTML: paragraphs, lists, quotes, code, tables, links; every heading is an h4."""
    text = tidy(text)
    if len(text) > MAX_LENGTH or text.count("[") > MAX_BRACKETS or _most_cells(text) > MAX_CELLS:
        return _as_written(text)
    tokens = _READER.parse(text)
    if any(token.level > MAX_NESTING for token in tokens):
        return _as_written(text)
    _demote_headings(tokens)
    return clean(_READER.renderer.render(tokens, _READER.options, {}))


def clean(html: str) -> str:
    """Leave of some HTML only what is on the list; the text of what is taken out stays, scripts do not."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_relative="deny",
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
        strip_comments=True,
        generic_attribute_prefixes=set(),
    ).strip()


def tidy(text: str) -> str:
    """Take out what nobody can see and what turns the direction of reading; line ends become one kind."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def excerpt(text: str, length: int = 160) -> str:
    """Give the beginning of a text in one line, without its Markdown signs, at most `length` characters."""
    line = " ".join(MARKS.sub("", tidy(text[: length * 20])).split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole, _, _ = cut.rpartition(" ")
    return f"{(whole if len(whole) > length // 2 else cut).rstrip(' ,;:.–-')}…"


def _most_cells(text: str) -> int:
    """Count how many cells the text's tables have at most: as many columns as the widest, in every line."""
    lines = text.split("\n")
    widest = max((line.count("|") + 1 for line in lines if "-" in line and UNDER_HEADING.issuperset(line)), default=0)
    return widest * len(lines)


def _demote_headings(tokens: Sequence[Token]) -> None:
    """Make every heading an h4: a message stands under a heading of the page, and its own may not rise above it."""
    for token in tokens:
        if token.tag in HEADINGS:
            token.tag = "h4"


def _as_written(text: str) -> str:
    paragraphs = re.split(r"\n{2,}", text)
    return clean("".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs))
