"""What is sent is read with bounds, and whatever it is, the answer says what is wrong."""

from typing import Any

import pytest

from phasedesk.tickets.models import Ticket
from tests.api.conftest import CallAs
from tests.testing.cast import Cast

GOOD = {"kind": "bug", "subject": "Totals differ", "text": "By 13.50."}


@pytest.mark.parametrize(
    "body", [b"{", b"nothing", b"{'kind': 'bug'}", b'{"kind": "bug",}', b"\xff\xfe", b'"\xc3\x28"', b"1" * 5000]
)
def test_what_is_no_json(cast: Cast, call_as: CallAs, body: bytes) -> None:
    answer = call_as(cast.cleo).post("/tickets", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "not-json")


@pytest.mark.parametrize("body", [b"[]", b"null", b"7", b'"text"', b"{}", b"", b"[{}]", b"true"])
def test_json_that_is_no_ticket(cast: Cast, call_as: CallAs, body: bytes) -> None:
    answer = call_as(cast.cleo).post("/tickets", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("depth", [33, 900, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_json_that_is_too_deep(cast: Cast, call_as: CallAs, depth: int, opening: str, closing: str) -> None:
    answer = call_as(cast.cleo).post("/tickets", opening * depth + "1" + closing * depth)
    assert (answer.status_code, answer.json()["code"]) == (422, "too-deep")


def test_json_as_deep_as_may_be(cast: Cast, call_as: CallAs) -> None:
    assert call_as(cast.cleo).post("/tickets", "[" * 32 + "]" * 32).json()["code"] == "invalid"


def test_more_than_a_megabyte(cast: Cast, call_as: CallAs) -> None:
    answer = call_as(cast.cleo).post("/tickets", GOOD | {"text": "a" * 1024 * 1024})
    assert (answer.status_code, answer.json()["code"]) == (413, "too-much")


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=a", "application/xml"]
)
def test_what_is_not_sent_as_json(cast: Cast, call_as: CallAs, kind: str) -> None:
    answer = call_as(cast.cleo).post("/tickets", GOOD, content_type=kind)
    assert (answer.status_code, answer.json()["code"]) == (415, "not-sent-as-json")


def test_json_with_its_charset(cast: Cast, call_as: CallAs) -> None:
    assert call_as(cast.cleo).post("/tickets", GOOD, content_type="application/json; charset=utf-8").status_code == 201


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "praise"}, "kind"),
        ({"kind": None}, "kind"),
        ({"subject": ""}, "subject"),
        ({"subject": "   "}, "subject"),
        ({"subject": "a" * 256}, "subject"),
        ({"subject": 7}, "subject"),
        ({"subject": ["a"]}, "subject"),
        ({"text": ""}, "text"),
        ({"text": "a" * 100_001}, "text"),
        ({"severity": "terrible"}, "severity"),
        ({"affected": "all"}, "affected"),
        ({"workaround": "a" * 10_001}, "workaround"),
        ({"area": "a" * 61}, "area"),
        ({"requester": "dov@oakline.example"}, "requester"),
        ({"requester": {}}, "requester.email"),
        ({"requester": {"email": "dov@oakline.example", "role": "admin"}}, "requester.role"),
        ({"phase": "plan"}, "phase"),
        ({"status": "resolved"}, "status"),
        ({"Subject": "a"}, "Subject"),
        ({"subject": "a\x00b"}, "subject"),
        ({"text": "a\x00b"}, "text"),
        ({"area": "a\x00b"}, "area"),
        ({"workaround": "a\x00b"}, "workaround"),
        ({"requester": {"email": "dov@oakline.example", "name": "D\x00v"}}, "requester.name"),
        ({"subject": "\ud800"}, "subject"),
    ],
)
def test_the_field_that_is_wrong_is_named(cast: Cast, call_as: CallAs, change: dict[str, Any], field: str) -> None:
    answer = call_as(cast.ada).post("/tickets", GOOD | change)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert not Ticket.objects.exists()


def test_all_fields_that_are_wrong_are_named_at_once(cast: Cast, call_as: CallAs) -> None:
    answer = call_as(cast.cleo).post("/tickets", {"kind": "bug", "note": "a"})
    assert [error["field"] for error in answer.json()["errors"]] == ["subject", "text", "note"]


@pytest.mark.parametrize(
    ("path", "good", "change", "field"),
    [
        ("phase", {"to": "review", "version": 1}, {"to": None}, "to"),
        ("phase", {"to": "review", "version": 1}, {"version": "one"}, "version"),
        ("phase", {"to": "review", "version": 1}, {"by": "Lena"}, "by"),
        ("replies", {"text": "Yes."}, {"text": ""}, "text"),
        ("replies", {"text": "Yes."}, {"internal": True}, "internal"),
        ("replies", {"text": "Yes."}, {"author": "Lena"}, "author"),
    ],
)
def test_it_is_so_for_every_body(
    cast: Cast, call_as: CallAs, path: str, good: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    number = cast.ticket().number
    answer = call_as(cast.ada).post(f"/tickets/{number}/{path}", good | change)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, [field])
    assert cast.read(number).version == 1


def test_what_the_rules_find_missing_is_said_in_their_words(cast: Cast, call_as: CallAs) -> None:
    answer = call_as(cast.ada).post("/tickets", GOOD | {"requester": {"email": "not an address"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")


@pytest.mark.parametrize("number", ["0", "-1", "abc", "9" * 30, "1.5", "%00", "1%2F2"])
def test_a_number_that_is_none(cast: Cast, call_as: CallAs, number: str) -> None:
    assert call_as(cast.ada).get(f"/tickets/{number}").status_code in (404, 422)
