"""What everybody may read: what to expect, and the files that programs look for. And the proof of an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from phasedesk.accounts import verification
from phasedesk.accounts.models import Person
from phasedesk.lifecycles import publishing
from phasedesk.portal import workings
from phasedesk.tickets.models import Ticket
from tests.portal.reading import hidden, words
from tests.testing.cast import Cast


def test_the_article_is_what_is_published(client: Client, cast: Cast) -> None:
    text = words(client.get("/what-to-expect/"))
    for kind in ("bug", "feature", "question"):
        data = publishing.shipped(kind)
        assert f"{data['name']}, {len(data['phases'])} phases {data['intro']}" in text
        for phase in data["phases"]:
            assert f"What it means {phase['meaning']}" in text
            assert f"What happens next {phase['next_step']}" in text
    assert "How long Usually 2 business hours to 3 business days." in text
    assert "No set time. We give a time frame where there is one; often none can be promised." in text
    assert "“Roadmap consideration” may turn out not to be needed" in text
    assert "Mon to Fri 09:00–17:00 (Europe/Berlin), not on holidays" in text
    assert "Version 1, in force since Mon 9 November" in text


def test_a_new_version_changes_the_article(client: Client, cast: Cast) -> None:
    data = publishing.shipped("bug")
    data["phases"][0]["timeframe"] = [[1, "days"], [2, "days"]]
    publishing.publish(data, at=cast.at + timedelta(days=1))
    text = words(client.get("/what-to-expect/"))
    assert "Usually 1 to 2 business days. What happens next As soon as Support begins" in text
    assert "Request received 1 to 2 business days" in words(client.get("/"))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({str(day): [["09:00", "17:00"]] for day in range(5)}, "Mon to Fri 09:00–17:00"),
        ({"0": [["09:00", "12:00"], ["13:00", "17:00"]], "5": [["10:00", "12:00"]]},
         "Mon 09:00–12:00 and 13:00–17:00, Sat 10:00–12:00"),
        ({"0": [["08:00", "16:00"]], "1": [["08:00", "16:00"]]}, "Mon and Tue 08:00–16:00"),
    ],
)  # fmt: skip
def test_business_hours_in_words(cast: Cast, hours: dict[str, list[list[str]]], said: str) -> None:
    cast.calendar.hours = hours
    assert workings.business_hours(cast.calendar) == f"{said} (Europe/Berlin), not on holidays"


def test_robots_may_read_public_pages_only(client: Client, cast: Cast) -> None:
    page = client.get("/robots.txt")
    assert page["Content-Type"] == "text/plain; charset=utf-8"
    lines = page.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /t/", "Disallow: /my/", "Disallow: /verify/", "Disallow: /desk/"} <= set(lines)
    for path in ("/", "/what-to-expect/"):
        assert "noindex" not in client.get(path).content.decode()


def test_security_txt_says_whom_to_tell(client: Client, cast: Cast, settings: pytest.FixtureRequest) -> None:
    settings.PHASEDESK_MAIL_FROM = "Tallyroom Support <support@tallyroom.example>"
    settings.PHASEDESK_BASE_URL = "https://desk.tallyroom.example"
    with time_machine.travel(cast.at, tick=False):
        assert client.get("/.well-known/security.txt").content.decode() == (
            "Contact: mailto:support@tallyroom.example\n"
            "Expires: 2027-05-08T08:14:00Z\n"
            "Preferred-Languages: en\n"
            "Canonical: https://desk.tallyroom.example/.well-known/security.txt\n"
        )


@pytest.mark.parametrize("path", ["/robots.txt", "/.well-known/security.txt", "/what-to-expect/", "/my/"])
def test_they_are_only_for_reading(client: Client, cast: Cast, path: str) -> None:
    assert client.post(path).status_code == 405


# -- proving an address ------------------------------------------------------------------------------------------------


@pytest.fixture
def proof(client: Client, cast: Cast) -> str:
    """The link that a newcomer's mail carries."""
    client.post(
        "/",
        {
            "kind": "question",
            "subject": "Hello",
            "text": "Hi",
            "email": "nora@elsewhere.example",
            "name": "N",
            "key": "",
        },
    )
    ticket = Ticket.objects.get()
    return f"/verify/{verification.token_for(ticket.requester, ticket.number)}/"


def test_looking_proves_nothing_and_the_button_does(cast: Cast, proof: str) -> None:
    scanner, reader = Client(), Client(enforce_csrf_checks=True)
    assert "with the address nora@elsewhere.example . Press the button" in words(scanner.get(proof))
    nora = Person.objects.get(email="nora@elsewhere.example")
    assert not nora.is_verified
    assert reader.post(proof).status_code == 403
    page = reader.get(proof)
    answer = reader.post(proof, {"csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken")})
    assert answer["Location"] == f"/t/{Ticket.objects.get().token}/"
    nora.refresh_from_db()
    assert nora.is_verified


def test_pressing_it_again_leads_there_again(cast: Cast, proof: str) -> None:
    first, second = (Client().post(proof)["Location"] for _ in range(2))
    assert first == second == f"/t/{Ticket.objects.get().token}/"


def test_a_bad_or_old_link_says_what_to_do(cast: Cast, proof: str) -> None:
    with time_machine.travel(cast.at + timedelta(days=400), tick=False):
        answers = [
            Client().get(proof),
            Client().post(proof),
            Client().get("/verify/x/"),
            Client().post(f"{proof[:-3]}/"),
        ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert {words(answer) for answer in answers} == {words(answers[0])}
    assert "Open the newest mail we sent you about the ticket" in words(answers[0])
    assert not Person.objects.get(email="nora@elsewhere.example").is_verified


def test_a_proof_opens_no_other_ticket(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    foreign = cast.ticket(requester=cast.dov)
    token = verification.token_for(cast.cleo, foreign.number)
    assert Client().post(f"/verify/{token}/")["Location"] == "/"
