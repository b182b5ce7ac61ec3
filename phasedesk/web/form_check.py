"""Django's check of forms, for pages that tell nobody their address."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware

NOWHERE = "null"


class FormCheck(CsrfViewMiddleware):
    """Check forms as Django does, and accept those of pages with `Referrer-Policy: no-referrer` too.

    Browsers blank the Origin of such a page's forms (Fetch standard, "append a request Origin header"), which Django
    takes for another site's. `Sec-Fetch-Site`, which no page can forge, then says that it was ours. Over plain HTTP,
    where browsers leave that out, the form's own token decides, as it does for a request without any Origin.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] != NOWHERE:
            return bool(super()._origin_verified(request))  # type: ignore[misc]
        site = request.headers.get("Sec-Fetch-Site")
        return site == "same-origin" or (site is None and not request.is_secure())
