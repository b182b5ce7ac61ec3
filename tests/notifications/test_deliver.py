"""Sending: under a lease, with every outcome kept."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from phasedesk.notifications import announce, deliver
from phasedesk.notifications.models import Notice
from phasedesk.tickets import following, phases
from tests.testing.cast import Cast
from tests.testing.smtp import Mailroom

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def room(settings: Settings) -> Iterator[Mailroom]:
    """A mail server that the desk sends to."""
    with Mailroom() as room:
        settings.PHASEDESK_SMTP_URL = room.url
        settings.PHASEDESK_MAIL_FROM = "Tallyroom Support <support@tallyroom.example>"
        yield room


def due(cast: Cast, count: int = 1) -> list[Notice]:
    """Announce so many tickets of Cleo's, and give the notices."""
    for number in range(count):
        cast.ticket(subject=f"Ticket {number}")
    announce.batch(cast.at)
    return list(Notice.objects.order_by("pk"))


def test_a_mail_is_sent_with_all_that_its_readers_program_needs(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)

    assert deliver.batch(cast.at) == 1

    [mail] = room.wait_for(1)
    assert (mail.sender, mail.recipients) == ("support@tallyroom.example", ("cleo@brightwater.example",))
    assert mail.message["From"] == "Tallyroom Support <support@tallyroom.example>"
    assert mail.message["To"] == "Cleo Marsh <cleo@brightwater.example>"
    assert mail.subject == notice.subject == "Request received – Ticket 0 – #" + str(notice.ticket_id)
    assert mail.message["Message-ID"] == notice.message_id
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.message["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/stop/")
    assert mail.text.strip() == notice.text.strip()
    assert mail.html.strip() == notice.html.strip()


def test_the_outcome_is_kept(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)

    deliver.batch(cast.at)

    notice.refresh_from_db()
    assert (notice.state, notice.outcome, notice.attempts) == (Notice.State.SENT, "250 2.0.0 Taken", 1)
    assert notice.ended_at is not None
    assert (notice.leased_until, notice.leased_by) == (None, "")
    assert deliver.batch(cast.at + MINUTE) == 0
    assert len(room.mails) == 1


def test_many_mails_share_a_connection(cast: Cast, room: Mailroom) -> None:
    due(cast, 12)

    assert deliver.batch(cast.at) == 12

    assert (len(room.wait_for(12)), room.connections) == (12, 1)


def test_a_later_mail_hangs_on_the_thread_of_the_earlier_ones(cast: Cast, room: Mailroom) -> None:
    ticket = cast.ticket(phase="identified")
    announce.batch(cast.at)

    deliver.batch(cast.at)

    first, second, third = room.wait_for(3)
    ids = [mail.message["Message-ID"] for mail in (first, second, third)]
    assert (first.message["In-Reply-To"], first.message["References"]) == (None, None)
    assert (second.message["In-Reply-To"], second.message["References"].split()) == (ids[0], ids[:1])
    assert (third.message["In-Reply-To"], third.message["References"].split()) == (ids[1], ids[:2])
    assert ticket.notices.count() == 3


def test_a_later_answer_of_the_server_is_waited_for_with_the_same_mail(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)
    room.answer("rcpt", "451 4.7.1 Try again later")

    deliver.batch(cast.at)

    notice.refresh_from_db()
    assert (notice.state, notice.outcome, notice.attempts) == (Notice.State.DUE, "451 4.7.1 Try again later", 1)
    assert MINUTE <= notice.due_at - cast.at < 2 * MINUTE
    assert deliver.batch(cast.at + timedelta(seconds=50)) == 0
    assert deliver.batch(cast.at + 2 * MINUTE) == 1
    [mail] = room.wait_for(1)
    assert mail.message["Message-ID"] == notice.message_id


def test_a_refused_address_fails_at_once_and_holds_up_nobody(cast: Cast, room: Mailroom) -> None:
    first, second = due(cast, 2)
    room.answer("rcpt", "550 5.1.1 No such user")

    assert deliver.batch(cast.at) == 2

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.outcome) == (Notice.State.FAILED, "550 5.1.1 No such user")
    assert second.state == Notice.State.SENT


def test_a_mail_that_cannot_be_built_fails_at_once_and_holds_up_nobody(cast: Cast, room: Mailroom) -> None:
    first, second = due(cast, 2)
    Notice.objects.filter(pk=first.pk).update(message_id="broken")

    assert deliver.batch(cast.at) == 2

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == Notice.State.FAILED
    assert first.outcome == "The mail could not be built: The mail has no usable Message-ID."
    assert second.state == Notice.State.SENT


def test_rests_double_to_an_hour() -> None:
    minutes = [deliver.rest_after(attempts) / MINUTE for attempts in (1, 2, 3, 4, 5, 6, 7, 8, 70)]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_three_days_of_trying_it_has_failed(cast: Cast, settings: Settings) -> None:
    [notice] = due(cast)
    settings.PHASEDESK_SMTP_URL = "smtp://127.0.0.1:9?tls=none"  # nobody answers there
    at, tries = cast.at, 0
    while notice.state == Notice.State.DUE:
        at, tries = max(at, notice.due_at), tries + 1
        deliver.batch(at)
        notice.refresh_from_db()

    assert timedelta(days=3) <= at - cast.at < timedelta(days=3, hours=2)
    assert (notice.state, notice.attempts) == (Notice.State.FAILED, deliver.MOST_ATTEMPTS) == ("failed", tries)
    assert "127.0.0.1:9" in notice.outcome


