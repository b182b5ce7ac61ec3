"""The lists that screens ask for: stored views over unfinished work, their counts, and a plain search.

Every view is one condition that a partial index of the ticket table answers by itself, in the order of promise debt:
who is closest to, or past, the moment we said they would hear from us comes first. Nothing here reads a whole table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.db.models import CharField, Exists, F, FilteredRelation, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable, Expression
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual

from phasedesk.accounts.models import Organization, Person
from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets import rights
from phasedesk.tickets.models import OPEN_STATUSES, Ticket

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

PAGE = 50
COUNTED = 1_000  # counting stops here; a view with more work than this needs no exact number
FOUND = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(r"(-?\d{1,18})\.(\d{1,18})")


class NoSuchPlace(Refusal):
    """A place in a list that no list has given out."""

    code = "no-such-place"
    sentence = "This place in the list is not known. Open the list again."


class Word(Value):
    """A word of our own, spelled out in the SQL.

    SQLite takes a partial index only where the index's condition stands in the statement itself; a parameter hides it.
    """

    def __init__(self, word: str) -> None:
        if not word.isidentifier():
            raise ValueError("only a fixed word of ours may stand in SQL")
        super().__init__(word, output_field=CharField())

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Give the quoted word and no parameters."""
        return f"'{self.value}'", ()


UNFINISHED = Q(status__in=[Word(status) for status in OPEN_STATUSES])
OPEN = Q(status=Word("open"))

# A condition is made for a person and an instant, or for what stands in their place in a prepared statement.
Who = Person | Expression
Moment = datetime | Expression
Condition = Callable[[Who, Moment], Q]


@dataclass(frozen=True)
class View:
    """One stored list. `where` is its condition for a person at an instant; `order` the column it is worked off by."""

    key: str
    name: str
    group: str
    where: Condition
    order: str = "next_word_at"
    newest_first: bool = False
    can_be_late: bool = True

    def tickets(self, person: Person, at: datetime, organization: int | None = None) -> QuerySet[Ticket]:
        """Give the view's tickets that the person may see, in no order; of one organization, if given."""
        found = Ticket.objects.visible_to(person).filter(self.where(person, at))
        return found if organization is None else found.filter(organization=organization)


def _kind(key: str, name: str, kind: str) -> View:
    return View(key, name, "By kind", lambda person, at: Q(kind=kind) & UNFINISHED)


VIEWS = {
    view.key: view
    for view in (
        View("mine", "Mine", "To do", lambda person, at: Q(assignee=person) & UNFINISHED),
        View("first-look", "First look", "To do", lambda person, at: OPEN & Q(stage=Word("received"))),
        View("late", "Running late", "To do", lambda person, at: Q(late_at__lte=at), "late_at"),
        View(
            "nearly-late",
            "Nearly late",
            "To do",
            lambda person, at: Q(nearly_late_at__lte=at, late_at__gt=at),
            "late_at",
            can_be_late=False,
        ),
        View(
            "answered", "Answered by requester", "To do", lambda person, at: OPEN & Q(requester_spoke_at__isnull=False)
        ),
        View(
            "waiting", "Waiting on requester", "To do", lambda person, at: Q(status=Word("pending")), can_be_late=False
        ),
        View("on-hold", "On hold", "To do", lambda person, at: Q(status=Word("on_hold"))),
        View("all", "All unfinished", "To do", lambda person, at: UNFINISHED),
        _kind("bugs", "Bugs and data issues", "bug"),
        _kind("features", "Feature requests", "feature"),
        _kind("questions", "Questions", "question"),
        View(
            "finished",
            "Finished",
            "Done",
            lambda person, at: Q(resolved_at__isnull=False),
            "resolved_at",
            newest_first=True,
            can_be_late=False,
        ),
    )
}
FIRST = "first-look"


