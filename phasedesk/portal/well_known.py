"""Files that programs look for: which pages may be indexed, and whom to tell of a security problem."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"
KEPT = "public, max-age=86400"
# RFC 9116 wants an end; a reader who comes later asks again.
HOLDS = timedelta(days=180)
CLOSED = ("/account/", "/api/", "/desk/", "/my/", "/sent/", "/setup/", "/stop/", "/t/", "/verify/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines to the public pages (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    return _text(lines)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Name whom to write to about a security problem (RFC 9116)."""
    contact = parseaddr(settings.PHASEDESK_MAIL_FROM)[1]
    ends = (timezone.now() + HOLDS).replace(microsecond=0)
    return _text(
        [
            f"Contact: mailto:{contact}",
            f"Expires: {ends.isoformat().replace('+00:00', 'Z')}",
            "Preferred-Languages: en",
            f"Canonical: {settings.PHASEDESK_BASE_URL}/.well-known/security.txt",
        ]
    )


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN, headers={"Cache-Control": KEPT})
