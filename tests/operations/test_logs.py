"""A log line cannot be forged and keeps no secret."""

import logging

import pytest

from phasedesk.operations.logs import Line


def _line(message: str, *arguments: object, **facts: object) -> str:
    record = logging.LogRecord("phasedesk.test", logging.INFO, __file__, 1, message, arguments, None)
    record.created = 1_795_000_000.25
    record.facts = facts
    return Line().format(record)


def test_a_line_tells_time_level_source_message_and_facts() -> None:
    assert _line("sent %s", 3, name="a b", ticket=7) == (
        '2026-11-18T11:06:40.250Z INFO phasedesk.test: sent 3 name="a b" ticket=7'
    )


@pytest.mark.parametrize(
    ("nasty", "shown"),
    [
        ("a\nINFO forged", "a\\nINFO forged"),
        ("a\r\x1b[2Jb", "a\\r\\x1b[2Jb"),
        ("a\u2028b\u202eb", "a\\u2028b\\u202eb"),
        ("plain – text’s", "plain – text’s"),
    ],
)
def test_control_characters_are_written_out(nasty: str, shown: str) -> None:
    assert _line("%s", nasty).endswith(f": {shown}")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/t/Zq3vX1yT8pLw4Rk0aJ9sNw/reply", "/t/…/reply"),
        ("/account/link/Zq3vX1yT8pLw4Rk0aJ9sNwZq3vX1yT8pLw4Rk0aJ9s/", "/account/link/…/"),
        ("/verify/WzEsImEiLDFd:1vNxyz:qWkTq0Zq3vX1yT8pLw4Rk0aJ9sNw/", "/verify/…/"),
        ("/stop/WzEsMl0:qWkTq0Zq3vX1yT8pLw4Rk0aJ9sNw/", "/stop/…/"),
        ("/desk/tickets/1042/phase", "/desk/tickets/1042/phase"),
        ("/what-to-expect/", "/what-to-expect/"),
    ],
)
def test_secrets_in_addresses_are_hidden(path: str, shown: str) -> None:
    assert _line("Not Found: %s", path).endswith(f": Not Found: {shown}")


def test_facts_cannot_break_the_line_either() -> None:
    assert _line("x", name="a\nb").endswith('x name="a\\nb"')


def test_a_traceback_follows() -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as problem:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "broke", (), (type(problem), problem, None))
    assert Line().format(record).splitlines()[-1] == "  ZeroDivisionError"


def test_what_an_error_quotes_cannot_pass_for_a_line() -> None:
    problem = ValueError("no\n2026-11-18T11:06:40.250Z INFO forged: \x1b[2J /t/Zq3vX1yT8pLw4Rk0aJ9sNw/")
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "broke", (), (ValueError, problem, None))
    assert Line().format(record).splitlines()[1:] == [
        "  ValueError: no",
        "  2026-11-18T11:06:40.250Z INFO forged: \\x1b[2J /t/…/",
    ]