# ---------------------------------------------------------------- rows
class Row(NamedTuple):
    """One line of a list. `visit_until_at` is the window's edge as the visit holds it, also while a clock is paused.

    `calendar` and `calendar_version` name the business hours that count for the ticket: its organization's own, if
    `own_calendar` is there, else its team's.
    """

    number: int
    kind: str
    lifecycle: int
    phase: str
    status: str
    subject: str
    excerpt: str
    severity: str
    affected: str
    on_hold_for: str
    version: int
    next_word_at: datetime | None
    phase_since: datetime
    late_at: datetime | None
    paused_since: datetime | None
    requester_spoke_at: datetime | None
    resolved_at: datetime | None
    visit_until_at: datetime | None
    requester_name: str
    requester_email: str
    organization: str | None
    owner: int | None
    owner_name: str | None
    owner_email: str | None
    calendar: int
    calendar_version: int
    own_calendar: int | None
    own_calendar_version: int | None


COLUMNS: tuple[str | Combinable, ...] = (
    *Row._fields[: Row._fields.index("visit_until_at")],
    F("current_visit__window_until_at"),
    F("requester__name"),
    F("requester__email"),
    F("organization__name"),
    F("assignee"),
    F("assignee__name"),
    F("assignee__email"),
    F("team__calendar"),
    F("team__calendar__version"),
    F("organization__calendar"),
    F("organization__calendar__version"),
)


@dataclass(frozen=True)
class Page:
    """Up to fifty rows; `before` and `after` are the places where the page before and the next one go on, or empty."""

    rows: tuple[Row, ...]
    before: str
    after: str


def page(
    view: View, person: Person, at: datetime, *, after: str = "", before: str = "", organization: int | None = None
) -> Page:
    """Load one page of a view in one query.

    `after` and `before` are places that an earlier page gave out; NoSuchPlace for anything else. Paging is by key: what
    moves meanwhile is neither left out nor shown twice among the rows that stay where they are.
    """
    back = bool(before)
    found = _from_place(view.tickets(person, at, organization), view, before or after, back=back)
    down = view.newest_first != back
    sign = "-" if down else ""
    listed = rows(found.order_by(f"{sign}{view.order}", f"{sign}number")[: PAGE + 1])
    more, listed = len(listed) > PAGE, listed[:PAGE]
    if back:
        listed.reverse()
    has_before, has_after = (more, True) if back else (bool(after), more)
    return Page(
        tuple(listed),
        before=place(view, listed[0]) if listed and has_before else "",
        after=place(view, listed[-1]) if listed and has_after else "",
    )


def rows(tickets: QuerySet[Ticket]) -> list[Row]:
    """Load tickets as rows, in one query, with only the columns that a list shows."""
    return [Row(*values) for values in _named(tickets).values_list(*COLUMNS)]


