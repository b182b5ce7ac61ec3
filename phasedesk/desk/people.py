"""Forms about people and judgement: who looks after a ticket, how bad it is, and who else is told."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.desk import acting, colleagues, forms, shell
from phasedesk.desk.phase import Given, Stored
from phasedesk.desk.shell import Desk
from phasedesk.rulebook.refusal import Incomplete, Refusal
from phasedesk.tickets import assignment, following
from phasedesk.tickets.models import Event, Ticket


class OtherOrganization(Refusal):
    """Following shows the whole ticket, so it is not given to another customer's people."""

    code = "other-organization"


@shell.at_the_desk
@require_POST
def owner(request: Desk, number: int) -> HttpResponse:
    """Give the ticket to one of us, or back to the queue."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event | None:
        return assignment.hand_over(ticket, to=colleagues.named(given["to"]), by=request.user, at=at)

    form = forms.Owner(request.POST)
    return acting.carry_out(request, number, form, deed, done="Handed over.")


@shell.at_the_desk
@require_POST
def assess(request: Desk, number: int) -> HttpResponse:
    """Set how bad it is and whom it concerns."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event | None:
        return assignment.assess(ticket, by=request.user, at=at, **given)

    form = forms.Assessment(request.POST)
    return acting.carry_out(request, number, form, deed, done="Kept; the followers are being told.")


@shell.at_the_desk
@require_POST
def follow(request: Desk, number: int) -> HttpResponse:
    """Let a colleague of the requester be told as well."""

    def deed(ticket: Ticket, given: Given, at: datetime, files: Stored) -> Event | None:
        _check_may_follow(ticket, people.find(given["email"]))
        person = people.requester_for(email=given["email"], name=given["name"], at=at)
        return following.follow(ticket, person=person, by=request.user, at=at)

    form = forms.Follow(request.POST)
    return acting.carry_out(request, number, form, deed, done="They are told of every change from now on.")


def _check_may_follow(ticket: Ticket, person: Person | None) -> None:
    """Let in somebody new, of the same organization, or of none: who follows may read the whole ticket."""
    if person is None:
        return
    if person.works_here:
        raise Incomplete(f"{person.called} works here and sees every ticket already.")
    if not person.is_active:
        raise Incomplete("This person was deactivated and is told nothing.")
    theirs = {place.organization_id for place in person.memberships.all()}
    if theirs and ticket.organization_id not in theirs:
        raise OtherOrganization(f"{person.called} belongs to another organization and may not see this ticket.")
