"""Every address of the portal: none shows an internal note, none crashes, all carry their headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern

from phasedesk.accounts import verification
from phasedesk.accounts.models import Membership
from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment
from phasedesk.notifications import links
from phasedesk.portal.urls import urlpatterns
from phasedesk.tickets import assignment, replies
from phasedesk.tickets.models import Ticket
from tests.testing.cast import Cast

NEEDLE = "NEEDLE-7f3a"


def paths(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Every route of urls.py with values that lead to this ticket."""
    note_file, reply_file = (file.key for file in Attachment.objects.order_by("note_id"))
    values = {
        "number": str(ticket.number),
        "token": {
            "verify": verification.token_for(ticket.requester, ticket.number),
            "stop": links.stop_token(ticket.requester_id, ticket.number),
        },
    }
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        route, name = str(pattern.pattern), str(pattern.name)
        place = ticket.token if name.startswith("tracker") else str(ticket.number)
        for key in (note_file, reply_file) if "<str:key>" in route else ("",):
            filled = route.replace("<str:place>", place).replace("<int:place>", place)
            filled = filled.replace("<str:key>", key).replace("<int:number>", values["number"])
            filled = filled.replace("<str:token>", values["token"].get(name, ""))
            assert "<" not in filled
            yield name, f"/{filled}"


@pytest.fixture
def noted(cast: Cast, ticket: Ticket) -> Ticket:
    """A ticket with an internal note, a file of that note, and things only the desk is told."""
    stored = files.store([SimpleUploadedFile(f"{NEEDLE}.txt", NEEDLE.encode())])
    replies.note(ticket, text=f"{NEEDLE} they pay late", by=cast.ada, at=cast.at, files=stored)
    stored = files.store([SimpleUploadedFile("public.txt", b"public")])
    replies.reply(ticket, text="A public word", by=cast.ada, at=cast.at, files=stored)
    assignment.assess(ticket, by=cast.ada, at=cast.at, area="Billing")
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    return cast.read(ticket.pk)


@pytest.mark.parametrize("who", ["", "cleo", "cem", "dov", "ada"])
def test_no_internal_note_is_on_any_page(
    cast: Cast, signed_in: Callable[[str], Client], noted: Ticket, who: str
) -> None:
    client = signed_in(who) if who else Client()
    session = client.session
    session["sent"] = [noted.number]
    session.save()
    shown = 0
    for _, path in paths(noted):
        for answer in (client.get(path), client.post(path, {"text": "", "key": "k", "mail": "send"})):
            assert answer.status_code < 500, path
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            everything = body.decode() + str(answer.headers)
            assert NEEDLE not in everything, path
            shown += "A public word" in everything
    assert shown >= 1


@pytest.mark.parametrize("who", ["", "cleo"])
def test_every_page_carries_the_protecting_headers(
    cast: Cast, signed_in: Callable[[str], Client], noted: Ticket, who: str
) -> None:
    client = signed_in(who) if who else Client()
    for name, path in paths(noted):
        answer = client.get(path)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"]
        if name not in ("home", "expect", "robots", "security") and answer.status_code in (200, 302):
            assert answer["Referrer-Policy"] == "no-referrer", path
            assert answer["Cache-Control"] == "private, no-store", path
            assert answer["X-Robots-Tag"] == "noindex, nofollow" or name.endswith("file")


def test_the_token_stands_only_where_the_reader_brought_it(cast: Cast, noted: Ticket) -> None:
    client = Client()
    client.force_login(cast.cem)
    for name, path in paths(noted):
        if not name.startswith(("tracker", "verify")):
            answer = client.get(path)
            assert answer.streaming or noted.token not in answer.content.decode() + str(answer.headers), path
