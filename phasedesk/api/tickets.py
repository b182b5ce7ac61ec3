"""Tickets for programs: submit, read, list, move on, reply. Each is one call of the verb that pages call too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from ninja import Path, Query, Router

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.api import shapes
from phasedesk.api.access import caller
from phasedesk.api.describing import operation
from phasedesk.api.problems import Demanded
from phasedesk.api.schemas import EventsOut, Kind, ListOut, ReplyIn, StepIn, TicketIn, TicketOut
from phasedesk.rulebook.refusal import Incomplete, SomeoneWasFaster
from phasedesk.tickets import intake, once, phases, replies, rights, saying
from phasedesk.tickets.models import Event, Ticket

router = Router(tags=["tickets"])
READ, WRITE = "tickets:read", "tickets:write"
Number = Annotated[int, Path(ge=1, lt=2**63)]
PageSize = Annotated[int, Query(ge=1, le=200)]


@router.post("/tickets", response={201: TicketOut}, **operation("submitTicket", WRITE, success=201, writes=True))
def submit(request: HttpRequest, body: TicketIn) -> HttpResponse:
    """Send a ticket. With an `Idempotency-Key` a repeated call gives the ticket made the first time."""
    by = caller(request, WRITE)

    def act() -> tuple[int, Any]:
        at = now()
        requester = _requester(by, body)
        ticket = intake.submit(
            intake.Asked(**body.model_dump(exclude={"requester"})),
            requester=requester,
            team=people.first_team(),
            at=at,
            by=by,
            organization=people.organization_of(requester),
            channel="api",
        )
        return 201, shapes.ticket(ticket, by, at)

    return _once(request, by, act)


@router.get("/tickets", response=ListOut, **operation("listTickets", READ, is_ticket=False))
def tickets(
    request: HttpRequest,
    status: str = "",
    kind: Kind | None = None,
    before: Annotated[int | None, Query(ge=1, lt=2**63)] = None,
    limit: PageSize = 50,
) -> HttpResponse:
    """List the tickets you may see, newest first, page by page. `status` may be several, with commas between."""
    by, at = caller(request, READ, "status", "kind", "before", "limit"), now()
    found = Ticket.objects.visible_to(by).with_people().order_by("-number")
    if status:
        found = found.filter(status__in=_statuses(status))
    if kind:
        found = found.filter(kind=kind)
    if before:
        found = found.filter(number__lt=before)
    page = list(found[: limit + 1])
    rows = [shapes.row(ticket, by, at) for ticket in page[:limit]]
    return JsonResponse({"tickets": rows, "next": rows[-1]["number"] if len(page) > limit else None})


@router.get("/tickets/{number}", response=TicketOut, **operation("readTicket", READ, 404))
def ticket(request: HttpRequest, number: Number) -> HttpResponse:
    """Give one ticket and where it stands. The ETag is its version."""
    by = caller(request, READ)
    return _answer(200, shapes.ticket(_visible(by, number), by, now()))


@router.get("/tickets/{number}/events", response=EventsOut, **operation("readEvents", READ, 404, is_ticket=False))
def events(
    request: HttpRequest, number: Number, after: Annotated[int, Query(ge=0, lt=2**31)] = 0, limit: PageSize = 50
) -> HttpResponse:
    """List what happened, oldest first. Internal notes are for the desk and are not told here."""
    by = caller(request, READ, "after", "limit")
    found = _visible(by, number)
    told = found.events.filter(audience=Event.Audience.REQUESTER, seq__gt=after)
    page = list(told.select_related("actor", "reply").order_by("seq")[: limit + 1])
    rows = [shapes.event(event, by) for event in page[:limit]]
    return JsonResponse({"events": rows, "next": rows[-1]["seq"] if len(page) > limit else None})


@router.post(
    "/tickets/{number}/phase", response=TicketOut, **operation("moveTicket", WRITE, 404, 409, 428, writes=True)
)
def advance(request: HttpRequest, number: Number, body: StepIn) -> HttpResponse:
    """Move a ticket on. The version you saw is demanded, in If-Match or in the body."""
    by = caller(request, WRITE)
    rights.check_desk(by)

    def act() -> tuple[int, Any]:
        at = now()
        found = _visible(by, number)
        found.expect(_version(request, body))
        move = phases.skip if body.not_needed else phases.advance
        move(found, to=body.to, by=by, at=at, note=body.note)
        return 200, shapes.ticket(found, by, at)

    return _once(request, by, act, number)


@router.post(
    "/tickets/{number}/replies",
    response={201: TicketOut},
    **operation("replyToTicket", WRITE, 404, 409, 429, success=201, writes=True),
)
def reply(request: HttpRequest, number: Number, body: ReplyIn) -> HttpResponse:
    """Write a public reply. A requester's words answer an open question, and re-open what is finished."""
    by = caller(request, WRITE)

    def act() -> tuple[int, Any]:
        at = now()
        found = _visible(by, number)
        speak = replies.reply if by.works_here else saying.say
        speak(found, text=body.text, by=by, at=at)
        return 201, shapes.ticket(found, by, at)

    return _once(request, by, act, number)


def _visible(by: Person, number: int) -> Ticket:
    return get_object_or_404(Ticket.objects.visible_to(by).with_people(), number=number)


def _once(request: HttpRequest, by: Person, act: Callable[[], tuple[int, Any]], number: int = 0) -> HttpResponse:
    """Act once for the caller's key, if there is one; who was too slow is told how the ticket stands now."""
    try:
        return _answer(*_acted(request, by, act))
    except SomeoneWasFaster as refused:
        found = _visible(by, number)
        state = shapes.ticket(found, by, now())
        raise SomeoneWasFaster(refused.sentence, version=found.version, ticket=state) from refused


def _acted(request: HttpRequest, by: Person, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not (key.isascii() and key.isprintable()):
        raise Incomplete("An idempotency key is made of printable ASCII characters.", field="Idempotency-Key")
    print_of_request = once.fingerprint(request.method or "", request.path, request.body)
    return once.answer(f"api:{by.pk}", key, print_of_request, at=now(), act=act)


def _answer(status: int, content: dict[str, Any]) -> HttpResponse:
    answer = JsonResponse(content, status=status)
    answer["ETag"] = f'"{content["version"]}"'
    if status == 201:
        answer["Location"] = f"/api/v1/tickets/{content['number']}"
    return answer


def _version(request: HttpRequest, body: StepIn) -> int:
    stated = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if stated.isascii() and stated.isdigit():
        return int(stated)
    if body.version is None:
        raise Demanded
    return body.version


def _requester(by: Person, body: TicketIn) -> Person:
    if body.requester is None:
        return by
    if body.requester.email.strip().lower() != by.email:
        rights.check_desk(by)
    return people.requester_for(email=body.requester.email, name=body.requester.name, at=now())


def _statuses(stated: str) -> list[str]:
    wanted = [part.strip() for part in stated.split(",")]
    if unknown := set(wanted) - set(Ticket.Status.values):
        raise Incomplete(f"There is no status “{min(unknown)}”.", field="status", known=Ticket.Status.values)
    return wanted
