"""Small bridges between the text and the HTML of a mail. Cleaning foreign HTML is not done here."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.utils.safestring import SafeString, mark_safe

PARAGRAPH_STYLE = "margin:0 0 12px"
LINK_STYLE = "color:#0b5d6b"

# No nested repeats: the time this takes grows with the length of the text only.
_LINK = re.compile("https?://[^\\s<>\"'`\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+", re.IGNORECASE)
_TRAILING = ".,;:!?…"
_CLOSING = {")": "(", "]": "[", "}": "{"}

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_UNREAD = {"script", "style", "head", "title", "template"}
_LINES = {"br", "div", "tr", "li", "dt", "dd", "hr"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "section"}


def text_to_html(text: str) -> SafeString:
    """Turn plain text into escaped HTML: paragraphs, line breaks, and links for http and https only.

    The result is marked safe for templates, for every character of the text has been escaped.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    paragraphs = [paragraph for paragraph in _PARAGRAPHS.split(lines) if paragraph.strip()]
    safe = "\n".join(f'<p style="{PARAGRAPH_STYLE}">{_inline(one)}</p>' for one in paragraphs)
    return mark_safe(safe)  # noqa: S308, every piece went through html.escape


def html_to_text(source: str) -> str:
    """Give the words of our own HTML as plain text; a link's address follows its words in brackets."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _inline(text: str) -> str:
    """Escape one paragraph and make its web addresses links."""
    return "".join(_pieces(text)).replace("\n", "<br>\n")


def _pieces(text: str) -> Iterator[str]:
    """Yield the escaped pieces between and at the links."""
    done = 0
    for found in _LINK.finditer(text):
        url = _without_trailing(found.group())
        if url.endswith("://"):
            continue
        yield _escaped(text[done : found.start()])
        yield f'<a href="{html.escape(url)}" style="{LINK_STYLE}">{html.escape(url)}</a>'
        done = found.start() + len(url)
    yield _escaped(text[done:])


def _escaped(text: str) -> str:
    """Escape text and keep its indents, which HTML would swallow."""
    return html.escape(text).replace("\t", "    ").replace("  ", "&nbsp; ")


def _without_trailing(url: str) -> str:
    """Leave off what belongs to the sentence: a full stop, or a bracket that was opened before the link."""
    counts = {sign: url.count(sign) for pair in _CLOSING.items() for sign in pair}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in _CLOSING and counts[last] > counts[_CLOSING[last]]:
            counts[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]


class _Reader(HTMLParser):
    """Collects the words of an HTML text."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unread = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new line for a block and remember where a link begins."""
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.pieces)))
        self._break(tag)
        if tag == "li":
            self.pieces.append("- ")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        elif tag in _BLOCKS:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        """Keep words; line breaks of the source are only blanks."""
        if not self._unread:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        """End the line at a block, with an empty line around paragraphs."""
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")

    def _end_link(self, href: str, begin: int) -> None:
        """Write a link's address after its words, unless the words are the address."""
        words = "".join(self.pieces[begin:]).strip()
        if href.startswith(("http://", "https://")) and words != href:
            self.pieces.append(f" ({href})")
