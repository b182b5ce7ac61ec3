from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets import assignment, phases, queries, replies, waiting
from phasedesk.tickets.models import Ticket, tracker_token
from phasedesk.tickets.queries import VIEWS, Count, NoSuchPlace, View
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)  # Thursday: a bug of Monday is due today, nearly late and not late
FRIDAY = datetime(2026, 11, 13, 10, 0, tzinfo=UTC)  # and here it is late


def numbers(view: str, cast: Cast, at: datetime = LATER, **place: object) -> list[int]:
    return [row.number for row in queries.page(VIEWS[view], cast.ada, at, **place).rows]  # type: ignore[arg-type]


# ---------------------------------------------------------------- what a view holds
def test_first_look_holds_open_tickets_nobody_looked_at(cast: Cast) -> None:
    new, seen = cast.ticket(), cast.ticket(phase="review")
    waiting.ask(cast.ticket(), question="Which month?", by=cast.ada, at=MONDAY)
    assert numbers("first-look", cast) == [new.pk]
    assert seen.pk in numbers("all", cast)


def test_mine_holds_the_readers_unfinished_tickets(cast: Cast) -> None:
    mine, other, done = cast.ticket(phase="review"), cast.ticket(), cast.ticket("question", phase="answered")
    assignment.hand_over(other, to=cast.bo, by=cast.ada, at=MONDAY)
    assert done.assignee == cast.ada
    assert numbers("mine", cast) == [mine.pk]


def test_late_and_nearly_late_follow_the_clock(cast: Cast) -> None:
    bug, feature = cast.ticket(), cast.ticket("feature")
    assert (numbers("nearly-late", cast, MONDAY), numbers("late", cast, MONDAY)) == ([], [])
    assert (numbers("nearly-late", cast), numbers("late", cast)) == ([bug.pk], [])
    assert (numbers("nearly-late", cast, FRIDAY), numbers("late", cast, FRIDAY)) == ([], [bug.pk])
    far = FRIDAY + timedelta(days=30)
    assert numbers("late", cast, far) == [bug.pk, feature.pk]


def test_a_paused_ticket_is_never_late(cast: Cast) -> None:
    paused = cast.ticket()
    waiting.ask(paused, question="Which month?", by=cast.ada, at=MONDAY)
    far = FRIDAY + timedelta(days=90)
    assert numbers("late", cast, far) == []
    assert numbers("waiting", cast, far) == [paused.pk]


def test_answered_holds_what_the_requester_said_last(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    assert numbers("answered", cast) == []
    replies.reply(ticket, text="Any news?", by=cast.cleo, at=MONDAY)
    assert numbers("answered", cast) == [ticket.pk]
    replies.reply(ticket, text="Soon.", by=cast.ada, at=MONDAY)
    assert numbers("answered", cast) == []


def test_on_hold_names_whom(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)
    (row,) = queries.page(VIEWS["on-hold"], cast.ada, LATER).rows
    assert (row.number, row.status, row.on_hold_for) == (ticket.pk, "on_hold", "the bank")


def test_kinds_are_apart(cast: Cast) -> None:
    bug, feature, question = cast.ticket(), cast.ticket("feature"), cast.ticket("question")
    cast.ticket("question", phase="answered")
    assert [numbers(view, cast) for view in ("bugs", "features", "questions")] == [
        [bug.pk],
        [feature.pk],
        [question.pk],
    ]


def test_finished_is_newest_first(cast: Cast) -> None:
    first, second = (cast.ticket("question", phase="review") for _ in range(2))
    phases.advance(second, to="answered", by=cast.ada, at=MONDAY, note="So.")
    phases.advance(first, to="answered", by=cast.ada, at=LATER, note="So.")
    assert numbers("finished", cast) == [first.pk, second.pk]
    assert numbers("all", cast) == []


def test_a_view_can_be_narrowed_to_an_organization(cast: Cast) -> None:
    ours, theirs = cast.ticket(), cast.ticket(requester=cast.dov)
    assert numbers("all", cast, organization=cast.brightwater.pk) == [ours.pk]
    assert numbers("first-look", cast, organization=cast.oakline.pk) == [theirs.pk]
    assert queries.organization_named(str(cast.oakline.pk)) == cast.oakline
    assert [queries.organization_named(key) for key in ("0", "x", "²", "9" * 30)] == [None] * 4


def test_a_view_shows_nobody_more_than_they_may_see(cast: Cast) -> None:
    cast.ticket(requester=cast.dov)
    assert [row.number for row in queries.page(VIEWS["all"], cast.cleo, LATER).rows] == []


# ---------------------------------------------------------------- order
def test_who_is_closest_to_our_promised_word_comes_first(cast: Cast) -> None:
    feature = cast.ticket("feature")  # ten days
    young = cast.ticket(at=MONDAY + timedelta(days=1))
    old = cast.ticket()
    assert numbers("all", cast) == [old.pk, young.pk, feature.pk]


def test_a_row_holds_what_its_line_needs(cast: Cast) -> None:
    ticket = cast.ticket(phase="review", affected="several", severity="work_hindered")
    (row,) = queries.page(VIEWS["mine"], cast.ada, LATER).rows
    assert row.subject == ticket.subject
    assert (row.requester_name, row.organization, row.owner_name) == ("Cleo Marsh", "Brightwater", "Ada Falk")
    assert (row.calendar, row.calendar_version, row.own_calendar) == (cast.calendar.pk, 1, None)
    assert row.visit_until_at == row.next_word_at == ticket.window_until_at


# ---------------------------------------------------------------- pages
@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 3)


