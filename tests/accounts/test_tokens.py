"""Tokens: shown once, kept as a hash, never above their owner."""

import hashlib
from datetime import timedelta

import pytest

from phasedesk.accounts import people, tokens
from phasedesk.accounts.models import ApiToken, Person
from phasedesk.rulebook.refusal import Incomplete
from tests.accounts.conftest import NOW

pytestmark = pytest.mark.django_db


def test_a_token_is_kept_as_a_hash(ada: Person) -> None:
    secret = tokens.make("ADA@desk.example", None, NOW, name="Nightly report")
    kept = ApiToken.objects.get()
    assert (kept.person, kept.name, kept.expires_at) == (ada, "Nightly report", None)
    assert kept.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert secret.startswith(kept.prefix + "_")
    assert len(secret.removeprefix(kept.prefix + "_")) * 4 == 256
    assert kept.scopes == ["tickets:read", "tickets:write"]


def test_a_token_opens_for_its_owner_in_one_query(ada: Person, django_assert_num_queries: object) -> None:
    secret = tokens.make("ada@desk.example", ["tickets:read"], NOW)
    assert tokens.person_for(secret, NOW) == (ada, {"tickets:read"})
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert tokens.person_for(secret, NOW) == (ada, {"tickets:read"})


def test_its_last_use_is_noted_by_the_minute(ada: Person) -> None:
    secret = tokens.make("ada@desk.example", None, NOW)
    seen = []
    for seconds in (0, 59, 60, 61):
        tokens.person_for(secret, NOW + timedelta(seconds=seconds))
        seen.append((ApiToken.objects.get().last_used_at - NOW).total_seconds())
    assert seen == [0, 0, 60, 60]


@pytest.mark.parametrize("wrong", ["", "pd_", "pd_" + "0" * 73, "Bearer x", "é" * 76, "x" * 10_000])
def test_a_wrong_token_opens_nothing(ada: Person, wrong: str) -> None:
    tokens.make("ada@desk.example", None, NOW)
    assert tokens.person_for(wrong, NOW) is None


def test_an_expired_token_opens_nothing(ada: Person) -> None:
    secret = tokens.make("ada@desk.example", None, NOW, days=2)
    assert tokens.person_for(secret, NOW + timedelta(days=2, seconds=-1)) is not None
    assert tokens.person_for(secret, NOW + timedelta(days=2)) is None


def test_a_person_shut_out_is_out_with_every_token(ada: Person) -> None:
    secret = tokens.make("ada@desk.example", None, NOW)
    people.deactivate(ada, by=None)
    assert tokens.person_for(secret, NOW) is None


def test_a_token_is_never_above_its_owner(ada: Person, lena: Person) -> None:
    with pytest.raises(tokens.AboveOwner):
        tokens.make("ada@desk.example", ["admin"], NOW)
    secret = tokens.make("lena@desk.example", ["admin", "tickets:read"], NOW)
    assert tokens.person_for(secret, NOW) == (lena, {"admin", "tickets:read"})
    people.give_role(ada, "admin", by=None)
    people.take_role(lena, "admin", by=None)
    assert tokens.person_for(secret, NOW) == (lena, {"tickets:read"})


def test_what_no_token_can_be(ada: Person) -> None:
    with pytest.raises(tokens.UnknownScope):
        tokens.make("ada@desk.example", ["tickets:read", "everything"], NOW)
    with pytest.raises(Incomplete):
        tokens.make("ada@desk.example", [], NOW)
    with pytest.raises(Incomplete):
        tokens.make("ada@desk.example", None, NOW, days=0)
    with pytest.raises(people.NobodyThere):
        tokens.make("nobody@desk.example", None, NOW)
    assert not ApiToken.objects.exists()


def test_withdrawing_a_token(ada: Person, cleo: Person) -> None:
    secret = tokens.make("ada@desk.example", None, NOW)
    prefix = ApiToken.objects.get().prefix
    assert not tokens.withdraw(cleo, prefix)
    assert tokens.withdraw(ada, prefix)
    assert tokens.person_for(secret, NOW) is None
