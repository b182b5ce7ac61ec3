"""The forms of the sign-in pages; allauth and Django check what they hold."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms

from phasedesk.accounts import people
from phasedesk.accounts.models import Person
from phasedesk.rulebook.refusal import Refusal

PASSWORD_HELP = "At least 12 characters. Several words in a row are easy to keep in mind."  # noqa: S105

_EMAIL = {"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none", "inputmode": "email"}


def _email_field(**more: Any) -> forms.EmailField:
    return forms.EmailField(
        label="E-mail address",
        max_length=people.LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={**_EMAIL, **more}),
        error_messages={
            "required": "Please enter your e-mail address.",
            "invalid": "This does not look like an e-mail address. It should look like name@example.com.",
        },
    )


def _password_field(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1_000,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": "Please enter a password."},
    )


class SignIn(LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _email_field(autocomplete="username")
        self.fields["password"] = _password_field("Password", "current-password")

    @property
    def is_held_back(self) -> bool:
        """Whether it was not even looked at, because there were too many failed tries before."""
        return self.has_error("__all__", "too_many_login_attempts")


class AskForPassword(ResetPasswordForm):
    """The address to which the link for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email_field(autocomplete="username")


class NewPassword(ResetPasswordKeyForm):
    """The new password, typed once: a manager fills it in, and a slip is mended by the same mail again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"] = _password_field("New password", "new-password", PASSWORD_HELP)

    def clean_password1(self) -> str:
        """Refuse a weak password, saying what is wrong with it."""
        return _strong(self.cleaned_data["password1"], self.user)


class SetUpForm(forms.Form):
    """The one-time code and who the first admin is."""

    code = forms.CharField(
        label="Set-up code",
        max_length=40,
        help_text="Twelve letters, such as bcdf-ghjk-mnpq. Phasedesk shows it where it was started.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": "Please enter the code that Phasedesk showed when it started."},
    )
    name = forms.CharField(
        label="Your name",
        max_length=people.LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Please enter your name. Requesters see your first name."},
    )
    email = _email_field()
    password = _password_field("Password", "new-password", PASSWORD_HELP)

    def clean_email(self) -> str:
        """Hold the address to the same rule as everywhere."""
        try:
            return people.address(self.cleaned_data["email"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from None

    def clean_password(self) -> str:
        """Refuse a weak password, saying what is wrong with it."""
        told = {field: self.cleaned_data.get(field, "") for field in ("email", "name")}
        return _strong(self.cleaned_data["password"], Person(**told))


def _strong(password: str, person: Person) -> str:
    try:
        people.check_password(password, person)
    except people.WeakPassword as weak:
        raise forms.ValidationError(weak.sentence, code=weak.code) from None
    return password
