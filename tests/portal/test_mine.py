"""My tickets: whose move first, by when, in pages; and never anybody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phasedesk.accounts.models import Membership
from phasedesk.tickets import following, phases, requester_queries, waiting
from tests.portal.reading import words
from tests.testing.cast import Cast


@pytest.fixture(autouse=True)
def _monday(cast: Cast) -> object:
    with time_machine.travel(cast.at + timedelta(hours=1), tick=False):
        yield


def test_strangers_sign_in_first(client: Client, cast: Cast) -> None:
    assert client.get("/my/")["Location"] == "/account/login/?next=/my/"


def test_nothing_yet(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    assert "No tickets yet When you send one, you see here where it is and whose move it is." in words(
        signed_in("cleo").get("/my/")
    )


def test_every_state_in_words(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    pending, hold = cast.ticket(phase="review", subject="Pending"), cast.ticket(phase="review", subject="Held")
    cast.ticket(subject="New")
    cast.ticket("question", phase="answered", subject="Answered")
    plan = cast.ticket(phase="plan", subject="Planned")
    resolved = cast.ticket(phase="plan", subject="Fixed")
    waiting.ask(pending, question="Which?", by=cast.ada, at=cast.at)
    waiting.hold(hold, for_whom="Paylane", by=cast.ada, at=cast.at)
    phases.resolve(resolved, by=cast.ada, at=cast.at, note="Done.")
    text = words(signed_in("cleo").get("/my/"))
    first, _, rest = text.partition("All others")
    assert first.endswith(
        f"Waiting for you Your move Pending Bug or data issue #{pending.pk} Waiting for you since 9 Nov "
    )
    for line in (
        f"We wait for Paylane Held Bug or data issue #{hold.pk} Under review, on hold expected by 23 Nov",
        "Our move New Bug or data issue",
        "Request received expected by 12 Nov",
        "Finished Answered Question",
        "Response sent on 9 Nov",
        f"Our move Planned Bug or data issue #{plan.pk} Resolution plan determined we write by 7 Dec",
        f"Finished Fixed Bug or data issue #{resolved.pk} Resolved on 9 Nov",
    ):
        assert line in rest
    assert rest.index("Fixed") < rest.index("Planned") < rest.index("New") < rest.index("Held")


def test_late_is_said(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    cast.ticket()
    with time_machine.travel(cast.at + timedelta(days=9), tick=False):
        assert "Request received late: we said by 12 Nov" in words(signed_in("cleo").get("/my/"))


def test_own_and_followed_tickets_and_nobody_elses(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    cast.ticket(subject="Cleo’s")
    followed = cast.ticket(subject="Followed")
    cast.ticket(subject="Dov’s", requester=cast.dov)
    following.follow(followed, person=cast.cem, by=cast.ada, at=cast.at)
    text = words(signed_in("cem").get("/my/"))
    assert f"Followed Bug or data issue #{followed.pk} · Cleo Marsh" in text
    assert "Cleo’s" not in text
    assert "Dov’s" not in text


def test_agents_see_here_what_they_sent_themselves(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    cast.ticket()
    assert "No tickets yet" in words(signed_in("ada").get("/my/"))


def test_a_manager_sees_the_organizations_tickets(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    ticket = cast.ticket(phase="review", subject="Cleo’s")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    address = f"/my/?organization={cast.brightwater.pk}"
    cem = signed_in("cem")
    assert cem.get(address).status_code == 404
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    assert "Mine Brightwater" in words(cem.get("/my/"))
    assert "Move of Cleo Marsh Cleo’s Bug or data issue" in words(cem.get(address))
    for foreign in (cast.oakline.pk, "x", "9999"):
        assert cem.get(f"/my/?organization={foreign}").status_code == 404


def test_pages_follow_each_other_without_gap(
    cast: Cast, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requester_queries, "A_PAGE", 2)
    numbers = [cast.ticket().pk for _ in range(5)]
    cleo, address, seen = signed_in("cleo"), "/my/", []
    for _ in range(3):
        page = cleo.get(address).content.decode()
        seen += [number for number in reversed(numbers) if f'href="/my/{number}/"' in page]
        address = f"/my/?before={seen[-1]}"
        assert (f'href="{address}"' in page) == (seen[-1] != numbers[0])
    assert seen == numbers[::-1]
    assert cleo.get("/my/?before=x").status_code == 404


def test_more_tickets_cost_no_more_queries(
    cast: Cast, signed_in: Callable[[str], Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cleo = signed_in("cleo")
    cleo.get("/my/")
    for kinds in (("bug",), ("feature", "question")):
        for kind in kinds:
            cast.ticket(kind)
            waiting.ask(cast.ticket(kind, phase="review"), question="?", by=cast.ada, at=cast.at)
        with django_assert_num_queries(6):
            cleo.get("/my/")
