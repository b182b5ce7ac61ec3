"""The pages on which a person signs in, sets a password, or makes themselves the first admin."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from phasedesk.accounts import limits, links, sessions, setup
from phasedesk.accounts.forms import SetUpForm, SignIn
from phasedesk.accounts.models import Person
from phasedesk.rulebook.refusal import Refusal


class Login(allauth_views.LoginView):
    """Signing in by e-mail address and password."""

    def form_valid(self, form: SignIn) -> HttpResponse:
        """Sign in, for as long as fits who it is."""
        response: HttpResponse = super().form_valid(form)
        if isinstance(self.request.user, Person):
            sessions.set_length(self.request, self.request.user, timezone.now())
        return response

    def form_invalid(self, form: SignIn) -> HttpResponse:
        """Show the form again with what was typed, as 429 where there were too many tries."""
        response: HttpResponse = super().form_invalid(form)
        return limits.held_back(response) if form.is_held_back else response


class PasswordAsked(allauth_views.PasswordResetDoneView):
    """What follows when a mail to set a password was asked for; on a desk without a mail server nobody need wait."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Tell the page whether this desk can send mail."""
        context: dict[str, Any] = super().get_context_data(**more)
        return context | {"sends_mail": bool(settings.PHASEDESK_SMTP_URL)}


class NewPassword(allauth_views.PasswordResetFromKeyView):
    """Setting a password from the link in a mail."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it, and note that the person reads this address: the link came by no other way."""
        now = timezone.now()
        self.reset_user.verify(now)
        response: HttpResponse = super().form_valid(form)
        if isinstance(self.request.user, Person):
            sessions.set_length(self.request, self.request.user, now)
        return response

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """Answer a link that is wrong, used or too old with the page that all such links get."""
        if context.get("token_fail"):
            return gone(self.request)
        response: HttpResponse = super().render_to_response(context, **more)
        return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str = "") -> HttpResponse:
    """Show whom a one-time link signs in; sign them in when the button is pressed, once."""
    now = timezone.now()
    if request.method != "POST":
        person = links.person_for(secret, now)
        return _secretive(render(request, "account/link.html", {"person": person})) if person else gone(request)
    person = links.use(secret, now)
    if person is None:
        return gone(request)
    sessions.begin(request, person, now)
    return HttpResponseRedirect(sessions.landing(person))


def gone(request: HttpRequest) -> HttpResponse:
    """Answer a link that is no good: one page, whatever the reason."""
    return _secretive(render(request, "account/gone.html", status=404))


def _secretive(response: HttpResponse) -> HttpResponse:
    """Keep the secret out of Referer. `no-referrer` would blank Origin too, which the CSRF check needs."""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


@never_cache
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Make the first admin of an empty desk; there is no such page once there is one."""
    if not setup.is_open():
        raise Http404
    if request.method != "POST":
        return render(request, "account/setup.html", {"form": SetUpForm()})
    if refused := limits.spend(request, "set_up"):
        return refused
    form = SetUpForm(request.POST)
    if form.is_valid() and (person := _first_admin(form)):
        sessions.begin(request, person, timezone.now())
        return HttpResponseRedirect(sessions.landing(person))
    return render(request, "account/setup.html", {"form": form}, status=422)


@sensitive_variables()
def _first_admin(form: SetUpForm) -> Person | None:
    """Make the admin, or leave the reason on the form, at the field it is about."""
    try:
        return setup.make_first_admin(**form.cleaned_data, at=timezone.now())
    except setup.WrongCode as wrong:
        form.add_error("code", wrong.sentence)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    return None
