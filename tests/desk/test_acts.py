"""Everything that can be done to a ticket, through the desk's forms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment, InternalNote, PublicReply
from phasedesk.tickets import following, phases, replies, waiting
from phasedesk.tickets.models import Event, Follower, Ticket
from tests.desk.conftest import NOW, Send
from tests.testing.cast import MONDAY, Cast


def newest(ticket: Ticket) -> Event:
    return ticket.events.order_by("-seq")[0]


def shown_errors(answer: Any) -> str:
    return str(answer.drawn["clash"].form.errors)


# ---------------------------------------------------------------- every verb
def test_begin_review(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    answer = send(ticket, "phase", to="review")
    now = cast.read(ticket.pk)
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/tickets/{ticket.pk}/")
    assert (now.phase, now.assignee, newest(now).kind) == ("review", cast.ada, "phase.advanced")


def test_move_on_with_words_and_a_file(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="review")
    send(ticket, "phase", to="identified", note="We found it.", files=SimpleUploadedFile("found.txt", b"here"))
    event = newest(ticket)
    assert (cast.read(ticket.pk).phase, event.reply and event.reply.text) == ("identified", "We found it.")
    assert Attachment.objects.get().reply == event.reply


def test_skip_a_phase_with_a_reason(cast: Cast, send: Send) -> None:
    ticket = cast.ticket("feature", phase="review")
    assert send(ticket, "phase", to="complete").status_code == 422
    send(ticket, "phase", to="complete", note="It is there already: see Settings.")
    assert (cast.read(ticket.pk).phase, newest(ticket).kind) == ("complete", "phase.skipped")


@pytest.mark.parametrize("to", ["plan", "nowhere", ""])
def test_a_step_there_is_not_is_refused(cast: Cast, send: Send, to: str) -> None:
    ticket = cast.ticket()
    assert send(ticket, "phase", to=to).status_code == 422
    assert cast.read(ticket.pk).phase == "received"


def test_an_outcome_needs_words(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="identified")
    answer = send(ticket, "phase", to="plan")
    assert (answer.status_code, "needs your words" in answer.content.decode()) == (422, True)
    send(ticket, "phase", to="plan", note="Export as XLSX until the fix is out.")
    assert cast.read(ticket.pk).phase == "plan"


def test_resolve_and_reopen(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="plan")
    assert send(ticket, "resolution", note="").status_code == 422
    send(ticket, "resolution", note="Fixed and confirmed.")
    assert cast.read(ticket.pk).status == "resolved"
    send(ticket, "reopening", note="It is back.")
    assert (cast.read(ticket.pk).status, newest(ticket).kind) == ("open", "ticket.reopened")


def test_ask_and_go_on_without_an_answer(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="review")
    send(ticket, "questions", text="Which month?")
    assert (cast.read(ticket.pk).status, newest(ticket).kind) == ("pending", "requester.asked")
    send(ticket, "withdrawal", note="We found it in the log.")
    now = newest(ticket)
    assert (cast.read(ticket.pk).status, now.kind, now.reply and now.reply.text) == (
        "open", "question.withdrawn", "We found it in the log.",
    )  # fmt: skip


def test_hold_for_somebody_named_and_go_on(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="review")
    assert send(ticket, "hold", for_whom="").status_code == 422
    send(ticket, "hold", for_whom="the bank")
    held = cast.read(ticket.pk)
    assert (held.status, held.on_hold_for) == ("on_hold", "the bank")
    send(ticket, "resumption")
    assert cast.read(ticket.pk).status == "open"


def test_change_the_kind(cast: Cast, send: Send) -> None:
    ticket = cast.ticket("question", phase="review")
    assert send(ticket, "kind", to="question", note="?").status_code == 422
    assert send(ticket, "kind", to="bug").status_code == 422
    send(ticket, "kind", to="bug", note="This should work; it is a bug.")
    now = cast.read(ticket.pk)
    assert (now.kind, now.phase, newest(now).kind) == ("bug", "review", "kind.changed")


def test_reply(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    send(ticket, "replies", text="We look into it.")
    event = newest(ticket)
    assert (event.kind, event.reply and event.reply.text, event.note) == ("reply.added", "We look into it.", None)
    assert send(ticket, "replies", text="  ").status_code == 422


def test_a_note_never_becomes_a_reply(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    send(ticket, "notes", text="The customer is wrong.", files=SimpleUploadedFile("log.txt", b"x"))
    event = newest(ticket)
    assert (event.kind, event.audience, event.reply) == ("note.added", "desk", None)
    assert not PublicReply.objects.filter(text__contains="wrong").exists()
    assert (InternalNote.objects.get().author, Attachment.objects.public().exists()) == (cast.ada, False)


def test_the_two_forms_share_neither_address_nor_button(ada: Client, cast: Cast) -> None:
    talk = ada.get(f"/desk/tickets/{cast.ticket().pk}/").drawn["can"].talk
    assert len({offer.url for offer in talk.values()}) == len({offer.button for offer in talk.values()}) == 3
    assert (talk["note"].outlook, talk["reply"].outlook) == ((), ("1 person is told by e-mail: Cleo Marsh.",))


def test_hand_over(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    for to, owner in ((str(cast.ada.pk), cast.ada), (str(cast.bo.pk), cast.bo), ("nobody", None)):
        assert send(ticket, "owner", to=to).status_code == 303
        assert cast.read(ticket.pk).assignee == owner


@pytest.mark.parametrize("to", ["cleo", "999", "x", "", "9" * 19])
def test_a_ticket_is_given_to_nobody_who_does_not_work_here(cast: Cast, send: Send, to: str) -> None:
    ticket = cast.ticket()
    assert send(ticket, "owner", to=str(cast.cleo.pk) if to == "cleo" else to).status_code == 422
    assert cast.read(ticket.pk).assignee is None


def test_assess(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    wanted = {"severity": "work_stops", "affected": "everyone", "area": "Billing", "workaround": "Export as XLSX."}
    send(ticket, "assessment", **wanted)
    now = cast.read(ticket.pk)
    assert {name: getattr(now, name) for name in wanted} == wanted
    assert send(ticket, "assessment", severity="awful").status_code == 422


def test_what_is_so_already_changes_nothing(ada: Client, cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    send(ticket, "owner", to="nobody")
    assert cast.read(ticket.pk).version == 1
    assert "That is so already; nothing was changed." in ada.get(f"/desk/tickets/{ticket.pk}/").content.decode()


# ---------------------------------------------------------------- followers
def test_a_colleague_of_the_requester_may_follow(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    assert send(ticket, "followers", email="CEM@brightwater.example").status_code == 303
    assert Follower.objects.filter(ticket=ticket, person=cast.cem).exists()
    assert newest(ticket).kind == "follower.added"


def test_somebody_new_may_follow(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    send(ticket, "followers", email="kim@brightwater.example", name="Kim Ray")
    kim = Person.objects.get(email="kim@brightwater.example")
    assert (kim.name, kim.is_verified, Ticket.objects.visible_to(kim).get()) == ("Kim Ray", False, ticket)


def test_another_customer_may_not_follow(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    answer = send(ticket, "followers", email="dov@oakline.example")
    assert answer.status_code == 422
    assert "belongs to another organization" in answer.content.decode()
    assert not Ticket.objects.visible_to(cast.dov).exists()


def test_colleagues_and_those_who_left_do_not_follow(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    people.deactivate(cast.cem, by=None)
    for email in ("bo@tallyroom.example", "cem@brightwater.example", "no address", ""):
        assert send(ticket, "followers", email=email).status_code == 422
    assert [follower.person for follower in ticket.followers.all()] == [cast.cleo]


# ---------------------------------------------------------------- two agents at once
TEXTS = [
    ("replies", {"text": "My long answer."}),
    ("notes", {"text": "My note."}),
    ("questions", {"text": "My question?"}),
    ("phase", {"to": "identified", "note": "My words."}),
    ("hold", {"for_whom": "My bank", "note": "My words."}),
    ("kind", {"to": "question", "note": "My words."}),
    ("assessment", {"workaround": "My workaround."}),
    ("followers", {"email": "my.guest@brightwater.example"}),
]


@pytest.mark.parametrize(("noun", "given"), TEXTS)
def test_whoever_was_slower_sees_what_changed_and_keeps_every_word(
    cast: Cast, send: Send, noun: str, given: dict[str, str]
) -> None:
    ticket = cast.ticket(phase="review")
    seen = ticket.version
    replies.reply(cast.read(ticket.pk), text="One more thing.", by=cast.cleo, at=NOW)
    answer = send(ticket, noun, version=seen, **given)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Cleo wrote a reply." in shown
    assert all(word in shown for word in given.values())
    assert answer.drawn["kept_at"]
    assert set(re.findall(r'name="version" value="(\d+)"', shown)) == {str(seen + 1)}
    assert cast.read(ticket.pk).version == seen + 1
    assert send(ticket, noun, version=seen + 1, **given).status_code == 303


def test_words_without_a_place_are_given_back(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="review")
    seen = ticket.version
    phases.advance(cast.read(ticket.pk), to="identified", by=cast.bo, at=NOW, note="Found.")
    answer = send(ticket, "phase", version=seen, to="identified", note="I found it too.")
    shown = answer.content.decode()
    assert (answer.status_code, answer.drawn["kept_at"]) == (409, "")
    assert "Bo moved it to “Bug identified”." in shown
    assert "What you wanted to do is no longer possible. This is what you wrote:" in shown
    assert "I found it too." in shown


def test_a_wordless_step_that_somebody_else_took_is_told(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    phases.begin_review(cast.read(ticket.pk), by=cast.bo, at=NOW)
    answer = send(ticket, "phase", version=1, to="review")
    assert answer.status_code == 409
    assert "What you wanted to do is no longer possible. The page shows" in answer.content.decode()
    assert cast.read(ticket.pk).assignee == cast.bo


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 12])
@pytest.mark.parametrize("noun", ["replies", "phase", "owner"])
def test_without_the_version_nothing_changes(ada: Client, cast: Cast, noun: str, version: str) -> None:
    ticket = cast.ticket()
    given = {"text": "My answer.", "to": "review", "version": version}
    answer = ada.post(f"/desk/tickets/{ticket.pk}/{noun}", given)
    assert (answer.status_code, cast.read(ticket.pk).version) == (428, 1)
    assert noun != "replies" or "My answer." in answer.content.decode()


def test_what_is_not_possible_now_is_refused_with_its_words(cast: Cast, send: Send) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which month?", by=cast.ada, at=MONDAY)
    answer = send(ticket, "questions", text="And which year?")
    assert answer.status_code == 422
    assert "We wait for an answer already." in answer.content.decode()
    assert "And which year?" in answer.content.decode()


# ---------------------------------------------------------------- files
def test_a_refused_form_leaves_no_file_behind(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    seen = ticket.version
    following.follow(cast.read(ticket.pk), person=cast.cem, by=cast.bo, at=NOW)
    answer = send(ticket, "replies", version=seen, text="See this.", files=SimpleUploadedFile("a.txt", b"x"))
    assert "Choose your files again" in answer.content.decode()
    send(ticket, "phase", to="plan", note="x", files=SimpleUploadedFile("a.txt", b"x"))
    assert not list(files.folder().glob("??/*"))


def test_an_empty_file_is_named(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    answer = send(ticket, "replies", text="See this.", files=SimpleUploadedFile("a.txt", b""))
    assert answer.status_code == 422
    assert "a.txt" in shown_errors(answer) + answer.content.decode()


def test_a_text_that_is_too_long_is_refused_and_kept(cast: Cast, send: Send) -> None:
    ticket = cast.ticket()
    answer = send(ticket, "replies", text="word " * 20_001)
    assert (answer.status_code, "longer than 100,000 characters" in answer.content.decode()) == (422, True)
