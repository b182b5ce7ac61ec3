"""Who may call, and what an address answers that is no address."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from phasedesk.accounts import people, tokens
from tests.api.conftest import NOON, CallAs
from tests.api.program import ROOT, Program
from tests.testing.cast import MONDAY, Cast

UNKNOWN = {
    "type": "urn:phasedesk:problem:token-missing",
    "title": "Send a valid token: Authorization: Bearer pd_…",
    "status": 401,
    "code": "token-missing",
}
ABSENT = {
    "type": "urn:phasedesk:problem:not-found",
    "title": "There is nothing here for you.",
    "status": 404,
    "code": "not-found",
}
ROUTES = (
    ("get", "/tickets"),
    ("post", "/tickets"),
    ("get", "/tickets/1"),
    ("get", "/tickets/1/events"),
    ("post", "/tickets/1/phase"),
    ("post", "/tickets/1/replies"),
)


class TestWithoutAToken:
    @pytest.mark.parametrize(("method", "path"), ROUTES)
    def test_nobody_gets_in(self, db: None, method: str, path: str) -> None:
        answer = Program().send(method, path)
        assert (answer.status_code, answer.json()) == (401, UNKNOWN)
        assert answer["WWW-Authenticate"] == 'Bearer realm="Phasedesk"'

    @pytest.mark.parametrize(
        "stated", ["pd_12345678_" + "0" * 64, "Bearer", "x", "pd_", "é", "pd_12345678_" + "0" * 999]
    )
    def test_a_wrong_one_is_none(self, cast: Cast, stated: str) -> None:
        assert Program().get("/tickets", Authorization=f"Bearer {stated}").json() == UNKNOWN

    def test_it_must_be_a_bearer(self, cast: Cast) -> None:
        token = tokens.make(cast.ada.email, None, at=MONDAY)
        for stated in (token, f"Basic {token}", f"Token {token}"):
            assert Program().get("/tickets", Authorization=stated).status_code == 401

    def test_one_that_has_run_out_is_none(self, cast: Cast) -> None:
        program = Program()
        program.token = tokens.make(cast.ada.email, None, at=MONDAY, days=1)
        assert program.get("/tickets").status_code == 200
        with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
            assert program.get("/tickets").json() == UNKNOWN

    def test_one_that_was_withdrawn_is_none(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.ada)
        tokens.withdraw(cast.ada, program.token[:11])
        assert program.get("/tickets").json() == UNKNOWN

    def test_one_of_a_person_shut_out_is_none(self, cast: Cast, call_as: CallAs) -> None:
        program = call_as(cast.ada)
        people.deactivate(cast.ada, by=cast.admin)
        assert program.get("/tickets").json() == UNKNOWN

    def test_a_session_is_none(self, cast: Cast) -> None:
        client = Client()
        client.force_login(cast.ada)
        assert client.get(f"{ROOT}/tickets").json() == UNKNOWN


class TestScopes:
    @pytest.mark.parametrize(
        ("scope", "method", "path", "body"),
        [
            ("tickets:write", "get", "/tickets", ""),
            ("tickets:write", "get", "/tickets/1", ""),
            ("tickets:write", "get", "/tickets/1/events", ""),
            ("tickets:read", "post", "/tickets", '{"kind": "bug", "subject": "a", "text": "b"}'),
            ("tickets:read", "post", "/tickets/1/phase", '{"to": "review", "version": 1}'),
            ("tickets:read", "post", "/tickets/1/replies", '{"text": "a"}'),
        ],
    )
    def test_what_it_lacks_is_named(
        self, cast: Cast, call_as: CallAs, scope: str, method: str, path: str, body: str
    ) -> None:
        answer = call_as(cast.ada, scope).send(method, path, body, content_type="application/json")
        lacking = "tickets:read" if scope == "tickets:write" else "tickets:write"
        assert (answer.status_code, answer.json()) == (
            403,
            {
                "type": "urn:phasedesk:problem:scope-missing",
                "title": f"This token lacks the scope {lacking}.",
                "status": 403,
                "code": "scope-missing",
                "scope": lacking,
            },
        )

    def test_a_token_can_do_no_more_than_its_owner(self, cast: Cast, call_as: CallAs) -> None:
        ticket = cast.ticket()
        answer = call_as(cast.cleo).post(f"/tickets/{ticket.number}/phase", {"to": "review", "version": 1})
        assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")
        assert cast.read(ticket.number).phase == "received"


class TestTheAddress:
    @pytest.mark.parametrize("name", ["token", "access_token", "api_key", "key"])
    def test_a_token_in_it_is_refused_however_good(self, cast: Cast, call_as: CallAs, name: str) -> None:
        program = call_as(cast.ada)
        answer = program.get(f"/tickets?{name}={program.token}")
        assert (answer.status_code, answer.json()["code"]) == (400, "token-in-address")
        assert program.token not in answer.content.decode()

    @pytest.mark.parametrize(
        ("path", "known"),
        [
            ("/tickets?statos=open", ["status", "kind", "before", "limit"]),
            ("/tickets/1?limit=5", []),
            ("/tickets/1/events?before=1", ["after", "limit"]),
        ],
    )
    def test_a_mistyped_parameter_does_not_pass_for_none(
        self, cast: Cast, call_as: CallAs, path: str, known: list[str]
    ) -> None:
        cast.ticket()
        answer = call_as(cast.ada).get(path)
        assert (answer.status_code, answer.json()["code"]) == (422, "unknown-parameter")
        assert answer.json()["known"] == known
        assert answer.json()["parameters"] == [path.partition("?")[2].partition("=")[0]]

    def test_nor_does_one_on_a_post(self, cast: Cast, call_as: CallAs) -> None:
        asked = {"kind": "bug", "subject": "a", "text": "b"}
        assert call_as(cast.cleo).post("/tickets?kind=question", asked).json()["code"] == "unknown-parameter"

    @pytest.mark.parametrize("path", ["/", "/nothing", "/tickets/", "/tickets/1/", "/tickets/1/notes", "/tickets//1"])
    @pytest.mark.parametrize("method", ["get", "post", "delete", "options"])
    def test_an_unknown_one_is_absent_for_everybody(self, cast: Cast, call_as: CallAs, method: str, path: str) -> None:
        for program in (call_as(), call_as(cast.ada)):
            answer = program.send(method, path)
            assert (answer.status_code, answer.json()) == (404, ABSENT)
            assert answer["Content-Type"] == "application/problem+json"

    @pytest.mark.parametrize(
        ("path", "allowed"),
        [
            ("/tickets", {"GET", "POST"}),
            ("/tickets/1", {"GET"}),
            ("/tickets/1/events", {"GET"}),
            ("/tickets/1/phase", {"POST"}),
            ("/tickets/1/replies", {"POST"}),
            ("/openapi.json", {"GET", "HEAD"}),
        ],
    )
    @pytest.mark.parametrize("method", ["delete", "put", "patch", "options"])
    def test_a_method_it_does_not_know(self, db: None, path: str, allowed: set[str], method: str) -> None:
        answer = Program().send(method, path)
        assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed")
        assert answer["Content-Type"] == "application/problem+json"
        assert set(answer["Allow"].split(", ")) == allowed

    def test_head_is_answered_like_get(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.cleo)
        answer = program.send("head", f"/tickets/{ticket.number}")
        assert (answer.status_code, answer["ETag"], answer.content) == (200, '"1"', b"")


def test_the_use_of_a_token_is_noted(cast: Cast, call_as: CallAs) -> None:
    call_as(cast.ada).get("/tickets")
    assert [token.last_used_at for token in cast.ada.api_tokens.all()] == [NOON]


def test_answers_are_kept_out_of_caches(cast: Cast, call_as: CallAs) -> None:
    assert call_as(cast.ada).get("/tickets")["Cache-Control"] == "private, no-store"
