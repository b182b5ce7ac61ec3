"""The message that goes out: what it carries, and what can never get into it."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from phasedesk.mail import headers, message, message_ids
from phasedesk.mail.message import MailCannotBeBuilt, OutgoingMail, build

anything = st.text(st.characters(exclude_categories=()), max_size=400)
# Texts made of what breaks header code: encoded words, quotes, folds, addresses, very long words.
odd = st.sampled_from(
    [
        *("=?utf-8?q?a=0d=0aBcc:_dov@b.example?=", "=?", "?=", '"', "\\", "<", ">", "@", ",", ";", ":", "(", ")"),
        *("\r\n", "\n ", " ", "  ", "\u202e", "\x00", "ü", "日本語", "🌞", "x" * 80, "Bcc: dov@b.example"),
    ]
)
nasty = st.lists(odd, max_size=40).map("".join)
typed = st.one_of(anything, nasty)

NAMES = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "X-Phasedesk-Notice",
    "MIME-Version",
    "Content-Type",
]


def a_mail(**changes):
    return OutgoingMail(
        **{
            "message_id": "<a1@desk.example>",
            "to_name": "Cleo Brandt",
            "to_address": "cleo@brightwater.example",
            "subject": "Under review – Export to CSV loses accents – #1042",
            "text": "It is with us.\n",
            "html": "<p>It is with us.</p>\n",
            "from_name": "Tallyroom Support",
            "from_address": "support@tallyroom.example",
            "reply_to": "support+t8f3k2@tallyroom.example",
            "in_reply_to": "<q1@brightwater.example>",
            "references": ("<q0@brightwater.example>", "<q1@brightwater.example>"),
            "unsubscribe_url": "https://desk.example/stop/abc",
            "extra_headers": (("X-Phasedesk-Notice", "17"),),
            **changes,
        }
    )


def arrived(mail, **how):
    """Build the mail and read it back from its bytes, as its receiver does."""
    raw = build(mail, **how).as_bytes()
    return raw, message_from_bytes(raw, policy=policy.default)


def name_in(raw, field):
    """Read the name before an address; the stock reader puts a blank between the encoded words of a long name."""
    phrase = re.sub(r"\r?\n", "", message_from_bytes(raw)[field]).rpartition("<")[0].strip()
    if phrase.startswith('"'):
        return re.sub(r"\\(.)", r"\1", phrase[1:-1])
    return str(make_header(decode_header(phrase)))


def words(part):
    return part.get_content().replace("\r\n", "\n")


def test_a_mail_carries_what_it_should():
    raw, read = arrived(a_mail(), at=datetime(2026, 11, 12, 9, 14, tzinfo=UTC))
    assert read.keys() == NAMES
    assert str(read["From"]) == "Tallyroom Support <support@tallyroom.example>"
    assert str(read["To"]) == "Cleo Brandt <cleo@brightwater.example>"
    assert str(read["Reply-To"]) == "Tallyroom Support <support+t8f3k2@tallyroom.example>"
    assert read["Subject"] == "Under review – Export to CSV loses accents – #1042"
    assert read["Date"].datetime == datetime(2026, 11, 12, 9, 14, tzinfo=UTC)
    assert read["Message-ID"] == "<a1@desk.example>"
    assert read["In-Reply-To"] == "<q1@brightwater.example>"
    assert read["References"] == "<q0@brightwater.example> <q1@brightwater.example>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["X-Auto-Response-Suppress"] == "All"
    assert read["List-Unsubscribe"] == "<https://desk.example/stop/abc>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert read["X-Phasedesk-Notice"] == "17"
    assert read.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in read.iter_parts()} == {"quoted-printable"}
    assert {part.get_content_charset() for part in read.iter_parts()} == {"utf-8"}
    assert [words(part) for part in read.iter_parts()] == ["It is with us.\n", "<p>It is with us.</p>\n"]
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_what_is_empty_is_left_out():
    bare = a_mail(html="", to_name="", reply_to="", in_reply_to="", references=(), unsubscribe_url="", extra_headers=())
    _, read = arrived(bare)
    assert read.keys() == [
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    ]
    assert read.get_content_type() == "text/plain"
    assert read["To"] == "cleo@brightwater.example"


def test_the_date_is_now_when_none_is_given():
    before = datetime.now(UTC).replace(microsecond=0)
    _, read = arrived(a_mail())
    assert before <= read["Date"].datetime <= datetime.now(UTC)


@given(subject=typed, to_name=typed, from_name=typed, extra=typed)
@example(
    subject="=?utf-8?q?x=0d=0aBcc:_dov@b.example?=",
    to_name="=?utf-8?q?x?=",
    from_name="a\r\nBcc: d@b.example",
    extra="",
)
@example(subject="x" * 255, to_name="y" * 255, from_name='"' * 255, extra="z " * 127)
@example(subject="ü" * 255, to_name="Müller, Jörg " * 15, from_name="," * 255, extra="日" * 255)
def test_no_text_becomes_a_header(subject, to_name, from_name, extra):
    mail = a_mail(subject=subject, to_name=to_name, from_name=from_name, extra_headers=(("X-Phasedesk-Notice", extra),))
    raw, read = arrived(mail)
    assert read.keys() == NAMES
    assert read["Subject"] == (headers.clean(subject) or message.FALLBACK_SUBJECT)
    assert read["X-Phasedesk-Notice"] == headers.clean(extra)
    for field, name, spec in [
        ("To", to_name, "cleo@brightwater.example"),
        ("From", from_name, "support@tallyroom.example"),
        ("Reply-To", from_name, "support+t8f3k2@tallyroom.example"),
    ]:
        assert [one.addr_spec for one in read[field].addresses] == [spec]
        assert name_in(raw, field) == headers.clean(name)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@given(subject=typed, to_name=typed)
def test_encoded_words_are_short_enough(subject, to_name):
    raw = build(a_mail(subject=subject, to_name=to_name)).as_bytes()
    head = raw.partition(b"\r\n\r\n")[0]
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?[bq]\?[^? ]*\?=", head))


@given(st.text(max_size=2000))
@example(".\n..\nFrom here on\n=C3=A9 = \n\n \t\n")
@example("Å\x85 x\u2028y")
@example("x" * 5000)
def test_the_bodies_arrive_as_they_were_written(text):
    _, read = arrived(a_mail(text=text, html=f"<pre>{text}</pre>"))
    plain, html = (words(part) for part in read.iter_parts())
    assert plain.removesuffix("\n") == message._body(text).removesuffix("\n")
    assert html.removesuffix("\n") == f"<pre>{message._body(text)}</pre>"


@pytest.mark.parametrize("field", ["to_address", "from_address", "reply_to"])
@pytest.mark.parametrize(
    "address", ["cleo", "cleo@b.example\r\nBcc: dov@b.example", "Cleo <cleo@b.example>", "a b@c.example"]
)
def test_a_bad_address_cannot_be_built(field, address):
    with pytest.raises(MailCannotBeBuilt, match=r"address|domain") as told:
        build(a_mail(**{field: address}))
    assert told.value.reason.startswith("“")


@pytest.mark.parametrize(
    "message_id", ["", "a1@desk.example", "<a1>", "<a1@desk.example> <b@c>", "<a\n@b>", "<ü@b>", f"<{'a' * 250}@b>"]
)
def test_a_bad_message_id_cannot_be_built(message_id):
    with pytest.raises(MailCannotBeBuilt, match="no usable Message-ID"):
        build(a_mail(message_id=message_id))


@pytest.mark.parametrize(
    "url", ["desk.example/stop", "javascript:alert(1)", "https://desk.example/a>\r\nBcc: x", "https://a b", "https://ü"]
)
def test_a_bad_unsubscribe_address_cannot_be_built(url):
    with pytest.raises(MailCannotBeBuilt, match="unsubscribing"):
        build(a_mail(unsubscribe_url=url))


@pytest.mark.parametrize("name", ["Bcc\r\nX", "X Y", "X:", "", "ü", "subject", "To", "content-type", "MIME-Version"])
def test_a_bad_extra_header_cannot_be_built(name):
    with pytest.raises(MailCannotBeBuilt, match="cannot be set as a header"):
        build(a_mail(extra_headers=((name, "1"),)))


def test_ids_of_other_people_that_are_not_well_formed_are_left_out():
    _, read = arrived(
        a_mail(in_reply_to="no id\r\nBcc: x", references=("<a@b>", "nonsense", "<a@b>", "<c d@e>", "<f@g>"))
    )
    assert "In-Reply-To" not in read
    assert read["References"] == "<a@b> <f@g>"


def test_a_long_thread_keeps_its_first_mail_and_its_latest():
    thread = tuple(f"<{number}.{'a' * 70}@desk.example>" for number in range(100))
    raw, read = arrived(a_mail(references=thread))
    assert read["References"].split() == [thread[0], *thread[-19:]]
    assert f"\r\n {thread[-1]}\r\n".encode() in raw


@pytest.mark.parametrize("subject", ["", " \r\n\t", "\x00", "\u202e"])
def test_an_empty_subject_falls_back(subject):
    assert build(a_mail(subject=subject))["Subject"] == message.FALLBACK_SUBJECT


def test_a_subject_that_cannot_be_written_falls_back_and_is_logged(monkeypatch, caplog):
    def broken(name, value):
        raise UnicodeEncodeError("utf-8", "x", 0, 1, "never")

    monkeypatch.setattr(headers, "encoded", broken)
    assert build(a_mail(extra_headers=()))["Subject"] == message.FALLBACK_SUBJECT
    assert "a fixed one was used" in caplog.text


def test_an_address_outside_ascii_is_written_in_utf8():
    raw, _ = arrived(a_mail(to_address="jörg@brightwater.example", to_name="Jörg"))
    assert "To: =?utf-8?b?SsO2cmc=?= <jörg@brightwater.example>\r\n".encode() in raw


def test_message_ids_are_new_every_time():
    made = {message_ids.new("desk.example") for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"<[0-9a-f]{32}@desk\.example>", one) and message_ids.is_well_formed(one) for one in made)
