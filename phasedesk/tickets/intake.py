"""How a ticket comes to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from phasedesk.conversations import formatting
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.rulebook.refusal import Incomplete
from phasedesk.tickets import assignment, once, replies, timeline, visiting
from phasedesk.tickets.models import Follower, Ticket

if TYPE_CHECKING:
    from phasedesk.accounts.models import Organization, Person, Team
    from phasedesk.conversations.files import StoredFile

MAX_SUBJECT = 255


@dataclass(frozen=True)
class Asked:
    """What a requester asks for, as it came through a door."""

    kind: str
    subject: str
    text: str
    severity: str = ""
    affected: str = ""
    workaround: str = ""
    area: str = ""
    files: Sequence[StoredFile] = field(default=(), compare=False)

    def fingerprint(self) -> str:
        """Give the same for the same content."""
        content = [self.kind, self.subject, self.text, self.severity, self.affected, self.workaround, self.area]
        return once.fingerprint(*content, *(f"{file.name}:{file.sha256}" for file in self.files))


def submit(
    asked: Asked,
    *,
    requester: Person,
    team: Team,
    at: datetime,
    by: Person | None = None,
    organization: Organization | None = None,
    channel: str = "web",
    network: str = "",
    key: tuple[str, str] | None = None,
) -> Ticket:
    """Store a ticket in its first phase, with its first promise.

    `key` is (caller, key): the same key with the same content gives the ticket made the first time; with other content
    it raises once.KeyReused. Two at once make one. Incomplete says what is missing.
    """
    checked = _checked(asked)
    made: list[Ticket] = []

    def make() -> tuple[int, int]:
        with transaction.atomic():
            made.append(_make(checked, requester, by or requester, team, organization, channel, network, at))
        return 201, made[0].number

    _, number = once.answer(*key, checked.fingerprint(), at=at, act=make) if key else make()
    return made[0] if made else Ticket.objects.with_people().get(pk=number)


def _checked(asked: Asked) -> Asked:
    subject = " ".join(asked.subject.replace("\x00", "").split())
    if not subject:
        raise Incomplete("Say in one line what it is about.", field="subject")
    if len(subject) > MAX_SUBJECT:
        raise Incomplete(f"The line is longer than {MAX_SUBJECT} characters.", field="subject")
    if asked.severity not in Ticket.Severity.values or asked.affected not in Ticket.Affected.values:
        raise Incomplete("Choose from the list.", field="severity")
    return Asked(
        kind=asked.kind,
        subject=subject,
        text=replies.checked(asked.text, asked.files),
        severity=asked.severity,
        affected=asked.affected,
        workaround=assignment.workaround_of(asked.workaround),
        area=assignment.area_of(asked.area),
        files=asked.files,
    )


def _make(
    asked: Asked,
    requester: Person,
    by: Person,
    team: Team,
    organization: Organization | None,
    channel: str,
    network: str,
    at: datetime,
) -> Ticket:
    lifecycle = LifecycleVersion.objects.in_force(asked.kind)
    ticket = Ticket(
        kind=asked.kind,
        lifecycle=lifecycle,
        subject=asked.subject,
        excerpt=formatting.excerpt(asked.text),
        area=asked.area,
        severity=asked.severity,
        affected=asked.affected,
        workaround=asked.workaround,
        channel=channel,
        from_network=network,
        requester=requester,
        organization=organization,
        team=team,
        created_at=at,
        updated_at=at,
        requester_spoke_at=None,
    )
    visit, columns = visiting.entry(ticket, lifecycle.as_plan().first, at=at, seq=1)
    for name, value in columns.items():
        setattr(ticket, name, value)
    until = visit.window_until_at
    facts = {
        "now": ticket.phase,
        "now_name": ticket.current.name,
        "until": until and until.isoformat(),
        "channel": channel,
    }
    event = timeline.open_with(ticket, by=by, at=at, facts=facts, text=asked.text)
    ticket.save(force_insert=True)
    visit.ticket = ticket
    visit.save(force_insert=True)
    said = replies.write(ticket, text=asked.text, by=requester, at=at, files=asked.files)
    Follower.objects.bulk_create([Follower(ticket=ticket, person=requester, since=at)])
    timeline.keep_first(event, ticket, said)
    return ticket
