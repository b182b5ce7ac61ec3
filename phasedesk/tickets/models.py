"""The ticket, its visits to phases, its pauses, the people who follow it, and its timeline."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from phasedesk.lifecycles.models import KINDS, LifecycleVersion
from phasedesk.rulebook.lifecycle import STAGES, Lifecycle, Phase
from phasedesk.rulebook.refusal import SomeoneWasFaster
from phasedesk.rulebook.timeframe import Window

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person

OPEN_STATUSES = ("open", "pending", "on_hold")


def tracker_token() -> str:
    """Make 128 random bits: who has them may read and answer this one ticket."""
    return secrets.token_urlsafe(16)


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Which tickets; what a person may see is decided here and nowhere else."""

    def visible_to(self, person: Person) -> Self:
        """Keep those the person may see: all for those who work here, else own, followed and managed ones."""
        if not person.is_active:
            return self.none()
        if person.works_here:
            return self
        return self.filter(
            Q(requester=person)
            | Q(pk__in=Follower.objects.filter(person=person).values("ticket"))
            | Q(organization__in=person.memberships.filter(is_manager=True).values("organization"))
        )

    def with_people(self) -> Self:
        """Load also what a page says about the ticket itself, in one query; lifecycles are remembered, not joined."""
        return self.select_related("team__calendar", "team__lead", "assignee", "requester", "organization__calendar")

    def unfinished(self) -> Self:
        """Keep those somebody still waits for."""
        return self.filter(status__in=OPEN_STATUSES)

    def late(self, at: datetime) -> Self:
        """Keep those whose promised date has passed. Due moments are empty while a clock does not run."""
        return self.filter(late_at__lte=at)