def walk(view: View, cast: Cast, *, between: object = None) -> list[int]:
    """Every row from the first page to the last; `between` is called once, after the first page."""
    seen: list[int] = []
    page = queries.page(view, cast.ada, LATER)
    while True:
        seen += [row.number for row in page.rows]
        if callable(between):
            between()
            between = None
        if not page.after:
            return seen
        page = queries.page(view, cast.ada, LATER, after=page.after)


@pytest.mark.usefixtures("small_pages")
def test_pages_hold_every_ticket_once_also_where_moments_are_equal(cast: Cast) -> None:
    made = [cast.ticket().pk for _ in range(8)]
    assert walk(VIEWS["all"], cast) == made


@pytest.mark.usefixtures("small_pages")
def test_pages_backwards_are_the_pages_forwards(cast: Cast) -> None:
    made = [cast.ticket(at=MONDAY + timedelta(days=day)).pk for day in range(7)]
    first = queries.page(VIEWS["all"], cast.ada, LATER)
    second = queries.page(VIEWS["all"], cast.ada, LATER, after=first.after)
    third = queries.page(VIEWS["all"], cast.ada, LATER, after=second.after)
    assert [row.number for page in (first, second, third) for row in page.rows] == made
    assert (first.before, third.after) == ("", "")
    back = queries.page(VIEWS["all"], cast.ada, LATER, before=third.before)
    assert back == second
    assert queries.page(VIEWS["all"], cast.ada, LATER, before=back.before) == first


@pytest.mark.usefixtures("small_pages")
def test_what_moves_meanwhile_neither_doubles_nor_hides_the_others(cast: Cast) -> None:
    made = [cast.ticket().pk for _ in range(8)]
    moved = cast.read(made[1])  # on the page that was shown already
    seen = walk(VIEWS["first-look"], cast, between=lambda: phases.begin_review(moved, by=cast.ada, at=LATER))
    assert seen == made
    moved = cast.read(made[6])  # further on: it leaves before it is reached
    seen = walk(VIEWS["first-look"], cast, between=lambda: phases.begin_review(moved, by=cast.ada, at=LATER))
    assert seen == [number for number in made if number not in (made[1], made[6])]


@pytest.mark.usefixtures("small_pages")
def test_the_newest_first_view_pages_too(cast: Cast) -> None:
    made = [cast.ticket("question", phase="answered").pk for _ in range(7)]
    assert walk(VIEWS["finished"], cast) == made[::-1]


