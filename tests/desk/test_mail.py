"""All mail of the desk, to be read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from phasedesk.notifications import announce, deliver, ledger
from phasedesk.notifications.models import Notice
from tests.desk.conftest import NOW
from tests.testing.cast import Cast


@pytest.fixture
def told(cast: Cast) -> list[Notice]:
    """Two notices, oldest first, kept because there is no mail server."""
    cast.ticket(phase="review")
    announce.batch(NOW)
    deliver.batch(NOW)
    return list(Notice.objects.order_by("pk"))


def test_every_notice_is_listed_newest_first(ada: Client, told: list[Notice]) -> None:
    answer = ada.get("/desk/mail/")
    assert list(answer.drawn["page"].notices) == told[::-1]
    shown = answer.content.decode()
    assert "No mail server is set" in shown
    assert "cleo@brightwater.example" in shown


def test_with_a_mail_server_nothing_needs_explaining(ada: Client, told: list[Notice], settings: Settings) -> None:
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:2525"
    assert "No mail server is set" not in ada.get("/desk/mail/").content.decode()


def test_the_list_is_narrowed_by_outcome(ada: Client, told: list[Notice]) -> None:
    Notice.objects.filter(pk=told[0].pk).update(state="failed", outcome="550 no such user")
    answer = ada.get("/desk/mail/?show=trouble")
    assert list(answer.drawn["page"].notices) == told[:1]
    assert "550 no such user" in answer.content.decode()
    assert "Everything arrived" not in answer.content.decode()
    assert ada.get("/desk/mail/?show=x").status_code == 404


def test_empty_lists_say_so(ada: Client) -> None:
    assert "Everything arrived" in ada.get("/desk/mail/?show=trouble").content.decode()
    assert "No mail here" in ada.get("/desk/mail/").content.decode()


def test_pages_lead_on_and_back(ada: Client, told: list[Notice], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger.page, "__kwdefaults__", {"states": (), "before": None, "after": None, "size": 1})
    first = ada.get("/desk/mail/?show=kept").drawn
    assert (first["newer"], first["older"]) == ("", f"/desk/mail/?show=kept&before={told[1].pk}")
    second = ada.get(first["older"]).drawn
    assert list(second["page"].notices) == told[:1]
    assert list(ada.get(second["newer"]).drawn["page"].notices) == told[1:]


def test_a_notice_shows_text_headers_and_outcome(ada: Client, told: list[Notice]) -> None:
    shown = ada.get(f"/desk/mail/{told[1].pk}/").content.decode()
    for words in ("Kept here: no mail server is set", told[1].message_id.strip("<>"), "Send again"):
        assert words in shown
    assert f'src="/desk/mail/{told[1].pk}/letter" sandbox' in shown


def test_the_letter_may_do_nothing(ada: Client, told: list[Notice]) -> None:
    answer = ada.get(f"/desk/mail/{told[0].pk}/letter")
    assert answer.content.decode() == told[0].html
    assert answer["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )


@pytest.mark.parametrize(("state", "again"), [("failed", True), ("bounced", True), ("kept", True), ("sent", False)])
def test_what_did_not_arrive_can_be_sent_again(ada: Client, told: list[Notice], state: str, again: bool) -> None:
    Notice.objects.filter(pk=told[0].pk).update(state=state)
    offered = "Send again" in ada.get(f"/desk/mail/{told[0].pk}/").content.decode()
    answer = ada.post(f"/desk/mail/{told[0].pk}/resending")
    assert (offered, answer.status_code) == (again, 303 if again else 422)
    assert Notice.objects.get(pk=told[0].pk).state == ("due" if again else state)


def test_the_list_costs_the_same_however_long(ada: Client, cast: Cast, told: list[Notice]) -> None:
    ada.get("/desk/mail/")
    ran = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as these:
            ada.get("/desk/mail/")
        ran.append(len(these))
        cast.ticket(phase="review", requester=cast.dov)
        announce.batch(NOW)
    assert ran[0] == ran[1] <= 6
