"""Notices: one telling of one event to one person on one channel, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q


class NoticeQuerySet(models.QuerySet["Notice"]):
    """The queue and the ledger."""

    def due(self, at: datetime) -> Self:
        """Keep what is to be sent now."""
        return self.filter(state=Notice.State.DUE, due_at__lte=at)

    def lease_passed(self, at: datetime) -> Self:
        """Keep what a worker took and did not bring back in time."""
        return self.filter(state=Notice.State.LEASED, leased_until__lte=at)


class Notice(models.Model):
    """One telling. `message_id` is fixed when the row is made, so that a second attempt is the same mail."""

    class Channel(models.TextChoices):
        """How a person is told."""

        MAIL = "mail", "E-mail"

    class State(models.TextChoices):
        """Where a notice stands. All but the first two are outcomes."""

        DUE = "due", "Waiting to be sent"
        LEASED = "leased", "Being sent"
        SENT = "sent", "Sent"
        KEPT = "kept", "Kept here: no mail server is set"
        BOUNCED = "bounced", "Came back"
        UNSUBSCRIBED = "unsubscribed", "Not sent: unsubscribed"
        WITHHELD = "withheld", "Not sent: too many mails to an unproven address"
        FAILED = "failed", "Failed"

    event = models.ForeignKey("phasedesk.Event", models.PROTECT, related_name="notices")
    ticket = models.ForeignKey("phasedesk.Ticket", models.PROTECT, related_name="notices")
    person = models.ForeignKey("phasedesk.Person", models.PROTECT, related_name="notices")
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.MAIL)
    address = models.CharField(max_length=254)
    message_id = models.CharField(max_length=255, unique=True)
    in_reply_to = models.CharField(max_length=255, blank=True)
    references = models.TextField(blank=True)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=12, choices=State, default=State.DUE)
    outcome = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Notice]] = models.Manager.from_queryset(NoticeQuerySet)()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("event", "person", "channel"), name="notice_once_per_event"),
            models.CheckConstraint(
                condition=Q(
                    state__in=("due", "leased", "sent", "kept", "bounced", "unsubscribed", "withheld", "failed")
                ),
                name="notice_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="leased") | Q(leased_until__isnull=False), name="notice_lease_has_an_end"
            ),
        )
        indexes = (
            models.Index(fields=("due_at",), condition=Q(state="due"), name="notice_due"),
            models.Index(fields=("leased_until",), condition=Q(state="leased"), name="notice_leased"),
            models.Index(fields=("ticket", "id"), name="notice_of_ticket"),
            models.Index(fields=("person", "ticket", "id"), name="notice_thread"),
            models.Index(fields=("address", "made_at"), name="notice_to_address"),
        )

    def __str__(self) -> str:
        return f"{self.event_id} to {self.person_id}"


class Duty(models.Model):
    """Periodic work, leased so that two workers do it once."""

    name = models.CharField(max_length=64, unique=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.name