@pytest.mark.parametrize("place", ["x", "1", "1.", "1.2.3", "1.2;", "9" * 18 + ".1", "-" + "9" * 18 + ".1", "²².1"])
def test_a_place_no_list_gave_out_is_refused(cast: Cast, place: str) -> None:
    with pytest.raises(NoSuchPlace):
        queries.page(VIEWS["all"], cast.ada, LATER, after=place)


# ---------------------------------------------------------------- counts
def test_all_views_are_counted_in_one_query(cast: Cast) -> None:
    cast.ticket()
    cast.ticket("feature")
    cast.ticket("question", phase="review")
    with CaptureQueriesContext(connection) as ran:
        counted = queries.counts(cast.ada, LATER, here=VIEWS["first-look"])
    assert len(ran) == 1
    expected = {
        "mine": 1, "first-look": 2, "late": 0, "nearly-late": 2, "answered": 0, "waiting": 0, "on-hold": 0, "all": 3,
        "bugs": 1, "features": 1, "questions": 1,
    }  # fmt: skip
    assert {key: count.number for key, count in counted.views.items()} == expected
    assert counted.here.number == 2


def test_a_count_tells_whether_anything_is_late(cast: Cast) -> None:
    cast.ticket()
    cast.ticket("feature")
    counted = queries.counts(cast.ada, FRIDAY, here=VIEWS["all"])
    late = {key for key, count in counted.views.items() if count.has_late}
    assert late == {"first-look", "late", "all", "bugs"}
    assert (counted.here, counted.late_here) == (Count(2, has_late=True), Count(1, has_late=True))


def test_the_open_list_is_counted_for_its_organization(cast: Cast) -> None:
    cast.ticket()
    cast.ticket(requester=cast.dov)
    counted = queries.counts(cast.ada, LATER, here=VIEWS["all"], organization=cast.oakline.pk)
    assert (counted.here.number, counted.views["all"].number) == (1, 2)


def test_counting_stops(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "COUNTED", 2)
    queries._statement.cache_clear()
    for _ in range(3):
        cast.ticket()
    counted = queries.counts(cast.ada, LATER)
    queries._statement.cache_clear()
    assert (counted.views["all"].number, counted.views["all"].words, counted.views["mine"].words) == (2, "1+", "0")


def test_only_those_who_work_here_count(cast: Cast) -> None:
    with pytest.raises(NotYours):
        queries.counts(cast.cleo, LATER)


# ---------------------------------------------------------------- how the database answers
def plan_of(sql: str, given: tuple[object, ...] = ()) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # asks whether an index can serve it, not whether so few rows need one
            cursor.execute("SET LOCAL enable_seqscan = off")
        ask = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        cursor.execute(ask + sql, given)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


INDEXES = {
    "mine": ("ticket_owner_due",),
    "first-look": ("ticket_first_look",),
    "late": ("ticket_late",),
    "nearly-late": ("ticket_nearly_late", "ticket_late"),
    "answered": ("ticket_answered",),
    "waiting": ("ticket_waiting_requester",),
    "on-hold": ("ticket_on_hold",),
    "all": ("ticket_due",),
    "bugs": ("ticket_kind_due",),
    "features": ("ticket_kind_due",),
    "questions": ("ticket_kind_due",),
    "finished": ("ticket_finished",),
}


@pytest.fixture
def many(cast: Cast) -> None:
    """A desk of some years: mostly finished tickets of many people. PostgreSQL plans by what it has counted."""
    open_one, done = cast.ticket(), cast.ticket("question", phase="answered")
    made = [copied(done, at) for at in range(1500)] + [copied(open_one, at) for at in range(150)]
    Ticket.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE phasedesk_ticket")


def copied(ticket: Ticket, minutes: int) -> Ticket:
    later = timedelta(minutes=minutes)
    moved = {
        name: moment + later
        for name in ("next_word_at", "late_at", "nearly_late_at", "resolved_at")
        if (moment := getattr(ticket, name))
    }
    values = {field.attname: getattr(ticket, field.attname) for field in Ticket._meta.concrete_fields}
    return Ticket(**{**values, **moved, "number": None, "token": tracker_token()})


