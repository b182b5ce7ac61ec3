"""Proof of an address: bound to it, and too old after thirty days."""

from datetime import timedelta

import pytest
import time_machine

from phasedesk.accounts import people, verification
from phasedesk.accounts.models import Person
from tests.accounts.conftest import NOW

pytestmark = pytest.mark.django_db


@time_machine.travel(NOW, tick=False)
def test_a_token_proves_the_address_it_was_sent_to() -> None:
    cleo = people.requester_for(email="cleo@customer.example", at=NOW)
    proof = verification.check(verification.token_for(cleo, 1042))
    assert proof == verification.Proof(cleo, 1042)
    assert not cleo.is_verified


def test_a_token_grows_too_old(cleo: Person) -> None:
    with time_machine.travel(NOW, tick=False):
        token = verification.token_for(cleo, 1042)
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert verification.check(token) is not None
    with time_machine.travel(NOW + timedelta(days=30, seconds=1), tick=False):
        assert verification.check(token) is None


def test_a_changed_address_voids_it(cleo: Person) -> None:
    token = verification.token_for(cleo, 1042)
    Person.objects.filter(pk=cleo.pk).update(email="cleo@elsewhere.example")
    assert verification.check(token) is None


@pytest.mark.parametrize("wrong", ["", "x", "a:b:c", "é", "x" * 100_000])
def test_a_forged_token_proves_nothing(wrong: str) -> None:
    assert verification.check(wrong) is None


def test_a_token_cut_short_proves_nothing(cleo: Person) -> None:
    token = verification.token_for(cleo, 1042)
    assert [verification.check(token[:-1]), verification.check(token + "x")] == [None, None]
