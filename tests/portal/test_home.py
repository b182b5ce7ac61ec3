"""Sending a ticket: by newcomers, by people we know, twice, wrongly, and under somebody else's address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.tickets import assignment, following, replies, requester_queries, waiting
from phasedesk.tickets.models import Ticket
from tests.portal.reading import hidden, typed, words
from tests.testing.cast import MONDAY, Cast

FILLED = {
    "kind": "bug",
    "subject": "Totals differ",
    "text": "October is wrong.",
    "severity": "work_hindered",
    "affected": "several",
    "workaround": "Export as XLSX",
    "area": "Billing",
    "name": "Nora New",
    "email": "nora@elsewhere.example",
}


def send(client: Client, **changed: Any) -> HttpResponse:
    key = hidden(client.get("/"))
    return client.post("/", {**FILLED, "key": key, **changed}, REMOTE_ADDR="203.0.113.77")


@pytest.mark.parametrize(
    ("kind", "question", "third"),
    [
        ("bug", "What happened, and what did you expect?", "Bug identified"),
        ("feature", "What problem would it solve?", "Roadmap consideration"),
        ("question", "What do you want to do?", "Response sent"),
    ],
)
def test_form_and_steps_fit_the_kind(client: Client, cast: Cast, kind: str, question: str, third: str) -> None:
    page = words(client.get("/", {"kind": kind}))
    assert question in page
    assert third in page
    assert ("Who is affected?" in page) == (kind == "bug")


def test_an_unknown_kind_is_taken_for_the_first(client: Client, cast: Cast) -> None:
    assert "What happened, and what did you expect?" in words(client.get("/", {"kind": "<script>"}))


@pytest.mark.parametrize("htmx", [True, False])
def test_choosing_another_kind_keeps_what_was_typed_and_sends_nothing(client: Client, cast: Cast, htmx: bool) -> None:
    headers = {"HX-Request": "true"} if htmx else {}
    page = client.post("/", {**FILLED, "kind": "feature", "switch": "1"}, headers=headers)
    body = page.content.decode()
    assert page.status_code == 200
    assert "What problem would it solve?" in words(page)
    assert 'value="Totals differ"' in body
    assert typed(page) == "October is wrong."
    assert ("<html" in body) == (not htmx)
    assert ('hx-swap-oob="true"' in body) == htmx
    assert Ticket.objects.count() == 0


def test_a_newcomer_sends_a_ticket_and_can_open_it_in_the_same_browser(client: Client, cast: Cast) -> None:
    response = send(client, files=[SimpleUploadedFile("a.txt", b"hello")])
    ticket = Ticket.objects.with_people().get()
    assert (response.status_code, response["Location"]) == (303, f"/sent/{ticket.number}/")
    assert (ticket.kind, ticket.subject, ticket.severity, ticket.affected) == (
        "bug", "Totals differ", "work_hindered", "several",
    )  # fmt: skip
    assert (ticket.workaround, ticket.area, ticket.team, ticket.organization) == (
        "Export as XLSX", "Billing", cast.team, None,
    )  # fmt: skip
    assert (ticket.requester.email, ticket.requester.name, ticket.requester.is_verified) == (
        "nora@elsewhere.example", "Nora New", False,
    )  # fmt: skip
    assert (ticket.from_network, ticket.channel) == ("203.0.113.0/24", "web")
    assert Attachment.objects.get().name == "a.txt"
    confirmation = client.get(response["Location"])
    assert f"Ticket #{ticket.number} Support has your ticket Totals differ" in words(confirmation)
    assert ticket.token not in confirmation.content.decode()
    tracker = client.get(f"/sent/{ticket.number}/ticket/")
    assert "Request received. It’s with us: Support will look at it next." in words(tracker)
    assert ticket.token not in tracker.content.decode()


def test_no_other_browser_can_open_it(client: Client, cast: Cast) -> None:
    number = send(client)["Location"].split("/")[2]
    for path in (f"/sent/{number}/", f"/sent/{number}/ticket/"):
        answers = [Client().get(path), Client().get(path.replace(number, "999"))]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content


@pytest.mark.parametrize("email", ["cleo@brightwater.example", "nobody@elsewhere.example"])
def test_known_and_unknown_addresses_get_the_same_answer(client: Client, cast: Cast, settings: Any, email: str) -> None:
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:25"
    page = words(client.get(send(client, email=email)["Location"])).replace(email, "ADDRESS")
    number = Ticket.objects.get().number
    told = page.replace(f"#{number}", "#1").partition("The page of your ticket")[2]
    assert told.startswith(
        " We are sending a link to ADDRESS . With it you can follow the ticket, add to it and answer us"
    )
    assert "Open the ticket" in page


def test_nothing_typed_changes_a_person_whose_address_is_proven(client: Client, cast: Cast) -> None:
    send(client, email="CLEO@brightwater.example", name="Somebody Else")
    assert Ticket.objects.get().requester == cast.cleo
    assert Person.objects.get(pk=cast.cleo.pk).name == "Cleo Marsh"


@pytest.mark.parametrize(
    ("mail", "email", "opens"),
    [
        (True, "nora@elsewhere.example", False),
        (True, "cleo@brightwater.example", False),
        (False, "nora@elsewhere.example", True),
        (False, "cleo@brightwater.example", False),
    ],
)
def test_the_session_ends_with_supports_first_word(
    client: Client, cast: Cast, settings: Any, mail: bool, email: str, opens: bool
) -> None:
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:25" if mail else ""
    confirmation = send(client, email=email)["Location"]
    number = Ticket.objects.get().number
    assert client.get(f"{confirmation}ticket/").status_code == 200
    replies.reply(cast.read(number), text="The password is blue.", by=cast.ada, at=cast.at)
    page = client.get(f"{confirmation}ticket/")
    assert (page.status_code == 200) == opens
    assert (b"The password is blue." in page.content) == opens
    if not opens:
        assert page["Location"] == confirmation
        assert "Support has written to you." in words(client.get(confirmation))
        for part in ("replies", "answer", "reopening", "whats-happening"):
            assert client.post(f"{confirmation}ticket/{part}/", {"text": "x", "key": "k"})["Location"] == confirmation
        assert PublicReply.objects.count() == 2


def test_whatever_the_desk_does_ends_the_look_of_who_only_claims_the_address(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:2525"
    acts: list[Callable[[Ticket], object]] = [
        lambda ticket: assignment.assess(ticket, workaround="Cleo may call Hilda.", by=cast.ada, at=cast.at),
        lambda ticket: following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at),
        lambda ticket: waiting.hold(ticket, for_whom="Hilda’s bank", by=cast.ada, at=cast.at),
    ]
    for act in acts:
        place = send(client, email=cast.cleo.email)["Location"]
        act(cast.read(int(place.split("/")[2])))
        pages = [client.get(place), client.get(f"{place}ticket/")]
        assert [page.status_code for page in pages] == [200, 302]
        assert "Support has written to you." in words(pages[0])
        assert not any(said in words(pages[0]) for said in ("Hilda", "Cem"))


def test_the_look_tells_nothing_of_whose_address_it_is(client: Client, cast: Cast, settings: Any) -> None:
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:2525"
    pages = []
    for email in (cast.dov.email, "dov@elsewhere.example"):
        place = send(client, email=email, name="")["Location"]
        page = client.get(f"{place}ticket/").content.decode()
        number = place.split("/")[2]
        page = re.sub(r'value="[^"]{20,}"|:\d\d|reply-\d+', "", page)
        pages.append(page.replace(f"/{number}/", "/1/").replace(f"#{number}", "#1"))
    assert pages[0] == pages[1]


def test_an_internal_note_does_not_end_the_look(client: Client, cast: Cast) -> None:
    place = send(client, email=cast.cleo.email)["Location"]
    replies.note(cast.read(int(place.split("/")[2])), text="Who is this?", by=cast.ada, at=cast.at)
    assert client.get(f"{place}ticket/").status_code == 200


def test_by_the_session_nobody_stops_the_mail_of_another(client: Client, cast: Cast) -> None:
    confirmation = send(client, email="cleo@brightwater.example")["Location"]
    assert client.post(f"{confirmation}ticket/following/", {"mail": "stop"}).status_code == 404
    assert Ticket.objects.get().followers.get().muted_at is None
    assert "Stop these e-mails" not in words(client.get(f"{confirmation}ticket/"))


def test_going_back_and_sending_the_same_words_again_makes_one_ticket(client: Client, cast: Cast) -> None:
    places = {send(client)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert send(client, subject="Another line")["Location"] not in places
    assert send(client, email="somebody@else.example")["Location"] not in places
    assert Ticket.objects.count() == 3


def test_the_same_words_later_are_another_ticket(client: Client, cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        first = send(client)["Location"]
        clock.shift(timedelta(minutes=11))
        assert send(client)["Location"] != first


def test_sending_the_same_form_twice_makes_one_ticket(client: Client, cast: Cast) -> None:
    key = hidden(client.get("/"))
    answers = [
        client.post("/", {**FILLED, "key": key, "files": [SimpleUploadedFile("a.txt", b"hello")]}) for _ in range(3)
    ]
    number = Ticket.objects.get().number
    assert [(one.status_code, one["Location"]) for one in answers] == [(303, f"/sent/{number}/")] * 3
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("change", [{"text": "Other words"}, {"email": "fixed@elsewhere.example"}])
def test_a_form_that_was_changed_and_sent_again_is_asked_about(
    client: Client, cast: Cast, change: dict[str, str]
) -> None:
    key = hidden(client.get("/"))
    client.post("/", {**FILLED, "key": key})
    page = client.post("/", {**FILLED, "key": key, **change})
    assert page.status_code == 409
    assert "You sent this form before, with other words or another address" in words(page)
    assert typed(page) == {**FILLED, **change}["text"]
    assert Ticket.objects.count() == 1
    assert client.post("/", {**FILLED, **change, "key": hidden(page)}).status_code == 303
    assert Ticket.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"subject": " "}, "Please say in one line what it is about."),
        ({"subject": "x" * 256}, "Please keep the line to 255 characters"),
        ({"text": ""}, "Please tell us about it."),
        ({"text": "x" * 100_001}, "This is longer than 100,000 characters."),
        ({"email": "nonsense"}, "This does not look like an e-mail address."),
        ({"email": ""}, "Please enter your e-mail address"),
        ({"severity": "invented"}, "Select a valid choice."),
    ],
)
def test_mistakes_are_named_and_nothing_typed_is_lost(
    client: Client, cast: Cast, wrong: dict[str, str], sentence: str
) -> None:
    page = send(client, **wrong)
    assert page.status_code == 422
    assert words(page).count(sentence) == 2  # above the form, and at its field
    assert "Not sent yet" in words(page)
    assert typed(page) == {**FILLED, **wrong}["text"]
    assert Ticket.objects.count() == Person.objects.filter(email=FILLED["email"]).count() == 0


def test_files_are_checked_and_have_to_be_chosen_again(client: Client, cast: Cast) -> None:
    page = send(client, files=[SimpleUploadedFile("big.bin", b"x" * 25_000_001)])
    assert page.status_code == 413
    assert "“big.bin” has more than 25 MB." in words(page)
    assert "Please choose your files again" in words(page)
    assert send(client, files=[SimpleUploadedFile("empty.txt", b"")]).status_code == 422
    assert Ticket.objects.count() == 0


def test_too_many_files_are_refused(client: Client, cast: Cast) -> None:
    assert send(client, files=[SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)]).status_code == 422
    assert Ticket.objects.count() == 0


def test_who_is_signed_in_is_not_asked_who_they_are(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("cleo")
    assert "Your e-mail address" not in words(client.get("/"))
    response = send(client, email="dov@oakline.example", name="Dov")
    ticket = Ticket.objects.get()
    assert response["Location"] == f"/my/{ticket.number}/"
    assert (ticket.requester, ticket.organization, ticket.from_network) == (cast.cleo, cast.brightwater, "")
    assert f"Support has your ticket. It is number {ticket.number}." in words(client.get(response["Location"]))


def test_a_member_of_two_organizations_says_for_which(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    people.join(cast.cleo, "Second")
    client = signed_in("cleo")
    assert "For which organization?" in words(client.get("/"))
    assert "Please say for which organization this is." in words(send(client))
    assert "Select a valid choice." in words(send(client, organization=str(cast.oakline.pk)))
    send(client, organization=str(cast.brightwater.pk))
    assert Ticket.objects.get().organization == cast.brightwater


def test_the_load_is_told_as_it_is(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requester_queries, "MOST_AHEAD", 2)
    told = [
        "no ticket of this kind is",
        "1 ticket of this kind is",
        "2 tickets of this kind are",
        "more than 2 tickets",
    ]
    for sentence in told:
        assert f"Right now {sentence}" in words(client.get("/"))
        cast.ticket()
    assert "Right now no ticket of this kind is ahead" in words(client.get("/?kind=feature"))
    cast.ticket("feature", phase="review")
    assert "Right now no ticket of this kind is ahead" in words(client.get("/?kind=feature"))


def test_the_page_runs_the_same_queries_whatever_the_load(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        with django_assert_num_queries(3):
            client.get("/")
        cast.ticket()


def test_forms_of_other_sites_are_refused(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/", FILLED).status_code == 403
    page = strict.get("/")
    token = hidden(page, "csrfmiddlewaretoken")
    for headers, status in [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "null"}, 303),
    ]:
        sent = {**FILLED, "csrfmiddlewaretoken": token, "key": str(headers)}
        assert strict.post("/", sent, headers=headers).status_code == status


def test_a_blank_origin_needs_the_browsers_word_over_https(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    token = hidden(strict.get("/", secure=True), "csrfmiddlewaretoken")
    sent = {**FILLED, "csrfmiddlewaretoken": token}
    assert strict.post("/", sent, secure=True, headers={"Origin": "null"}).status_code == 403
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert strict.post("/", sent, secure=True, headers=own).status_code == 303


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_are_refused(client: Client, cast: Cast, verb: str) -> None:
    assert getattr(client, verb)("/").status_code == 405
