"""Every kind of answer carries the headers that protect it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'"
)
KINDS = ("/plain/", "/part/", "/nowhere/", "/forbidden/", "/broken/", "/only-post/", "/program/", "/busy/")


@pytest.mark.parametrize("address", KINDS)
def test_every_answer_is_protected(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    given = {
        name: answer.headers[name]
        for name in (
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control",
        )
    }
    assert given == {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
    powers = dict(power.split("=") for power in answer.headers["Permissions-Policy"].split(", "))
    assert {power for power, who in powers.items() if who == "(self)"} == {
        "publickey-credentials-create",
        "publickey-credentials-get",
    }
    assert powers["camera"] == powers["geolocation"] == powers["usb"] == "()"


def test_static_files_are_protected_too_and_kept(visitor: Client) -> None:
    answer = visitor.get("/static/phasedesk/icon.svg")
    assert (answer.status_code, answer.headers["Content-Security-Policy"]) == (200, POLICY)
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "public" in answer.headers["Cache-Control"]


def test_a_strange_host_is_answered_400_with_the_same_headers(visitor: Client) -> None:
    answer = visitor.get("/plain/", HTTP_HOST="evil.example")
    assert (answer.status_code, answer.headers["Content-Security-Policy"]) == (400, POLICY)
    assert b"evil.example" not in answer.content


def test_a_view_may_say_how_long_its_page_is_kept(visitor: Client) -> None:
    assert visitor.get("/own-words/").headers["Cache-Control"] == "public, max-age=60"


def test_browsers_stay_with_https_where_the_desk_is_served_by_it(visitor: Client, settings: Settings) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/plain/").headers
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert visitor.get("/plain/").headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_sent_from_another_site_is_refused(visitor: Client, site: str) -> None:
    assert _send(visitor, "/only-post/", site).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_forms_are_taken(visitor: Client, site: str) -> None:
    assert _send(visitor, "/only-post/", site).content == b"done"


def test_programs_with_a_token_are_not_asked_where_they_come_from(visitor: Client) -> None:
    assert _send(visitor, "/program/", "cross-site").status_code == 200


def test_looking_from_another_site_is_allowed(visitor: Client) -> None:
    assert visitor.get("/plain/", HTTP_SEC_FETCH_SITE="cross-site").status_code == 200


def _send(visitor: Client, address: str, site: str) -> HttpResponse:
    return visitor.post(address, HTTP_SEC_FETCH_SITE=site)