def test_without_a_mail_server_it_is_kept(cast: Cast) -> None:
    [notice] = due(cast)

    assert deliver.batch(cast.at) == 1

    notice.refresh_from_db()
    assert (notice.state, notice.ended_at) == (Notice.State.KEPT, cast.at)


def test_who_unsubscribes_in_the_meantime_gets_nothing(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)
    following.mute(notice.ticket, person=cast.cleo, by=cast.cleo, at=cast.at)

    assert deliver.batch(cast.at) == 1

    notice.refresh_from_db()
    assert (notice.state, room.mails) == (Notice.State.UNSUBSCRIBED, [])


def test_who_is_deactivated_in_the_meantime_gets_nothing(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)
    type(cast.cleo).objects.filter(pk=cast.cleo.pk).update(is_active=False)

    deliver.batch(cast.at)

    notice.refresh_from_db()
    assert (notice.state, notice.outcome) == (Notice.State.UNSUBSCRIBED, "This person was deactivated.")
    assert room.mails == []


def test_a_lease_keeps_other_workers_away_until_it_runs_out(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)
    dead = deliver._Round(cast.at, "dead:1", lambda: 0.0)
    assert dead._claim() == [notice]

    assert deliver.batch(cast.at + MINUTE, "alive:2") == 0
    assert deliver.take_back(cast.at + MINUTE) == 0
    assert deliver.take_back(cast.at + deliver.LEASE) == 1
    assert deliver.batch(cast.at + deliver.LEASE, "alive:2") == 1

    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (Notice.State.SENT, 2)


def test_what_was_sent_counts_as_sent_even_when_the_lease_ran_out(cast: Cast, room: Mailroom) -> None:
    [notice] = due(cast)
    slow = deliver._Round(cast.at, "slow:1", lambda: 0.0)
    [taken] = slow._claim()
    deliver.take_back(cast.at + deliver.LEASE)

    slow._end(taken, Notice.State.SENT, "250 Taken")

    notice.refresh_from_db()
    assert (notice.state, notice.outcome) == (Notice.State.SENT, "250 Taken")


def test_a_lost_lease_ends_nothing_but_a_sent_mail(cast: Cast) -> None:
    [notice] = due(cast)
    slow = deliver._Round(cast.at, "slow:1", lambda: 0.0)
    [taken] = slow._claim()
    deliver.take_back(cast.at + deliver.LEASE)

    slow._end(taken, Notice.State.FAILED, "550 No")

    notice.refresh_from_db()
    assert (notice.state, notice.outcome) == (Notice.State.DUE, "")


def test_a_mail_no_worker_survives_is_given_up(cast: Cast) -> None:
    [notice] = due(cast)
    deliver._Round(cast.at, "dead:1", lambda: 0.0)._claim()
    Notice.objects.update(attempts=deliver.MOST_ATTEMPTS)

    assert deliver.take_back(cast.at + deliver.LEASE) == 1

    notice.refresh_from_db()
    assert (notice.state, notice.outcome) == (Notice.State.FAILED, "No worker that tried to send it lived to tell.")


def test_a_worker_that_stops_gives_back_what_it_holds(cast: Cast) -> None:
    [notice] = due(cast)
    deliver._Round(cast.at, "mine:1", lambda: 0.0)._claim()

    assert deliver.give_back("other:2") == 0
    assert deliver.give_back("mine:1") == 1

    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.leased_by) == (Notice.State.DUE, 0, "")


def test_a_batch_ends_in_time_and_gives_back_the_rest(cast: Cast, room: Mailroom) -> None:
    due(cast, 5)
    ticks = iter(range(0, 1000, 1))

    done = deliver.batch(cast.at, "slow:1", clock=lambda: float(next(ticks)))

    assert 0 < done < 5
    assert len(room.wait_for(done)) == done
    left = Notice.objects.filter(state=Notice.State.DUE)
    assert list(left.values_list("attempts", "leased_by")) == [(0, "")] * (5 - done)
    assert not Notice.objects.filter(state=Notice.State.LEASED).exists()


def test_an_unproven_address_gets_no_name_of_the_senders(cast: Cast, room: Mailroom) -> None:
    type(cast.cleo).objects.filter(pk=cast.cleo.pk).update(verified_at=None)
    cast.cleo.refresh_from_db()
    due(cast)

    deliver.batch(cast.at)

    [mail] = room.wait_for(1)
    assert (mail.message["To"], mail.html) == ("cleo@brightwater.example", "")


def test_an_idle_desk_is_not_written_to(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        deliver.batch(cast.at)
    with django_assert_num_queries(1):
        announce.batch(cast.at)


def test_the_steps_of_one_ticket_arrive_in_order(cast: Cast, room: Mailroom) -> None:
    ticket = cast.ticket("question")
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    phases.advance(ticket, to="answered", by=cast.ada, at=cast.at, note="Yes, under Settings.")
    announce.batch(cast.at)
    deliver.batch(cast.at)
    order = [Notice.objects.get(message_id=mail.message["Message-ID"]).event.seq for mail in room.wait_for(3)]
    assert order == [1, 2, 3]
