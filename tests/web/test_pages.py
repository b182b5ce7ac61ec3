"""The two frames of pages, and the page of all parts."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from phasedesk.web import parts


@pytest.mark.parametrize("name", sorted(parts.SHEETS))
def test_all_parts_can_be_looked_at(visitor: Client, name: str) -> None:
    request = RequestFactory().get("/desk/parts/", {"scheme": "dark"})
    page = parts.page(request, name).content.decode()
    assert re.findall('<html lang="en" class="(.*?)">', page) == ["only-dark"]
    assert re.findall(r" style=|<style|<script>| on\w+=", page) == []


def test_the_portal_says_where_the_reader_is(visitor: Client) -> None:
    page = render_to_string("web/portal_base.html", {"place": "tickets"})
    assert re.findall(r'<a href="/tickets/" aria-current="page">(.*?)</a>', page) == ["My tickets"] * 2


def test_a_page_is_whole_without_scripts_and_has_its_landmarks(visitor: Client) -> None:
    page = visitor.get("/plain/").content.decode()
    assert page.index('<a class="skip" href="#main">') < page.index("<header") < page.index('<main id="main"')
    assert (page.count("<main"), page.count("<h1"), page.count("<footer")) == (1, 0, 1)
    assert "htmx" not in page


def test_the_style_is_one_request(visitor: Client) -> None:
    page = visitor.get("/plain/").content.decode()
    assert len(re.findall('<link rel="stylesheet"', page)) == 1


def test_htmx_may_run_nothing_and_ask_nobody_else(visitor: Client) -> None:
    page = render_to_string("web/base.html", {"uses_htmx": True})
    for rule in ('"allowEval":false', '"selfRequestsOnly":true', '"includeIndicatorStyles":false'):
        assert rule in page
