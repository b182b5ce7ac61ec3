"""What holds for every answer: the headers that protect it, and what becomes of a refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from phasedesk.rulebook.refusal import Refusal
from phasedesk.web import errors, refusing

Answer = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

# Guide S20. No inline code and no inline style anywhere, so there is neither a nonce nor an exception.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "frame-src 'self'",
    )
)
# Of all that a browser could hand to a page we want passkeys, and nothing else.
PERMISSIONS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), "
    "storage-access=(), usb=(), window-management=(), xr-spatial-tracking=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "X-Permitted-Cross-Domain-Policies": "none",
}
UNLESS_GIVEN = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "same-origin",
}
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class Layer(Protocol):
    """A middleware function with Django's hooks hung on it."""

    process_view: Callable[..., HttpResponseBase | None]
    process_exception: Callable[[HttpRequest, Exception], HttpResponseBase | None]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """This will answer a request."""


def headers(get_response: Answer) -> Answer:
    """This will put the protecting headers on every answer (guide S20).

    Pages are private and not stored unless their view says otherwise; a file may bring a stricter policy of its own.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in ALWAYS.items():
            response[name] = value
        for name, value in UNLESS_GIVEN.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
            )
        return response

    return answer


def no_referrer(view: View) -> View:
    """This will keep the page's address, which holds a secret, from everybody its links lead to."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


def refusals(get_response: Answer) -> Answer:
    """This will turn a Refusal raised by a view into a kind answer, once for all pages.

    It also stops forms that another site makes a browser send (guide S21), and gives a 405 its page.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code == 405 and not getattr(response, "content", b"-"):
            return errors.not_allowed(request, response)
        return response

    layer = cast(Layer, answer)
    layer.process_view = from_elsewhere
    layer.process_exception = _refused
    return layer


def from_elsewhere(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
    """This will refuse an unsafe request that a browser says came from another site.

    Views exempt from the form check take no cookies (programs with a token), so they are left alone here too.
    """
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.method in SAFE or site in ("same-origin", "none") or getattr(view, "csrf_exempt", False):
        return None
    return errors.csrf_failure(request)


def _refused(request: HttpRequest, problem: Exception) -> HttpResponse | None:
    return refusing.answer(request, problem) if isinstance(problem, Refusal) else None
