"""One sender can neither fill the disk nor the followers' inboxes; people who work here are not counted."""

import secrets
from datetime import timedelta

import pytest

from phasedesk.accounts import people
from phasedesk.conversations.files import StoredFile
from phasedesk.rulebook.refusal import TooMuch, TooOften
from phasedesk.tickets import intake, quotas, replies
from phasedesk.tickets.models import Ticket
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def file(size: int) -> StoredFile:
    return StoredFile(secrets.token_urlsafe(16), "a.bin", size, "0" * 64, "application/octet-stream")


def say(ticket: Ticket, cast: Cast, size: int, days: int = 0) -> None:
    replies.reply(ticket, text="Here.", by=cast.cleo, at=MONDAY + days * DAY, files=[file(size)])


def test_a_sender_may_bring_so_much_a_day_and_more_on_the_next(cast: Cast) -> None:
    ticket = cast.ticket()
    say(ticket, cast, quotas.FROM_PERSON - 10)
    say(ticket, cast, 10)
    with pytest.raises(TooMuch, match="from one sender in a day"):
        say(cast.ticket(), cast, 1)
    say(ticket, cast, 1, days=2)
    assert ticket.attachments.count() == 3


def test_people_who_work_here_are_not_counted(cast: Cast) -> None:
    ticket = cast.ticket()
    say(ticket, cast, quotas.FROM_PERSON)
    replies.reply(ticket, text="Thank you.", by=cast.ada, at=MONDAY, files=[file(5)])
    for _ in range(quotas.REPLIES + 1):
        replies.reply(ticket, text="And more.", by=cast.ada, at=MONDAY)
    assert ticket.attachments.count() == 2


def test_many_addresses_behind_one_network_share_its_bound(cast: Cast) -> None:
    def send(address: str, network: str) -> Ticket:
        asked = intake.Asked("bug", "Totals differ", "See the file.", files=[file(quotas.FROM_NETWORK // 4)])
        person = people.requester_for(email=address, at=MONDAY)
        return intake.submit(asked, requester=person, team=cast.team, at=MONDAY, network=network)

    for number in range(4):
        send(f"somebody{number}@elsewhere.example", "203.0.113.7")
    with pytest.raises(TooMuch):
        send("another@elsewhere.example", "203.0.113.7")
    assert send("another@elsewhere.example", "203.0.113.8").attachments.count() == 1


def test_nobody_writes_more_than_a_person_would(cast: Cast) -> None:
    ticket = cast.ticket()
    for _ in range(quotas.REPLIES - 1):  # the ticket's own words were the first
        replies.reply(ticket, text="Hello?", by=cast.cleo, at=MONDAY)
    with pytest.raises(TooOften, match="20 messages in ten minutes"):
        replies.reply(ticket, text="Hello?", by=cast.cleo, at=MONDAY)
    replies.reply(ticket, text="Hello again.", by=cast.cleo, at=MONDAY + timedelta(minutes=11))
