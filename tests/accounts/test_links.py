"""Sign-in links: looked at as often as one likes, used once."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from phasedesk.accounts import links, people
from phasedesk.accounts.models import Person, SignInLink
from tests.accounts.conftest import NOW, Race

pytestmark = pytest.mark.django_db


def secret_of(path: str) -> str:
    assert path.startswith("/account/link/")
    return path.split("/")[3]


def test_a_link_is_used_once(ada: Person) -> None:
    secret = secret_of(links.make("ADA@desk.example", NOW))
    assert secret not in str(SignInLink.objects.values().get())
    assert links.person_for(secret, NOW) == ada
    assert [links.use(secret, NOW), links.use(secret, NOW)] == [ada, None]
    assert links.person_for(secret, NOW) is None


def test_a_link_runs_out(ada: Person) -> None:
    secret = secret_of(links.make("ada@desk.example", NOW, minutes=5))
    assert links.use(secret, NOW + timedelta(minutes=5)) is None
    assert links.use(secret, NOW + timedelta(minutes=4)) == ada


def test_a_deactivated_person_gets_in_by_no_link(ada: Person) -> None:
    secret = secret_of(links.make("ada@desk.example", NOW))
    people.deactivate(ada, by=None)
    assert [links.person_for(secret, NOW), links.use(secret, NOW)] == [None, None]
    with pytest.raises(links.ShutOut):
        links.make("ada@desk.example", NOW)


def test_a_link_for_nobody() -> None:
    with pytest.raises(people.NobodyThere):
        links.make("nobody@desk.example", NOW)


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_gets_in(race: Race, ada: Person) -> None:
    secret = secret_of(links.make("ada@desk.example", NOW))
    got = race(lambda _: links.use(secret, NOW), 8)
    assert sorted(got, key=bool) == [None] * 7 + [ada]


@time_machine.travel(NOW, tick=False)
def test_looking_does_not_use_it_up(client: Client, ada: Person) -> None:
    path = links.make("ada@desk.example", NOW)
    for method in (client.get, client.head, client.get):
        assert method(path).status_code == 200
    assert "Sign in as Ada Obi" in client.get(path).content.decode()
    assert SignInLink.objects.get().used_at is None
    assert "_auth_user_id" not in client.session


@time_machine.travel(NOW, tick=False)
def test_pressing_the_button_signs_in(client: Client, ada: Person, cleo: Person) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    answer = client.post(links.make("ada@desk.example", NOW))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(ada.pk)
    assert client.session.session_key != planted


@time_machine.travel(NOW, tick=False)
def test_every_bad_link_gets_the_same_page(ada: Person) -> None:
    used = links.make("ada@desk.example", NOW)
    links.use(secret_of(used), NOW)
    expired = links.make("ada@desk.example", NOW - timedelta(hours=2))
    bad = [
        used,
        expired,
        f"/account/link/{'x' * 43}/",
        "/account/link/short/",
        "/account/link/",
        "/account/link/a/b/é/",
    ]
    answers = {
        (answer.status_code, answer.content) for path in bad for answer in (Client().get(path), Client().post(path))
    }
    assert [status for status, _ in answers] == [404]


@time_machine.travel(NOW, tick=False)
def test_its_secret_stays_out_of_referer_and_forms_still_work(ada: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    path = links.make("ada@desk.example", NOW)
    page = strict.get(path)
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]
    assert strict.post(path).status_code == 403
    assert links.person_for(secret_of(path), NOW) == ada
