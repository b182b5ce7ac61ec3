"""What people write can only be read."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phasedesk.conversations import formatting

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></mtext><mglyph><style><!--</style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61vascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/a)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](https://evil.example/pixel.png)",
    '![x](x "onerror=alert(1)")',
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    "```html\n<script>alert(1)</script>\n```",
    "``` onclick=alert(1)\nx\n```",
    "`<img src=x onerror=alert(1)>`",
    "<style>@import 'https://evil.example'</style>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<form action=https://evil.example><input name=password></form>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<div hx-get=/desk/ hx-trigger=load>x</div>",
    "# <b id=x onclick=alert(1)>x",
    "| <script>alert(1)</script> | b |\n|---|---|\n| [x](javascript:alert(1)) | `</td><img src=x onerror=alert(1)>` |",
    "https://a.example/<script>alert(1)</script>",
    "mailto:a@b.example?subject=<script>",
    "\u202ehttps://evil.example\u202c",
)


class Reader(HTMLParser):
    """Collects what a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def is_inert(html: str) -> bool:
    seen = read(html)
    allowed = {("a", "href"), ("a", "title"), ("a", "rel"), ("ol", "start")}
    links = [value for _, name, value in seen.attributes if name == "href"]
    return (
        seen.tags <= formatting.TAGS
        and {(tag, name) for tag, name, _ in seen.attributes} <= allowed
        and all(link.startswith(("http://", "https://", "mailto:")) for link in links)
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_written_can_act(payload: str) -> None:
    assert is_inert(formatting.to_html(payload))
    assert is_inert(formatting.to_html(f"> - {payload}"))
    assert is_inert(formatting.clean(payload))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>[]()!`*_#-|&;:/\\\"' \n\taeijpcrstv.htps@1=x\x00\u202e", max_size=120))
def test_whatever_is_written_cannot_act(text: str) -> None:
    assert is_inert(formatting.to_html(text))


def test_markdown_reads_as_written() -> None:
    assert formatting.to_html("One\ntwo **three** *four* `five` ~~six~~") == (
        "<p>One<br>\ntwo <strong>three</strong> <em>four</em> <code>five</code> <s>six</s></p>"
    )


def test_every_heading_is_demoted() -> None:
    assert formatting.to_html("# One\n\nTwo\n===") == "<h4>One</h4>\n<h4>Two</h4>"


def test_links_are_plain_and_say_nothing_of_us() -> None:
    rel = 'rel="noopener noreferrer nofollow ugc"'
    assert formatting.to_html("https://a.example/x") == (
        f'<p><a href="https://a.example/x" {rel}>https://a.example/x</a></p>'
    )
    assert formatting.to_html("ada@example.com") == (
        f'<p><a href="mailto:ada@example.com" {rel}>ada@example.com</a></p>'
    )


@pytest.mark.parametrize("text", ["ftp://a.example", "//a.example", "www.a.example", "a.example", "javascript:a"])
def test_what_is_no_web_or_mail_address_stays_text(text: str) -> None:
    assert formatting.to_html(text) == f"<p>{text}</p>"


def test_too_deep_a_text_is_shown_as_written() -> None:
    text = "> " * 60 + "at the bottom"
    assert formatting.to_html(text) == f"<p>{'&gt; ' * 60}at the bottom</p>"


def test_a_text_deeper_than_we_look_is_not_cut() -> None:
    assert formatting.to_html(">" * 5000 + "end").endswith("end</p>")


def test_too_long_a_text_is_shown_as_written() -> None:
    text = f"**not bold**\nnew line\n\n{'word ' * 5000}end"
    html = formatting.to_html(text)
    assert html.startswith("<p>**not bold**<br>new line</p><p>word word")
    assert html.endswith("end</p>")


@pytest.mark.parametrize(("first", "next_"), [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   ")])
def test_a_table_whose_rows_would_be_filled_up_without_end_is_shown_as_written(first: str, next_: str) -> None:
    text = f"{first}{'a|' * 60}\n{next_}{'-|' * 60}\n" + f"{next_}b|\n" * 2_000
    shown = formatting.to_html(text)
    assert "<table>" not in shown
    assert len(shown) < 5 * len(text)


def test_an_ordinary_table_is_one() -> None:
    assert formatting.to_html("|a|b|\n|-|-|\n" + "|1|2|\n" * 100).count("<td>") == 200


def test_unseen_signs_are_taken_out_and_joined_emoji_stay() -> None:
    assert formatting.to_html("a\u202eb\x00c\u200bd 👩\u200d💻") == "<p>abcd 👩\u200d💻</p>"


def test_nothing_gives_nothing() -> None:
    assert formatting.to_html(" \r\n ") == ""


def test_an_excerpt_is_one_line_without_signs() -> None:
    assert formatting.excerpt("# Hello\n\n> **October’s** `total`\n- differs for snake_case and 3 * 4") == (
        "Hello October’s total differs for snake_case and 3 * 4"
    )


def test_an_excerpt_ends_with_a_whole_word() -> None:
    assert formatting.excerpt("one two three four", length=12) == "one two…"
    assert formatting.excerpt("x" * 300) == "x" * 159 + "…"
    assert formatting.excerpt("short") == "short"
