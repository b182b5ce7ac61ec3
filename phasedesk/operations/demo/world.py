"""The people of the example desk: Tallyroom's own, and the customers who write to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

import holidays

from phasedesk.accounts import people
from phasedesk.accounts.models import Organization, Person, Team
from phasedesk.calendars.models import Calendar, Holiday
from phasedesk.rulebook.business_time import WorkCalendar

HOME = "tallyroom.example"
ZONE = "Europe/Berlin"

# Address, name, roles and whether the person looks after tickets every day.
STAFF = (
    ("admin", "Nora Aldous", ("admin", "agent"), False),
    ("agent", "Mara Vesely", ("agent",), True),
    ("lead", "Dana Okonjo", ("agent", "lead"), True),
    ("pm", "Teo Palm", ("pm",), False),
    ("csm", "Silke Brandt", ("csm",), False),
    ("jonas", "Jonas Reiter", ("agent",), True),
    ("amara", "Amara Diallo", ("agent",), True),
    ("piotr", "Piotr Zielski", ("agent",), True),
    ("leila", "Leila Haddad", ("agent",), True),
    ("callum", "Callum Reyes", ("agent",), True),
)

# Name, domain, zone and people of each organization; the first one manages it.
CUSTOMERS = (
    ("Brightwater", "brightwater.example", "Europe/London", ("Rosa Okafor", "Johan Lind", "Cemre Aydin", "Wanda Pike")),
    ("Oakline", "oakline.example", "Europe/Berlin", ("Samir Haddad", "Dovid Stern", "Greta Lohmann")),
    ("Fjordhus", "fjordhus.example", "Europe/Oslo", ("Mika Sato", "Ingvild Berge", "Aksel Rui", "Tuva Lien")),
    ("Pellworm", "pellworm.example", "Europe/Berlin", ("Anton Petrov", "Wiebke Carstens")),
    ("Marlowe & Finch", "marlowefinch.example", "Europe/London", ("Harriet Finch", "Owen Marlowe", "Priti Nair")),
    ("Castellan Foods", "castellan.example", "Europe/Madrid", ("Lucia Ferrer", "Pau Serra", "Ines Molina")),
    ("Nordlicht Optik", "nordlicht.example", "Europe/Berlin", ("Birte Ahlers", "Ole Jansen")),
    ("Quayside Studio", "quayside.example", "Europe/Dublin", ("Aoife Brennan", "Cillian Roche", "Maeve Tully")),
    ("Terravane", "terravane.example", "America/New_York", ("Denise Carver", "Luis Ortega", "Hank Doyle", "Mei Tan")),
    ("Vantaa Parts", "vantaaparts.example", "Europe/Helsinki", ("Outi Salo", "Jari Kettu")),
    ("Bellhouse Care", "bellhouse.example", "Europe/London", ("Ngozi Eze", "Tom Hartley", "Ruth Abara")),
    ("Atelier Lune", "atelierlune.example", "Europe/Paris", ("Camille Roux", "Hugo Besson")),
    ("Kestrel Logistics", "kestrel-logistics.example", "Europe/Warsaw", ("Ewa Nowak", "Marek Lis", "Zofia Krol")),
    ("Saltmarsh Brewing", "saltmarsh.example", "Europe/London", ("Fergus Bly", "Joan Whitby")),
    ("Orchid Dental", "orchiddental.example", "Asia/Singapore", ("Siew Lim", "Arjun Rao")),
    ("Halden Timber", "halden.example", "Europe/Stockholm", ("Elsa Nyberg", "Sven Ek", "Maja Holm")),
)

# Small firms of one, who belong to no organization.
ALONE = (
    ("Yusra Malik", "yusra.malik@posteo-mail.example", "Europe/Berlin"),
    ("Gil Avidan", "gil@avidan-design.example", "Asia/Jerusalem"),
    ("Beatriz Alves", "beatriz@alvesconta.example", "Europe/Lisbon"),
    ("Nils Ebert", "mail@nilsebert.example", "Europe/Berlin"),
    ("Olena Marchuk", "olena@marchuk-audit.example", "Europe/Kyiv"),
    ("Frank Osei", "frank@oseirepairs.example", "Africa/Accra"),
    ("Hana Dvorak", "hana@dvorakova.example", "Europe/Prague"),
    ("Ben Tolliver", "ben@tolliverphoto.example", "America/Chicago"),
)


@dataclass
class World:
    """Everybody and the calendar they work by."""

    team: Team
    calendar: WorkCalendar
    staff: dict[str, Person]
    agents: list[Person]
    requesters: list[Person]
    began_at: datetime
    until: datetime
    belongs: dict[int, Organization] = field(default_factory=dict)

    def share_of(self, at: datetime) -> float:
        """Say how much of the half year has passed, from 0 to 1."""
        return (at - self.began_at) / (self.until - self.began_at)

    def requester(self, rng: Random) -> Person:
        """Choose somebody who writes; some write much more often than others."""
        return self.requesters[int(len(self.requesters) * rng.random() ** 1.7)]


def make(start: datetime, until: datetime, password: str) -> World:
    """Make everybody. Only the six named sign-ins get the password; nobody else can sign in with one."""
    calendar = _calendar(start.date(), until.date())
    lead = _one_of_us(*STAFF[2][:3], start, password)
    team = Team.objects.create(name="Support", calendar=calendar, lead=lead)
    staff = {"lead": lead}
    for account, name, roles, _ in STAFF:
        if account != "lead":
            has_password = account in ("admin", "agent", "pm", "csm")
            staff[account] = _one_of_us(account, name, roles, start, password if has_password else None)
    agents = [staff[account] for account, _, _, is_agent in STAFF if is_agent]
    for agent in agents:
        people.join_team(agent, team)
    world = World(team, calendar.as_work_calendar(), staff, agents, [], start, until)
    _add_customers(world, start, password)
    return world


def _one_of_us(account: str, name: str, roles: tuple[str, ...], at: datetime, password: str | None) -> Person:
    person = people.add(email=f"{account}@{HOME}", name=name, roles=roles, password=password, at=at)
    return _in_zone(person, ZONE)


def _add_customers(world: World, at: datetime, password: str) -> None:
    """Add the customers; the requester's sign-in is one like the others, at Brightwater."""
    visitor = people.add(
        email=f"requester@{HOME}", name="Juna Lind", organization="Brightwater", password=password, at=at
    )
    found = [_in_zone(visitor, "Europe/London")]
    for organization, domain, zone, names in CUSTOMERS:
        for place, name in enumerate(names):
            address = f"{name.lower().replace(' ', '.')}@{domain}"
            person = _in_zone(people.add(email=address, name=name, at=at), zone)
            joined = people.join(person, organization, is_manager=place == 0)
            world.belongs[person.pk] = joined
            found.append(person)
    world.belongs[visitor.pk] = Organization.objects.get(name="Brightwater")
    Organization.objects.update(csm=world.staff["csm"])
    found += [_in_zone(people.add(email=address, name=name, at=at), zone) for name, address, zone in ALONE]
    world.requesters = _mixed(found)


def _mixed(found: list[Person]) -> list[Person]:
    """Give an order in which neighbours are of different organizations, the visitor among the first."""
    first, others = found[0], found[1:]
    Random(7).shuffle(others)
    return [*others[:3], first, *others[3:]]


def _in_zone(person: Person, zone: str) -> Person:
    person.time_zone = zone
    person.save(update_fields=["time_zone"])
    return person


def _calendar(first: date, last: date) -> Calendar:
    """Monday to Friday, 09:00 to 17:00, closed on the holidays of Berlin."""
    calendar = Calendar.objects.create(name="Support hours", zone=ZONE)
    years = range(first.year, (last + timedelta(days=200)).year + 1)
    found = holidays.country_holidays("DE", subdiv="BE", years=years, language="en_US")
    Holiday.objects.bulk_create(
        Holiday(calendar=calendar, on=on, name=name[:100], is_confirmed=True) for on, name in sorted(found.items())
    )
    return calendar
