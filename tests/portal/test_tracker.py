"""The tracker: what it says in every state, what can be done there, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from phasedesk.accounts import people
from phasedesk.accounts.models import Membership
from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment, PublicReply
from phasedesk.tickets import following, phases, replies, requester_queries, waiting
from phasedesk.tickets.models import Event, Ticket
from tests.portal.reading import hidden, said, typed, words
from tests.testing.cast import Cast


@pytest.fixture(autouse=True)
def _monday(cast: Cast) -> object:
    """It is an hour after the cast's tickets were sent."""
    with time_machine.travel(cast.at + timedelta(hours=1), tick=False):
        yield


def later(cast: Cast, days: int) -> datetime:
    return cast.at + timedelta(days=days)


# -- what it says --------------------------------------------------------------------------------------------------


def test_the_state_comes_first_everywhere(client: Client, link: str, ticket: Ticket) -> None:
    page = client.get(link)
    body, text = page.content.decode(), words(page)
    assert f"<title>Under review – {ticket.subject} – #{ticket.number} – " in body
    assert f"Bug or data issue #{ticket.number} · sent 9 Nov by you {ticket.subject} Under review. It’s with us" in text
    assert text.count("What is happening now") == 1
    assert body.count('aria-current="step"') == 1
    assert "What it means Support documents the problem, reproduces it and looks for its cause." in text
    assert "What happens next We ask you if something needs to be clarified or narrowed down." in text
    assert "How long it takes We expect this step to be done between Fri 13 and Mon 23 November." in text
    assert "This step usually takes 4 to 10 business days." in text
    assert "Who sees this You and Support Looked after by Ada, Support" in text


def test_the_conversation_runs_from_the_oldest_to_the_newest(
    client: Client, cast: Cast, link: str, ticket: Ticket
) -> None:
    replies.reply(ticket, text="And one more.", by=cast.cleo, at=cast.at + timedelta(minutes=30))
    page = client.get(link)
    assert said(page) == [
        "October’s total on the dashboard is 18,204.00, but the file says 18,190.50.",
        "Ada’s words on review.",
        "And one more.",
    ]
    text = words(page)
    assert "You 9 Nov, 09:14 October’s total" in text
    assert "Ada moved it to “Under review” · 9 Nov, 09:14 AD Ada Support · 9 Nov, 09:14 Ada’s words" in text
    assert "Times are in Europe/Berlin." in text


def test_how_the_dates_were_worked_out_can_be_looked_up(client: Client, link: str) -> None:
    text = words(client.get(link)).partition("How we worked this out")[2]
    assert text.startswith(
        " This step began 9 Nov, 09:14 Usual range 4 to 10 business days, as published (version 1) when the step began "
        "First promised by Mon 23 November. The day on which the step began is not counted. "
        "Our business hours Mon to Fri 09:00–17:00 (Europe/Berlin), not on holidays"
    )


