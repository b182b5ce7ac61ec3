"""People: added once per address, found whatever the capitals, and never without an admin."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from phasedesk.accounts import people
from phasedesk.accounts.models import Membership, Person, Role, Team
from phasedesk.rulebook.refusal import Incomplete
from tests.accounts.conftest import NOW, PASSWORD, Race

pytestmark = pytest.mark.django_db


def test_adding_a_person() -> None:
    ada = people.add(
        email=" Ada@Desk.example ", name="Ada Obi", roles=["agent", "lead"], organization="Tallyroom", at=NOW
    )
    assert (ada.email, ada.name, ada.verified_at) == ("ada@desk.example", "Ada Obi", NOW)
    assert ada.role_names == {"agent", "lead"}
    assert not ada.has_usable_password()
    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (ada.pk, "ada@desk.example", True, True)
    ]
    assert [membership.organization.name for membership in ada.memberships.all()] == ["Tallyroom"]


def test_an_address_belongs_to_one_person(ada: Person) -> None:
    with pytest.raises(people.AlreadyHere):
        people.add(email="ADA@desk.example", name="Somebody else", at=NOW)
    ada.refresh_from_db()
    assert ada.name == "Ada Obi"


def test_who_only_wrote_to_us_is_taken_over() -> None:
    wrote = people.requester_for(email="bo@desk.example", name="bo", at=NOW)
    added = people.add(email="bo@desk.example", name="Bo Lind", roles=["agent"], password=PASSWORD, at=NOW)
    assert (added.pk, added.name, added.check_password(PASSWORD)) == (wrote.pk, "Bo Lind", True)


def test_who_cannot_be_added_leaves_nothing_behind() -> None:
    with pytest.raises(people.WeakPassword):
        people.add(email="bo@desk.example", password="short", at=NOW)
    with pytest.raises(people.UnknownRole):
        people.add(email="bo@desk.example", roles=["king"], at=NOW)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "  ",
        "ada",
        "ada@",
        "@desk.example",
        "a b@desk.example",
        "ada@desk",
        "ada@desk.example\r\nBcc: x@y.example",
        "a" * 243 + "@desk.example",
        "ſupport@desk.example",
        "ad\u0131@desk.example",
    ],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(Incomplete):
        people.requester_for(email=wrong, at=NOW)


def test_finding_a_person(ada: Person) -> None:
    assert people.find("  ADA@desk.Example") == ada
    assert people.find("nobody@desk.example") is None


def test_a_requester_is_made_once_and_unproven() -> None:
    first = people.requester_for(email="Cleo@customer.example", name="Cleo  Ray\n", at=NOW)
    again = people.requester_for(email="cleo@customer.example", name="Mallory", at=NOW + timedelta(days=1))
    assert (first.pk, first.name, first.created_at) == (again.pk, "Cleo Ray", NOW)
    assert (again.name, again.is_verified, again.has_usable_password()) == ("Cleo Ray", False, False)


def test_a_name_is_learnt_while_the_address_is_unproven() -> None:
    people.requester_for(email="cleo@customer.example", at=NOW)
    assert people.requester_for(email="cleo@customer.example", name="Cleo", at=NOW).name == "Cleo"


def test_nobody_names_a_proven_address() -> None:
    people.add(email="cem@customer.example", at=NOW)
    assert people.requester_for(email="cem@customer.example", name="Visit my shop", at=NOW).name == ""


@pytest.mark.django_db(transaction=True)
def test_eight_mails_at_once_make_one_requester(race: Race) -> None:
    made = race(lambda _: people.requester_for(email="cleo@customer.example", name="Cleo", at=NOW).pk, 8)
    assert made == [Person.objects.get().pk] * 8


def test_the_first_team_is_made_once() -> None:
    first = people.first_team()
    assert (people.first_team(), first.name, first.calendar.name) == (first, "Support", "Business hours")
    Team.objects.create(name="Second", calendar=first.calendar)
    assert people.first_team() == first


def test_joining_twice_is_joining_once(ada: Person) -> None:
    for _ in range(2):
        people.join(ada, " Tallyroom ")
        people.join_team(ada, people.first_team())
    assert Membership.objects.count() == 1
    assert ada.team_places.count() == 1


def test_roles_are_given_and_taken_by_admins(lena: Person, ada: Person, cleo: Person) -> None:
    people.give_role(cleo, "pm", by=lena)
    people.give_role(cleo, "pm", by=None)
    assert cleo.role_names == {"pm"}
    people.take_role(cleo, "pm", by=lena)
    assert cleo.role_names == set()
    for act in (people.give_role, people.take_role):
        with pytest.raises(people.AdminsOnly):
            act(ada, "admin", by=ada)
        with pytest.raises(people.UnknownRole):
            act(ada, "king", by=lena)
    assert ada.role_names == {"agent"}


def test_the_last_admin_stays(lena: Person, ada: Person) -> None:
    with pytest.raises(people.LastAdmin) as refused:
        people.take_role(lena, "admin", by=lena)
    assert (refused.value.code, refused.value.status) == ("last-admin", 409)
    with pytest.raises(people.LastAdmin):
        people.deactivate(lena, by=lena)
    people.take_role(ada, "admin", by=lena)  # who is no admin can lose nothing
    people.give_role(ada, "admin", by=lena)
    people.take_role(lena, "admin", by=lena)
    assert people.has_admin()


def test_a_deactivated_admin_does_not_count(lena: Person, ada: Person) -> None:
    people.give_role(ada, "admin", by=None)
    people.deactivate(ada, by=lena)
    with pytest.raises(people.LastAdmin):
        people.take_role(lena, "admin", by=lena)
    people.reactivate(ada, by=lena)
    people.take_role(lena, "admin", by=lena)
    assert [role.person for role in Role.objects.filter(name="admin")] == [ada]


@pytest.mark.django_db(transaction=True)
def test_two_admins_cannot_remove_each_other(race: Race, lena: Person, ada: Person) -> None:
    pair = [lena, ada]
    for _ in range(5):
        for admin in pair:
            people.give_role(admin, "admin", by=None)
        ended = race(lambda number: people.take_role(pair[number], "admin", by=None), 2)
        assert sorted(type(one).__name__ for one in ended) == ["LastAdmin", "NoneType"]
        assert Role.objects.filter(name="admin").count() == 1
