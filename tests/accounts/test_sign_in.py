"""Signing in, out, and setting a password, as a browser does it."""

import re
import threading
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from tests.accounts.conftest import NOW, PASSWORD

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "an entirely different phrase"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post("/account/login/", {"login": email, "password": password, **more})


def post_delivered() -> list[mail.EmailMessage]:
    for thread in threading.enumerate():
        if thread.name == "sign-in mail":
            thread.join(10)
    return mail.outbox


def without_token(answer: HttpResponse) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", answer.content.decode())


def test_who_works_here_goes_to_the_desk(client: Client, ada: Person) -> None:
    answer = sign_in(client, "ADA@desk.example ")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(ada.pk)
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_a_requester_does_not(client: Client, cleo: Person) -> None:
    answer = sign_in(client, "cleo@customer.example")
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert client.session.get_expiry_age() == 30 * 24 * 60 * 60


def test_who_is_signed_in_needs_no_form(client: Client, ada: Person) -> None:
    sign_in(client, "ada@desk.example")
    assert client.get("/account/login/")["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("next_page", "goes_to"),
    [
        ("/desk/tickets/482/?tab=notes", "/desk/tickets/482/?tab=notes"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("/\\evil.example/", "/desk/"),
        ("http://testserver/desk/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("evil", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_next_is_an_own_path(client: Client, ada: Person, next_page: str, goes_to: str) -> None:
    assert sign_in(client, "ada@desk.example", next=next_page)["Location"] == goes_to


def test_known_and_unknown_addresses_get_the_same_answer(client: Client, ada: Person) -> None:
    people.requester_for(email="dov@other.example", at=NOW)
    pages = set()
    for email in ("ada@desk.example", "dov@other.example", "nobody@desk.example"):
        answer = sign_in(client, email, "not the password")
        pages.add((answer.status_code, without_token(answer).replace(email, "…")))
    ((status, page),) = pages
    assert status == 200
    assert "E-mail address and password do not match" in page


def test_wrong_input_keeps_the_address_and_not_the_password(client: Client, ada: Person) -> None:
    page = sign_in(client, "ada@desk.example", "not the password").content.decode()
    assert ('value="ada@desk.example"' in page, "not the password" in page) == (True, False)


def test_ten_wrong_passwords_per_account(client: Client, ada: Person) -> None:
    for number in range(10):
        answer = client.post(
            "/account/login/", {"login": "ada@desk.example", "password": "wrong"}, REMOTE_ADDR=f"192.0.2.{number}"
        )
        assert answer.status_code == 200
    answer = sign_in(client, "ada@desk.example")
    assert (answer.status_code, answer["Retry-After"], "_auth_user_id" in client.session) == (429, "600", False)
    assert 'value="ada@desk.example"' in answer.content.decode()


def test_thirty_wrong_tries_per_network(client: Client, ada: Person, cleo: Person) -> None:
    statuses = [sign_in(client, f"p{number % 15}@desk.example", "wrong").status_code for number in range(31)]
    assert statuses == [200] * 30 + [429]
    answer = client.post(
        "/account/login/", {"login": "ada@desk.example", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7"
    )
    assert answer.status_code == 302


def test_an_office_that_signs_in_well_is_not_held_back(ada: Person) -> None:
    assert {sign_in(Client(), "ada@desk.example")["Location"] for _ in range(35)} == {"/desk/"}


def test_a_deactivated_person_is_told_only_after_the_right_password(client: Client, ada: Person) -> None:
    people.deactivate(ada, by=None)
    assert sign_in(client, "ada@desk.example", "wrong").status_code == 200
    answer = sign_in(client, "ada@desk.example")
    assert (answer["Location"], "_auth_user_id" in client.session) == ("/account/inactive/", False)
    assert client.get("/account/inactive/").status_code == 200


def test_deactivating_ends_the_session(client: Client, ada: Person) -> None:
    sign_in(client, "ada@desk.example")
    people.deactivate(ada, by=None)
    assert client.get("/account/login/").status_code == 200


def test_signing_out_takes_a_press(client: Client, ada: Person) -> None:
    sign_in(client, "ada@desk.example")
    assert client.get("/account/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/account/logout/", {"next": "https://evil.example/"})["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/account/signup/").status_code == 404


def test_an_idle_session_ends_and_a_used_one_does_not(client: Client, ada: Person) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client, "ada@desk.example")
        for _ in range(3):
            clock.shift(timedelta(hours=11))
            assert client.get("/account/login/").status_code == 302
        clock.shift(timedelta(hours=12, seconds=1))
        assert client.get("/account/login/").status_code == 200


def test_being_here_is_written_down_every_five_minutes(client: Client, ada: Person) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client, "ada@desk.example")
        seen = []
        for _ in range(3):
            clock.shift(timedelta(minutes=3))
            client.get("/account/login/")
            seen.append(client.session["seen_at"] - int(NOW.timestamp()))
        assert seen == [0, 360, 360]


def test_setting_a_password_by_mail(client: Client, ada: Person) -> None:
    elsewhere = Client()
    sign_in(elsewhere, "ada@desk.example")
    assert client.get("/account/password/").status_code == 200
    answer = client.post("/account/password/", {"email": "ADA@desk.example"}, follow=True)
    assert answer.redirect_chain == [("/account/password/sent/", 302)]
    (letter,) = post_delivered()
    assert (letter.to, letter.subject) == (["ada@desk.example"], "Set your password for Support")
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    (link,) = re.findall(r"^http\S+$", letter.body, re.MULTILINE)
    assert link.startswith(f"{settings.PHASEDESK_BASE_URL}/account/password/")
    path = link.removeprefix(settings.PHASEDESK_BASE_URL)
    form = client.get(path, follow=True)
    assert form.status_code == 200
    here = form.redirect_chain[0][0]
    weak = client.post(here, {"password1": "short"})
    assert (weak.status_code, "at least 12 characters" in weak.content.decode()) == (200, True)
    done = client.post(here, {"password1": NEW_PASSWORD})
    assert (done.status_code, done["Location"]) == (302, "/desk/")
    assert client.session.get_expiry_age() == 12 * 60 * 60
    ada.refresh_from_db()
    assert ada.check_password(NEW_PASSWORD)
    assert elsewhere.get("/account/login/").status_code == 200  # signed out by the new password
    assert Client().get(path).status_code == 404  # the link is used up


@pytest.mark.parametrize(
    ("server", "words", "not_words"),
    [
        ("smtp://127.0.0.1:25", "Look into your mail", "no mail server"),
        ("", "This desk has no mail server yet", "on its way"),
    ],
)
def test_nobody_is_left_waiting_for_a_mail_that_cannot_come(
    client: Client, settings: Settings, server: str, words: str, not_words: str
) -> None:
    settings.PHASEDESK_SMTP_URL = server
    page = client.get("/account/password/sent/").content.decode()
    assert words in page
    assert not_words not in page


def test_a_first_password_proves_the_address(client: Client) -> None:
    dov = people.requester_for(email="dov@other.example", name="Click http://evil.example", at=NOW)
    client.post("/account/password/", {"email": "dov@other.example"})
    (letter,) = post_delivered()
    assert "evil" not in letter.body
    (link,) = re.findall(r"^http\S+$", letter.body, re.MULTILINE)
    form = client.get(link.removeprefix(settings.PHASEDESK_BASE_URL), follow=True)
    client.post(form.redirect_chain[0][0], {"password1": NEW_PASSWORD})
    dov.refresh_from_db()
    assert (dov.is_verified, dov.check_password(NEW_PASSWORD)) == (True, True)


def test_asking_for_an_unknown_address_looks_the_same_and_mails_nobody(client: Client, ada: Person) -> None:
    known = client.post("/account/password/", {"email": "ada@desk.example"})
    unknown = client.post("/account/password/", {"email": "nobody@desk.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in post_delivered()] == [["ada@desk.example"]]


def test_asking_for_mail_is_held_back_per_account(client: Client, ada: Person) -> None:
    statuses = [client.post("/account/password/", {"email": "ada@desk.example"}).status_code for _ in range(11)]
    assert statuses == [302] * 10 + [429]
    answer = client.post("/account/password/", {"email": "ada@desk.example"})
    assert (answer["Retry-After"], len(post_delivered())) == ("600", 10)


@pytest.mark.parametrize(
    "path", ["/account/password/1-x/", "/account/password/zz-abc-def/", "/account/password/1-set-password/"]
)
def test_a_bad_link_gets_the_page_of_bad_links(client: Client, ada: Person, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.content) == (404, Client().get("/account/link/x/").content)