class Ticket(models.Model):
    """What a requester asked for. The number is public and grants nothing; the token opens the tracker.

    `phase` is what the requester is promised, `status` says whose move it is. The due moments and the window repeat
    what the current visit holds, so that lists need no join; they are empty while the clock does not run.
    `next_word_at` is when the requester hears from us at the latest; no unfinished ticket is without one.
    `version` goes up with every event, and `chain` is the hash of the newest one.
    """

    class Status(models.TextChoices):
        """Whose move it is."""

        OPEN = "open", "Open"
        PENDING = "pending", "Waiting for the requester"
        ON_HOLD = "on_hold", "On hold"
        RESOLVED = "resolved", "Resolved"
        CLOSED = "closed", "Closed"

    class Severity(models.TextChoices):
        """How bad it is for the requester."""

        UNKNOWN = "", "Not said"
        WORK_STOPS = "work_stops", "Work has stopped"
        WORK_HINDERED = "work_hindered", "Work goes on, with effort"
        MINOR = "minor", "A nuisance"

    class Affected(models.TextChoices):
        """Whom it concerns."""

        UNKNOWN = "", "Not said"
        ONE = "one", "One person"
        SEVERAL = "several", "Several people"
        EVERYONE = "everyone", "Everyone"

    number = models.BigAutoField(primary_key=True)
    token = models.CharField(max_length=32, unique=True, default=tracker_token)
    kind = models.CharField(max_length=12)
    lifecycle = models.ForeignKey("phasedesk.LifecycleVersion", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=40)
    stage = models.CharField(max_length=12)
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    version = models.PositiveIntegerField(default=0)
    chain = models.CharField(max_length=64, blank=True)

    subject = models.CharField(max_length=255)
    excerpt = models.CharField(max_length=160, blank=True)
    area = models.CharField(max_length=60, blank=True)
    severity = models.CharField(max_length=16, choices=Severity, blank=True, default="")
    affected = models.CharField(max_length=12, choices=Affected, blank=True, default="")
    workaround = models.TextField(blank=True)
    on_hold_for = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=12, default="web")
    from_network = models.CharField(max_length=64, blank=True)

    requester = models.ForeignKey("phasedesk.Person", models.PROTECT, related_name="requested")
    organization = models.ForeignKey(
        "phasedesk.Organization", models.PROTECT, null=True, blank=True, related_name="tickets"
    )
    team = models.ForeignKey("phasedesk.Team", models.PROTECT, related_name="tickets")
    assignee = models.ForeignKey("phasedesk.Person", models.PROTECT, null=True, blank=True, related_name="assigned")

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    phase_since = models.DateTimeField()
    window_from_at = models.DateTimeField(null=True, blank=True)
    window_until_at = models.DateTimeField(null=True, blank=True)
    nearly_late_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    very_late_at = models.DateTimeField(null=True, blank=True)
    next_word_at = models.DateTimeField(null=True, blank=True)
    paused_since = models.DateTimeField(null=True, blank=True)
    requester_spoke_at = models.DateTimeField(null=True, blank=True)
    last_word_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Ticket]] = models.Manager.from_queryset(TicketQuerySet)()
    is_expected = False

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(status__in=OPEN_STATUSES) | Q(next_word_at__isnull=False),
                name="unfinished_ticket_has_next_word",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(*OPEN_STATUSES, "resolved", "closed")), name="ticket_status_is_known"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="ticket_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="ticket_stage_is_known"),
            models.CheckConstraint(
                condition=Q(status__in=OPEN_STATUSES) ^ Q(resolved_at__isnull=False), name="finished_ticket_has_its_end"
            ),
            models.CheckConstraint(
                condition=Q(status="pending", paused_since__isnull=False)
                | (~Q(status="pending") & Q(paused_since__isnull=True)),
                name="pending_ticket_is_paused",
            ),
            models.CheckConstraint(condition=Q(status="on_hold") ^ Q(on_hold_for=""), name="on_hold_names_whom"),
        )
        indexes = (
            models.Index(fields=("next_word_at", "number"), condition=Q(status__in=OPEN_STATUSES), name="ticket_due"),
            models.Index(
                fields=("kind", "next_word_at", "number"), condition=Q(status__in=OPEN_STATUSES), name="ticket_kind_due"
            ),
            models.Index(
                fields=("assignee", "next_word_at", "number"),
                condition=Q(status__in=OPEN_STATUSES),
                name="ticket_owner_due",
            ),
            models.Index(
                fields=("next_word_at", "number"),
                condition=Q(status="open", stage="received"),
                name="ticket_first_look",
            ),
            models.Index(
                fields=("next_word_at", "number"), condition=Q(status="pending"), name="ticket_waiting_requester"
            ),
            models.Index(fields=("next_word_at", "number"), condition=Q(status="on_hold"), name="ticket_on_hold"),
            models.Index(
                fields=("next_word_at", "number"),
                condition=Q(status="open", requester_spoke_at__isnull=False),
                name="ticket_answered",
            ),
            models.Index(fields=("late_at", "number"), condition=Q(late_at__isnull=False), name="ticket_late"),
            models.Index(
                fields=("nearly_late_at", "number"),
                condition=Q(nearly_late_at__isnull=False),
                name="ticket_nearly_late",
            ),
            models.Index(fields=("requester", "-number"), name="ticket_of_requester"),
            models.Index(fields=("organization", "-number"), name="ticket_of_organization"),
            models.Index(
                fields=("organization", "next_word_at", "number"),
                condition=Q(status__in=OPEN_STATUSES),
                name="ticket_organization_due",
            ),
            models.Index(
                fields=("-resolved_at", "-number"), condition=Q(resolved_at__isnull=False), name="ticket_finished"
            ),
            models.Index(fields=("from_network", "created_at"), name="ticket_from_network"),
        )

    def __str__(self) -> str:
        return f"#{self.number} {self.subject}"

    @property
    def plan(self) -> Lifecycle:
        """The lifecycle version this ticket lives by."""
        return LifecycleVersion.known(self.lifecycle_id).as_plan()

    @property
    def current(self) -> Phase:
        """The phase it is in."""
        return self.plan.phase(self.phase)

    @property
    def is_finished(self) -> bool:
        """Whether nobody waits any more."""
        return self.status not in OPEN_STATUSES

    @property
    def awaits_requester(self) -> bool:
        """Whether it is the requester's move; the clock is paused."""
        return self.status == self.Status.PENDING

    def expect(self, version: int) -> None:
        """Refuse with SomeoneWasFaster unless the ticket is as it was when the person looked.

        From then on no verb looks again and goes on: the same form sent twice at once is carried out once.
        """
        if self.version != version:
            raise SomeoneWasFaster(version=self.version)
        self.is_expected = True

    def change(self, at: datetime, **facts: Any) -> None:
        """Write the facts in one guarded update, and make the version go up by one.

        SomeoneWasFaster when the row is no longer the one that was read; then nothing is written.
        """
        facts["updated_at"] = at
        hit = Ticket.objects.filter(pk=self.pk, version=self.version).update(version=F("version") + 1, **facts)
        if not hit:
            raise SomeoneWasFaster(version=self.version)
        self.version += 1
        for name, value in facts.items():
            setattr(self, name, value)


