"""The frame of every mail: order, escaping, and nothing loaded from elsewhere."""

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

import phasedesk.mail
from phasedesk.mail.html import html_to_text, text_to_html

TEMPLATES = Path(phasedesk.mail.__file__).parent / "jinja2"
GIVEN = {
    "site_name": "Tallyroom Support",
    "state_line": "Under review: we need an answer from you",
    "subject": "Totals <b>differ</b> & more",
    "number": 4821,
    "sentences": ["Mara began to review your ticket.", "Mara asked: “Which <file>?”"],
    "said": text_to_html("See https://tallyroom.example/a?b=1&c=2"),
}
CHILD = """{% extends "mail/layout.html" %}{% import "mail/parts.html" as parts %}
{% block lead %}It’s with you.{% endblock %}
{% block body %}{{ super() }}{% call parts.ask("We need one thing") %}{{ parts.button("https://desk.example/t/x/", "Answer") }}{% endcall %}
{% call parts.said("Mara") %}{{ said }}{% endcall %}{% endblock %}
{% block next %}{% call parts.fact("How long it takes") %}By Thu 26 November.{% endcall %}{% endblock %}
{% block footer %}Why you get this.{% endblock %}"""  # noqa: E501
EMPTY = """{% extends "mail/layout.html" %}{% block how_to_reply %}{% endblock %}{% block footer %} {% endblock %}"""


@pytest.fixture
def render():
    ours = DictLoader({"child.html": CHILD, "empty.html": EMPTY})
    loader = ChoiceLoader([FileSystemLoader(TEMPLATES), ours])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return lambda name, **changes: environment.get_template(name).render({**GIVEN, **changes})


def read(html):
    return [line for line in html_to_text(html).split("\n") if line]


def test_a_mail_says_things_in_the_order_people_need_them(render):
    assert read(render("child.html")) == [
        "Tallyroom Support",
        "Under review: we need an answer from you",
        "#4821 · Totals <b>differ</b> & more",
        "It’s with you.",
        "Mara began to review your ticket.",
        "Mara asked: “Which <file>?”",
        "We need one thing",
        "Answer (https://desk.example/t/x/)",
        "Mara",
        "See https://tallyroom.example/a?b=1&c=2",
        "What happens next",
        "How long it takes",
        "By Thu 26 November.",
        "To answer, reply to this e-mail.",
        "Why you get this.",
    ]


def test_a_mail_without_the_optional_parts_has_no_empty_ones(render):
    assert read(render("empty.html", number=None, sentences=["Done."])) == [
        *("Tallyroom Support", "Under review: we need an answer from you", "Totals <b>differ</b> & more", "Done."),
    ]


@pytest.mark.parametrize("name", ["child.html", "empty.html", "mail/layout.html"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(render, name):
    html = render(name).lower()
    assert html.startswith("<!doctype html>")
    assert not [sign for sign in ("src=", "url(", "<link", "@import", "<script", "background=", "<img") if sign in html]
