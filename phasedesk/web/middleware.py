"""What holds for every request: how much it may bring, the headers that protect its answer, and refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from phasedesk.conversations import files
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
# All that a request may bring: the files of one message, with its words and what stands between them.
LARGEST_BODY = files.TOGETHER + 2_000_000  # bytes
NUL = "\x00"
PROGRAMS = "/api/"  # these check every value by its schema, and say what is wrong in their own way


class Layer(Protocol):
    """A middleware function with Django's hooks hung on it."""

    process_view: Callable[..., HttpResponseBase | None]
    process_exception: Callable[[HttpRequest, Exception], HttpResponseBase | None]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""


def headers(get_response: Answer) -> Answer:
    """Put the protecting headers on every answer (guide S20).

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


def bounds(get_response: Answer) -> Answer:
    """Refuse what is too much or cannot be meant before anything of it is kept (guide S9, S30).

    Django bounds a form's fields, but writes files of any length to the disk before a view or form sees them. No
    address, search or cookie holds a NUL, and PostgreSQL takes none.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length[:19]) > LARGEST_BODY:
            return errors.too_big(request)
        if not request.path_info.startswith(PROGRAMS) and _holds_nul(request):
            raise BadRequest("a NUL in the address or in a cookie")
        return get_response(request)

    return answer


def _holds_nul(request: HttpRequest) -> bool:
    asked = NUL in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
    return asked or any(NUL in cookie for cookie in request.COOKIES.values())


def refusals(get_response: Answer) -> Answer:
    """Turn a Refusal raised by a view into a kind answer, once for all pages.

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
    """Refuse an unsafe request that a browser says came from another site.

    Views exempt from the form check take no cookies (programs with a token), so they are left alone here too.
    """
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.method in SAFE or site in ("same-origin", "none") or getattr(view, "csrf_exempt", False):
        return None
    return errors.csrf_failure(request)


def _refused(request: HttpRequest, problem: Exception) -> HttpResponse | None:
    return refusing.answer(request, problem) if isinstance(problem, Refusal) else None
