"""The gate: strangers sign in, everybody else who may not enter finds nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from phasedesk.accounts import gate
from phasedesk.accounts.models import Person


@gate.desk_only
def queue(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse(f"queue {number}")


@gate.admin_only
def people_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("people")


def request_of(person: Person | AnonymousUser, method: str = "get") -> HttpRequest:
    request = getattr(RequestFactory(), method)("/desk/queue/?page=2")
    request.user = person
    return request


def test_strangers_sign_in_and_come_back() -> None:
    answer = queue(request_of(AnonymousUser()), number=7)
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/desk/queue/%3Fpage%3D2")
    sent = queue(request_of(AnonymousUser(), "post"), number=7)
    assert sent["Location"] == "/account/login/?next=/desk/queue/"


@pytest.mark.django_db
def test_who_works_here_enters(ada: Person) -> None:
    assert queue(request_of(ada), number=7).content == b"queue 7"


@pytest.mark.django_db
def test_a_requester_finds_nothing(cleo: Person) -> None:
    with pytest.raises(Http404):
        queue(request_of(cleo), number=7)


@pytest.mark.django_db
def test_admin_pages_are_for_admins(ada: Person, lena: Person) -> None:
    assert people_page(request_of(lena)).content == b"people"
    with pytest.raises(Http404):
        people_page(request_of(ada))
