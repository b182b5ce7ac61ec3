"""Text to HTML and back."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phasedesk.mail.html import html_to_text, text_to_html


def paragraph(inside):
    return f'<p style="margin:0 0 12px">{inside}</p>'


def link(url):
    return f'<a href="{url}" style="color:#0b5d6b">{url}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("\n \n", ""),
        ("Hello", paragraph("Hello")),
        ("one\ntwo\r\n\r\nthree\n\n\n\nfour\n", "\n".join(map(paragraph, ["one<br>\ntwo", "three", "four"]))),
        ("<b>\"&'", paragraph("&lt;b&gt;&quot;&amp;&#x27;")),
        ("    if x:", paragraph("&nbsp; &nbsp; if x:")),
        ("See https://a.example/x?b=1&c=2.", paragraph(f"See {link('https://a.example/x?b=1&amp;c=2')}.")),
        ("(http://a.example/b_(c))!", paragraph(f"({link('http://a.example/b_(c)')})!")),
        ("<https://a.example>", paragraph(f"&lt;{link('https://a.example')}&gt;")),
        ("javascript:alert(1) data:x ftp://a.example", paragraph("javascript:alert(1) data:x ftp://a.example")),
        ('https://a.example"onx=1', paragraph(f"{link('https://a.example')}&quot;onx=1")),
        ("https://...", paragraph("https://...")),
    ],
)
def test_text_to_html(text, html):
    assert text_to_html(text) == html


@given(st.text())
def test_text_never_becomes_a_tag(text):
    seen = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append((tag, dict(attrs).get("href", "http://").split(":")[0].lower()))

    Reader().feed(text_to_html(text))
    assert set(seen) <= {("p", "http"), ("br", "http"), ("a", "http"), ("a", "https")}


@pytest.mark.parametrize(
    "text",
    ["https://" + ")" * 100_000, "https://a" * 20_000, "\n \n" * 50_000, "." * 200_000, "\n" + " " * 100_000 + "x"],
)
def test_a_long_text_takes_no_long_time(text):
    begin = time.process_time()
    text_to_html(text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree"),
        ("<title>no</title><style>p{}</style><h1>A &amp; B</h1>\n  <div>c\n d</div>", "A & B\n\nc d"),
        (
            '<a href="https://a.example">here</a> <a href="https://b.example">https://b.example</a>',
            "here (https://a.example) https://b.example",
        ),
        ('<a href="javascript:x">here</a>', "here"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
    ],
)
def test_html_to_text(html, text):
    assert html_to_text(html) == text
