"""Each mail as its reader finds it."""

import re
from datetime import timedelta

import pytest
from pytest_django import Settings

from phasedesk.notifications import announce
from phasedesk.notifications.models import Notice
from phasedesk.tickets import assignment, following, phases, replies, standing, waiting
from phasedesk.tickets.models import EventKind, Ticket
from tests.testing.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _desk(settings: Settings) -> None:
    settings.PHASEDESK_NAME = "Tallyroom Support"
    settings.PHASEDESK_BASE_URL = "https://help.tallyroom.example"


def newest(ticket: Ticket, at: object = MONDAY) -> Notice:
    """Announce what waits, and give the newest notice about the ticket."""
    announce.batch(at)  # type: ignore[arg-type]
    return ticket.notices.latest("pk")


def body(notice: Notice, ticket: Ticket) -> str:
    """The text with its two secret addresses shortened."""
    lines = notice.text.replace(ticket.token, "TOKEN").splitlines()
    return "\n".join(line.partition("/stop/")[0] + "/stop/…" if "/stop/" in line else line for line in lines)


def _footer_unwrapped(text: str) -> str:
    """The text with its last sentence on one line: where that breaks depends on how long the ticket's number is."""
    return re.sub(r"because\s+it\s+is\s+yours\.", "because it is yours.", text)


def test_the_acknowledgement(cast: Cast) -> None:
    ticket = cast.ticket()
    notice = newest(ticket)
    number = ticket.pk
    assert notice.subject == f"Request received – Invoice totals differ from the exported file – #{number}"
    assert (
        _footer_unwrapped(body(notice, ticket))
        == f"""\
Request received
#{number} Invoice totals differ from the exported file

It’s with us: Support will look at it next.

We have your ticket. Its number is #{number}.

We took it as a bug or data issue. If that is not what you meant, tell
us on its page.

What happens next

As soon as Support begins to review it you get an update, with any
questions we have, and it moves to “Under review”.

This step usually takes 2 business hours to 3 business days. We expect
this step to be done by Thu 12 November.

  1. Request received: now
  2. Under review: usually 4–10 business days
  3. Bug identified: usually 1–10 business days
  4. Resolution plan determined: we tell you the outcome

Taken at their longest, these usual times up to “Resolution plan
determined” add up to 23 business days.

What you wrote on Mon 9 November:

  October’s total on the dashboard is 18,204.00, but the file says
  18,190.50.

Write to us, or add a file, on the ticket’s page. A reply to this e-mail
does not reach us.
https://help.tallyroom.example/t/TOKEN/

--\x20
You get this e-mail about ticket #{number} at Tallyroom Support because it is yours.
No more e-mail about it: https://help.tallyroom.example/stop/…"""
    )


def test_a_question_comes_first(cast: Cast) -> None:
    ticket = cast.ticket()
    phases.begin_review(ticket, by=cast.ada, at=MONDAY)
    at = MONDAY + 2 * DAY
    waiting.ask(ticket, question="Could you attach the file?\n\n- as CSV", by=cast.ada, at=at)
    notice = newest(ticket, at)
    assert notice.subject.startswith("Waiting for you – ")
    assert body(notice, ticket).startswith(
        f"""\
Waiting for you
#{ticket.pk} Invoice totals differ from the exported file

Ada from Support asks:

  Could you attach the file?

  - as CSV

It’s with you: we need an answer to go on.

What happens next

Once you answer, we go on where we stopped.

Paused: waiting for you since Wed 11 November. Our clock is paused. It
goes on with the next business day after your answer, and nothing is
lost.

The date we gave you, Mon 23 November, moves by the business days that
we wait.

Answer on the ticket’s page. A reply to this e-mail does not reach us.
"""
    )
    assert notice.html.index("Could you attach the file?") < notice.html.index("It’s with you")
    assert "<li>as CSV</li>" in notice.html


def test_an_open_question_is_said_again_with_other_news(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY)
    assignment.hand_over(ticket, to=cast.bo, by=cast.lena, at=MONDAY)
    text = newest(ticket).text
    assert "Bo looks after it now.\n\nOur question is still open:\n\n  Which file?\n" in text