class Visit(models.Model):
    """One stay in one phase. Never deleted; what was promised on entering is frozen in it.

    `stage` tells where it stands among phases of other kinds. `outcome` is empty while it lasts. `timeframe` is the
    published range as it was then, `[[4, "days"], [10, "days"]]`. `first_until_at` is the edge as first promised; the
    window itself moves with pauses.
    """

    class Outcome(models.TextChoices):
        """How a stay ended."""

        CURRENT = "", "Current"
        COMPLETED = "completed", "Completed"
        NOT_NEEDED = "not_needed", "Not needed"
        KIND_CHANGED = "kind_changed", "Went on as another kind"
        REOPENED = "reopened", "Re-opened"

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="visits")
    seq = models.PositiveIntegerField()
    lifecycle = models.ForeignKey("phasedesk.LifecycleVersion", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=40)
    stage = models.CharField(max_length=12)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    timeframe = models.JSONField(null=True, blank=True)
    first_until_at = models.DateTimeField(null=True, blank=True)
    window_from_at = models.DateTimeField(null=True, blank=True)
    window_until_at = models.DateTimeField(null=True, blank=True)
    nearly_late_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    very_late_at = models.DateTimeField(null=True, blank=True)
    check_in_at = models.DateTimeField(null=True, blank=True)
    paused_seconds = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ticket", "seq"), name="visit_seq_once"),
            models.UniqueConstraint(fields=("ticket",), condition=Q(left_at__isnull=True), name="one_current_visit"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, outcome="") | (Q(left_at__isnull=False) & ~Q(outcome="")),
                name="left_visit_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("entered_at")), name="visit_does_not_run_backwards"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ticket_id}/{self.seq} {self.phase}"

    @property
    def window(self) -> Window | None:
        """The promise as it stands; None where the phase has none."""
        if self.window_from_at is None:
            return None
        edges = (self.window_from_at, self.window_until_at, self.nearly_late_at, self.late_at, self.very_late_at)
        return Window(*(edge for edge in edges if edge is not None))


class Pause(models.Model):
    """A wait for the requester, laid over a visit; the window's edge moved from `moved_from_at` to `moved_to_at`."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="pauses")
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="pauses")
    question = models.ForeignKey("phasedesk.PublicReply", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    moved_from_at = models.DateTimeField(null=True, blank=True)
    moved_to_at = models.DateTimeField(null=True, blank=True)
    business_days = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ticket",), condition=Q(ended_at__isnull=True), name="one_open_pause"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("asked_at")), name="pause_does_not_run_backwards"
            ),
        )

    def __str__(self) -> str:
        return f"pause of {self.ticket_id}"


class Follower(models.Model):
    """Somebody who is told. `muted_at` is when they said they want no more mail; they still may look."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="followers")
    person = models.ForeignKey("phasedesk.Person", models.CASCADE, related_name="follows")
    since = models.DateTimeField()
    muted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("ticket", "person"), name="follower_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.ticket_id}"


class EventKind(models.TextChoices):
    """What can happen to a ticket, in the past tense."""

    RECEIVED = "ticket.received"
    ADVANCED = "phase.advanced"
    SKIPPED = "phase.skipped"
    ASKED = "requester.asked"
    ANSWERED = "requester.answered"
    WITHDRAWN = "question.withdrawn"
    HELD = "ticket.held"
    RESUMED = "ticket.resumed"
    RESOLVED = "ticket.resolved"
    REOPENED = "ticket.reopened"
    KIND_CHANGED = "kind.changed"
    ASSIGNED = "ticket.assigned"
    ASSESSED = "ticket.assessed"
    REPLIED = "reply.added"
    NOTED = "note.added"
    FOLLOWED = "follower.added"
    UNFOLLOWED = "follower.muted"


class Event(models.Model):
    """One thing that happened. Insert-only by trigger; each row carries the hash of the one before it.

    `seq` is the ticket's version after it, so it orders the history even when a clock steps back. `facts` holds what
    the sentence needs. `audience` is "requester" for what a requester can see, else "desk".
    """

    class Audience(models.TextChoices):
        """Who may read it."""

        REQUESTER = "requester"
        DESK = "desk"

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=32, choices=EventKind)
    actor = models.ForeignKey("phasedesk.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    audience = models.CharField(max_length=12, choices=Audience)
    reply = models.ForeignKey("phasedesk.PublicReply", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.ForeignKey("phasedesk.InternalNote", models.PROTECT, null=True, blank=True, related_name="+")
    hash_before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ticket", "seq"), name="event_seq_once"),
            models.CheckConstraint(condition=Q(audience__in=("requester", "desk")), name="event_audience_is_known"),
            models.CheckConstraint(
                condition=Q(note__isnull=True) | Q(audience="desk"), name="note_event_is_for_the_desk"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ticket_id}/{self.seq} {self.kind}"


class Unannounced(models.Model):
    """The outbox's queue: events nobody was told of yet. Events cannot change, so the mark is a row of its own."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.event_id)


class IdempotencyKey(models.Model):
    """A request already answered. Kept for a day or more; `fingerprint` tells whether the body was the same."""

    caller = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=201)
    answer = models.JSONField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("caller", "key"), name="idempotency_key_once"),)
        indexes = (models.Index(fields=("at",), name="idempotency_key_age"),)

    def __str__(self) -> str:
        return self.key
