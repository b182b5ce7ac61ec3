"""The benchmark: its desk is filled right, its requests do what they say, and its figures can be read."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from phasedesk.calendars import models as calendars
from phasedesk.conversations.models import InternalNote, PublicReply
from phasedesk.lifecycles import models as lifecycles
from phasedesk.lifecycles import publishing
from phasedesk.notifications.models import Notice
from phasedesk.operations import bench, bench_fill, bench_measure, bench_requests
from phasedesk.operations.bench_measure import Effort
from phasedesk.tickets import intake, standing
from phasedesk.tickets.models import Event, Ticket, Unannounced

TICKETS = 120


@pytest.fixture
def scene(db: None, monkeypatch: pytest.MonkeyPatch) -> bench_fill.Scene:
    """A small desk with few people, filled as for measuring."""
    monkeypatch.setattr(bench_fill, "REQUESTERS", 30)
    calendars.forget()
    lifecycles.forget()
    publishing.publish_shipped(at=timezone.now())
    return bench_fill.fill(TICKETS, timezone.now(), lambda words: None)


class TestFilling:
    def test_there_are_as_many_tickets_as_asked_for_in_every_state(self, scene: bench_fill.Scene) -> None:
        assert Ticket.objects.count() == TICKETS
        kinds = Counter(Ticket.objects.values_list("kind", flat=True))
        assert set(kinds) == {"bug", "feature", "question"}
        states = Counter(Ticket.objects.values_list("status", flat=True))
        assert set(states) == {"open", "pending", "on_hold", "resolved"}
        assert states["resolved"] > TICKETS / 2

    def test_each_ticket_can_be_shown(self, scene: bench_fill.Scene) -> None:
        for ticket in Ticket.objects.with_people():
            shown = standing.of(ticket, timezone.now())
            assert shown.title.endswith(f"#{ticket.number}")
            assert ticket.events.count() == ticket.version
            assert ticket.followers.count() == 1

    def test_copies_are_other_peoples_and_older(self, scene: bench_fill.Scene) -> None:
        assert len(set(Ticket.objects.values_list("requester", flat=True))) > 20
        assert len(set(Ticket.objects.values_list("created_at", flat=True))) > TICKETS / 2
        assert len(set(Ticket.objects.values_list("token", flat=True))) == TICKETS

    def test_the_ticket_that_is_measured_has_ten_messages_that_were_told(self, scene: bench_fill.Scene) -> None:
        assert PublicReply.objects.filter(ticket=scene.ticket).count() == bench_fill.MESSAGES
        assert InternalNote.objects.filter(ticket=scene.ticket).count() == 1
        told = Notice.objects.filter(ticket=scene.ticket).values_list("state", flat=True)
        assert set(told) == {"kept"}
        assert not Unannounced.objects.exists()

    def test_life_goes_on_from_there(self, scene: bench_fill.Scene) -> None:
        newest = max(Ticket.objects.values_list("number", flat=True))
        asked = intake.Asked("bug", "One more", "It is still so.")
        team = Ticket.objects.with_people().get(pk=scene.ticket.number).team
        made = intake.submit(asked, requester=scene.requester, team=team, at=timezone.now())
        assert made.number == newest + 1
        assert Event.objects.count() == sum(Ticket.objects.values_list("version", flat=True))


@pytest.fixture
def _connection_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real handler gives connections back after each request; here that would end the test's transaction."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def results(scene: bench_fill.Scene, settings: Settings, _connection_stays: None) -> dict[str, bench_measure.Result]:
    """Everything measured in this process, one request a round."""
    settings.ROOT_URLCONF = "phasedesk.operations.bench_site"
    application, effort = WSGIHandler(), Effort(rounds=1, each=1, load=1)
    plans = bench_requests.scenarios(scene)
    return {plan.key: bench_measure._in_process(plan, application, effort, lambda: 0.0) for plan in plans}


def test_every_request_does_what_it_says(results: dict[str, bench_measure.Result]) -> None:
    assert list(results) == [
        "nothing",
        "somebody",
        "submit",
        "submit_unknown",
        "queue",
        "queue_all",
        "ticket",
        "tracker",
        "move",
    ]
    assert Ticket.objects.count() == TICKETS + 2 * 4  # two for warming up, one for counting statements, one measured
    assert Event.objects.filter(kind="phase.advanced", at__gte=timezone.now().replace(hour=0, minute=0)).count() >= 4
    assert all(result.cpu_median > 0 for result in results.values())
    assert (results["nothing"].queries, results["somebody"].queries) == (0, 2)


@pytest.mark.usefixtures("db", "_connection_stays")
def test_what_answers_otherwise_than_it_should_stops_the_measuring() -> None:
    wrong = bench_requests.Request("/no/such/page/")
    with pytest.raises(ValueError, match="GET /no/such/page/ answered 404 Not Found, not 200"):
        bench_measure._call(WSGIHandler(), wrong.environ(), 200)


def test_the_table_says_what_the_figures_depend_on_and_adds_the_databases_part() -> None:
    facts: dict[str, Any] = {
        "phasedesk": "1.2.3",
        "database": "PostgreSQL 15.1",
        "python": "3.11.7",
        "processor": "Some CPU",
        "processors": 2,
        "tickets": 10_000,
    }
    usual = {"goal": None, "cpu_min": 0.1, "cpu_median": 0.2, "database": 0.3, "queries": None, "per_second": None}
    lines = bench.table(
        facts
        | {
            "results": [
                {**usual, "key": "nothing", "name": "A page that does nothing"},
                {
                    **usual,
                    "key": "queue",
                    "name": "Queue",
                    "goal": 4.8,
                    "cpu_median": 1.2,
                    "queries": 5,
                    "per_second": 98.7,
                },
            ]
        }
    ).splitlines()
    assert lines[1] == "Phasedesk 1.2.3, 10,000 tickets, PostgreSQL 15.1, Python 3.11.7, 2 × Some CPU"
    assert lines[-2].split() == ["A", "page", "that", "does", "nothing", "0.40", "0.50", "1.0"]
    assert lines[-1].split() == ["Queue", "0.40", "1.50", "4.8", "3.0", "5", "99"]


@pytest.mark.slow
def test_the_whole_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In processes of its own, with a database and a web server to be thrown away."""
    to = tmp_path / "results" / "figures.json"
    bench.run(tickets=TICKETS, to=str(to), effort=Effort(rounds=1, each=2, load=4))
    found = json.loads(to.read_text(encoding="utf-8"))
    assert (found["tickets"], len(found["results"])) == (TICKETS, 11)
    assert all(result["per_second"] > 0 for result in found["results"] if result["key"] not in ("bare", "telling"))
    assert "Queue “First look”, first page of 50" in capsys.readouterr().out
