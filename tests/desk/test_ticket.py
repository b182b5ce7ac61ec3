"""The page of a ticket: what it says, what it offers, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phasedesk.conversations.models import Attachment
from phasedesk.notifications import announce, deliver
from phasedesk.tickets import assignment, following, phases, replies, waiting
from phasedesk.tickets.models import Ticket
from tests.desk.conftest import NOW, Send
from tests.testing.cast import MONDAY, Cast

MOST = 11  # queries of a ticket’s page, beside those for the session and the person


def page(ada: Client, ticket: Ticket) -> str:
    answer = ada.get(f"/desk/tickets/{ticket.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def titles(ada: Client, ticket: Ticket) -> list[str]:
    can = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["can"]
    return [offer.title for offer in can.all()]


# ---------------------------------------------------------------- what it offers
TALK = ["Public reply", "Internal note"]


def test_only_what_is_possible_now_is_offered(ada: Client, cast: Cast) -> None:
    ask = [*TALK, "Ask the requester"]
    assert titles(ada, cast.ticket()) == ["Begin review", "Put on hold", "Change the kind", *ask]
    assert titles(ada, cast.ticket("feature", phase="review")) == [
        "Move to “Roadmap consideration”",
        "Straight to “Review complete”",
        "Put on hold",
        "Change the kind",
        *ask,
    ]
    assert titles(ada, cast.ticket(phase="plan")) == ["Resolve", "Put on hold", "Change the kind", *ask]
    assert titles(ada, cast.ticket("question", phase="answered")) == ["Re-open", *TALK]


def test_waits_change_what_is_offered(ada: Client, cast: Cast) -> None:
    asked, held = cast.ticket(phase="review"), cast.ticket(phase="review")
    waiting.ask(asked, question="Which month?", by=cast.ada, at=MONDAY)
    waiting.hold(held, for_whom="the bank", by=cast.ada, at=MONDAY)
    move = "Move to “Bug identified”"
    assert titles(ada, asked) == [move, "Go on without an answer", "Change the kind", *TALK]
    assert titles(ada, held) == [move, "Go on; the bank has answered", "Change the kind", *TALK, "Ask the requester"]


def test_a_step_says_what_will_come_of_it(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    (step, *_) = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["can"].steps
    assert step.outlook == (
        f"They read: “{ticket.plan.phase('review').meaning}”",
        "We promise: usually 4 to 10 business days, so by Thu 26 November.",
        "It becomes yours.",
        "2 people are told by e-mail: Cleo Marsh and Cem Aydin.",
    )


def test_a_skip_names_what_is_not_needed_and_demands_a_reason(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    skip = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["can"].steps[1]
    assert skip.outlook[0] == "“Roadmap consideration” will be shown as “not needed”."
    assert skip.form["note"].label == "Why “Roadmap consideration” is not needed, in your words to the requester"
    assert skip.form.fields["note"].required


def test_a_change_of_kind_shows_where_it_leads(ada: Client, cast: Cast) -> None:
    can = ada.get(f"/desk/tickets/{cast.ticket(phase='review').pk}/").drawn["can"]
    (kind,) = [offer for offer in can.others if offer.place == "kind"]
    assert kind.outlook[:3] == (
        "What was done so far stays on record.",
        "Feature request: it goes on in “Under review”. "
        "We promise: usually 5 to 10 business days, so by Thu 26 November.",
        "Question: it goes on in “Under review”. We promise: usually 2 to 3 business days, so by Tue 17 November.",
    )


def test_when_nobody_wants_mail_the_page_says_so(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket()
    following.mute(ticket, person=cast.cleo, by=cast.cleo, at=MONDAY)
    assert "Nobody is told: all followers have stopped their mail." in page(ada, ticket)


# ---------------------------------------------------------------- what it says
def test_the_state_is_said_in_an_agents_words(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket()
    assert "Our move, and nobody looks after it yet." in page(ada, ticket)
    assignment.hand_over(ticket, to=cast.bo, by=cast.ada, at=MONDAY)
    assert "Our move: Bo Lindgren looks after it." in page(ada, ticket)
    replies.reply(ticket, text="Any news?", by=cast.cleo, at=MONDAY)
    assert "Our move: the requester wrote on 9 Nov, 09:14." in page(ada, ticket)
    waiting.ask(ticket, question="Which month?", by=cast.ada, at=MONDAY)
    shown = page(ada, ticket)
    assert "The requester’s move, since Mon 9 November. Our clock is paused." in shown
    assert "paused: waiting for the requester" in shown
    assert "waiting for you" not in shown
    assert "Remind them on Thu 12 November if they have not answered." in shown


def test_a_hold_names_whom_and_a_finished_ticket_is_nobodys(ada: Client, cast: Cast) -> None:
    held, done = cast.ticket(phase="review"), cast.ticket("question", phase="answered")
    waiting.hold(held, for_whom="the bank", by=cast.ada, at=MONDAY)
    assert "Our move. We wait for the bank, and our clock runs." in page(ada, held)
    shown = page(ada, done)
    assert "Nobody’s move. The requester can re-open it." in shown
    assert "Step 3 of 3: Response sent, finished" in shown


def test_lateness_is_said_and_who_answers_for_it(ada: Client, cast: Cast) -> None:
    late = cast.ticket(at=NOW - timedelta(days=6))
    very_late = cast.ticket(at=NOW - timedelta(days=30))
    assert "Late. We said by Wed 11 November. The requester reads that it is late." in page(ada, late)
    assert "Very late. We said by Fri 16 October. Lena Brandt answers for it now." in page(ada, very_late)


def test_the_date_is_explained(ada: Client, cast: Cast) -> None:
    reading = ada.get(f"/desk/tickets/{cast.ticket().pk}/").drawn["reading"]
    assert reading.why == (
        "It entered “Request received” on 9 Nov, 09:14.",
        "The published range is 2 business hours to 3 business days, as it was then; later editions do not change it.",
        "Business time is that of “Berlin office”, in Europe/Berlin.",
        "3 business days after 9 Nov: Thu 12 November.",
        "Nearly late from 12 Nov, 09:03, late once 12 Nov is over, very late once 17 Nov is over.",
    )


def test_the_date_is_explained_where_it_moved_and_where_there_is_none(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which month?", by=cast.ada, at=MONDAY)
    waiting.answer(ticket, text="October.", by=cast.cleo, at=NOW)
    why = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["reading"].why
    assert why[3:5] == (
        "10 business days after 9 Nov, over 4 closed days: Mon 23 November.",
        "Waiting for the requester moved it from Mon 23 November to Thu 26 November.",
    )
    last = ada.get(f"/desk/tickets/{cast.ticket(phase='plan').pk}/").drawn["reading"]
    assert last.why[1] == "No usual time is published for this phase, so we name the day by which we write in any case."
    assert last.next_word.startswith("They hear from us by ")


def test_notes_and_replies_are_one_conversation_and_look_different(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    replies.note(ticket, text="Rounding, I think.", by=cast.bo, at=NOW)
    replies.reply(ticket, text="Any news?", by=cast.cleo, at=NOW)
    waiting.ask(ticket, question="Which month?", by=cast.ada, at=NOW)
    items = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["conversation"]
    said = [(item.look, item.who, item.about) if hasattr(item, "look") else item.sentence for item in items]
    assert said == [
        ("public", "Cleo Marsh", "Requester"),
        "You moved it to “Under review”.",
        ("public", "Ada Falk", "Support"),
        ("internal", "Bo Lindgren", ""),
        ("public", "Cleo Marsh", "Requester"),
        "You asked a question. Our clock is paused until it is answered.",
        ("question", "Ada Falk", "Support"),
    ]


def test_a_colleague_of_the_requester_is_named_as_one(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=NOW)
    replies.reply(ticket, text="Me too.", by=cast.cem, at=NOW)
    assert ada.get(f"/desk/tickets/{ticket.pk}/").drawn["conversation"][-1].about == "Colleague of the requester"


def test_the_requester_is_introduced(ada: Client, cast: Cast) -> None:
    cast.oakline.csm = cast.lena
    cast.oakline.save()
    other = cast.ticket("question", phase="answered", requester=cast.dov, subject="An older one")
    shown = page(ada, cast.ticket(requester=cast.dov))
    for words in ("dov@oakline.example", "Lena Brandt", "12 Nov, 05:00 (America/New_York)", "Verified", "An older one"):
        assert words in shown
    assert f"/desk/tickets/{other.pk}/" in shown


def test_who_was_told_is_on_the_page(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    announce.batch(NOW)
    deliver.batch(NOW)
    told = ada.get(f"/desk/tickets/{ticket.pk}/").drawn["told"]
    assert [(notice.person, notice.state) for notice in told] == [(cast.cleo, "kept")] * 2
    shown = page(ada, ticket)
    assert f"/desk/mail/{told[0].pk}/" in shown
    assert "Kept here: no mail server is set" in shown


def test_no_markup_of_a_requester_comes_alive(ada: Client, cast: Cast) -> None:
    shown = page(ada, cast.ticket(subject="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>"))
    assert "<script>alert" not in shown
    assert "<img" not in shown


# ---------------------------------------------------------------- history
def test_history_is_newest_first_and_can_be_narrowed(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    replies.note(ticket, text="Rounding, I think.", by=cast.bo, at=NOW)
    announce.batch(NOW)

    def listed(show: str) -> list[str]:
        answer = ada.get(f"/desk/tickets/{ticket.pk}/history/?show={show}")
        return [change.sentence for change in answer.drawn["listed"]]

    note, move, came = "Bo wrote an internal note.", "You moved it to “Under review”.", "Cleo sent this ticket."
    assert (listed("all"), listed("told"), listed("internal")) == ([note, move, came], [move, came], [note])
    assert ada.get(f"/desk/tickets/{ticket.pk}/history/?show=x").status_code == 404
    told = ada.get(f"/desk/tickets/{ticket.pk}/history/").drawn["told"]
    assert sorted(len(notices) for notices in told.values()) == [1, 1]


def test_older_history_is_a_page_away(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    answer = ada.get(f"/desk/tickets/{ticket.pk}/history/?before=2")
    assert [change.seq for change in answer.drawn["listed"]] == [1]
    assert ada.get(f"/desk/tickets/{ticket.pk}/history/?before=x").drawn["listed"][0].seq == 4


# ---------------------------------------------------------------- files
def test_a_file_is_given_back_and_only_by_its_own_ticket(ada: Client, cast: Cast, send: Send) -> None:
    ticket, other = cast.ticket(), cast.ticket()
    send(ticket, "notes", text="See the log.", files=SimpleUploadedFile("log.txt", b"line"))
    key = Attachment.objects.get().key
    answer = ada.get(f"/desk/tickets/{ticket.pk}/files/{key}/")
    assert b"".join(answer.streaming_content) == b"line"
    assert answer["Content-Disposition"].startswith("attachment")
    assert ada.get(f"/desk/tickets/{other.pk}/files/{key}/").status_code == 404
    assert f"/desk/tickets/{ticket.pk}/files/{key}/" in page(ada, ticket)


# ---------------------------------------------------------------- what it costs
@pytest.mark.parametrize("address", ["/desk/tickets/{n}/", "/desk/tickets/{n}/history/"])
def test_a_page_costs_the_same_however_much_happened(ada: Client, cast: Cast, address: str) -> None:
    ticket = cast.ticket(phase="review")
    address = address.format(n=ticket.pk)
    announce.batch(NOW)
    ada.get(address)
    ran = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as these:
            ada.get(address)
        ran.append(len(these))
        for number in range(2):
            replies.reply(ticket, text="A word.", by=cast.cleo, at=NOW)
            replies.note(ticket, text="A note.", by=cast.bo, at=NOW)
            following.follow(ticket, person=[cast.cem, cast.dov][number], by=cast.ada, at=NOW)
            cast.ticket()
        announce.batch(NOW)
    assert ran[0] == ran[1] <= MOST + 2


def test_many_events_are_bounded(ada: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from phasedesk.desk import talk

    monkeypatch.setattr(talk.newest, "__kwdefaults__", {"before": None, "limit": 2})
    ticket = cast.ticket(phase="identified")
    answer = ada.get(f"/desk/tickets/{ticket.pk}/")
    assert answer.drawn["earlier"] == 2
    assert f"/desk/tickets/{ticket.pk}/history/?before=2" in answer.content.decode()


def test_a_kind_may_change_and_the_past_keeps_its_names(ada: Client, cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    phases.change_kind(ticket, to="bug", by=cast.ada, at=NOW, note="It is a bug.")
    sentences = [change.sentence for change in ada.get(f"/desk/tickets/{ticket.pk}/").drawn["newest"]]
    assert sentences[:2] == [
        "You changed it from a question to a bug or data issue. It goes on in “Under review”.",
        "You moved it to “Under review”.",
    ]