@pytest.mark.usefixtures("many")
def test_each_view_reads_its_partial_index(cast: Cast) -> None:
    for key, view in VIEWS.items():
        sign = "-" if view.newest_first else ""
        found = view.tickets(cast.ada, LATER).order_by(f"{sign}{view.order}", f"{sign}number")
        plan = plan_of(*found.values("number")[:51].query.sql_with_params())
        assert not reads_all_tickets(plan), f"{key}: {plan}"
        if connection.vendor == "sqlite":  # PostgreSQL weighs, and may find another of them cheaper
            assert any(index in plan for index in INDEXES[key]), f"{key}: {plan}"


@pytest.mark.sqlite
@pytest.mark.usefixtures("many")
def test_an_organizations_open_tickets_have_their_index(cast: Cast) -> None:
    found = VIEWS["all"].tickets(cast.ada, LATER, cast.brightwater.pk).order_by("next_word_at", "number")
    plan = plan_of(*found.values("number")[:51].query.sql_with_params())
    assert "ticket_organization_due" in plan, plan


@pytest.mark.usefixtures("many")
def test_counting_reads_no_table_whole(cast: Cast) -> None:
    cast.ticket()
    with CaptureQueriesContext(connection) as ran:
        queries.counts(cast.ada, LATER, here=VIEWS["first-look"])
    plan = plan_of(ran.captured_queries[0]["sql"].replace("%", "%%"))
    assert not reads_all_tickets(plan), plan


def reads_all_tickets(plan: str) -> bool:
    lines = plan.splitlines()
    if connection.vendor == "postgresql":
        return any("Seq Scan on phasedesk_ticket" in line for line in lines)
    tables = ("SCAN phasedesk_ticket", "SCAN U0")
    return any(line.startswith(tables) and "USING" not in line for line in lines)


# ---------------------------------------------------------------- search
@pytest.mark.parametrize(("words", "number"), [("482", 482), ("#482 ", 482), ("x", None), ("#", None), ("²", None)])
def test_a_number_is_known_as_one(words: str, number: int | None) -> None:
    assert queries.number_in(words) == number


def test_search_finds_by_subject_and_by_requester_newest_first(cast: Cast) -> None:
    ours, theirs = cast.ticket(subject="Totals differ"), cast.ticket(requester=cast.dov, subject="Export fails")

    def found(words: str) -> list[int]:
        return [row.number for row in queries.search(cast.ada, words)]

    assert found("totals") == [ours.pk]
    assert found("dov@oak") == [theirs.pk]
    assert found("LEVI") == [theirs.pk]
    assert found("e") == [theirs.pk, ours.pk]
    assert found("nothing at all") == found("  ") == []


def test_search_is_bounded_and_costs_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "FOUND", 2)
    made = [cast.ticket().pk for _ in range(4)]
    with CaptureQueriesContext(connection) as ran:
        assert [row.number for row in queries.search(cast.ada, "invoice")] == made[:1:-1]
    assert len(ran) == 4


def test_others_are_the_requesters_newest(cast: Cast) -> None:
    made = [cast.ticket() for _ in range(3)]
    cast.ticket(requester=cast.dov)
    assert [other.pk for other in queries.others_of(made[0], cast.ada)] == [made[2].pk, made[1].pk]


def test_a_word_in_sql_is_one_of_ours() -> None:
    with pytest.raises(ValueError, match="fixed word"):
        queries.Word("x'; --")


def test_the_refusal_says_what_to_do() -> None:
    refusal: Refusal = NoSuchPlace()
    assert (refusal.status, refusal.sentence) == (422, "This place in the list is not known. Open the list again.")


def test_rows_are_loaded_in_one_query_however_many(cast: Cast) -> None:
    ran = []
    for _ in range(2):
        cast.ticket(phase="review")
        with CaptureQueriesContext(connection) as these:
            queries.rows(Ticket.objects.all())
        ran.append(len(these))
    assert ran == [1, 1]
