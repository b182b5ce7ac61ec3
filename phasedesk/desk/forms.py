"""The desk's forms. Each does one thing to one ticket; which ones a page offers is decided in `offers`."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django import forms

from phasedesk.accounts.people import LONGEST_ADDRESS, LONGEST_NAME
from phasedesk.lifecycles.models import KINDS
from phasedesk.tickets.assignment import LONGEST_AREA, LONGEST_WORKAROUND
from phasedesk.tickets.intake import MAX_SUBJECT
from phasedesk.tickets.models import Ticket
from phasedesk.tickets.replies import MAX_TEXT
from phasedesk.web.uploads import FilesField

KIND_NAMES = {"bug": "Bug or data issue", "feature": "Feature request", "question": "Question"}
LONGEST_WHOM = 200


def text(
    label: str, *, required: bool = True, help_text: str = "", rows: int = 4, most: int = MAX_TEXT
) -> forms.CharField:
    """Make a field for several lines."""
    missing = {"required": "Write something first.", "max_length": f"This is longer than {most:,} characters."}
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, required=required, help_text=help_text, max_length=most, widget=widget, error_messages=missing
    )


class Act(forms.Form):
    """One thing that can be done to a ticket. `key` keeps its fields apart from those of its neighbours on the page."""

    key: ClassVar[str] = ""

    def __init__(self, *args: Any, key: str = "", **kwargs: Any) -> None:
        self.place = key or self.key
        kwargs["auto_id"] = f"{self.place}-%s"
        super().__init__(*args, **kwargs)


class WithFiles(forms.Form):
    """A form that takes files too. Django keeps what was uploaded as `form.files`, the field is `form["files"]`."""

    files = FilesField(label="Files", required=False)  # type: ignore[assignment]


class Reply(Act, WithFiles):
    """What the requester and all followers read."""

    key = "reply"
    text = text("Public reply", rows=5)


class Note(Act, WithFiles):
    """What only we read."""

    key = "note"
    text = text("Internal note")


class Question(Act, WithFiles):
    """What we cannot go on without."""

    key = "question"
    text = text("Question to the requester", rows=3)


class Step(Act, WithFiles):
    """On to another phase. Which words are needed is the verb's to say."""

    key = "phase"
    to = forms.CharField(max_length=40, widget=forms.HiddenInput)
    note = text("Your words to the requester", required=False, rows=3)

    def __init__(self, *args: Any, to: str = "", needs_words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, key=f"phase-{to}", initial={"to": to}, **kwargs)
        if needs_words:
            self.fields["note"].label, self.fields["note"].required = needs_words, True


class Resolution(Act, WithFiles):
    """How it ended."""

    key = "resolution"
    note = text("How it ended, in your words to the requester", rows=3)


class Reopening(Act, WithFiles):
    """Why it goes on."""

    key = "reopening"
    note = text("Why it goes on, in your words to the requester", rows=3)


class Words(Act):
    """A change that needs no words, but may have some."""

    note = text("Your words to the requester", required=False, rows=2)


class Hold(Words):
    """A wait for somebody else."""

    key = "hold"
    for_whom = forms.CharField(
        label="Whom do we wait for?",
        max_length=LONGEST_WHOM,
        help_text="The requester reads this name. It is our wait: the clock runs.",
        error_messages={"required": "Name whom we wait for."},
    )
    field_order = ("for_whom", "note")


class Kind(Act):
    """Another kind of ticket."""

    key = "kind"
    to = forms.ChoiceField(label="It is", widget=forms.RadioSelect, error_messages={"required": "Choose the kind."})
    note = text("Why, in your words to the requester", rows=2)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, KIND_NAMES[key]) for key in KINDS if key != kind]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]


class Owner(Act):
    """Who looks after it: a colleague's key, or "nobody"."""

    key = "owner"
    to = forms.CharField(label="Who looks after it", max_length=20)


class Assessment(Act):
    """How bad it is, whom it concerns, what helps meanwhile, and which part of the product it is about."""

    key = "assessment"
    severity = forms.ChoiceField(label="How bad it is", choices=Ticket.Severity.choices, required=False)
    affected = forms.ChoiceField(label="Who is affected", choices=Ticket.Affected.choices, required=False)
    area = forms.CharField(label="Area of the product", max_length=LONGEST_AREA, required=False)
    workaround = text("Workaround", required=False, rows=2, most=LONGEST_WORKAROUND)


class Follow(Act):
    """Somebody who is to be told as well."""

    key = "followers"
    email = forms.EmailField(
        label="E-mail address",
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter an address.", "invalid": "This does not look like an e-mail address."},
    )
    name = forms.CharField(label="Name", max_length=LONGEST_NAME, required=False)


class NewTicket(WithFiles):
    """A ticket that one of us writes down for somebody who called or wrote elsewhere."""

    email = forms.EmailField(
        label="Requester’s e-mail address",
        max_length=LONGEST_ADDRESS,
        help_text="They are told that we have it, and of every step.",
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the requester’s address; they are told there.",
            "invalid": "This does not look like an e-mail address.",
        },
    )
    name = forms.CharField(
        label="Requester’s name",
        max_length=LONGEST_NAME,
        required=False,
        help_text="How they may be called; a name that is known stays.",
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(key, KIND_NAMES[key]) for key in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind."},
    )
    subject = forms.CharField(
        label="In one line", max_length=MAX_SUBJECT, error_messages={"required": "Say in one line what it is about."}
    )
    text = text("What they told us", rows=7, help_text="The requester reads this as their own words.")
    severity = forms.ChoiceField(label="How bad it is", choices=Ticket.Severity.choices, required=False)
    affected = forms.ChoiceField(label="Who is affected", choices=Ticket.Affected.choices, required=False)
    area = forms.CharField(label="Area of the product", max_length=LONGEST_AREA, required=False)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(16))
