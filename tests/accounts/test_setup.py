"""Set-up: one code, one first admin, then no such page."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from phasedesk.accounts import people, setup
from phasedesk.accounts.models import Person, Role, SetUp
from tests.accounts.conftest import NOW, PASSWORD, Race

pytestmark = pytest.mark.django_db


def facts(code: str, **other: str) -> dict[str, str]:
    return {"code": code, "name": "Lena Marsh", "email": "lena@desk.example", "password": PASSWORD, **other}


def code_now() -> str:
    code = setup.one_time_code(NOW)
    assert code
    return code


def test_the_code_is_easy_to_type_and_only_its_hash_is_kept() -> None:
    code = code_now()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert code.replace("-", "").isalpha()
    assert code not in str(SetUp.objects.values().get())


def test_a_new_code_voids_the_one_before() -> None:
    old, new = code_now(), code_now()
    with pytest.raises(setup.WrongCode):
        setup.make_first_admin(**facts(old), at=NOW)
    lena = setup.make_first_admin(**facts(f" {new.upper().replace('-', ' ')}"), at=NOW)
    assert (lena.is_admin, lena.is_verified, lena.team_places.count()) == (True, True, 1)
    assert not SetUp.objects.exists()


def test_a_code_runs_out() -> None:
    code = code_now()
    with pytest.raises(setup.WrongCode):
        setup.make_first_admin(**facts(code), at=NOW + setup.LASTS)
    assert setup.make_first_admin(**facts(code), at=NOW + setup.LASTS - timedelta(seconds=1)).is_admin


def test_a_refused_set_up_leaves_the_code_good() -> None:
    code = code_now()
    with pytest.raises(people.WeakPassword):
        setup.make_first_admin(**facts(code, password="password1234"), at=NOW)
    assert not Person.objects.exists()
    assert setup.make_first_admin(**facts(code), at=NOW).is_admin


def test_there_is_no_second_first_admin() -> None:
    setup.make_first_admin(**facts(code_now()), at=NOW)
    assert setup.one_time_code(NOW) is None
    with pytest.raises(setup.AlreadySetUp):
        setup.make_first_admin(**facts("", email="dov@other.example"), at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_becomes_admin(race: Race) -> None:
    code = code_now()
    ended = race(lambda n: setup.make_first_admin(**facts(code, email=f"p{n}@desk.example"), at=NOW), 8)
    assert [type(one) for one in ended if not isinstance(one, setup.WrongCode | setup.AlreadySetUp)] == [Person]
    assert (Person.objects.count(), Role.objects.filter(name="admin").count()) == (1, 1)


def test_whether_it_is_needed_costs_nothing_later(django_assert_num_queries: object) -> None:
    assert setup.is_needed()
    setup.make_first_admin(**facts(code_now()), at=NOW)
    assert not setup.is_needed()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert not setup.is_needed()


@time_machine.travel(NOW, tick=False)
def test_the_page_makes_the_admin_and_goes_away(client: Client) -> None:
    assert client.get("/setup/").status_code == 200
    answer = client.post("/setup/", facts(code_now()))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(Person.objects.get().pk)
    assert [client.get("/setup/").status_code, client.post("/setup/", {}).status_code] == [404, 404]


@time_machine.travel(NOW, tick=False)
def test_wrong_input_keeps_what_was_typed(client: Client) -> None:
    code = code_now()
    answer = client.post("/setup/", facts(code, password="short", name="Lena <3"))
    page = answer.content.decode()
    assert (answer.status_code, "Lena &lt;3" in page, code in page, "12 characters" in page) == (422, True, True, True)
    assert 'value="short"' not in page
    answer = client.post("/setup/", facts("bcdf-bcdf-bcdf"))
    assert (answer.status_code, "This is not the set-up code" in answer.content.decode()) == (422, True)
    answer = client.post("/setup/", {})
    assert answer.status_code == 422
    assert setup.is_open()


def test_guessing_is_held_back(client: Client) -> None:
    statuses = [client.post("/setup/", facts("bcdf-bcdf-bcdf")).status_code for _ in range(12)]
    assert statuses == [422] * 10 + [429] * 2
    answer = client.post("/setup/", facts(code_now()))
    assert (answer.status_code, answer["Retry-After"], people.has_admin()) == (429, "600", False)
    assert client.post("/setup/", facts(code_now()), REMOTE_ADDR="192.0.2.7").status_code == 302
