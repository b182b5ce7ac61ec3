"""The lists as pages, and what can be done to several tickets at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phasedesk.tickets import phases, queries
from phasedesk.tickets.models import Ticket
from tests.desk.conftest import NOW
from tests.testing.cast import Cast

MOST = 8  # queries of a list, beside those for the session and the person


def page(ada: Client, address: str) -> str:
    answer = ada.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_desk_opens_with_what_nobody_looked_at(ada: Client) -> None:
    assert ada.get("/desk/")["Location"] == "/desk/queues/first-look/"


@pytest.mark.parametrize("view", list(queries.VIEWS))
def test_every_view_says_something_human_when_it_is_empty(ada: Client, view: str) -> None:
    shown = page(ada, f"/desk/queues/{view}/")
    assert f"<h1>{queries.VIEWS[view].name}</h1>" in shown
    assert 'class="empty"' in shown


def test_an_unknown_view_is_absent(ada: Client) -> None:
    assert ada.get("/desk/queues/nope/").status_code == 404
    assert ada.post("/desk/queues/nope/bulk").status_code == 404


def test_a_list_shows_its_tickets_and_how_many_are_late(ada: Client, cast: Cast, now: object) -> None:
    ticket = cast.ticket(affected="everyone", severity="work_stops")
    shown = page(ada, "/desk/queues/first-look/")
    for words in (ticket.subject, f"#{ticket.pk}", "Everyone, work stops", "Cleo Marsh", "Brightwater", "1 ticket<"):
        assert words in shown


def test_the_heading_tells_how_many_are_past_the_usual_time(ada: Client, cast: Cast) -> None:
    cast.ticket(at=NOW.replace(day=2))
    cast.ticket()
    assert "2 tickets, 1 past the usual time" in page(ada, "/desk/queues/first-look/")
    assert "1 ticket<" in page(ada, "/desk/queues/late/")


def test_a_list_can_be_narrowed_to_an_organization(ada: Client, cast: Cast) -> None:
    cast.ticket(subject="Ours")
    cast.ticket(subject="Theirs", requester=cast.dov)
    shown = page(ada, f"/desk/queues/all/?organization={cast.oakline.pk}")
    assert ("Theirs" in shown, ">Ours<" in shown, "1 ticket at Oakline" in shown) == (True, False, True)
    assert ada.get("/desk/queues/all/?organization=999").status_code == 404


def test_pages_lead_on_and_back_and_keep_the_organization(
    ada: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE", 1)
    first, second = cast.ticket(), cast.ticket()
    shown = ada.get(f"/desk/queues/all/?organization={cast.brightwater.pk}").drawn
    assert (shown["before"], [line.number for line in shown["lines"]]) == ("", [first.pk])
    following = ada.get(shown["after"]).drawn
    assert (following["after"], [line.number for line in following["lines"]]) == ("", [second.pk])
    assert [line.number for line in ada.get(following["before"]).drawn["lines"]] == [first.pk]
    assert f"organization={cast.brightwater.pk}" in following["before"]


def test_a_page_whose_tickets_have_moved_on_leads_back(
    ada: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE", 1)
    cast.ticket()
    second = cast.ticket()
    after = ada.get("/desk/queues/first-look/").drawn["after"]
    phases.begin_review(second, by=cast.ada, at=NOW)
    assert "This page is empty now" in page(ada, after)


def test_a_made_up_place_is_refused(ada: Client) -> None:
    assert ada.get("/desk/queues/all/?after=x").status_code == 422


@pytest.mark.parametrize("address", ["/desk/queues/all/", "/desk/queues/finished/", "/desk/search/?q=invoice"])
def test_a_list_costs_the_same_however_long(ada: Client, cast: Cast, address: str) -> None:
    cast.ticket()
    cast.ticket("question", phase="answered")
    ada.get(address)  # calendars and lifecycles are compiled once per process
    ran = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as these:
            ada.get(address)
        ran.append(len(these))
        for _ in range(2):
            cast.ticket(phase="review")
            cast.ticket("question", phase="answered", requester=cast.dov)
    assert ran[0] == ran[1] <= MOST + 2


# ---------------------------------------------------------------- search
def test_a_number_leads_to_its_ticket(ada: Client, cast: Cast) -> None:
    number = cast.ticket().pk
    assert ada.get(f"/desk/search/?q=%23{number}")["Location"] == f"/desk/tickets/{number}/"
    assert "Nothing found" in page(ada, "/desk/search/?q=999")


def test_words_find_tickets(ada: Client, cast: Cast) -> None:
    cast.ticket(subject="Totals differ")
    assert "Totals differ" in page(ada, "/desk/search/?q=TOTALS")
    assert "What are you looking for?" in page(ada, "/desk/search/")
    assert "&lt;b&gt;" in page(ada, "/desk/search/?q=<b>")


def test_a_search_says_that_it_was_cut(ada: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "FOUND", 1)
    cast.ticket()
    cast.ticket()
    assert "the newest 1 that fit “invoice”; there may be more" in page(ada, "/desk/search/?q=invoice")


# ---------------------------------------------------------------- several at once
def pick(*tickets: Ticket) -> list[str]:
    return [f"{ticket.pk}.{ticket.version}" for ticket in tickets]


def bulk(ada: Client, do: str, picks: list[str], **more: str) -> object:
    return ada.post("/desk/queues/first-look/bulk", {"do": do, "pick": picks, **more})


def test_several_are_taken(ada: Client, cast: Cast) -> None:
    tickets = [cast.ticket(), cast.ticket("feature")]
    answer = bulk(ada, "take", pick(*tickets))
    assert (answer.status_code, answer["Location"]) == (303, "/desk/queues/first-look/")
    assert {cast.read(ticket.pk).assignee for ticket in tickets} == {cast.ada}
    assert "2 tickets: yours now." in page(ada, "/desk/queues/first-look/")


def test_several_are_given_to_a_colleague_and_back(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket()
    bulk(ada, "give", pick(ticket), to=str(cast.bo.pk))
    assert cast.read(ticket.pk).assignee == cast.bo
    bulk(ada, "give", pick(cast.read(ticket.pk)), to="nobody")
    assert cast.read(ticket.pk).assignee is None


@pytest.mark.parametrize("to", ["cleo", "", "x", "999", "9" * 30])
def test_nobody_else_can_be_given_work(ada: Client, cast: Cast, to: str) -> None:
    ticket = cast.ticket()
    answer = bulk(ada, "give", pick(ticket), to=str(cast.cleo.pk) if to == "cleo" else to)
    assert (answer.status_code, cast.read(ticket.pk).assignee) == (422, None)


def test_what_cannot_be_done_is_told_and_the_rest_is_done(ada: Client, cast: Cast) -> None:
    good, moved, finished = cast.ticket(), cast.ticket(), cast.ticket("question", phase="answered")
    picks = pick(good, moved, finished)
    phases.begin_review(cast.read(moved.pk), by=cast.bo, at=NOW)
    answer = bulk(ada, "review", [*picks, "999.1", "nonsense"])
    assert answer.status_code == 200
    outcomes = [(outcome.number, outcome.is_done) for outcome in answer.drawn["outcomes"]]
    assert outcomes == [(good.pk, True), (moved.pk, False), (finished.pk, False), (999, False), (0, False)]
    assert "4 tickets of 5 could not be done" in answer.content.decode()
    assert "Somebody changed this ticket a moment ago" in answer.content.decode()
    assert (cast.read(good.pk).phase, cast.read(moved.pk).assignee) == ("review", cast.bo)


@pytest.mark.parametrize(("do", "picks"), [("take", []), ("", ["1.1"]), ("delete", ["1.1"])])
def test_nothing_chosen_is_nothing_done(ada: Client, cast: Cast, do: str, picks: list[str]) -> None:
    cast.ticket()
    assert bulk(ada, do, picks).status_code == 422
