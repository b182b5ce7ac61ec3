"""Who there is: people, the organizations they belong to, the teams they work in and the roles they hold."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class People(BaseUserManager["Person"]):
    """How people are made and found; addresses are kept in lower case, so one address is one person."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Person:
        """Make a person; without a password they can sign in only by a link or a code."""
        person = self.model(email=email.strip().lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find the person of that address, whatever its capitals."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Anybody the desk knows: a requester, or one of us.

    `verified_at` is when the person proved that they read this address; until then only fixed words are sent to it.
    """

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[People] = People()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_is_lower_case"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What to call this person: the name, else what stands before the @."""
        return self.name or self.email.partition("@")[0]

    @property
    def first_name(self) -> str:
        """How we speak of one of us to a requester."""
        return self.called.split()[0]

    @property
    def is_verified(self) -> bool:
        """Whether the address is proven to be theirs."""
        return self.verified_at is not None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this person reads times."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The roles held, loaded once."""
        return frozenset(self.roles.values_list("name", flat=True)) if self.pk else frozenset()

    @property
    def is_admin(self) -> bool:
        """Whether this person may change settings and people."""
        return self.is_active and Role.Name.ADMIN in self.role_names

    @property
    def works_here(self) -> bool:
        """Whether this person may enter the desk; a requester holds no role."""
        return self.is_active and bool(self.role_names)

    def verify(self, at: datetime) -> None:
        """Note that the address is proven; the first proof stays."""
        if self.verified_at is None:
            type(self).objects.filter(pk=self.pk, verified_at=None).update(verified_at=at)
            self.verified_at = at


class Role(models.Model):
    """What one of us may do."""

    class Name(models.TextChoices):
        """The roles there are."""

        AGENT = "agent", "Agent"
        LEAD = "lead", "Lead"
        PM = "pm", "Product manager"
        CSM = "csm", "Customer success manager"
        ADMIN = "admin", "Admin"

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    name = models.CharField(max_length=12, choices=Name)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "name"), name="role_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(name__in=("agent", "lead", "pm", "csm", "admin")), name="role_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.get_name_display()


class Organization(models.Model):
    """A customer: the company its people belong to."""

    name = models.CharField(max_length=200, unique=True)
    csm = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="looks_after")
    calendar = models.ForeignKey("phasedesk.Calendar", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person belongs to an organization; a manager sees all of its tickets."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="memberships")
    is_manager = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "organization"), name="membership_once_per_organization"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.organization_id}"


class Team(models.Model):
    """Some of us who share a calendar and a queue; the first one takes what nobody else is named for."""

    name = models.CharField(max_length=100, unique=True)
    calendar = models.ForeignKey("phasedesk.Calendar", models.PROTECT, related_name="teams")
    lead = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="leads")

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A person works in a team."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="team_places")
    team = models.ForeignKey(Team, models.CASCADE, related_name="places")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "team"), name="team_member_once_per_team"),)

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"


class SecretQuerySet(models.QuerySet[Any]):
    """Secrets are kept as hashes and found by them."""

    def usable(self, at: datetime) -> Self:
        """Keep those which have not run out at that instant."""
        return self.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=at))


class ApiToken(models.Model):
    """A program's key. Its rights are its owner's, narrowed by `scopes`; the secret itself is shown once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100, blank=True)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[ApiToken]] = models.Manager.from_queryset(SecretQuerySet)()

    def __str__(self) -> str:
        return self.prefix


class SignInLink(models.Model):
    """A one-time address that signs a person in; used by POST only."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_in_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[SignInLink]] = models.Manager.from_queryset(SecretQuerySet)()

    def __str__(self) -> str:
        return f"link of {self.person_id}"


class SetUp(models.Model):
    """The one-time code with which the first admin is made; at most one row, gone once it is used."""

    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="set_up_has_one_row"),)

    def __str__(self) -> str:
        return "set-up code"
