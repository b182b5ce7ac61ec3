"""The stylesheet is one answer, kept for a year under a name of its own."""

import gzip
import re

import pytest
from django.test import Client

from phasedesk.web import bundle


def test_the_stylesheet_holds_every_file_with_the_order_of_layers_first(visitor: Client) -> None:
    answer = visitor.get(bundle.address())
    text = answer.content.decode()
    assert text.index("@layer reset, tokens, base, layout, components, utilities;") < text.index("@layer tokens {")
    assert all(path.read_text() in text for path in bundle.FOLDER.glob("*.css"))
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_it_comes_packed_to_who_can_unpack_it(visitor: Client) -> None:
    answer = visitor.get(bundle.address(), HTTP_ACCEPT_ENCODING="gzip, br")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == bundle.sheet().plain


def test_a_page_from_before_an_update_gets_the_present_one(visitor: Client) -> None:
    answer = visitor.get("/style/0123456789abcdef.css")
    assert (answer.status_code, answer.headers["Location"]) == (302, bundle.address())
    assert answer.headers["Cache-Control"] == "no-cache"


def test_no_colour_stands_outside_the_tokens() -> None:
    loose = [
        path.name
        for path in bundle.FOLDER.glob("*.css")
        if path.name != "tokens.css" and any(f": #{digit}" in path.read_text() for digit in "0123456789abcdef")
    ]
    assert loose == []


TEXTS = [
    (text, ground)
    for text in ("ink", "ink-2", "ink-3", "accent", "bug", "warn")
    for ground in ("paper", "surface", "sunken")
]
TEXTS += [(name, f"{name}-wash") for name in ("accent", "bug", "feature", "question", "warn", "note")]
TEXTS += [("ink", f"{name}-wash") for name in ("accent", "bug", "question", "warn", "note")]
TEXTS += [("ink-2", "accent-wash"), ("ink-2", "note-wash"), ("accent", "warn-wash"), ("accent-ink", "accent")]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: int) -> None:
    colours = _tokens(scheme)
    faint = [pair for pair in TEXTS if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert faint == []
    outlines = [ground for ground in ("paper", "surface") if _contrast(colours["edge"], colours[ground]) < 3]
    assert outlines == []


def _tokens(scheme: int) -> dict[str, str]:
    text = (bundle.FOLDER / "tokens.css").read_text()
    return {name: pair[scheme] for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", text)}


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1.4.3."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