def _named(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.annotate(current_visit=FilteredRelation("visits", condition=Q(visits__left_at__isnull=True)))


def place(view: View, row: Row) -> str:
    """Name a row's place in a view: microseconds since 1970 of its moment, and its number."""
    moment = getattr(row, view.order)
    return f"{(moment - EPOCH) // timedelta(microseconds=1)}.{row.number}"


def _from_place(found: QuerySet[Ticket], view: View, where: str, *, back: bool) -> QuerySet[Ticket]:
    if not where:
        return found
    read = CURSOR.fullmatch(where)
    try:
        moment = EPOCH + timedelta(microseconds=int(read[1])) if read else None
    except OverflowError:
        moment = None
    if read is None or moment is None:
        raise NoSuchPlace
    is_down = view.newest_first != back
    past, not_before = (LessThan, LessThanOrEqual) if is_down else (GreaterThan, GreaterThanOrEqual)
    further = Q(past(F(view.order), moment)) | Q(past(F("number"), int(read[2])))
    return found.filter(not_before(F(view.order), moment), further)


# ---------------------------------------------------------------- counts
class Given(Expression):
    """A value that is put in when the statement runs, so that the statement itself is made once per process."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Give one parameter, with itself in the place of the value."""
        return "%s", (self,)


class CappedCount(Subquery):
    """How many rows, as a column of another query; the subquery's own limit is where counting stops."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS capped)"
    output_field = IntegerField()

    def __init__(self, tickets: QuerySet[Ticket]) -> None:
        super().__init__(tickets.order_by().values("pk")[:COUNTED])


@dataclass(frozen=True)
class Count:
    """How many tickets a view holds, up to a thousand, and whether any of them is late."""

    number: int
    has_late: bool

    @property
    def words(self) -> str:
        """`31`, or `999+` where counting stopped."""
        return f"{COUNTED - 1}+" if self.number >= COUNTED else str(self.number)


@dataclass(frozen=True)
class Counts:
    """The numbers beside all views, and those of the list on the screen: how many, and how many of them are late."""

    views: dict[str, Count]
    here: Count
    late_here: Count


COUNTED_VIEWS = tuple(view for view in VIEWS.values() if view.group != "Done")
NONE = Count(0, has_late=False)


def counts(person: Person, at: datetime, *, here: View | None = None, organization: int | None = None) -> Counts:
    """Count all views for one of us in one query; `here` is counted narrowed to the organization, if given.

    What is done is not counted beside its view: nobody waits for it.
    """
    rights.check_desk(person)
    sql, given = _statement(here and here.key, organization is not None)
    values = {"person": person.pk, "at": connection.ops.adapt_datetimefield_value(at), "organization": organization}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[one.name] if isinstance(one, Given) else one for one in given])
        found = iter(cursor.fetchone())
    views = {view.key: Count(next(found), bool(next(found))) for view in COUNTED_VIEWS}
    if here is None:
        return Counts(views, NONE, NONE)
    number, late = next(found), next(found)
    return Counts(views, Count(number, late > 0), Count(late, late > 0))


@lru_cache(maxsize=64)
def _statement(here: str | None, is_narrowed: bool) -> tuple[str, tuple[Any, ...]]:
    """Make the statement of `counts`, as the ORM writes it, with its parameters in order.

    Writing two dozen subqueries anew for every page would take longer than the database needs to answer them. Those who
    work here see all tickets, so the same statement serves each of them.
    """
    person, at = Given("person"), Given("at")
    columns: list[Combinable] = []
    for view in COUNTED_VIEWS:
        tickets = Ticket.objects.filter(view.where(person, at))
        columns += [CappedCount(tickets), Exists(_late(tickets, at)) if view.can_be_late else Value(False)]
    if here is not None:
        tickets = Ticket.objects.filter(VIEWS[here].where(person, at))
        tickets = tickets.filter(organization=Given("organization")) if is_narrowed else tickets
        columns += [CappedCount(tickets), CappedCount(_late(tickets, at))]
    sql, given = Person.objects.filter(pk=person).values_list(*columns).query.sql_with_params()
    return sql, given


def _late(tickets: QuerySet[Ticket], at: Moment) -> QuerySet[Ticket]:
    """Keep the late ones. Their day lies behind the next word's moment, so only the front of an index is read."""
    return tickets.filter(next_word_at__lte=at, late_at__lte=at)


# ---------------------------------------------------------------- search
def number_in(words: str) -> int | None:
    """Give the ticket number that somebody typed (`482` or `#482`), if it is one."""
    digits = words.strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else None


def search(person: Person, words: str) -> list[Row]:
    """Find the newest fifty tickets by words of their subject, or by their requester's name or address."""
    wanted = " ".join(words.split())
    if not wanted:
        return []
    people = Person.objects.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted)).order_by("pk")
    known = list(people.values_list("pk", flat=True)[:FOUND])
    seen = Ticket.objects.visible_to(person)
    numbers = {
        *seen.filter(subject__icontains=wanted).order_by("-number").values_list("number", flat=True)[:FOUND],
        *seen.filter(requester__in=known).order_by("-number").values_list("number", flat=True)[:FOUND],
    }
    return rows(seen.filter(number__in=sorted(numbers, reverse=True)[:FOUND]).order_by("-number"))


def others_of(ticket: Ticket, person: Person, limit: int = 5) -> QuerySet[Ticket]:
    """Give the requester's newest other tickets, with what a line about them says."""
    newest = Ticket.objects.visible_to(person).filter(requester=ticket.requester_id).exclude(pk=ticket.pk)
    return newest.only("number", "kind", "subject", "status", "phase", "lifecycle").order_by("-number")[:limit]


def organization_named(pk: str) -> Organization | None:
    """Find the organization a list is narrowed to; None where the key names none."""
    return Organization.objects.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
