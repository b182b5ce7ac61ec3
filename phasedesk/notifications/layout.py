"""Lays the words of a mail out as text and as HTML. The words themselves are made in `wording`."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from phasedesk import mail

if TYPE_CHECKING:
    from phasedesk.notifications.wording import Contents

WIDTH = 72


def as_text(contents: Contents) -> str:
    """Give the plain text, wrapped at 72 characters; addresses stand on lines of their own and are never broken."""
    return _render("notice.txt", told=contents)


def as_html(contents: Contents) -> str:
    """Give the HTML."""
    return _render("notice.html", told=contents)


def to_unproven(**facts: Any) -> str:
    """Give the fixed text for an address that nobody has proven to be theirs."""
    return _render("unproven.txt", **facts)


def of_stranger(**facts: Any) -> str:
    """Give the text that acknowledges what was sent without signing in."""
    return _render("stranger.txt", **facts)


def wrap(text: str, indent: int = 0) -> str:
    """Wrap each line of a text by itself, so that lists and line breaks stay as they were written."""
    space = " " * indent
    lines = (
        textwrap.wrap(line, WIDTH - indent, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.splitlines()
    )
    return "\n".join(f"{space}{line}".rstrip() for some in lines for line in some)


def _render(name: str, **facts: Any) -> str:
    return _templates().get_template(f"notifications/{name}").render(**facts).strip() + "\n"


@cache
def _templates() -> jinja2.Environment:
    """Make the mails' own environment: they need no request, and the text ones must not be escaped."""
    folders = [Path(__file__).parent / "jinja2", Path(mail.__path__[0]) / "jinja2"]
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters["wrap"] = wrap
    return env
