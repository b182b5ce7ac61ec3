"""All parts of the pages in one place, with made-up tickets: to look at while working on them, in debug only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib.messages import constants
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phasedesk.conversations.formatting import to_html
from phasedesk.rulebook.lateness import Lateness
from phasedesk.tickets.standing import Bar, PauseView, Standing, StepView
from phasedesk.web.uploads import FilesField

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 10, 5, tzinfo=UTC)
SHEETS = {"": "web/parts/all.html", "tracker": "web/parts/tracker.html", "queue": "web/parts/queue.html"}
CARDS = {
    "bug": ("bug", "Something is wrong", "A bug, or data that is not right"),
    "feature": ("feature", "I wish it could…", "An idea for the product"),
    "question": ("question", "I have a question", "How to, accounts, anything else"),
}


class Sample(forms.Form):
    """One field of each look."""

    kind = forms.ChoiceField(
        label="What is it about?", widget=forms.RadioSelect, choices=[(key, key) for key in CARDS], initial="bug"
    )
    subject = forms.CharField(label="In one line", initial="Totals differ between dashboard and exported file")
    email = forms.EmailField(label="Your e-mail address", help_text="We write to you at every step.")
    story = forms.CharField(label="What happened, and what did you expect?", widget=forms.Textarea({"rows": 5}))
    severity = forms.ChoiceField(
        label="How bad is it?", choices=[("", "Not said"), ("hindered", "Work goes on, with effort")], required=False
    )
    answer = forms.ChoiceField(
        label="Is it fixed for you?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
        initial="partly",
    )
    pictures = FilesField(label="Screenshots or files", required=False)
    tell = forms.BooleanField(label="Tell my colleagues too", help_text="They get an e-mail at every step.")


@require_safe
def page(request: HttpRequest, name: str = "") -> HttpResponse:
    """Show the parts; `?scheme=dark` or `light` fixes the colours whatever the system prefers."""
    if name not in SHEETS:
        raise Http404
    scheme = request.GET.get("scheme", "")
    return render(request, SHEETS[name], {**samples(), "scheme": scheme if scheme in ("dark", "light") else ""})


def samples() -> dict[str, Any]:
    """Give everything that the sheets draw."""
    calm = standing()
    return {
        "today": TODAY,
        "now": NOW,
        "zone": UTC,
        "calm": calm,
        "asked": paused(calm),
        "late": late(calm),
        "question": short(calm),
        "cards": CARDS,
        "form": Sample(),
        "wrong": Sample({"subject": "", "email": "mara@", "kind": "bug", "story": "Since this morning…"}),
        "said": to_html(
            "October’s total on the dashboard is **18,204.00**, but the file says 18,190.50.\n\n"
            "- exported as CSV\n- `Europe/Oslo`"
        ),
        "asks": to_html("Thank you, I can see it too. Could you attach the exported file for October?"),
        "noted": to_html("Rounding happens per line in the export. Probably the same as *Rounding in CSV export*."),
        "files": [Sent("export-october.csv", 48_213, "text/csv"), Sent("dashboard.png", 1_204_551, "image/png")],
        "levels": [(constants.SUCCESS, "success"), (constants.ERROR, "error")],
        "told": told(),
        "rows": rows(),
        "sidebar": sidebar(),
    }


@dataclass(frozen=True)
class Sent:
    """A sample file."""

    name: str
    size: int
    content_type: str


def standing() -> Standing:
    """Give a bug under review, on its fourth day of a usual four to ten."""
    steps = (
        StepView(
            "received", "Request received", "completed", "Completed on Thu 12 November", "12 Nov · took 5 hours", "", ""
        ),
        StepView("review", "Under review", "current", "Current", "since 13 Nov · day 4", "", ""),
        StepView("identified", "Bug identified", "not_started", "Not started", "usually 1–10 business days", "", ""),
        StepView("plan", "Resolution plan determined", "not_started", "Not started", "we tell you the outcome", "", ""),
    )
    return Standing(
        number=4821,
        kind="bug",
        kind_name="Bug or data issue",
        subject="Invoice totals differ between the dashboard and the exported file",
        phase="review",
        phase_name="Under review",
        step=2,
        steps_total=4,
        state="Under review",
        mover="support",
        move="It’s with us: Mara from Support looks into it.",
        meaning="Support documents and reproduces the problem, and finds out exactly when it happens.",
        next_step="If something is unclear we ask you here and by e-mail. Once we have what we need, your ticket moves "
        "to Bug identified.",
        usual="4 to 10 business days",
        promise="We expect this step to be done between Thu 19 and Fri 27 November.",
        moved="",
        until_on=date(2026, 11, 27),
        next_word_on=date(2026, 11, 27),
        lateness=Lateness.ON_TIME,
        late="",
        pause=None,
        steps=steps,
        bar=Bar(date(2026, 11, 13), date(2026, 11, 19), date(2026, 11, 27), 36, 89.29, 33.2, is_over=False),
        owner="Mara",
        may_answer=False,
        may_reopen=False,
        is_finished=False,
    )


def paused(calm: Standing) -> Standing:
    """Give the same ticket while it waits for the requester."""
    question = "Could you attach the exported file for October?"
    return replace(
        calm,
        state="Waiting for you",
        mover="requester",
        move="It’s with you: we need an answer to go on.",
        promise="Our clock is paused. It goes on with the next business day after your answer, and nothing is lost.",
        pause=PauseView(
            question, to_html(question), date(2026, 11, 16), "Paused: waiting for you since Mon 16 November."
        ),
        may_answer=True,
    )


def late(calm: Standing) -> Standing:
    """Give the same ticket, past the day that was promised, with a step that was not needed."""
    skipped = StepView("identified", "Bug identified", "not_needed", "Not needed", "not needed", "", "")
    return replace(
        calm,
        lateness=Lateness.LATE,
        late="This is late. We said by Mon 16 November, and today is Wed 18 November. We are sorry.",
        promise="",
        steps=(*calm.steps[:2], skipped, calm.steps[3]),
        bar=Bar(date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 16), 22, 78, 89.3, is_over=True),
    )


def short(calm: Standing) -> Standing:
    """Give a question, which has three phases."""
    return replace(calm, kind="question", kind_name="Question", steps=calm.steps[:2] + calm.steps[3:], steps_total=3)


def told() -> list[dict[str, Any]]:
    """Give lines of the ledger, one of each outcome."""
    ends = (("sent", "Sent", ""), ("bounced", "Came back", "550 no such user"), ("due", "Waiting to be sent", ""))
    return [
        {
            "ended_at": NOW + timedelta(minutes=number),
            "made_at": NOW,
            "person": {"called": name},
            "address": f"{name.lower()}@brightwater.example",
            "subject": "Under review – Invoice totals differ – #4821",
            "state": state,
            "get_state_display": lambda words=words: words,
            "outcome": outcome,
        }
        for number, (name, (state, words, outcome)) in enumerate(zip(("Cleo", "Cem", "Ines"), ends, strict=True))
    ]


def rows() -> list[dict[str, Any]]:
    """Give the lines of a queue, one of each pace."""
    who = ("number", "kind", "kind_words", "subject", "about")
    where = ("step", "total", "phase", "pace", "share", "state", "impact", "requester", "organization", "owner")
    lines = (
        (4830, "bug", "Bug", "Sync stops after password change", "“Since this morning nobody in our office…”"),
        (1, 4, "Request received", "3.4 of 3 days", 100, "late", "Everyone", "R. Okafor", "Brightwater", ""),
        (4821, "bug", "Bug", "Invoice totals differ between dashboard and file", "“October’s total on the…”"),
        (2, 4, "Under review", "4.1 of 10 days", 41, "", "Several people", "J. Lind", "Brightwater", "Mara Aal"),
        (4817, "feature", "Feature", "Approve invoices from the phone", "14 customers want this"),
        (3, 4, "Roadmap consideration", "6.0 of 10 days", 60, "", "", "S. Haddad", "Oakline", "Tariq Popov"),
        (4829, "question", "Question", "How do I invite an auditor without a seat?", "waiting on requester"),
        (2, 3, "Under review", "paused at 1.2", 0, "wait", "One person", "M. Sato", "Fjordhus", "Mara Aal"),
        (4826, "bug", "Bug", "Date filter ignores the last day of the month", "“When I choose 1 to 30…”"),
        (1, 4, "Request received", "0.6 of 3 days", 20, "", "Several people", "A. Petrov", "Pellworm", ""),
    )
    return [
        dict(zip((*who, *where), (*first, *second), strict=True))
        for first, second in zip(lines[::2], lines[1::2], strict=True)
    ]


def sidebar() -> list[dict[str, Any]]:
    """Give the groups of the desk's sidebar."""

    def entry(name: str, count: int | None, *, is_late: bool = False, is_current: bool = False) -> dict[str, Any]:
        return {"name": name, "url": "#", "count": count, "is_late": is_late, "is_current": is_current}

    return [
        {
            "name": "To do",
            "places": [
                entry("Mine", 12),
                entry("First look", 31, is_late=True, is_current=True),
                entry("Running late", 7, is_late=True),
                entry("Answered by requester", 9),
                entry("Waiting on requester", 44),
            ],
        },
        {
            "name": "By kind",
            "places": [entry("Bugs and data issues", 118), entry("Feature requests", 63), entry("Questions", 27)],
        },
        {"name": "More", "places": [entry("All tickets", None), entry("People", None), entry("Settings", None)]},
    ]
