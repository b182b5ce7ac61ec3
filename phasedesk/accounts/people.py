"""People join, are found, take roles and leave; everything that changes who may do what goes through here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction

from phasedesk.accounts.models import Membership, Organization, Person, Role, Team, TeamMember
from phasedesk.calendars.models import Calendar
from phasedesk.rulebook.refusal import Incomplete, Refusal

LONGEST_ADDRESS = 254  # RFC 5321, less the angle brackets
LONGEST_NAME = 200

_check_address = EmailValidator()


class AlreadyHere(Refusal):
    """An address belongs to one person only."""

    code = "already-here"
    status = 409
    sentence = "Somebody with this e-mail address is already here."


class NobodyThere(Refusal):
    """No person has that address."""

    code = "no-such-person"
    status = 404
    sentence = "Nobody here has this e-mail address."


class LastAdmin(Refusal):
    """Somebody must be able to let others in."""

    code = "last-admin"
    status = 409
    sentence = "This is the last admin. Make somebody else an admin first."


class AdminsOnly(Refusal):
    """Rights are given and taken by admins (S5)."""

    code = "admins-only"
    status = 403
    sentence = "Only an admin can change what people may do."


class UnknownRole(Refusal):
    """A role that Phasedesk does not know."""

    code = "unknown-role"


class WeakPassword(Refusal):
    """A password that is too short, well known, or close to the person's own name (S28)."""

    code = "weak-password"


def address(email: str) -> str:
    """Give the address as it is stored, in lower case; raises `Incomplete` for what is no address.

    The part before the @ is ASCII, so that two addresses which look alike are never taken for one.
    """
    tidy = email.strip().lower()
    if not tidy:
        raise Incomplete("An e-mail address is missing.")
    try:
        _check_address(tidy)
    except ValidationError:
        tidy = ""
    if not tidy or len(tidy) > LONGEST_ADDRESS or not tidy.rpartition("@")[0].isascii():
        raise Incomplete("This does not look like an e-mail address. It should look like name@example.com.")
    return tidy


def find(email: str) -> Person | None:
    """Find the person of that address, whatever its capitals."""
    return Person.objects.filter(email=email.strip().lower()).first()


@transaction.atomic
def add(
    *,
    email: str,
    at: datetime,
    name: str = "",
    roles: Iterable[str] = (),
    organization: str | None = None,
    password: str | None = None,
    verified: bool = True,
) -> Person:
    """Add a person with their roles and organization (made if it is new) and let them sign in by that address.

    Somebody who only ever wrote to the desk, and never proved the address, is taken over. Raises `AlreadyHere`,
    `Incomplete`, `UnknownRole` or `WeakPassword`; then nothing has been stored.
    """
    wanted = [_known(role) for role in roles]
    person = _newcomer(requester_for(email=email, at=at), name=name, password=password)
    if verified:
        person.verify(at)
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": verified, "primary": True}
    )
    Role.objects.bulk_create([Role(person=person, name=role) for role in dict.fromkeys(wanted)])
    if organization:
        join(person, organization)
    return person


def _newcomer(person: Person, *, name: str, password: str | None) -> Person:
    """Give name and password to a person who was nothing but an unproven address until now."""
    if person.is_verified or person.roles.exists():
        raise AlreadyHere
    person.name = name.strip()[:LONGEST_NAME] or person.name
    if password is not None:
        check_password(password, person)
    person.set_password(password)
    person.save(update_fields=["name", "password"])
    return person


