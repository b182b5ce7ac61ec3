"""What every template can use: addresses, sentences, dates and counts. One engine for all our pages."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.template.defaultfilters import urlencode
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined

from phasedesk.conversations.formatting import excerpt
from phasedesk.tickets import words
from phasedesk.web import bundle, fields

SIZES = (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000))


def environment(**options: Any) -> Environment:
    """Make the Jinja environment that Django's backend asks for.

    An unknown name in a template fails loudly, and everything is escaped unless it was made safe on purpose.
    """
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    options["extensions"] = [*options.get("extensions", []), "jinja2.ext.i18n", "jinja2.ext.do"]
    env = Environment(**options)  # noqa: S701 - autoescape is on, two lines up
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True
    )
    env.globals.update(
        field_view=fields.view,
        language=language,
        site_name=site_name,
        static=static,
        stylesheet=bundle.address,
        url=url,
        words_day=words.day,
        words_short=words.short_day,
    )
    env.filters.update(
        count=words.count,
        day=day,
        excerpt=excerpt,
        filesize=filesize,
        initials=initials,
        listed=words.listed,
        moment=moment,
        short_day=short_day,
        urlencode=urlencode,
    )
    return env


def form_token(request: HttpRequest) -> dict[str, Any]:
    """Give the hidden field of the form check, masked once for all forms of a page instead of once for each."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a named page; remembered, for a list asks for the same ones again and again."""
    return _address(settings.ROOT_URLCONF, name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _address(root: str, name: str, args: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, root, args=args, kwargs=dict(named))


def site_name() -> str:
    """Give what the desk is called on its pages."""
    return settings.PHASEDESK_NAME


def language() -> str:
    """Give the language of the page, for `<html lang>`."""
    return translation.get_language() or settings.LANGUAGE_CODE


def day(on: date, today: date | None = None) -> SafeString:
    """Write `Thu 26 November` in a `<time>`, with the year where it is not this one."""
    return _time(on.isoformat(), words.day(on, today or timezone.localdate()))


def short_day(on: date, today: date | None = None) -> SafeString:
    """Write `26 Nov` in a `<time>`, with the year where it is not this one."""
    return _time(on.isoformat(), words.short_day(on, today or timezone.localdate()))


def moment(at: datetime, zone: tzinfo | None = None, today: date | None = None) -> SafeString:
    """Write `13 Nov, 10:02` in a `<time>`, on the clock of `zone` (the page's own zone when not given)."""
    zone = zone or timezone.get_current_timezone()
    return _time(at.isoformat(timespec="seconds"), words.moment(at, zone, today or timezone.localdate(timezone=zone)))


def _time(exact: str, said: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', exact, said)


def filesize(size: int) -> str:
    """Write bytes as a person says them, in powers of ten: `340 kB`, `1.2 MB`."""
    for unit, worth in SIZES:
        if size >= worth:
            said = f"{size / worth:.1f}" if size < 10 * worth else f"{size / worth:.0f}"
            return f"{said.removesuffix('.0')} {unit}"
    return words.count(size, "byte")


def initials(name: str) -> str:
    """Give the two letters that stand for a person: `MA` for Mara, `RO` for R. Okafor."""
    parts = [letters for part in name.split() if (letters := "".join(filter(str.isalnum, part)))]
    if not parts:
        return "–"
    return (parts[0][:2] if len(parts) == 1 else parts[0][0] + parts[-1][0]).upper()
