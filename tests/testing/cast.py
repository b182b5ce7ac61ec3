"""The people of our tests, their desk, and tickets for them; made afresh for each test in a few milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from phasedesk.accounts import people
from phasedesk.accounts.models import Organization, Person, Team
from phasedesk.calendars import models as calendars
from phasedesk.calendars.models import Calendar
from phasedesk.lifecycles import models as lifecycles
from phasedesk.lifecycles import publishing
from phasedesk.tickets import intake, phases
from phasedesk.tickets.intake import Asked
from phasedesk.tickets.models import Ticket

MONDAY = datetime(2026, 11, 9, 8, 14, tzinfo=UTC)  # 09:14 in Berlin, a quarter of an hour after opening
PHASES = {
    "bug": ("received", "review", "identified", "plan"),
    "feature": ("received", "review", "roadmap", "complete"),
    "question": ("received", "review", "answered"),
}


@dataclass
class Cast:
    """Ada and Bo are agents, Lena leads them, Cleo asks, Cem is her colleague, Dov is another customer.

    Everybody's address is proven and nobody has a password; `client.force_login(cast.ada)` signs in. The team works
    Monday to Friday, 09:00 to 17:00 in Berlin, and the three shipped lifecycles are in force.
    """

    at: datetime
    ada: Person
    bo: Person
    lena: Person
    cleo: Person
    cem: Person
    dov: Person
    admin: Person
    brightwater: Organization
    oakline: Organization
    team: Team
    calendar: Calendar

    @classmethod
    def make(cls, at: datetime = MONDAY) -> Cast:
        """Fill an empty desk."""
        _forget()
        calendar = Calendar.objects.create(name="Berlin office", zone="Europe/Berlin")
        publishing.publish_shipped(at=at)
        lena = _person("Lena Brandt", "tallyroom", at, "lead", "agent")
        team = Team.objects.create(name="Support", calendar=calendar, lead=lena)
        ada, bo = _person("Ada Falk", "tallyroom", at, "agent"), _person("Bo Lindgren", "tallyroom", at, "agent")
        for agent in (ada, bo, lena):
            people.join_team(agent, team)
        cleo, cem = (_person(name, "brightwater", at) for name in ("Cleo Marsh", "Cem Aydin"))
        dov = _person("Dov Levi", "oakline", at, zone="America/New_York")
        for person in (cleo, cem):
            people.join(person, "Brightwater")
        people.join(dov, "Oakline")
        return cls(
            at=at,
            ada=ada,
            bo=bo,
            lena=lena,
            cleo=cleo,
            cem=cem,
            dov=dov,
            admin=_person("Noor Admin", "tallyroom", at, "admin"),
            brightwater=Organization.objects.get(name="Brightwater"),
            oakline=Organization.objects.get(name="Oakline"),
            team=team,
            calendar=calendar,
        )

    def ticket(
        self,
        kind: str = "bug",
        *,
        phase: str = "",
        at: datetime | None = None,
        requester: Person | None = None,
        subject: str = "Invoice totals differ from the exported file",
        text: str = "October’s total on the dashboard is 18,204.00, but the file says 18,190.50.",
        **more: Any,
    ) -> Ticket:
        """Submit a ticket (Cleo's when nobody is named) and let Ada move it on until it is in `phase`."""
        at = at or self.at
        asked = Asked(
            kind=kind,
            subject=subject,
            text=text,
            **{name: more.pop(name) for name in ("severity", "affected", "workaround", "area") if name in more},
        )
        requester = requester or self.cleo
        place = requester.memberships.select_related("organization").first()
        more.setdefault("organization", place and place.organization)
        number = intake.submit(asked, requester=requester, team=self.team, at=at, **more).pk
        ticket = self.read(number)
        if phase:
            self.move(ticket, phase, at)
        return ticket

    def move(self, ticket: Ticket, phase: str, at: datetime) -> None:
        """Let Ada move a ticket on, one step after another."""
        there = PHASES[ticket.kind]
        for key in there[there.index(ticket.phase) + 1 : there.index(phase) + 1]:
            phases.advance(ticket, to=key, by=self.ada, at=at, note=f"Ada’s words on {key}.")

    def read(self, number: int) -> Ticket:
        """Load a ticket as the doors do."""
        return Ticket.objects.with_people().get(pk=number)


def _person(name: str, desk: str, at: datetime, *roles: str, zone: str = "Europe/Berlin") -> Person:
    email = f"{name.split()[0].lower()}@{desk}.example"
    person = people.add(email=email, name=name, roles=roles, at=at)
    person.time_zone = zone
    person.save(update_fields=["time_zone"])
    return Person.objects.get(pk=person.pk)


def _forget() -> None:
    """Keys come again after a rollback, so what a process remembers by key would be of another test."""
    calendars.forget()
    lifecycles.forget()
