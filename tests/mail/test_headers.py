"""Whatever a person typed, a header stays one header, and says what was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phasedesk.mail import headers

anything = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Export to CSV loses accents", "Export to CSV loses accents"),
        ("  two   blanks\tand a tab ", "two blanks and a tab"),
        ("Hello\r\nBcc: dov@elsewhere.example", "Hello Bcc: dov@elsewhere.example"),
        ("a\u2028b\u2029c\x85d\x00e", "a b c d e"),
        ("gpj.\u202efdp", "gpj. fdp"),
        ("\u2066x\u2069\u200f\u061c", "x"),
        ("half \ud83d of a pair", "half of a pair"),
        ("\u00e9t\u00e9 \U0001f31e", "\u00e9t\u00e9 \U0001f31e"),
        ("", ""),
    ],
)
def test_text_becomes_one_calm_line(typed, line):
    assert headers.clean(typed) == line


def test_a_long_line_ends_with_an_ellipsis():
    assert headers.clean("x" * 255) == "x" * 255
    assert headers.clean("x" * 256) == "x" * 254 + "…"


@given(anything)
def test_a_clean_line_holds_nothing_unfit(text):
    line = headers.clean(text)
    assert len(line) <= headers.LONGEST
    assert headers.clean(line) == line
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(line) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("value", ["a\nBcc: x@y.example", "a\r\n b", "a\r", "a\n", "a\n\n b"])
def test_a_line_break_cannot_pass_as_folded(value):
    with pytest.raises(ValueError, match="line break"):
        headers.Folded(value)


@pytest.mark.parametrize(
    ("typed", "spec"),
    [
        ("cleo@brightwater.example", "cleo@brightwater.example"),
        (" cleo+desk@Brightwater.example ", "cleo+desk@Brightwater.example"),
        ("root@localhost", "root@localhost"),
        ("o'neil_1@a-b.example", "o'neil_1@a-b.example"),
        ("cleo@bücher.example", "cleo@xn--bcher-kva.example"),
        ("jörg@brightwater.example", "jörg@brightwater.example"),
    ],
)
def test_an_address_is_read(typed, spec):
    assert headers.address(typed).addr_spec == spec


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "cleo",
        "@brightwater.example",
        "cleo@",
        "cleo@-x.example",
        "cleo@x..example",
        "cleo@x.example.",
        "cleo@[127.0.0.1]",
        "Cleo <cleo@brightwater.example>",
        "cleo@a.example, dov@b.example",
        "cleo@a@b.example",
        "two..dots@carrier.example",
        ".cleo@b.example",
        '"cleo b"@brightwater.example',
        "cleo smith@brightwater.example",
        "cleo@bright water.example",
        "cleo\r\nBcc:dov@b.example",
        "cleo\n@b.example",
        "cleo@b.example\nBcc: dov@b.example",
        "cl\u202eeo@b.example",
        "cl\ud800eo@b.example",
        "cleo@b_c.example",
        "x" * 65 + "@b.example",
        "cleo@" + "b" * 64 + ".example",
        "cleo@" + "b." * 130 + "example",
    ],
)
def test_what_is_no_address_is_told(typed):
    with pytest.raises(ValueError, match=r"^“"):
        headers.address(typed)


def test_only_letters_before_the_at_need_smtputf8():
    assert not headers.needs_utf8(headers.address("cleo@bücher.example"))
    assert headers.needs_utf8(headers.address("jörg@brightwater.example"))


def test_a_name_is_quoted():
    cleo = headers.address("cleo@b.example")
    assert headers.mailbox("To", 'Cleo "C", Ltd. <x@y>', cleo) == '"Cleo \\"C\\", Ltd. <x@y>" <cleo@b.example>'
    assert headers.mailbox("To", " ", cleo) == "cleo@b.example"
    assert headers.mailbox("To", "Cléo", cleo) == "=?utf-8?b?Q2zDqW8=?= <cleo@b.example>"
