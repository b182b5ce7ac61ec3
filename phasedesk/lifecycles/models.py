"""Lifecycles, versioned: what was promised under one version is never rewritten by the next."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.db import models

from phasedesk.rulebook.lifecycle import Lifecycle
from phasedesk.rulebook.refusal import StepNotAllowed

KINDS = ("bug", "feature", "question")


class LifecycleQuerySet(models.QuerySet["LifecycleVersion"]):
    """Which version holds."""

    def in_force(self, kind: str) -> LifecycleVersion:
        """Give the version new tickets of that kind get; StepNotAllowed when there is no such kind."""
        found = self.filter(kind=kind).order_by("-number").first()
        if found is None:
            raise StepNotAllowed("There is no such kind of ticket.", kind=kind)
        return found

    def all_in_force(self) -> list[LifecycleVersion]:
        """Give one version of each kind, in the order we show them."""
        newest = {version.kind: version for version in self.order_by("number")}
        return [newest[kind] for kind in KINDS if kind in newest]


class LifecycleVersion(models.Model):
    """One published version of one lifecycle; `data` never changes."""

    kind = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    data = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("phasedesk.Person", models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager[LifecycleVersion]] = models.Manager.from_queryset(LifecycleQuerySet)()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "number"), name="lifecycle_number_once_per_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("bug", "feature", "question")), name="lifecycle_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def as_plan(self) -> Lifecycle:
        """Give it in the rulebook's form; read once, as a version never changes."""
        return self._plan

    @cached_property
    def _plan(self) -> Lifecycle:
        return Lifecycle.of(self.data)

    @classmethod
    def known(cls, pk: int) -> LifecycleVersion:
        """Give the version with that key, loaded once per process."""
        version = _known.get(pk)
        if version is None:
            version = _known[pk] = cls.objects.get(pk=pk)
        return version


_known: dict[int, LifecycleVersion] = {}


def forget() -> None:
    """Load versions anew; for tests, whose databases come and go."""
    _known.clear()
