"""Many at once: nothing happens twice, nothing is lost, and who comes too late is told so."""

import random
from collections import Counter
from datetime import timedelta

import pytest

from phasedesk.notifications import announce, deliver
from phasedesk.notifications.models import Notice
from phasedesk.rulebook.refusal import NotNow, SomeoneWasFaster, StepNotAllowed
from phasedesk.tickets import following, intake, phases, replies, timeline, waiting
from phasedesk.tickets.intake import Asked
from phasedesk.tickets.models import Event, Ticket, Unannounced, Visit
from tests.testing.cast import PHASES, Cast
from tests.testing.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

MINUTE = timedelta(minutes=1)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast.make()


def test_every_step_is_one_visit_however_many_push(cast: Cast) -> None:
    tickets = [cast.ticket(subject=f"Ticket {number}").pk for number in range(50)]

    def push(number: int) -> Counter[str]:
        dice, seen = random.Random(number), Counter[str]()
        for turn in range(25):  # eight of us: 200 pushes
            ticket = cast.read(dice.choice(tickets))
            there = PHASES["bug"]
            place = there.index(ticket.phase)
            if place == len(there) - 1:
                continue
            try:
                at = cast.at + turn * MINUTE
                phases.advance(ticket, to=there[place + 1], by=cast.ada, at=at, note=f"Turn {turn} of {number}.")
                seen["moved"] += 1
            except (SomeoneWasFaster, StepNotAllowed):
                seen["too late"] += 1
        return seen

    outcomes = race(8, push)

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    moved = sum(outcome["moved"] for outcome in outcomes)
    assert Visit.objects.count() == 50 + moved
    assert Event.objects.count() == 50 + moved
    for ticket in Ticket.objects.prefetch_related("visits"):
        way = [visit.phase for visit in ticket.visits.order_by("seq")]
        assert way == list(PHASES["bug"])[: len(way)]
        assert (ticket.phase, ticket.version) == (way[-1], len(way))
        assert list(timeline.breaks(ticket)) == []


def test_of_eight_who_take_the_same_step_one_does(cast: Cast) -> None:
    ticket = cast.ticket().pk
    seen = [cast.read(ticket) for _ in range(8)]

    outcomes = race(8, lambda number: phases.begin_review(seen[number], by=cast.ada, at=cast.at + number * MINUTE))

    assert Counter(type(outcome) for outcome in outcomes) == {Event: 1, SomeoneWasFaster: 7}
    assert Visit.objects.filter(ticket=ticket).count() == 2


def test_a_question_is_answered_once(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    seen = [cast.read(ticket.pk) for _ in range(4)]

    outcomes = race(4, lambda number: waiting.answer(seen[number], text=f"{number}", by=cast.cleo, at=cast.at))

    assert Counter(type(outcome) for outcome in outcomes) == {Event: 1, NotNow: 3}


def test_no_reply_is_lost_to_a_race(cast: Cast) -> None:
    ticket = cast.ticket().pk
    seen = [cast.read(ticket) for _ in range(4)]

    outcomes = race(4, lambda number: replies.reply(seen[number], text=f"Reply {number}", by=cast.ada, at=cast.at))

    assert [type(outcome) for outcome in outcomes] == [Event] * 4
    assert sorted(Event.objects.filter(ticket=ticket).values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
    assert list(timeline.breaks(cast.read(ticket))) == []


def test_a_double_click_is_one_ticket(cast: Cast) -> None:
    asked = Asked(kind="bug", subject="Twice", text="Clicked eight times.")

    outcomes = race(
        8, lambda _: intake.submit(asked, requester=cast.cleo, team=cast.team, at=cast.at, key=("web", "same")).pk
    )

    assert len(set(outcomes)) == 1
    assert outcomes == list(Ticket.objects.values_list("pk", flat=True)) * 8
    assert Event.objects.count() == 1


def test_eight_announcers_tell_each_follower_once(cast: Cast) -> None:
    for number in range(6):
        ticket = cast.ticket(subject=f"Ticket {number}", phase="review")
        following.follow(ticket, person=cast.cem, by=cast.ada, at=cast.at)

    def announce_all(_: int) -> int:
        done = 0
        while Unannounced.objects.exists():
            done += announce.batch(cast.at)
        return done

    outcomes = race(8, announce_all)

    assert sum(outcomes) == 18
    told = Counter(Notice.objects.values_list("event", "person"))
    assert (len(told), set(told.values())) == (36, {1})
    for notice in Notice.objects.filter(event__seq=2):
        first = Notice.objects.get(ticket=notice.ticket, person=notice.person, event__seq=1)
        assert notice.in_reply_to == first.message_id


def test_two_workers_never_hold_the_same_notice(cast: Cast) -> None:
    for number in range(40):
        cast.ticket(subject=f"Ticket {number}")
    announce.batch(cast.at)

    def claim(number: int) -> list[int]:
        taken: list[int] = []
        while got := deliver._Round(cast.at, f"worker:{number}", lambda: 0.0)._claim():
            taken += [notice.pk for notice in got]
        return taken

    outcomes = race(8, claim)

    assert sorted(pk for taken in outcomes for pk in taken) == sorted(Notice.objects.values_list("pk", flat=True))


def test_words_sent_for_one_state_of_the_ticket_are_said_once(cast: Cast) -> None:
    number = cast.ticket(phase="review").pk

    def press(turn: int) -> Event:
        ticket = cast.read(number)
        ticket.expect(2)
        return replies.reply(ticket, text="It is fixed.", by=cast.ada, at=cast.at + MINUTE)

    outcomes = race(8, press)
    assert Counter(type(outcome).__name__ for outcome in outcomes) == {"Event": 1, "SomeoneWasFaster": 7}
    assert cast.read(number).version == 3
