"""How a lifecycle comes into force."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.db import transaction

from phasedesk.lifecycles.models import KINDS, LifecycleVersion
from phasedesk.rulebook.lifecycle import Lifecycle
from phasedesk.rulebook.refusal import LifecycleRefused

if TYPE_CHECKING:
    from phasedesk.accounts.models import Person


def shipped(kind: str) -> dict[str, Any]:
    """Read one of the three lifecycles that come with the product, as data."""
    text = files("phasedesk.lifecycles").joinpath(f"shipped/{kind}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@transaction.atomic
def publish(data: dict[str, Any], *, at: datetime, by: Person | None = None) -> LifecycleVersion:
    """Put a lifecycle in force for tickets to come; LifecycleRefused names all that is wrong with it."""
    plan = Lifecycle.of(data)
    plan.check()
    if plan.kind not in KINDS:
        raise LifecycleRefused([f"There is no kind “{plan.kind}” ({', '.join(KINDS)})."])
    newest = LifecycleVersion.objects.filter(kind=data["kind"]).order_by("-number").first()
    return LifecycleVersion.objects.create(
        kind=data["kind"], number=newest.number + 1 if newest else 1, data=data, published_at=at, published_by=by
    )


@transaction.atomic
def publish_shipped(*, at: datetime) -> None:
    """Publish the three we ship, where no version of that kind is there yet."""
    there = set(LifecycleVersion.objects.values_list("kind", flat=True))
    for kind in KINDS:
        if kind not in there:
            publish(shipped(kind), at=at)