def check_password(password: str, person: Person) -> None:
    """Raise `WeakPassword`, saying what is wrong, for a password that would not keep others out."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise WeakPassword(" ".join(weak.messages)) from None


def requester_for(*, email: str, at: datetime, name: str = "") -> Person:
    """Find or make the person who writes from that address. Being written to proves nothing: they stay unverified.

    Two requests at once get the same person. A name is taken only while the address is unproven and has none, so that
    nobody can put words into the mail which a proven address receives.
    """
    known = address(email)
    called = " ".join(name.split())[:LONGEST_NAME]
    person, is_new = Person.objects.get_or_create(
        email=known,
        defaults={
            "name": called,
            "password": make_password(None),
            "time_zone": settings.PHASEDESK_TIME_ZONE,
            "created_at": at,
        },
    )
    if called and not is_new and not person.name and not person.is_verified:
        Person.objects.filter(pk=person.pk, name="", verified_at=None).update(name=called)
        person.name = called
    return person


def join(person: Person, organization: str, *, is_manager: bool = False) -> Organization:
    """Make the person belong to the organization of that name, which is made if it is new."""
    joined, _ = Organization.objects.get_or_create(name=organization.strip()[:LONGEST_NAME])
    Membership.objects.get_or_create(person=person, organization=joined, defaults={"is_manager": is_manager})
    return joined


def organization_of(person: Person) -> Organization | None:
    """Give the person's organization. With several it is nobody's to guess, so a ticket then belongs to none."""
    theirs = [place.organization for place in person.memberships.select_related("organization__calendar")[:2]]
    return theirs[0] if len(theirs) == 1 else None


def join_team(person: Person, team: Team) -> None:
    """Make the person work in the team."""
    TeamMember.objects.get_or_create(person=person, team=team)


def first_team() -> Team:
    """Give the team that takes what nobody else is named for; on an empty desk it is made, with a plain calendar."""
    team = Team.objects.order_by("pk").first()
    if team is None:
        calendar, _ = Calendar.objects.get_or_create(
            name="Business hours", defaults={"zone": settings.PHASEDESK_TIME_ZONE}
        )
        team, _ = Team.objects.get_or_create(name="Support", defaults={"calendar": calendar})
    return team


@transaction.atomic
def give_role(person: Person, role: str, *, by: Person | None) -> None:
    """Give the person a role; `by` is None where the operator does it on the server. Giving it twice does nothing."""
    _must_be_admin(by)
    Role.objects.get_or_create(person=person, name=_known(role))
    _forget_roles(person)


@transaction.atomic
def take_role(person: Person, role: str, *, by: Person | None) -> None:
    """Take a role from the person; raises `LastAdmin` where nobody could let others in afterwards (S5)."""
    _must_be_admin(by)
    if _known(role) == Role.Name.ADMIN:
        _must_leave_an_admin(person)
    Role.objects.filter(person=person, name=role).delete()
    _forget_roles(person)


@transaction.atomic
def deactivate(person: Person, *, by: Person | None) -> None:
    """Shut the person out at once: sessions, links and tokens end; what they wrote stays. Raises `LastAdmin`."""
    _must_be_admin(by)
    _must_leave_an_admin(person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    person.is_active = False


def reactivate(person: Person, *, by: Person | None) -> None:
    """Let a deactivated person in again."""
    _must_be_admin(by)
    Person.objects.filter(pk=person.pk).update(is_active=True)
    person.is_active = True


def has_admin() -> bool:
    """Tell whether anybody can let others in."""
    return Role.objects.filter(name=Role.Name.ADMIN, person__is_active=True).exists()


def _must_be_admin(by: Person | None) -> None:
    if by is not None and not by.is_admin:
        raise AdminsOnly


def _must_leave_an_admin(leaving: Person) -> None:
    """Lock the admins' roles, because two admins who remove each other at the same instant would both see the other."""
    admins = Role.objects.select_for_update(of=("self",)).filter(name=Role.Name.ADMIN, person__is_active=True)
    holders = {role.person_id for role in admins.order_by("pk")}
    if holders == {leaving.pk}:
        raise LastAdmin


def _known(role: str) -> str:
    if role not in Role.Name.values:
        raise UnknownRole(f"There is no role “{role[:40]}”. The roles are {', '.join(Role.Name.values)}.")
    return role


def _forget_roles(person: Person) -> None:
    person.__dict__.pop("role_names", None)
