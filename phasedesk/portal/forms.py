"""The portal's forms: sending a ticket, and saying something on one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django import forms

from phasedesk.accounts import people
from phasedesk.accounts.models import Organization, Person
from phasedesk.conversations import files
from phasedesk.rulebook.refusal import Refusal
from phasedesk.tickets import assignment, intake, replies
from phasedesk.tickets.models import Ticket
from phasedesk.web.uploads import FilesField

LONGEST_KEY = 64
AGAIN = (
    "Please choose your files again: browsers do not keep them when a form comes back. "
    f"Up to {files.MANY} files, {files.EACH // 1_000_000} MB each and {files.TOGETHER // 1_000_000} MB together."
)


@dataclass(frozen=True)
class Wording:
    """How we ask about one kind of ticket."""

    text: str
    text_help: str
    severity: str
    example: str


WORDINGS = {
    "bug": Wording(
        "What happened, and what did you expect?",
        "The steps that lead there and the exact words of any message help us most.",
        "How bad is it?",
        "The exported file does not match what the page shows",
    ),
    "feature": Wording(
        "What problem would it solve?",
        "An example from your work helps: what you do today, and where it stops you.",
        "How much does it hold you up?",
        "Send one document to several people",
    ),
    "question": Wording(
        "What do you want to do?",
        "Tell us what you have tried so far and where you got stuck.",
        "How much does it hold you up?",
        "How do I give a colleague access to reports only?",
    ),
}


def fresh_key() -> str:
    """Make the hidden key of one rendered form: however often it is sent, it is done once (guide R2)."""
    return secrets.token_urlsafe(16)


def _key() -> forms.CharField:
    return forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput, required=False)


class NewTicket(forms.Form):
    """What we ask before a ticket is sent. The questions fit the kind; who is signed in is not asked who they are."""

    kind = forms.CharField(widget=forms.HiddenInput)
    subject = forms.CharField(
        label="In one line",
        max_length=intake.MAX_SUBJECT,
        error_messages={
            "required": "Please say in one line what it is about.",
            "max_length": f"Please keep the line to {intake.MAX_SUBJECT} characters; the rest belongs below.",
        },
    )
    text = forms.CharField(
        widget=forms.Textarea,
        max_length=replies.MAX_TEXT,
        error_messages={
            "required": "Please tell us about it.",
            "max_length": f"This is longer than {replies.MAX_TEXT:,} characters. Please attach the rest as a file.",
        },
    )
    severity = forms.ChoiceField(choices=[("", "Please choose"), *Ticket.Severity.choices[1:]], required=False)
    affected = forms.ChoiceField(
        label="Who is affected?", choices=[("", "Please choose"), *Ticket.Affected.choices[1:]], required=False
    )
    workaround = forms.CharField(
        label="Have you found a way around it?", max_length=assignment.LONGEST_WORKAROUND, required=False
    )
    area = forms.CharField(label="Which part of the product?", max_length=assignment.LONGEST_AREA, required=False)
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label="For which organization?", empty_label="Please choose",
        error_messages={"required": "Please say for which organization this is."},
    )  # fmt: skip
    files = FilesField(label="Screenshots or files", required=False)  # type: ignore[assignment]
    name = forms.CharField(
        label="Your name",
        help_text="How we may call you.",
        max_length=people.LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label="Your e-mail address",
        max_length=people.LONGEST_ADDRESS,
        help_text="We send the link to your ticket there, and every change.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": "Please enter your e-mail address; the answer goes there."},
    )
    key = _key()

    def __init__(self, *args: Any, kind: str, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self._word(kind)
        self._ask_who()

    def _word(self, kind: str) -> None:
        wording = WORDINGS[kind]
        self.fields["text"].label, self.fields["text"].help_text = wording.text, wording.text_help
        self.fields["severity"].label = wording.severity
        self.fields["subject"].widget.attrs["placeholder"] = f"For example: {wording.example}"
        if kind != "bug":
            del self.fields["affected"], self.fields["workaround"]
        if self.files:
            self.fields["files"].help_text = AGAIN

    def _ask_who(self) -> None:
        self.organizations: list[Organization] = []
        if self.person:
            del self.fields["name"], self.fields["email"]
            theirs = Organization.objects.filter(memberships__person=self.person).order_by("name")
            self.organizations = list(theirs)
            self.fields["organization"].queryset = theirs  # type: ignore[attr-defined]
        if len(self.organizations) < 2:
            del self.fields["organization"]

    def clean_email(self) -> str:
        """Hold the address to the same rule as everywhere."""
        try:
            return people.address(self.cleaned_data["email"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from None

    @property
    def chosen_organization(self) -> Organization | None:
        """For whom it is; nobody where the person belongs to none."""
        only = self.organizations[0] if len(self.organizations) == 1 else None
        chosen: Organization | None = self.cleaned_data.get("organization", only)
        return chosen

    def asked(self, files: list[Any]) -> intake.Asked:
        """Give what intake takes, with the files as they were stored."""
        names = ("kind", "subject", "text", "severity", "affected", "workaround", "area")
        return intake.Asked(**{name: self.cleaned_data.get(name, "") for name in names}, files=files)


class Say(forms.Form):
    """A reply, an answer or a follow-up, with files. A file may speak for itself."""

    text = forms.CharField(
        widget=forms.Textarea,
        max_length=replies.MAX_TEXT,
        required=False,
        error_messages={
            "max_length": f"This is longer than {replies.MAX_TEXT:,} characters. Please attach the rest as a file.",
        },
    )
    files = FilesField(label="Files", required=False)  # type: ignore[assignment]
    key = _key()

    def __init__(self, *args: Any, label: str = "Your message", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        if self.files:
            self.fields["files"].help_text = AGAIN

    def clean(self) -> dict[str, Any]:
        """Ask for a word or a file."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("files") and not said.get("text") and not self.has_error("text"):
            self.add_error("text", "Please write something first, or attach a file.")
        return said
