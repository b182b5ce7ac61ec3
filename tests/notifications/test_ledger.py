"""The ledger: who was told what, and sending once more."""

from datetime import timedelta

import pytest

from phasedesk.notifications import announce, deliver, ledger
from phasedesk.notifications.models import Notice
from phasedesk.rulebook.refusal import Incomplete, NotNow
from phasedesk.tickets import replies
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cast: Cast) -> list[Notice]:
    """Seven notices about three tickets, oldest first."""
    tickets = [cast.ticket(subject=f"Ticket {number}") for number in range(3)]
    for number in range(4):
        replies.reply(tickets[0], text=f"Reply {number}", by=cast.ada, at=cast.at)
    announce.batch(cast.at)
    return list(Notice.objects.order_by("pk"))


def test_a_tickets_ledger_is_its_own(cast: Cast, told: list[Notice]) -> None:
    ticket = told[0].ticket
    assert list(ledger.of_ticket(ticket)) == [notice for notice in reversed(told) if notice.ticket_id == ticket.pk]


def test_what_was_told_of_some_events(told: list[Notice]) -> None:
    first, second = told[0], told[1]
    assert ledger.of_events([first.event_id, second.event_id, 0]) == {
        first.event_id: [first],
        second.event_id: [second],
    }


def test_pages_go_on_where_the_last_one_ended_both_ways(told: list[Notice]) -> None:
    newest = ledger.page(size=3)
    assert list(newest.notices) == told[:3:-1]
    assert newest.newer is None
    middle = ledger.page(size=3, before=newest.older)
    assert list(middle.notices) == told[3:0:-1]
    oldest = ledger.page(size=3, before=middle.older)
    assert (list(oldest.notices), oldest.older) == (told[:1], None)
    assert list(ledger.page(size=3, after=oldest.newer).notices) == list(middle.notices)
    back = ledger.page(size=3, after=middle.newer)
    assert (list(back.notices), back.newer) == (list(newest.notices), None)


def test_pages_can_be_of_some_states(told: list[Notice]) -> None:
    Notice.objects.filter(pk=told[2].pk).update(state=Notice.State.FAILED)
    assert list(ledger.page(states=[Notice.State.FAILED]).notices) == [told[2]]
    with pytest.raises(Incomplete):
        ledger.page(states=["lost"])


def test_a_failed_mail_is_sent_again_as_the_same_one(cast: Cast, told: list[Notice]) -> None:
    notice = told[0]
    Notice.objects.filter(pk=notice.pk).update(state=Notice.State.FAILED, attempts=77, ended_at=cast.at)
    later = cast.at + timedelta(days=5)

    ledger.resend(notice, by=cast.ada, at=later)

    assert (notice.state, notice.due_at, notice.attempts, notice.ended_at) == (Notice.State.DUE, later, 0, None)
    assert notice.message_id == Notice.objects.get(pk=told[0].pk).message_id == told[0].message_id
    deliver.batch(later)
    notice.refresh_from_db()
    assert notice.state == Notice.State.KEPT


@pytest.mark.parametrize("state", ["due", "leased", "sent", "unsubscribed", "withheld"])
def test_others_are_not_sent_again(cast: Cast, told: list[Notice], state: str) -> None:
    Notice.objects.filter(pk=told[0].pk).update(state=state, leased_until=cast.at)
    with pytest.raises(NotNow):
        ledger.resend(told[0], by=cast.ada, at=cast.at)
    assert Notice.objects.get(pk=told[0].pk).state == state


def test_what_was_never_written_cannot_be_sent(cast: Cast, told: list[Notice]) -> None:
    Notice.objects.filter(pk=told[0].pk).update(state=Notice.State.FAILED, text="")
    told[0].refresh_from_db()
    with pytest.raises(NotNow):
        ledger.resend(told[0], by=cast.ada, at=cast.at)


def test_only_the_desk_may(cast: Cast, told: list[Notice]) -> None:
    with pytest.raises(NotYours):
        ledger.resend(told[0], by=cast.cleo, at=cast.at)
