"""Who looks after a ticket, and how it is judged."""

import pytest

from phasedesk.rulebook.refusal import Incomplete, NotNow, TooMuch
from phasedesk.tickets import assignment
from phasedesk.tickets.models import EventKind
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_ticket_is_handed_over_and_back(cast: Cast) -> None:
    ticket = cast.ticket()
    event = assignment.hand_over(ticket, to=cast.ada, by=cast.lena, at=cast.at)
    assert event is not None
    assert (event.kind, event.facts) == (EventKind.ASSIGNED, {"was": None, "now": "Ada"})
    assert cast.read(ticket.pk).assignee == cast.ada
    event = assignment.hand_over(cast.read(ticket.pk), to=None, by=cast.ada, at=cast.at)
    assert event is not None
    assert event.facts == {"was": "Ada", "now": None}
    assert cast.read(ticket.pk).assignee is None


def test_what_is_theirs_already_changes_nothing(cast: Cast) -> None:
    ticket = cast.ticket()
    assert assignment.hand_over(ticket, to=None, by=cast.lena, at=cast.at) is None
    assignment.hand_over(ticket, to=cast.ada, by=cast.lena, at=cast.at)
    assert assignment.hand_over(ticket, to=cast.ada, by=cast.lena, at=cast.at) is None
    assert ticket.events.count() == 2


def test_only_those_who_work_here_give_and_are_given(cast: Cast) -> None:
    ticket = cast.ticket()
    with pytest.raises(Incomplete):
        assignment.hand_over(ticket, to=cast.cleo, by=cast.lena, at=cast.at)
    with pytest.raises(NotYours):
        assignment.hand_over(ticket, to=cast.ada, by=cast.cleo, at=cast.at)
    with pytest.raises(NotYours):
        assignment.assess(ticket, by=cast.cleo, at=cast.at, severity="minor")


def test_a_ticket_is_assessed(cast: Cast) -> None:
    ticket = cast.ticket(severity="minor")
    event = assignment.assess(
        ticket, by=cast.ada, at=cast.at, severity="work_stops", affected="several", area=" Billing ", workaround="XLSX."
    )
    assert event is not None
    assert event.facts == {
        "severity": {"was": "minor", "now": "work_stops"},
        "affected": {"was": "", "now": "several"},
        "area": {"was": "", "now": "Billing"},
        "workaround": {"was": "", "now": "XLSX."},
    }
    ticket = cast.read(ticket.pk)
    assert (ticket.severity, ticket.affected, ticket.area, ticket.workaround) == (
        "work_stops",
        "several",
        "Billing",
        "XLSX.",
    )


def test_what_is_not_said_stays(cast: Cast) -> None:
    ticket = cast.ticket(severity="minor", area="Billing")
    assert assignment.assess(ticket, by=cast.ada, at=cast.at, severity="minor") is None
    assignment.assess(ticket, by=cast.ada, at=cast.at, severity="")
    ticket = cast.read(ticket.pk)
    assert (ticket.severity, ticket.area) == ("", "Billing")


def test_what_is_not_on_the_list_is_refused(cast: Cast) -> None:
    ticket = cast.ticket()
    with pytest.raises(Incomplete):
        assignment.assess(ticket, by=cast.ada, at=cast.at, severity="apocalypse")
    with pytest.raises(Incomplete):
        assignment.assess(ticket, by=cast.ada, at=cast.at, affected="the moon")
    with pytest.raises(TooMuch):
        assignment.assess(ticket, by=cast.ada, at=cast.at, workaround="x" * 100_001)


def test_an_area_fits_its_column(cast: Cast) -> None:
    ticket = cast.ticket()
    assignment.assess(ticket, by=cast.ada, at=cast.at, area="x" * 500)
    assert len(cast.read(ticket.pk).area) == 60


def test_a_finished_ticket_is_not_judged_any_more(cast: Cast) -> None:
    with pytest.raises(NotNow):
        assignment.assess(cast.ticket("question", phase="answered"), by=cast.ada, at=cast.at, severity="minor")