def test_an_answer_moves_the_date_and_says_so(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.ask(ticket, question="Which file?", by=cast.ada, at=MONDAY + 2 * DAY)
    at = MONDAY + 7 * DAY
    waiting.answer(ticket, text="The one for October.", by=cast.cleo, at=at)
    text = newest(ticket, at).text
    assert (
        "You answered. Our clock goes on, and the date moved from Mon 23 November\n"
        "to Thu 26 November for 3 business days of waiting.\n"
    ) in text
    assert "done between Wed 18 and Thu 26 November." in " ".join(text.split())
    assert "What you wrote on Mon 16 November:\n\n  The one for October.\n" in text


def test_an_outcome_is_told_in_full_with_the_day_we_write_again(cast: Cast) -> None:
    ticket = cast.ticket("feature", phase="review")
    said = "We will not do this.\n\n" + "It would hold personal data. " * 40
    phases.skip(ticket, to="complete", by=cast.ada, at=MONDAY, note=said)
    notice = newest(ticket)
    words = " ".join(notice.text.split())
    assert "“Roadmap consideration” was not needed." in words
    assert " ".join(said.split()) in words
    assert "If you hear nothing before, we write to you by Mon 1 February 2027 anyway." in words


def test_a_finished_ticket_says_how_to_go_on(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    phases.advance(ticket, to="answered", by=cast.ada, at=MONDAY, note="Under *File*, then **Export**.")
    notice = newest(ticket)
    assert "What happens next" not in notice.text
    assert "Re-open it on the ticket’s page if there is more to say." in notice.text
    assert "<em>File</em>" in notice.html


def test_a_workaround_is_told_when_it_is_known(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    assignment.assess(ticket, by=cast.ada, at=MONDAY, workaround="Export as **XLSX**.")
    notice = newest(ticket)
    assert "What helps meanwhile:\n\n  Export as **XLSX**.\n" in notice.text
    assert "<strong>XLSX</strong>" in notice.html
    replies.reply(ticket, text="Still looking.", by=cast.ada, at=MONDAY)
    assert "What helps meanwhile" not in newest(ticket).text


def test_who_waits_for_whom_is_said_once(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    waiting.hold(ticket, for_whom="the bank", by=cast.ada, at=MONDAY)
    text = newest(ticket).text
    assert text.count("the bank") == 1
    assert "We wait for the bank. That is our wait, and our clock runs." in text


def test_a_broken_word_is_owned(cast: Cast) -> None:
    ticket = cast.ticket(phase="review")
    at = MONDAY + 21 * DAY
    replies.reply(ticket, text="Still looking.", by=cast.ada, at=at)
    notice = newest(ticket, at)
    assert "This is late. We said by Mon 23 November, and today is Mon 30 November." in " ".join(notice.text.split())
    assert "This is late." in notice.html


def test_others_read_whose_ticket_it_is_not(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    newest(ticket)
    text = ticket.notices.get(person=cast.cem, event__kind=EventKind.RECEIVED).text
    assert "Cleo sent this ticket." in text
    assert "because you\nfollow it." in text
    assert "We have your ticket" not in text


def test_a_new_reader_is_told_to_all_and_to_themself(cast: Cast) -> None:
    ticket = cast.ticket()
    following.follow(ticket, person=cast.cem, by=cast.ada, at=MONDAY)
    announce.batch(MONDAY)
    texts = dict(ticket.notices.filter(event__kind=EventKind.FOLLOWED).values_list("person", "text"))
    assert "Cem Aydin is told of every change from now on." in texts[cast.cleo.pk]
    assert "You are told of every change from now on." in texts[cast.cem.pk]


def test_a_ticket_opened_by_an_agent_says_so(cast: Cast) -> None:
    ticket = cast.ticket(by=cast.ada)
    assert f"Ada from Support opened this ticket for you. Its number is #{ticket.pk}." in newest(ticket).text


def test_a_change_of_kind_tells_the_new_way(cast: Cast) -> None:
    ticket = cast.ticket("question", phase="review")
    phases.change_kind(ticket, to="bug", by=cast.ada, at=MONDAY, note="This is a fault of ours.")
    words = " ".join(newest(ticket).text.split())
    assert "Ada changed it from a question to a bug or data issue." in words
    assert "What was done so far stays on its page. The dates below are new." in words
    assert "3. Bug identified: usually 1–10 business days" in words


def test_the_subject_always_ends_with_the_number(cast: Cast) -> None:
    ticket = cast.ticket(subject="x" * 255)
    subject = newest(ticket).subject
    assert len(subject) == 255
    assert subject.startswith("Request received – xxx")
    assert subject.endswith(f"x… – #{ticket.pk}")


def test_markup_in_what_people_write_stays_words(cast: Cast) -> None:
    ticket = cast.ticket(subject="<b>bold</b> & co", text="<script>alert(1)</script> [x](javascript:alert(1))")
    notice = newest(ticket)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; co" in notice.html
    assert "<script>" not in notice.html
    assert "javascript:" not in notice.html.replace("[x](javascript:alert(1))", "")
    assert "<b>bold</b> & co" in notice.text


@pytest.mark.parametrize("kind", ["bug", "feature", "question"])
def test_page_and_mail_say_the_same(cast: Cast, kind: str) -> None:
    ticket = cast.ticket(kind, phase="review")
    here = standing.of(ticket, MONDAY)
    notice = newest(ticket)
    words = " ".join(notice.text.split())
    assert notice.subject == here.title
    for said in (here.state, here.move, here.meaning, here.next_step, here.usual, here.promise):
        assert said in words


def test_every_kind_of_public_event_has_its_words() -> None:
    from phasedesk.notifications.wording import HAPPENED
    from phasedesk.tickets.timeline import DESK_ONLY

    assert set(HAPPENED) == set(EventKind) - DESK_ONLY


def test_no_line_of_ours_is_longer_than_a_screen(cast: Cast) -> None:
    ticket = cast.ticket(phase="plan")
    announce.batch(MONDAY)
    for notice in ticket.notices.all():
        assert max(len(line) for line in notice.text.splitlines() if "https://" not in line) <= 72
