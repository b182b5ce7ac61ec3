"""How far a ticket's time is used, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from phasedesk.calendars.models import Calendar
from phasedesk.desk import rows
from phasedesk.desk.rows import Pace
from phasedesk.tickets import phases, queries, replies, waiting
from phasedesk.tickets.models import Ticket
from tests.testing.cast import MONDAY, Cast

BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026 on the clock of Berlin."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def line(ticket: Ticket, when: datetime) -> rows.Line:
    (drawn,) = rows.lines(queries.rows(Ticket.objects.filter(pk=ticket.pk)), when, BERLIN)
    return drawn


@pytest.mark.parametrize(
    ("when", "pace"),
    [
        (at(9, 10), Pace("0.0 of 3 days", 0.0)),  # the day of entering is day zero
        (at(10, 9), Pace("0.0 of 3 days", 0.0)),
        (at(10, 13), Pace("0.5 of 3 days", 16.7)),
        (at(12, 13), Pace("2.5 of 3 days", 83.3)),
        (at(12, 20), Pace("3.0 of 3 days", 100.0)),  # closed, but the day we said is not over
        (at(13, 1), Pace("3.0 of 3 days", 100.0, "late")),
        (at(13, 13), Pace("3.5 of 3 days", 100.0, "late")),
    ],
)
def test_time_is_counted_back_from_the_promised_edge(cast: Cast, when: datetime, pace: Pace) -> None:
    assert line(cast.ticket(), when).pace == pace


def test_a_pause_stands_still_and_its_days_do_not_count(cast: Cast) -> None:
    ticket = cast.ticket()
    waiting.ask(ticket, question="Which month?", by=cast.ada, at=at(10, 13))
    paused = line(ticket, at(19, 13))
    assert (paused.pace, paused.about) == (Pace("paused at 0.5", 100, "wait"), "waiting on requester since 10 Nov")
    waiting.answer(ticket, text="October.", by=cast.cleo, at=at(11, 13))
    assert line(ticket, at(11, 17)).pace == Pace("1.0 of 3 days", 33.3)
    assert line(ticket, at(13, 17)).pace == Pace("3.0 of 3 days", 100.0)


def test_an_organizations_own_hours_count(cast: Cast) -> None:
    cast.brightwater.calendar = Calendar.objects.create(
        name="Short", zone="Europe/Berlin", hours={"1": [["09:00", "11:00"]]}
    )
    cast.brightwater.save()
    assert line(cast.ticket(), at(10, 10)).pace == Pace("0.5 of 3 days", 16.7)  # Tuesdays only


def test_hours_are_said_in_hours(cast: Cast) -> None:
    version = cast.ticket("question").lifecycle
    version.data["phases"][0]["timeframe"] = [[1, "hours"], [4, "hours"]]
    type(version).objects.create(kind="question", number=2, data=version.data, published_at=MONDAY)
    ticket = cast.ticket("question", at=at(9, 10))
    assert line(ticket, at(9, 12)).pace == Pace("2.0 of 4 hours", 50.0)


def test_one_of_a_unit_is_said_in_the_singular(cast: Cast) -> None:
    version = cast.ticket("question").lifecycle
    version.data["phases"][0]["timeframe"] = [[1, "hours"], [1, "days"]]
    type(version).objects.create(kind="question", number=2, data=version.data, published_at=MONDAY)
    assert line(cast.ticket("question"), at(10, 13)).pace.words == "0.5 of 1 day"


def test_where_no_time_is_promised_the_next_word_is_named(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    pace = line(ticket, at(12, 10)).pace
    assert (pace.has_bar, pace.words[:8]) == (False, "word by ")
    waiting.ask(ticket, question="Does it help?", by=cast.ada, at=at(12, 10))
    assert line(ticket, at(12, 11)).pace == Pace("paused", 100, "wait")
    waiting.answer(ticket, text="Yes.", by=cast.cleo, at=at(12, 12))
    phases.resolve(ticket, by=cast.ada, at=at(12, 13), note="Fixed.")
    assert line(ticket, at(12, 14)).pace == Pace("finished 13:00 today", has_bar=False)


def test_what_an_agent_needs_to_know_first(cast: Cast) -> None:
    ticket = cast.ticket(text="Short.")
    assert line(ticket, MONDAY).about == "“Short.”"
    replies.reply(ticket, text="Any news?", by=cast.cleo, at=at(10, 14))
    assert line(ticket, at(10, 15)).about == "requester wrote 14:00 today"
    assert line(ticket, at(12, 15)).about == "requester wrote Tue"
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=at(12, 15))
    assert line(ticket, at(12, 16)).about == "on hold, we wait for the bank"


def test_a_long_beginning_is_cut_between_words(cast: Cast) -> None:
    about = line(cast.ticket(text="A sentence of many words. " * 10), MONDAY).about
    assert about == "“A sentence of many words. A sentence of many words. A sentence of many…”"


@pytest.mark.parametrize(
    ("affected", "severity", "said"),
    [
        ("everyone", "work_stops", "Everyone, work stops"),
        ("several", "", "Several people"),
        ("", "minor", "A nuisance"),
        ("", "", ""),
    ],
)
def test_impact_is_said_in_one_line(affected: str, severity: str, said: str) -> None:
    assert rows.impact_words(affected, severity) == said


def test_a_line_names_step_owner_and_requester(cast: Cast) -> None:
    drawn = line(cast.ticket("feature", phase="roadmap", requester=cast.dov), MONDAY + timedelta(days=1))
    assert (drawn.kind_words, drawn.step, drawn.total, drawn.phase) == ("Feature", 3, 4, "Roadmap consideration")
    assert (drawn.requester, drawn.organization, drawn.owner) == ("Dov Levi", "Oakline", "Ada Falk")


def test_a_person_without_a_name_is_called_by_their_address() -> None:
    assert rows.called("", "kim@brightwater.example") == "kim"