def test_a_question_of_ours_stands_above_everything(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which **template**?", by=cast.ada, at=cast.at)
    page = client.get(link)
    text = words(page)
    top = text.partition("Waiting for you. It’s with you: we need an answer to go on.")[2]
    assert top.startswith(" We need one thing from you Which template ? Paused: waiting for you since Mon 9 November.")
    assert top.index("Your answer") < top.index("Request received") < top.index("What is happening now")
    assert text.count("Your answer") == text.count("Send the answer") == 1
    assert "Question to you" in text
    assert 'class="window-frame"' not in page.content.decode()


def test_late_is_said_once_and_unlocks_a_question(client: Client, cast: Cast, link: str) -> None:
    with time_machine.travel(later(cast, 16), tick=False):
        page = client.get(link)
        assert "This is late We said by Mon 23 November, and today is Wed 25 November. We are sorry." in words(page)
        assert words(page).count("We said by") == 1
        sent = {"key": hidden(page)}
        answers = [client.post(f"{link}whats-happening/", sent) for _ in range(2)]
        assert {answer["Location"] for answer in answers} == {f"{link}#event-3"}
        page = client.get(link)
        assert said(page)[-1] == "What is happening with this ticket? The day you named has passed."
        assert "Ask what is happening" not in words(page)
        assert "Your last message is with Ada." in words(page)


def test_very_late_names_who_answers_for_it(client: Client, cast: Cast, link: str) -> None:
    with time_machine.travel(later(cast, 60), tick=False):
        text = words(client.get(link))
    assert "This is very late We have not kept our word." in text
    assert "Lena, who leads the team, answers for it now. We are sorry." in text


def test_on_hold_names_whom_we_wait_for(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    waiting.hold(ticket, for_whom="Paylane", by=cast.ada, at=cast.at)
    assert "Under review, on hold. We wait for Paylane. That is our wait, and our clock runs." in words(
        client.get(link)
    )


def test_a_skipped_phase_is_not_needed_and_never_done(client: Client, cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    phases.skip(ticket, to="complete", by=cast.ada, at=cast.at, note="Declined, because it exists already.")
    text = words(client.get(f"/t/{ticket.token}/"))
    assert "Roadmap consideration . Not needed. not needed" in text
    assert "“Roadmap consideration” was not needed" in text


def test_a_changed_kind_keeps_its_history(client: Client, cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    phases.change_kind(ticket, to="bug", by=cast.ada, at=cast.at, note="It is a mistake of ours.")
    text = words(client.get(f"/t/{ticket.token}/"))
    assert "Ada changed it from a question to a bug or data issue." in text
    assert "Bug identified" in text


# -- who -----------------------------------------------------------------------------------------------------------


def test_an_unknown_link_answers_like_any_address_that_is_not_there(client: Client, cast: Cast, link: str) -> None:
    absent = client.get("/nothing/here/")
    for path in ("/t/unknown/", "/t/" + "x" * 300 + "/", f"{link[:-2]}/", f"{link}files/unknown/", "/sent/1/"):
        answer = client.get(path)
        assert (answer.status_code, answer.content) == (404, absent.content)


@pytest.mark.parametrize("part", ["", "files/KEY/"])
def test_dov_finds_nothing(cast: Cast, signed_in: Callable[[str], Client], ticket: Ticket, part: str) -> None:
    replies.reply(ticket, text="x", by=cast.cleo, at=cast.at, files=files.store([SimpleUploadedFile("a.txt", b"a")]))
    part = part.replace("KEY", Attachment.objects.get().key)
    dov = signed_in("dov")
    foreign, absent = dov.get(f"/my/{ticket.number}/{part}"), dov.get(f"/my/99999/{part}")
    assert (foreign.status_code, foreign.content) == (404, absent.content)


@pytest.mark.parametrize("part", ["replies", "answer", "reopening", "whats-happening", "following"])
def test_dov_can_do_nothing(cast: Cast, signed_in: Callable[[str], Client], ticket: Ticket, part: str) -> None:
    dov, before = signed_in("dov"), Event.objects.count()
    foreign = dov.post(f"/my/{ticket.number}/{part}/", {"text": "x", "key": "k"})
    assert (foreign.status_code, foreign.content) == (404, dov.post(f"/my/99999/{part}/").content)
    assert Event.objects.count() == before


def test_strangers_sign_in_first(client: Client, ticket: Ticket) -> None:
    path = f"/my/{ticket.number}/"
    assert client.get(path)["Location"] == f"/account/login/?next={path}"
    assert client.post(f"{path}replies/", {"text": "x"})["Location"] == f"/account/login/?next={path}"
    assert PublicReply.objects.count() == 2


def test_a_manager_acts_as_themself_and_is_told_so(cast: Cast, signed_in: Callable[[str], Client], link: str) -> None:
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    cem = signed_in("cem")
    for place in (link, f"/my/{Ticket.objects.get().number}/"):
        page = cem.get(place)
        assert "sent 9 Nov by Cleo Marsh" in words(page)
        assert "You write as Cem Aydin." in words(page)
        cem.post(f"{place}replies/", {"text": f"From {place}", "key": hidden(page)})
    assert {reply.author for reply in PublicReply.objects.filter(text__startswith="From")} == {cast.cem}
    assert "You, 1 colleague at Brightwater, and Support" in words(Client().get(link))


def test_leaving_ends_a_managers_access_at_once(cast: Cast, signed_in: Callable[[str], Client], ticket: Ticket) -> None:
    Membership.objects.filter(person=cast.cem).update(is_manager=True)
    cem = signed_in("cem")
    assert cem.get(f"/my/{ticket.number}/").status_code == 200
    Membership.objects.filter(person=cast.cem).delete()
    assert cem.get(f"/my/{ticket.number}/").status_code == 404


def test_an_agent_speaks_for_support_even_here(cast: Cast, signed_in: Callable[[str], Client], link: str) -> None:
    bo = signed_in("bo")
    bo.post(f"{link}replies/", {"text": "Bo here", "key": "k"})
    assert PublicReply.objects.get(text="Bo here").from_desk


def test_the_link_ends_with_its_requester(client: Client, cast: Cast, link: str) -> None:
    people.deactivate(cast.cleo, by=None)
    assert client.get(link).status_code == 404


def test_nothing_leads_from_the_page_to_its_address(client: Client, link: str) -> None:
    for page in (client.get(link), client.post(f"{link}replies/", {"text": ""}), client.get("/t/unknown/")):
        if page.status_code == 404:
            continue
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["Cache-Control"] == "private, no-store"
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        assert "script-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("part", ["replies", "answer", "reopening", "whats-happening", "following"])
def test_looking_at_a_verb_does_nothing(client: Client, link: str, part: str) -> None:
    assert client.get(f"{link}{part}/").status_code == 405
    assert client.post(link).status_code == 405


# -- saying something ----------------------------------------------------------------------------------------------


def test_a_reply_is_said_once_however_often_it_is_sent(client: Client, cast: Cast, link: str) -> None:
    sent = {"text": "Here it is.\r\n\r\nSecond **part**.", "key": hidden(client.get(link))}
    answers = [
        client.post(f"{link}replies/", {**sent, "files": [SimpleUploadedFile("oct.csv", b"a,b")]}) for _ in range(3)
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, f"{link}#event-3")}
    assert said(client.get(link))[2:] == ["Here it is. Second part ."]
    reply = PublicReply.objects.get(text="Here it is.\n\nSecond **part**.")
    assert (reply.author, reply.from_desk) == (cast.cleo, False)
    assert [file.name for file in reply.attachments.all()] == ["oct.csv"]
    assert len(list(files.folder().glob("??/*"))) == 1


def test_the_same_key_with_other_words_is_not_swallowed(client: Client, link: str) -> None:
    client.post(f"{link}replies/", {"text": "First", "key": "k"})
    page = client.post(f"{link}replies/", {"text": "Second", "key": "k"})
    assert (page.status_code, typed(page)) == (422, "Second")
    assert client.post(f"{link}replies/", {"text": "Second", "key": hidden(page)}).status_code == 303
    assert said(client.get(link))[2:] == ["First", "Second"]


def test_an_empty_reply_is_asked_about(client: Client, link: str) -> None:
    page = client.post(f"{link}replies/", {"text": "  ", "key": "k"})
    assert page.status_code == 422
    assert "Please write something first, or attach a file." in words(page)
    assert PublicReply.objects.count() == 2


def test_a_file_may_speak_for_itself(client: Client, link: str) -> None:
    client.post(f"{link}replies/", {"text": "", "key": "k", "files": [SimpleUploadedFile("a.txt", b"a")]})
    assert "a.txt 1 byte" in words(client.get(link))


def test_a_file_that_is_too_big_keeps_the_words(client: Client, link: str) -> None:
    big = SimpleUploadedFile("big.bin", b"x" * 25_000_001)
    page = client.post(f"{link}replies/", {"text": "See the file", "key": "k", "files": [big]})
    assert (page.status_code, typed(page)) == (413, "See the file")
    assert "“big.bin” has more than 25 MB." in words(page)
    assert list(files.folder().glob("??/*")) == []


def test_an_answer_ends_the_pause(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    waiting.ask(ticket, question="Which template?", by=cast.ada, at=cast.at)
    with time_machine.travel(later(cast, 3), tick=False):
        client.post(f"{link}answer/", {"text": "The standard one", "key": hidden(client.get(link))})
        text = words(client.get(link))
    assert "You answered. Our clock goes on, and the date moved from Mon 23 November to Thu 26 November" in text
    assert "Moved from 23 Nov to 26 Nov: 3 business days waiting for your answer." in text
    assert cast.read(ticket.pk).status == "open"


def test_a_follow_up_reopens(client: Client, cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    link = f"/t/{ticket.token}/"
    page = client.get(link)
    assert "What is still open?" in words(page)
    sent = {"text": "It is not there", "key": hidden(page)}
    assert [client.post(f"{link}reopening/", sent).status_code for _ in range(2)] == [303, 303]
    assert "You re-opened it. It goes on in “Under review”" in words(client.get(link))
    assert cast.read(ticket.pk).phase == "review"


def test_a_withdrawn_question_keeps_the_answer_in_the_box(
    client: Client, cast: Cast, link: str, ticket: Ticket
) -> None:
    waiting.ask(ticket, question="Which template?", by=cast.ada, at=cast.at)
    key = hidden(client.get(link))
    waiting.withdraw(ticket, by=cast.ada, at=cast.at)
    page = client.post(f"{link}answer/", {"text": "The standard one", "key": key})
    assert (page.status_code, typed(page)) == (409, "The standard one")
    assert "Meanwhile this changed: Ada went on without an answer to our question. Our clock goes on." in words(page)
    assert f'action="{link}replies/"' in page.content.decode()
    assert PublicReply.objects.filter(text="The standard one").count() == 0
    assert client.post(f"{link}replies/", {"text": typed(page), "key": hidden(page)}).status_code == 303


def test_a_question_that_came_meanwhile_keeps_the_reply_in_the_box(
    client: Client, cast: Cast, link: str, ticket: Ticket
) -> None:
    key = hidden(client.get(link))
    waiting.ask(ticket, question="Which template?", by=cast.ada, at=cast.at)
    page = client.post(f"{link}replies/", {"text": "By the way", "key": key})
    assert (page.status_code, typed(page)) == (409, "By the way")
    assert f'action="{link}answer/"' in page.content.decode()
    assert cast.read(ticket.pk).status == "pending"


def test_a_ticket_finished_meanwhile_keeps_the_reply_in_the_box(client: Client, cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    link = f"/t/{ticket.token}/"
    key = hidden(client.get(link))
    cast.move(ticket, "answered", cast.at)
    page = client.post(f"{link}replies/", {"text": "One more thing", "key": key})
    assert (page.status_code, typed(page)) == (409, "One more thing")
    assert f'action="{link}reopening/"' in page.content.decode()
    assert "Send it to re-open the ticket." in words(page)


def test_a_ticket_reopened_meanwhile_keeps_the_follow_up_in_the_box(client: Client, cast: Cast) -> None:
    ticket = cast.ticket("question", phase="answered")
    link = f"/t/{ticket.token}/"
    phases.reopen(ticket, by=cast.ada, at=cast.at, note="We found more.")
    page = client.post(f"{link}reopening/", {"text": "Still open", "key": "k"})
    assert (page.status_code, typed(page)) == (409, "Still open")
    assert f'action="{link}replies/"' in page.content.decode()


# -- files and mail ------------------------------------------------------------------------------------------------


def test_files_are_given_only_with_their_own_ticket(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    stored = files.store([SimpleUploadedFile("run.html", b"<script>alert(1)</script>")])
    replies.reply(ticket, text="x", by=cast.cleo, at=cast.at, files=stored)
    key = Attachment.objects.get().key
    answer = client.get(f"{link}files/{key}/")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "no-referrer"
    other = cast.ticket(requester=cast.dov)
    assert client.get(f"/t/{other.token}/files/{key}/").status_code == 404


def test_files_of_internal_notes_are_not_there(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    replies.note(ticket, text="x", by=cast.ada, at=cast.at, files=files.store([SimpleUploadedFile("s.txt", b"s")]))
    key = Attachment.objects.get().key
    assert client.get(f"{link}files/{key}/").status_code == 404
    assert "s.txt" not in words(client.get(link))


def test_mail_can_be_stopped_and_started_again(client: Client, cast: Cast, link: str, ticket: Ticket) -> None:
    assert "You get an e-mail at each step" in words(client.get(link))
    for mail, muted, sentence in [
        ("stop", True, "You get no e-mail about this ticket."),
        ("stop", True, "You get no e-mail about this ticket."),
        ("send", False, "You get an e-mail at each step"),
    ]:
        assert client.post(f"{link}following/", {"mail": mail})["Location"] == f"{link}#informed"
        assert (ticket.followers.get(person=cast.cleo).muted_at is not None) == muted
        assert sentence in words(client.get(link))
    assert ticket.events.filter(kind__startswith="follower").count() == 2


# -- size ----------------------------------------------------------------------------------------------------------


def test_a_long_ticket_costs_as_many_queries_as_a_short_one(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    short, long = cast.ticket("question", phase="review"), cast.ticket("question", phase="answered")
    for number in range(3):
        for person in (cast.cleo, cast.ada):
            stored = files.store([SimpleUploadedFile(f"{number}{n}.txt", b"x") for n in range(3)])
            phases.reopen(long, by=cast.cleo, at=cast.at, note="Again") if long.is_finished else None
            replies.reply(long, text=f"Message {number}", by=person, at=cast.at, files=stored)
        following.follow(long, person=(cast.cem, cast.bo, cast.lena)[number], by=cast.ada, at=cast.at)
        waiting.ask(long, question=f"Question {number}?", by=cast.ada, at=cast.at)
        waiting.answer(long, text="Yes", by=cast.cleo, at=cast.at)
        cast.move(long, "answered", cast.at)
        phases.reopen(long, by=cast.cleo, at=cast.at, note="Again")
    for ticket in (short, long, short, long):
        with django_assert_num_queries(6):
            assert client.get(f"/t/{ticket.token}/").status_code == 200


def test_a_very_long_conversation_comes_in_pages(
    client: Client, cast: Cast, link: str, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requester_queries, "EVENTS_A_PAGE", 3)
    for number in range(5):
        replies.reply(ticket, text=f"Message {number}", by=cast.cleo, at=timezone.now())
    newest = client.get(link)
    assert said(newest) == ["Message 2", "Message 3", "Message 4"]
    assert f'href="{link}?before=5"' in newest.content.decode()
    before = client.get(f"{link}?before=5")
    assert said(before) == ["Ada’s words on review.", "Message 0", "Message 1"]
    assert f'href="{link}?before=2"' in before.content.decode()
    first = client.get(f"{link}?before=2")
    assert said(first) == ["October’s total on the dashboard is 18,204.00, but the file says 18,190.50."]
    assert "Show what was before" not in words(first)
    assert said(client.get(f"{link}?before=nonsense")) == said(newest)


def test_what_people_write_cannot_do_anything(client: Client, cast: Cast) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script> [x](javascript:alert(1))"
    ticket = cast.ticket(text=evil, subject=evil, area="<b>x</b>")
    body = client.get(f"/t/{ticket.token}/").content.decode()
    assert "<script>alert" not in body
    assert "<img" not in body
    assert 'href="javascript' not in body
    assert "<b>x</b>" not in body
