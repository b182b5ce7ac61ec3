"""Lists: page by page, with bounds, at a constant cost."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phasedesk.tickets import replies, waiting
from tests.api.conftest import CallAs
from tests.api.program import Program
from tests.testing.cast import Cast


def pages(program: Program, path: str, rows: str, cursor: str) -> Iterator[list[Any]]:
    """Walk a list to its end."""
    more, joint = "", "&" if "?" in path else "?"
    while True:
        page = program.get(f"{path}{more}").json()
        yield page[rows]
        if page["next"] is None:
            return
        more = f"{joint}{cursor}={page['next']}"


class TestTickets:
    def test_a_row_says_what_a_list_needs(self, cast: Cast, call_as: CallAs) -> None:
        ticket = cast.ticket()
        assert call_as(cast.ada).get("/tickets").json() == {
            "tickets": [
                {
                    "number": ticket.number,
                    "version": 1,
                    "kind": "bug",
                    "subject": "Invoice totals differ from the exported file",
                    "status": "open",
                    "phase": "received",
                    "phase_name": "Request received",
                    "next_word_at": "2026-11-12T16:00:00+00:00",
                    "is_late": False,
                    "requester": {"name": "Cleo Marsh", "email": "cleo@brightwater.example"},
                    "organization": "Brightwater",
                    "created_at": "2026-11-09T08:14:00+00:00",
                    "updated_at": "2026-11-09T08:14:00+00:00",
                }
            ],
            "next": None,
        }

    @pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 200])
    def test_page_by_page_each_comes_once_newest_first(self, cast: Cast, call_as: CallAs, limit: int) -> None:
        numbers = [cast.ticket().number for _ in range(5)]
        found = list(pages(call_as(cast.ada), f"/tickets?limit={limit}", "tickets", "before"))
        assert [row["number"] for page in found for row in page] == numbers[::-1]
        assert [len(page) for page in found] == [min(limit, 5 - start) for start in range(0, 5, limit)]

    def test_a_ticket_that_comes_meanwhile_shifts_nothing(self, cast: Cast, call_as: CallAs) -> None:
        numbers, program = [cast.ticket().number for _ in range(4)], call_as(cast.ada)
        walk = pages(program, "/tickets?limit=2", "tickets", "before")
        seen = [row["number"] for row in next(walk)]
        cast.ticket()
        assert [*seen, *(row["number"] for page in walk for row in page)] == numbers[::-1]

    def test_fifty_unless_said_otherwise(self, cast: Cast, call_as: CallAs) -> None:
        for _ in range(51):
            cast.ticket()
        page = call_as(cast.ada).get("/tickets").json()
        assert (len(page["tickets"]), page["next"]) == (50, page["tickets"][-1]["number"])

    @pytest.mark.parametrize(
        "asked",
        ["limit=0", "limit=201", "limit=-1", "limit=x", "before=0", "before=x", f"before={2**63}", "kind=praise"],
    )
    def test_bounds(self, cast: Cast, call_as: CallAs, asked: str) -> None:
        answer = call_as(cast.ada).get(f"/tickets?{asked}")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
        assert [error["field"] for error in answer.json()["errors"]] == [asked.partition("=")[0]]

    def test_by_kind_and_by_status(self, cast: Cast, call_as: CallAs) -> None:
        bug, question = cast.ticket(phase="review"), cast.ticket("question", phase="answered")
        waiting.ask(bug, question="Which file?", by=cast.ada, at=cast.at)
        feature, program = cast.ticket("feature"), call_as(cast.ada)

        def found(asked: str) -> list[int]:
            return [row["number"] for row in program.get(f"/tickets?{asked}").json()["tickets"]]

        assert found("kind=feature") == [feature.number]
        assert found("status=pending") == [bug.number]
        assert found("status=open,pending") == [feature.number, bug.number]
        assert found("status=resolved,%20closed") == [question.number]
        assert found("status=pending&kind=feature") == []
        assert found("status=") == [feature.number, question.number, bug.number]

    @pytest.mark.parametrize("status", ["opened", "open,new", ",", "open%00", "1 or 1=1"])
    def test_an_unknown_status_is_refused_with_those_there_are(self, cast: Cast, call_as: CallAs, status: str) -> None:
        answer = call_as(cast.ada).get(f"/tickets?status={status}")
        assert (answer.status_code, answer.json()["field"]) == (422, "status")
        assert answer.json()["known"] == ["open", "pending", "on_hold", "resolved", "closed"]

    def test_what_is_late_is_marked(self, cast: Cast, call_as: CallAs) -> None:
        late = cast.ticket(at=cast.at.replace(month=10)).number
        cast.ticket()
        rows = call_as(cast.ada).get("/tickets").json()["tickets"]
        assert [row["number"] for row in rows if row["is_late"]] == [late]


class TestEvents:
    @pytest.mark.parametrize("limit", [1, 2, 3, 4])
    def test_page_by_page_oldest_first(self, cast: Cast, call_as: CallAs, limit: int) -> None:
        ticket = cast.ticket(phase="review")
        replies.note(ticket, text="For us.", by=cast.ada, at=cast.at)
        replies.reply(ticket, text="For you.", by=cast.ada, at=cast.at)
        found = pages(call_as(cast.cleo), f"/tickets/{ticket.number}/events?limit={limit}", "events", "after")
        assert [event["seq"] for page in found for event in page] == [1, 2, 4]

    @pytest.mark.parametrize("asked", ["limit=0", "limit=201", "after=-1", "after=x", f"after={2**31}"])
    def test_bounds(self, cast: Cast, call_as: CallAs, asked: str) -> None:
        number = cast.ticket().number
        answer = call_as(cast.ada).get(f"/tickets/{number}/events?{asked}")
        assert [error["field"] for error in answer.json()["errors"]] == [asked.partition("=")[0]]


class TestCost:
    """What is asked of the database does not grow with what is there."""

    def queries(self, program: Program, path: str) -> int:
        program.get(path)  # the first use of a token in a minute is noted, and calendars are read once
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert program.get(path).status_code == 200
        return len(asked)

    @pytest.mark.parametrize("who", ["ada", "cleo"])
    def test_of_a_list_of_one_and_of_three(self, cast: Cast, call_as: CallAs, who: str) -> None:
        program = call_as(getattr(cast, who))
        cast.ticket(phase="review")
        one = self.queries(program, "/tickets")
        cast.ticket("question", phase="answered")
        cast.ticket("feature", requester=cast.cleo)
        assert (self.queries(program, "/tickets"), one <= 4) == (one, True)

    def test_of_one_event_and_of_three(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.cleo)
        one = self.queries(program, f"/tickets/{ticket.number}/events")
        replies.reply(ticket, text="One.", by=cast.ada, at=cast.at)
        replies.reply(ticket, text="Two.", by=cast.cleo, at=cast.at)
        assert (self.queries(program, f"/tickets/{ticket.number}/events"), one <= 5) == (one, True)

    def test_of_one_ticket_however_long_its_story(self, cast: Cast, call_as: CallAs) -> None:
        ticket, program = cast.ticket(), call_as(cast.cleo)
        short = self.queries(program, f"/tickets/{ticket.number}")
        cast.move(ticket, "plan", cast.at)
        assert (self.queries(program, f"/tickets/{ticket.number}"), short <= 6) == (short, True)
