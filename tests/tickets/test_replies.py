"""Saying something: in public, and among ourselves."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment, InternalNote, PublicReply
from phasedesk.rulebook.refusal import Incomplete, TooMuch
from phasedesk.tickets import phases, replies, saying, waiting
from phasedesk.tickets.models import EventKind, Unannounced
from phasedesk.tickets.rights import NotYours
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_a_reply_of_ours_is_a_word_to_the_requester(cast: Cast) -> None:
    ticket = cast.ticket()
    event = replies.reply(ticket, text="Hello **Cleo**.", by=cast.ada, at=cast.at + HOUR)
    ticket = cast.read(ticket.pk)
    assert (ticket.last_word_at, ticket.requester_spoke_at, ticket.version) == (cast.at + HOUR, None, 2)
    assert (event.kind, event.audience) == (EventKind.REPLIED, "requester")
    said = PublicReply.objects.latest("pk")
    assert (said.from_desk, said.html) == (True, "<p>Hello <strong>Cleo</strong>.</p>")


def test_a_reply_of_theirs_waits_for_us(cast: Cast) -> None:
    ticket = cast.ticket()
    replies.reply(ticket, text="One more thing.", by=cast.cleo, at=cast.at + HOUR)
    assert cast.read(ticket.pk).requester_spoke_at == cast.at + HOUR
    replies.reply(ticket, text="I see.", by=cast.ada, at=cast.at + 2 * HOUR)
    assert cast.read(ticket.pk).requester_spoke_at is None


def test_an_agents_own_ticket_is_spoken_on_as_a_requester(cast: Cast) -> None:
    ticket = cast.ticket(requester=cast.ada)
    replies.reply(ticket, text="One more thing.", by=cast.ada, at=cast.at)
    assert PublicReply.objects.latest("pk").from_desk is False


def test_a_note_is_a_thing_of_its_own(cast: Cast) -> None:
    ticket = cast.ticket()
    before = cast.read(ticket.pk)
    event = replies.note(ticket, text="Same as last week?", by=cast.ada, at=cast.at + HOUR)
    assert (event.kind, event.audience, event.reply) == (EventKind.NOTED, "desk", None)
    assert InternalNote.objects.get().text == "Same as last week?"
    assert PublicReply.objects.count() == 1
    assert not Unannounced.objects.filter(event=event).exists()
    after = cast.read(ticket.pk)
    assert (after.last_word_at, after.requester_spoke_at) == (before.last_word_at, before.requester_spoke_at)


def test_who_may_speak(cast: Cast) -> None:
    ticket = cast.ticket()
    for person in (cast.dov, cast.cem):
        with pytest.raises(NotYours):
            replies.reply(ticket, text="x", by=person, at=cast.at)
    for person in (cast.dov, cast.cleo):
        with pytest.raises(NotYours):
            replies.note(ticket, text="x", by=person, at=cast.at)


@pytest.mark.parametrize("say", [replies.reply, replies.note])
def test_nothing_is_not_said_and_too_much_is_not_taken(cast: Cast, say) -> None:  # type: ignore[no-untyped-def]
    ticket = cast.ticket()
    with pytest.raises(Incomplete):
        say(ticket, text=" \x00\n", by=cast.ada, at=cast.at)
    with pytest.raises(TooMuch):
        say(ticket, text="x" * 100_001, by=cast.ada, at=cast.at)
    assert ticket.events.count() == 1


@pytest.mark.usefixtures("data")
def test_a_file_may_speak_for_itself(cast: Cast) -> None:
    ticket = cast.ticket()
    stored = files.store([SimpleUploadedFile("october.csv", b"a,b\n")])
    replies.reply(ticket, text="", by=cast.cleo, at=cast.at, files=stored)
    kept = Attachment.objects.get()
    assert (kept.name, kept.reply, kept.note) == ("october.csv", PublicReply.objects.latest("pk"), None)


@pytest.mark.usefixtures("data")
def test_files_of_a_note_are_not_public(cast: Cast) -> None:
    ticket = cast.ticket()
    replies.note(ticket, text="", by=cast.ada, at=cast.at, files=files.store([SimpleUploadedFile("dump.txt", b"x")]))
    assert not Attachment.objects.public().exists()
    assert Attachment.objects.get().note == InternalNote.objects.get()


def test_a_reply_is_taken_though_the_ticket_has_moved_meanwhile(cast: Cast) -> None:
    ticket = cast.ticket()
    stale = cast.read(ticket.pk)
    phases.begin_review(ticket, by=cast.ada, at=cast.at)
    event = replies.reply(stale, text="One more thing.", by=cast.cleo, at=cast.at)
    assert event.seq == 3
    assert (cast.read(ticket.pk).phase, cast.read(ticket.pk).version) == ("review", 3)


def test_a_requesters_words_are_what_they_are_now(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    assert saying.say(ticket, text="More.", by=cast.cleo, at=cast.at).kind == EventKind.REPLIED
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    assert saying.say(ticket, text="This.", by=cast.cleo, at=cast.at).kind == EventKind.ANSWERED
    phases.advance(ticket, to="answered", by=cast.ada, at=cast.at, note="So.")
    assert saying.say(ticket, text="No.", by=cast.cleo, at=cast.at).kind == EventKind.REOPENED


def test_words_for_an_older_state_count_for_the_new_one(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which?", by=cast.ada, at=cast.at)
    stale = cast.read(ticket.pk)
    waiting.withdraw(ticket, by=cast.ada, at=cast.at)
    assert saying.say(stale, text="This.", by=cast.cleo, at=cast.at).kind == EventKind.REPLIED
