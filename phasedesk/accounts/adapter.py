"""How django-allauth behaves here: nobody signs up, `next` stays on this desk, mail goes out beside the request."""

from __future__ import annotations

import logging
import threading
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from phasedesk.accounts import sessions
from phasedesk.accounts.models import Person

log = logging.getLogger(__name__)

LATER = 0.25  # seconds; by then the answer is out


class Adapter(DefaultAccountAdapter):
    """The answers allauth asks the product for."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-mail address and password do not match. Please check both.",
        "too_many_login_attempts": "Too many tries. Please wait ten minutes, or set a new password by e-mail.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: those who work here are added by an admin, requesters come by writing."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Say no: these pages are pages, whatever a request claims to accept."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Allow `next` to name own paths only."""
        return sessions.is_own_path(url)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Send the person where their work is."""
        return sessions.landing(request.user) if isinstance(request.user, Person) else "/"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Leave the page after signing in or out to speak for itself."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Build the address of a mail from the configured base, never from what a request calls this host (S22)."""
        uidb36, _, secret = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": secret})
        return f"{settings.PHASEDESK_BASE_URL}{path}"

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Send the link to the stored address, not to what was typed, once the request has been answered."""
        send_later("account/email/password.txt", user, context["password_reset_url"])


def send_later(template: str, person: Person, url: str) -> None:
    """Write and send the mail a moment later, on a thread of its own.

    A request that did it, or shared the processor with it, would tell by its length whether the address is known (S23).
    A mail that is lost with the process costs its reader a second try, so it needs no outbox.
    """
    thread = threading.Timer(LATER, _send, args=(template, person, url))
    thread.name = "sign-in mail"
    thread.start()


def _send(template: str, person: Person, url: str) -> None:
    try:
        facts = {"person": person, "url": url, "desk": settings.PHASEDESK_NAME}
        EmailMessage(
            subject=f"Set your password for {settings.PHASEDESK_NAME}",
            body=render_to_string(template, facts).strip() + "\n",
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated"},
        ).send()
    except Exception:  # whatever a mail backend raises: nobody is there to catch it
        log.exception("A mail about signing in could not be sent.")
    finally:
        connections.close_all()
