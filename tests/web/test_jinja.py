"""What templates can use."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError

from phasedesk.web.jinja import day, environment, filesize, initials, moment, short_day

AT = datetime(2026, 11, 13, 9, 2, 30, tzinfo=UTC)
TODAY = date(2026, 11, 18)


def render(text: str, **context: object) -> str:
    return environment().from_string(text).render(**context)


def test_everything_is_escaped() -> None:
    assert render("{{ words }}", words="<b>&") == "&lt;b&gt;&amp;"


def test_an_unknown_name_fails_loudly() -> None:
    with pytest.raises(UndefinedError):
        render("{{ nobody }}")


def test_a_moment_is_read_on_the_readers_clock() -> None:
    assert moment(AT, ZoneInfo("Europe/Berlin"), TODAY) == (
        '<time datetime="2026-11-13T09:02:30+00:00">13 Nov, 10:02</time>'
    )


def test_a_day_has_its_year_only_where_it_is_another() -> None:
    assert day(date(2026, 11, 26), TODAY) == '<time datetime="2026-11-26">Thu 26 November</time>'
    assert short_day(date(2025, 11, 26), TODAY) == '<time datetime="2025-11-26">26 Nov 2025</time>'


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (48_213, "48 kB"), (1_204_551, "1.2 MB")],
)
def test_sizes_are_said(size: int, words: str) -> None:
    assert filesize(size) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara", "MA"),
        ("R. Okafor", "RO"),
        ("Ada Maria Falk", "AF"),
        ("X", "X"),
        ("", "–"),
        ("… !", "–"),
        ("李 小龙", "李小"),
    ],
)
def test_two_letters_stand_for_a_person(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_translated_words_are_taken_as_they_are() -> None:
    assert render("{{ _('Sent') }} {{ ngettext('%(num)s file', '%(num)s files', 2) }}") == "Sent 2 files"
