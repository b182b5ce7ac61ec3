"""One setting names the mail server."""

import pytest

from phasedesk.mail.servers import SmtpServer


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 25)),
        ("smtp://mail.example:2525/", SmtpServer("mail.example", 2525)),
        ("smtp://mail.example?tls=start", SmtpServer("mail.example", 25, tls="start")),
        ("smtp://u:p@mail.example", SmtpServer("mail.example", 587, "u", "p", "start")),
        ("smtp://u:p@mail.example:25?tls=none&timeout=5", SmtpServer("mail.example", 25, "u", "p", "none", 5.0)),
        (
            "smtps://a%40b.example:p%3A%2F%25%23@mail.example",
            SmtpServer("mail.example", 465, "a@b.example", "p:/%#", "wrapped"),
        ),
        ("smtp://[::1]:1025", SmtpServer("::1", 1025)),
    ],
)
def test_an_address_is_read(url, server):
    assert SmtpServer.from_url(url) == server


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not the address"),
        ("mail.example:25", "not the address"),
        ("http://mail.example", "not the address"),
        ("smtp://", "not the address"),
        ("smtp://mail.example:0", "not the address"),
        ("smtp://mail.example:99999", "not the address"),
        ("smtp://mail..example", "not the address"),
        ("smtp://mail.example/inbox", "not the address"),
        ("smtp://user:secret#word@mail.example", "percent-encoded"),
        ("smtp://user:secret/word@mail.example", "percent-encoded"),
        ("smtp://user:secret?word@mail.example", "percent-encoded"),
        ("smtp://user:secret[word@mail.example", "percent-encoded"),
        ("smtp://user:secret\u2100word@mail.example", "percent-encoded"),
        ("smtp://user@mail.example", "both a user name and a password"),
        ("smtp://:secret@mail.example", "both a user name and a password"),
        ("smtp://user:secret%FF@mail.example", "not percent-encoded UTF-8"),
        ("smtp://user:secret%C3%BC@mail.example", "ASCII"),
        ("smtp://mail.example?tls=yes", "either start or none"),
        ("smtp://mail.example?tls=wrapped", "either start or none"),
        ("smtps://mail.example?tls=start", "leave the tls option out"),
        ("smtp://mail.example?ssl=1", "not “ssl”"),
        ("smtp://mail.example?timeout=0", "number of seconds"),
        ("smtp://mail.example?timeout=nan", "number of seconds"),
        ("smtp://mail.example?timeout=soon", "number of seconds"),
    ],
)
def test_a_wrong_address_is_told_without_the_password(url, words):
    with pytest.raises(ValueError, match=words) as told:
        SmtpServer.from_url(url)
    assert "secret" not in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__ or told.value.__context__ is None


def test_the_password_is_masked():
    server = SmtpServer.from_url("smtp://user:secret@mail.example?tls=start")
    assert repr(server) == str(server) == "SmtpServer(smtp://user:***@mail.example:587?tls=start&timeout=20)"
    assert repr(SmtpServer("::1", 25)) == "SmtpServer(smtp://[::1]:25?tls=none&timeout=20)"
