"""Sending, against a real mail server that takes, refuses, delays, hangs and hangs up."""

import socket
import ssl
import threading

import pytest
import trustme

from phasedesk.mail import smtp
from phasedesk.mail.message import build
from phasedesk.mail.smtp import Outcome, Sender, SmtpServer
from tests.mail.test_message import a_mail
from tests.testing.smtp import Mailroom

CLEO = "cleo@brightwater.example"
BOUNCES = "bounces+17@tallyroom.example"


@pytest.fixture
def room():
    with Mailroom() as room:
        yield room


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def certificate(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def sender_to(room, *, timeout=5.0, **options):
    return Sender(
        SmtpServer.from_url(f"{room.url}{'&' if '?' in room.url else '?'}timeout={timeout}"), sender=BOUNCES, **options
    )


def a_message(**changes):
    return build(a_mail(**changes))


def test_a_mail_is_sent(room):
    with sender_to(room) as sender:
        assert sender.send(a_message(text="First\n.\n.dot\nLast\n"), CLEO) == Outcome("sent", 250, "250 2.0.0 Taken")
    [mail] = room.wait_for(1)
    assert (mail.sender, mail.recipients) == (BOUNCES, (CLEO,))
    assert mail.subject == "Under review – Export to CSV loses accents – #1042"
    assert mail.text == "First\n.\n.dot\nLast\n"
    assert mail.message["Message-ID"] == "<a1@desk.example>"


def test_the_envelope_sender_can_differ_for_one_mail(room):
    with sender_to(room) as sender:
        sender.send(a_message(), CLEO, sender="other@tallyroom.example")
        sender.send(a_message(), CLEO, sender="")
        sender.send(a_message(), CLEO)
    assert [mail.sender for mail in room.wait_for(3)] == ["other@tallyroom.example", "", BOUNCES]


@pytest.mark.parametrize(
    ("stage", "reply", "kind", "code", "enhanced"),
    [
        ("rcpt", "550 5.1.1 No such user", "refused", 550, "5.1.1"),
        ("rcpt", "451 4.7.1 Greylisted", "retry", 451, "4.7.1"),
        ("rcpt", "421 4.3.2 Going down", "retry", 421, "4.3.2"),
        ("rcpt", "530 5.7.0 Sign in first", "retry", 530, "5.7.0"),
        ("rcpt", "354 what", "retry", 354, ""),
        ("data", "552 5.3.4 Too big", "refused", 552, "5.3.4"),
        ("data", "451 Later", "retry", 451, ""),
        ("data", "nonsense", "retry", None, ""),
    ],
)
def test_an_answer_about_the_recipient_or_the_mail(room, stage, reply, kind, code, enhanced):
    room.answer(stage, reply)
    with sender_to(room) as sender:
        outcome = sender.send(a_message(), CLEO)
        assert (outcome.kind, outcome.code, outcome.enhanced_code) == (kind, code, enhanced)
        assert reply in outcome.words or code is None
        assert room.mails == []
        assert sender.send(a_message(), "cem@brightwater.example").kind == "sent"
    [mail] = room.wait_for(1)
    assert mail.recipients == ("cem@brightwater.example",)


@pytest.mark.parametrize("reply", ["550 5.7.1 Not your domain", "451 4.3.0 Later", "552 5.2.2 Quota"])
def test_a_refused_sender_is_no_fault_of_the_recipient(room, reply):
    room.answer("mail", reply)
    with sender_to(room) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert outcome.kind == "retry"
    assert outcome.code == int(reply[:3])
    assert outcome.words == f"127.0.0.1:{room.port} does not take mail from our address: {reply}"


def test_a_connection_cut_after_the_message_is_tried_again_with_the_same_id(room):
    room.cut_after_data()
    message = a_message()
    with sender_to(room) as sender:
        outcome = sender.send(message, CLEO)
        assert outcome == Outcome("retry", None, f"127.0.0.1:{room.port} closed the connection before it answered.")
        assert sender.send(message, CLEO).kind == "sent"
    assert [mail.message["Message-ID"] for mail in room.wait_for(2)] == ["<a1@desk.example>"] * 2


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
def test_a_silent_server_is_not_waited_for(room, stage):
    room.hang(stage, seconds=3)
    with sender_to(room, timeout=0.2) as sender:
        outcome = sender.send(a_message(), CLEO)
        assert outcome == Outcome("retry", None, f"127.0.0.1:{room.port} did not answer in time.")
        assert sender.send(a_message(), CLEO).kind == "sent"


def test_a_mail_is_never_tried_longer_than_its_lease(room, monkeypatch):
    room.hang("rcpt", seconds=3)
    monkeypatch.setattr(smtp, "SEND_WITHIN", 0.3)
    with sender_to(room, timeout=60) as sender:
        assert sender.send(a_message(), CLEO).words == f"127.0.0.1:{room.port} did not answer in time."


def test_one_connection_carries_many_mails(room):
    with sender_to(room, per_connection=2) as sender:
        assert {sender.send(a_message(), CLEO).kind for _ in range(5)} == {"sent"}
    assert room.connections == 3
    assert len(room.wait_for(5)) == 5


def test_an_idle_connection_is_left(room):
    now = [1000.0]
    with sender_to(room, idle_seconds=30, clock=lambda: now[0]) as sender:
        sender.send(a_message(), CLEO)
        now[0] += 29
        sender.send(a_message(), CLEO)
        assert room.connections == 1
        now[0] += 31
        assert sender.send(a_message(), CLEO).kind == "sent"
    assert room.connections == 2


def test_a_server_that_hung_up_meanwhile_is_called_again(room):
    with sender_to(room) as sender:
        sender.send(a_message(), CLEO)
        room.hang_up()
        assert sender.send(a_message(), CLEO).kind == "sent"
    assert (room.connections, len(room.wait_for(2))) == (2, 2)


def test_a_server_that_will_not_reset_is_called_again(room):
    with sender_to(room) as sender:
        sender.send(a_message(), CLEO)
        room.answer("rset", "451 No")
        assert sender.send(a_message(), CLEO).kind == "sent"
    assert room.connections == 2


def test_a_missing_server_is_not_knocked_at_for_every_mail(room):
    now = [1000.0]
    room.stop()
    with sender_to(room, rest_seconds=15, clock=lambda: now[0]) as sender:
        gone = Outcome("retry", None, f"No mail server answers at 127.0.0.1:{room.port}.")
        assert sender.send(a_message(), CLEO) == gone
        room.start()
        assert sender.send(a_message(), CLEO) == gone
        assert room.connections == 0
        now[0] += 16
        assert sender.send(a_message(), CLEO).kind == "sent"


def test_an_address_that_is_none_is_refused_without_a_connection(room):
    with sender_to(room) as sender:
        for to in ["cleo", "cleo@b.example>\r\nRCPT TO:<dov@b.example", "Cleo <cleo@b.example>"]:
            outcome = sender.send(a_message(), to)
            assert (outcome.kind, outcome.code) == ("refused", None)
    assert room.connections == 0


def test_a_wrong_sender_address_waits_for_the_setting(room):
    with sender_to(room) as sender:
        outcome = sender.send(a_message(), CLEO, sender="not an address")
    assert outcome == Outcome(
        "retry", None, "The address mail is sent from is wrong: “not an address” is not an e-mail address."
    )
    assert room.connections == 0


@pytest.mark.parametrize(
    ("own", "name"),
    [("support@bücher.example", "xn--bcher-kva.example"), ("", "localhost"), ("x@y.example\r\nQUIT", "localhost")],
)
def test_we_greet_with_our_own_domain(room, own, name):
    with Sender(SmtpServer.from_url(room.url), sender=own) as sender:
        assert sender.send(a_message(), CLEO, sender=BOUNCES).kind == "sent"
    assert room.greetings == [name]


def test_a_message_that_cannot_be_written_is_refused_and_blocks_no_other(room, monkeypatch):
    def unwritable():
        raise UnicodeEncodeError("ascii", "ü", 0, 1, "ordinal not in range")

    broken = a_message()
    monkeypatch.setattr(broken, "as_bytes", unwritable)
    with sender_to(room) as sender:
        outcome = sender.send(broken, CLEO)
        assert (outcome.kind, outcome.code) == ("refused", None)
        assert outcome.words.startswith("The mail could not be written: ")
        assert sender.send(a_message(), CLEO).kind == "sent"


# Signing in and encryption


def test_signing_in(certificate, trust):
    with Mailroom(login=("desk", "p:ss/w%rd"), tls=certificate) as room:
        server = SmtpServer.from_url(f"smtp://desk:p%3Ass%2Fw%25rd@127.0.0.1:{room.port}?timeout=5")
        assert server.tls == "start"
        with Sender(server, sender=BOUNCES, context=trust) as sender:
            assert sender.send(a_message(), CLEO).kind == "sent"


def test_a_wrong_password_is_a_settings_fault_and_tried_once():
    with Mailroom(login=("desk", "right")) as room:
        server = SmtpServer.from_url(f"smtp://desk:wrong@127.0.0.1:{room.port}?tls=none&timeout=5")
        with Sender(server, sender=BOUNCES) as sender:
            outcomes = {sender.send(a_message(), CLEO) for _ in range(3)}
        assert room.connections == 1
    [outcome] = outcomes
    assert (outcome.kind, outcome.code) == ("retry", 535)
    assert outcome.words.startswith(f"127.0.0.1:{room.port} did not accept the user name and password: 535 ")
    assert "wrong" not in outcome.words


def test_a_server_that_wants_a_sign_in_we_have_none_for():
    with Mailroom(login=("desk", "right")) as room, Sender(SmtpServer("127.0.0.1", room.port, timeout=5)) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert (outcome.kind, outcome.code) == ("retry", 530)


def test_a_password_for_a_server_without_sign_in(room):
    with Sender(SmtpServer("127.0.0.1", room.port, "desk", "word", timeout=5)) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert outcome.kind == "retry"
    assert "AUTH" in outcome.words


def test_starttls(certificate, trust):
    with Mailroom(tls=certificate) as room, sender_to(room, context=trust) as sender:
        assert [sender.send(a_message(), CLEO).kind for _ in range(2)] == ["sent", "sent"]
        assert room.connections == 1


def test_tls_from_the_first_byte(certificate, trust):
    with Mailroom(tls=certificate, wrapped=True) as room, sender_to(room, context=trust) as sender:
        assert room.url.startswith("smtps://")
        assert sender.send(a_message(), CLEO).kind == "sent"


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_certificate_nobody_vouches_for(certificate, wrapped):
    with Mailroom(tls=certificate, wrapped=wrapped) as room, sender_to(room) as sender:
        outcome = sender.send(a_message(), CLEO)
        assert room.mails == []
    assert outcome.kind == "retry"
    assert outcome.words.startswith(f"The certificate of 127.0.0.1:{room.port} is not trusted: ")


def test_a_certificate_for_another_name(authority, trust):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example").configure_cert(context)
    with Mailroom(tls=context) as room, sender_to(room, context=trust) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert (outcome.kind, room.mails) == ("retry", [])
    assert "is not trusted" in outcome.words


def test_a_server_without_starttls_gets_nothing(room):
    with Sender(SmtpServer("127.0.0.1", room.port, "desk", "secret", "start", 5)) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert (outcome.kind, room.mails) == ("retry", [])
    assert "STARTTLS" in outcome.words


def test_tls_spoken_to_a_plain_server(room, trust):
    with Sender(SmtpServer("127.0.0.1", room.port, tls="wrapped", timeout=1), context=trust) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert outcome.kind == "retry"
    assert outcome.words.startswith(f"The encrypted connection to 127.0.0.1:{room.port} failed: ")


# Letters outside ASCII


def test_smtputf8_only_when_it_is_needed(room):
    options = []
    with sender_to(room) as sender:
        assert sender.send(a_message(to_address="cleo@bücher.example"), "cleo@bücher.example").kind == "sent"
        sender._line.mail = lambda address, given, mail=sender._line.mail: options.append(given) or mail(address, given)
        assert sender.send(a_message(to_address="jörg@b.example"), "jörg@b.example").kind == "sent"
        assert sender.send(a_message(), CLEO).kind == "sent"
    assert options == [("SMTPUTF8", "BODY=8BITMIME"), ()]
    assert [mail.recipients for mail in room.wait_for(3)] == [
        ("cleo@xn--bcher-kva.example",),
        ("jörg@b.example",),
        (CLEO,),
    ]


# A server written out by hand, for what no real one does on purpose


def scripted(*replies):
    """Listen once and answer every line with the next of the replies; None hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        with listener, listener.accept()[0] as line:
            heard = line.makefile("rb")
            for reply in replies:
                if reply is None:
                    break
                line.sendall(reply)
                if not heard.readline():
                    break

    threading.Thread(target=serve, daemon=True).start()
    return SmtpServer("127.0.0.1", listener.getsockname()[1], timeout=1)


@pytest.mark.parametrize(
    ("replies", "code", "words"),
    [
        ([b"554 5.7.1 Not you\r\n"], 554, "would not take mail now: 554 5.7.1 Not you"),
        ([b"421 Busy\r\n"], 421, "would not take mail now: 421 Busy"),
        ([b"220 hi\r\n", b"550 no\r\n", b"550 never\r\n"], 550, "would not take mail now: 550 never"),
        ([None], None, "closed the connection before it answered."),
        ([b"220 hi\r\n", None], None, "closed the connection before it answered."),
        ([b"220 " + b"x" * 9000 + b"\r\n"], 500, "would not take mail now: 500 Line too long."),
        ([b"\xff\xfe\r\n"], None, "would not take mail now: -1 "),
        ([b""], None, "did not answer in time."),
    ],
)
def test_a_server_that_will_not_begin(replies, code, words):
    server = scripted(*replies)
    with Sender(server, sender=BOUNCES) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert (outcome.kind, outcome.code) == ("retry", code)
    assert outcome.words.startswith(f"{server.place} {words}".strip())


def test_an_answer_with_odd_bytes_is_made_readable():
    server = scripted(
        b"220 hi\r\n", b"250 ok\r\n", b"250 ok\r\n", b"550 5.1.1 \x1b[31m\xff\xe2\x80\xae" + b"x" * 600 + b"\r\n"
    )
    with Sender(server, sender=BOUNCES) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert outcome.kind == "refused"
    assert outcome.words.startswith("550 5.1.1 [31m\ufffd xxx")
    assert len(outcome.words) == 500


def test_a_server_without_smtputf8_cannot_carry_such_an_address():
    with Sender(scripted(b"220 hi\r\n", b"250 ok\r\n"), sender=BOUNCES) as sender:
        outcome = sender.send(a_message(to_address="jörg@b.example"), "jörg@b.example")
    assert (outcome.kind, outcome.code) == ("refused", None)
    assert outcome.words.endswith("cannot carry an address with letters outside ASCII.")


def test_a_name_nobody_knows(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", unknown)
    with Sender(SmtpServer("mail.example", 25)) as sender:
        outcome = sender.send(a_message(), CLEO)
    assert outcome == Outcome("retry", None, "The mail server mail.example could not be found.")
