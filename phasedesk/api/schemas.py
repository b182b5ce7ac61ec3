"""What goes in and out. Unknown fields are refused, so that a typing mistake never passes for an order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, field_validator

from phasedesk.tickets.assignment import LONGEST_WORKAROUND

Kind = Literal["bug", "feature", "question"]


def _with_example(**fields: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [fields]})


class In(Schema):
    """A request's body."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _has_no_zero(cls, value: Any) -> Any:
        """PostgreSQL takes no NUL in a text, and nobody means one."""
        if isinstance(value, str) and "\x00" in value:
            raise ValueError("A text must not contain the character NUL.")
        return value


class TicketIn(In):
    """A new ticket. `requester` is for people who work at the desk and send it for somebody."""

    kind: Kind
    subject: str = Field(min_length=1, max_length=255)
    text: str = Field(min_length=1, max_length=100_000)
    severity: Literal["", "work_stops", "work_hindered", "minor"] = ""
    affected: Literal["", "one", "several", "everyone"] = ""
    workaround: str = Field("", max_length=LONGEST_WORKAROUND)
    area: str = Field("", max_length=60)
    requester: RequesterIn | None = None

    model_config = _with_example(
        kind="bug",
        subject="Invoice totals differ from the exported file",
        text="October’s total on the dashboard is 18,204.00, but the file says 18,190.50.",
        severity="work_hindered",
        affected="several",
    )


class RequesterIn(In):
    """For whom a ticket is sent."""

    email: str = Field(max_length=254)
    name: str = Field("", max_length=200)


class StepIn(In):
    """A move to another phase. `note` is what the requester reads with it; `not_needed` passes over what is between."""

    to: str = Field(max_length=40)
    note: str = Field("", max_length=100_000)
    not_needed: bool = False
    version: int | None = None

    model_config = _with_example(to="review", note="We look at your file first.", version=1)


class ReplyIn(In):
    """Words for the conversation."""

    text: str = Field(min_length=1, max_length=100_000)

    model_config = _with_example(text="It happens with every file since Monday.")


class PersonOut(Schema):
    """Somebody, as others may know them. The address is empty where it is not yours to know."""

    name: str
    email: str = ""


class StepOut(Schema):
    """One phase of the way."""

    key: str
    name: str
    state: Literal["completed", "current", "not_started", "not_needed"]
    when: str


class TicketOut(Schema):
    """A ticket and where it stands, in the words of the tracker."""

    number: int
    version: int
    kind: Kind
    subject: str
    status: str
    phase: str
    phase_name: str
    step: int
    steps_total: int
    title: str
    whose_move: str
    move: str
    meaning: str
    next_step: str
    usual: str
    promise: str
    moved: str
    until_on: date | None
    next_word_on: date | None
    lateness: str
    late: str
    question: str
    steps: list[StepOut]
    severity: str
    affected: str
    workaround: str
    area: str
    requester: PersonOut
    assignee: PersonOut | None
    organization: str
    created_at: datetime
    updated_at: datetime
    tracker: str


class RowOut(Schema):
    """A ticket in a list."""

    number: int
    version: int
    kind: Kind
    subject: str
    status: str
    phase: str
    phase_name: str
    next_word_at: datetime | None
    is_late: bool
    requester: PersonOut
    organization: str
    created_at: datetime
    updated_at: datetime


class ListOut(Schema):
    """One page of a list; `next` is the `before` of the page that follows, empty on the last."""

    tickets: list[RowOut]
    next: int | None


class EventOut(Schema):
    """One thing that happened, and the public words that came with it."""

    seq: int
    kind: str
    at: datetime
    actor: str
    sentence: str
    text: str


class EventsOut(Schema):
    """What happened, oldest first; `next` is the `after` of the page that follows, empty on the last."""

    events: list[EventOut]
    next: int | None


TicketIn.model_rebuild()
