"""A program sends a ticket, for its owner or, at the desk, for somebody else."""

from typing import Any

import pytest

from phasedesk.accounts.models import Person
from phasedesk.tickets.models import Event, Ticket, Unannounced
from tests.api.conftest import CallAs
from tests.testing.cast import Cast

ASKED = {"kind": "bug", "subject": "Totals differ", "text": "By **13.50**.", "severity": "minor", "area": "Exports"}


def test_what_comes_back_is_where_it_stands(cast: Cast, call_as: CallAs) -> None:
    answer = call_as(cast.cleo).post("/tickets", ASKED)
    ticket = Ticket.objects.get()
    assert answer.status_code == 201
    assert (answer["Location"], answer["ETag"]) == (f"/api/v1/tickets/{ticket.number}", '"1"')
    assert answer.json() == {
        "number": ticket.number,
        "version": 1,
        "kind": "bug",
        "subject": "Totals differ",
        "status": "open",
        "phase": "received",
        "phase_name": "Request received",
        "step": 1,
        "steps_total": 4,
        "title": f"Request received – Totals differ – #{ticket.number}",
        "whose_move": "support",
        "move": "It’s with us: Support will look at it next.",
        "meaning": "Your ticket is stored and Support has it.",
        "next_step": "As soon as Support begins to review it you get an update, with any questions we have, and it "
        "moves to “Under review”.",
        "usual": "2 business hours to 3 business days",
        "promise": "We expect this step to be done by Thu 12 November.",
        "moved": "",
        "until_on": "2026-11-12",
        "next_word_on": "2026-11-12",
        "next_word_at": "2026-11-12T16:00:00+00:00",
        "is_late": False,
        "lateness": "on_time",
        "late": "",
        "question": "",
        "steps": [
            {
                "key": "received",
                "name": "Request received",
                "state": "current",
                "when": "since 9 Nov · day 1",
            },
            {
                "key": "review",
                "name": "Under review",
                "state": "not_started",
                "when": "usually 4–10 business days",
            },
            {
                "key": "identified",
                "name": "Bug identified",
                "state": "not_started",
                "when": "usually 1–10 business days",
            },
            {
                "key": "plan",
                "name": "Resolution plan determined",
                "state": "not_started",
                "when": "we tell you the outcome",
            },
        ],
        "severity": "minor",
        "affected": "",
        "workaround": "",
        "area": "Exports",
        "requester": {"name": "Cleo Marsh", "email": "cleo@brightwater.example"},
        "assignee": None,
        "organization": "Brightwater",
        "created_at": "2026-11-09T11:14:00+00:00",
        "updated_at": "2026-11-09T11:14:00+00:00",
        "tracker": f"http://127.0.0.1:8000/t/{ticket.token}/",
    }


def test_it_is_stored_as_from_the_form_and_will_be_told_of(cast: Cast, call_as: CallAs) -> None:
    call_as(cast.cleo).post("/tickets", ASKED)
    event = Event.objects.get()
    assert (event.ticket.requester, event.actor, event.ticket.channel) == (cast.cleo, cast.cleo, "api")
    assert (event.ticket.organization, event.ticket.team) == (cast.brightwater, cast.team)
    assert event.reply.text == "By **13.50**."
    assert list(Unannounced.objects.values_list("event", flat=True)) == [event.pk]


def test_it_can_be_read_at_the_place_that_was_named(cast: Cast, call_as: CallAs) -> None:
    program = call_as(cast.cleo)
    made = program.post("/tickets", ASKED)
    assert program.get(made["Location"].removeprefix("/api/v1")).json() == made.json()


@pytest.mark.parametrize("kind", ["bug", "feature", "question"])
def test_all_three_kinds(cast: Cast, call_as: CallAs, kind: str) -> None:
    answer = call_as(cast.cleo).post("/tickets", {"kind": kind, "subject": "A", "text": "B"})
    assert (answer.status_code, answer.json()["kind"], answer.json()["phase"]) == (201, kind, "received")


class TestForSomebodyElse:
    def send(self, call_as: CallAs, by: Person, **requester: str) -> Any:
        return call_as(by).post("/tickets", ASKED | {"requester": requester})

    def test_the_desk_sends_for_a_customer(self, cast: Cast, call_as: CallAs) -> None:
        answer = self.send(call_as, cast.ada, email="Dov@Oakline.example")
        assert (answer.status_code, answer.json()["organization"]) == (201, "Oakline")
        assert answer.json()["requester"] == {"name": "Dov Levi", "email": "dov@oakline.example"}
        assert Event.objects.get().actor == cast.ada
        assert call_as(cast.dov).get(f"/tickets/{answer.json()['number']}").status_code == 200

    def test_or_for_somebody_new_who_stays_unproven(self, cast: Cast, call_as: CallAs) -> None:
        answer = self.send(call_as, cast.ada, email="nia@new.example", name="Nia Okoro")
        assert answer.json()["requester"] == {"name": "Nia Okoro", "email": "nia@new.example"}
        nia = Person.objects.get(email="nia@new.example")
        assert (nia.is_verified, nia.works_here) == (False, False)

    def test_nobody_is_renamed_by_it(self, cast: Cast, call_as: CallAs) -> None:
        answer = self.send(call_as, cast.ada, email=cast.dov.email, name="Somebody Else")
        assert answer.json()["requester"]["name"] == "Dov Levi"

    def test_a_requester_sends_for_nobody_else(self, cast: Cast, call_as: CallAs) -> None:
        answer = self.send(call_as, cast.cleo, email=cast.cem.email)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")
        assert self.send(call_as, cast.cleo, email="nobody@nowhere.example").json() == answer.json()
        assert not Ticket.objects.exists()
        assert not Person.objects.filter(email="nobody@nowhere.example").exists()

    def test_but_may_name_themselves(self, cast: Cast, call_as: CallAs) -> None:
        assert self.send(call_as, cast.cleo, email=" CLEO@brightwater.example").status_code == 201
