"""Public replies and internal notes. They are two tables, so that no query for one can ever bring the other."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q


def file_key() -> str:
    """Make a random name of 128 bits."""
    return secrets.token_urlsafe(16)


class Message(models.Model):
    """What replies and notes have in common: the text as written, and its cleaned HTML."""

    ticket = models.ForeignKey("phasedesk.Ticket", models.PROTECT, related_name="%(class)s_set")
    author = models.ForeignKey("phasedesk.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    html = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:60]


class PublicReply(Message):
    """What requester and desk say to each other. `from_desk` tells which side spoke; `is_question` that we wait."""

    from_desk = models.BooleanField(default=False)
    is_question = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("ticket", "id"), name="reply_of_ticket"),)


class InternalNote(Message):
    """What we say among ourselves. It reaches no requester through any door."""

    class Meta:
        indexes = (models.Index(fields=("ticket", "id"), name="note_of_ticket"),)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Which files there are."""

    def public(self) -> AttachmentQuerySet:
        """Keep those that came with a public reply."""
        return self.filter(reply__isnull=False)


class Attachment(models.Model):
    """A file that came with a reply or a note. Its bytes are on disk under `key` before this row is there."""

    key = models.CharField(max_length=32, unique=True, default=file_key)
    ticket = models.ForeignKey("phasedesk.Ticket", models.PROTECT, related_name="attachments")
    reply = models.ForeignKey(PublicReply, models.PROTECT, null=True, blank=True, related_name="attachments")
    note = models.ForeignKey(InternalNote, models.PROTECT, null=True, blank=True, related_name="attachments")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=100, default="application/octet-stream")
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Attachment]] = models.Manager.from_queryset(AttachmentQuerySet)()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(reply__isnull=True) ^ Q(note__isnull=True), name="attachment_of_reply_or_note"
            ),
        )

    def __str__(self) -> str:
        return self.name


class RawMail(models.Model):
    """A mail as it arrived, byte for byte, kept before anything is made of it."""

    mailbox = models.CharField(max_length=200)
    uid_validity = models.PositiveBigIntegerField(null=True, blank=True)
    uid = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="stored")
    reply = models.ForeignKey(PublicReply, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mailbox", "uid_validity", "uid"), name="raw_mail_once_per_uid"),
        )

    def __str__(self) -> str:
        return self.sha256[:12]
