"""Files are on the disk before any row speaks of them, and what they are is told from their content."""

import base64
import hashlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from phasedesk.conversations import files
from phasedesk.conversations.models import PublicReply
from phasedesk.rulebook.refusal import Incomplete, TooMuch
from tests.testing.cast import Cast

# The smallest pictures there are; of the JPEG only its beginning, which is what tells it.
PICTURES = {
    "PNG": (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQMAAAAl21bKAAAAA1BMVEUAAACnej3aAAAACklEQVR4nGNgAAAAAgABSK"
        "+kcQAAAABJRU5ErkJggg=="
    ),
    "GIF": "R0lGODdhAQABAIAAAAAAAAAAACwAAAAAAQABAAAIBAABBAQAOw==",
    "WEBP": "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAUAmJaQAA3AA/v02aAA=",
    "BMP": "Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAADEDgAAxA4AAAAAAAAAAAAAAAAAAA==",
    "JPEG": "/9j/4AAQSkZJRgABAQAAAQABAAA=",
}


def picture(kind: str = "PNG") -> bytes:
    return base64.b64decode(PICTURES[kind])


def upload(content: bytes = b"hello", name: str = "a.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def on_disk(data: Path) -> list[Path]:
    return sorted(path for path in data.rglob("*") if path.is_file())


def test_a_file_is_kept_under_a_random_name(data: Path) -> None:
    (stored,) = files.store([upload(b"hello", "report.txt")])
    path = data / "files" / stored.key[:2].lower() / stored.key
    assert path.read_bytes() == b"hello"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (stored.name, stored.size, stored.sha256) == ("report.txt", 5, hashlib.sha256(b"hello").hexdigest())
    assert len(stored.key) == 22


def test_bytes_reach_the_disk_before_the_name_and_the_name_before_the_answer(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_rename = os.fsync, Path.rename

    def sync(handle: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "bytes")
        real_sync(handle)

    def rename(path: Path, target: Path) -> Path:
        steps.append("name")
        return real_rename(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "rename", rename)
    files.store([upload()])
    assert steps == ["bytes", "name", "folder", "folder"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("GIF"), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "application/pdf"),
        (picture("BMP"), files.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", files.UNKNOWN),
        (b"<?xml version='1.0'?><svg/>", files.UNKNOWN),
        (b"<!doctype html><script>alert(1)</script>", files.UNKNOWN),
        (b"alert(1)", files.UNKNOWN),
        (b"MZ\x90\x00", files.UNKNOWN),
        (b"PK\x03\x04rest", files.UNKNOWN),
    ],
)
def test_the_content_tells_what_a_file_is(data: Path, content: bytes, kind: str) -> None:
    (stored,) = files.store([upload(content, "innocent.png")])
    assert stored.content_type == kind


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/absolute/path.txt", "path.txt"),
        ("..", "file"),
        ("", "file"),
        (" . ", "file"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ('a"b;c%00.txt', "a_b_c_00.txt"),
        ("Übersicht für März.pdf", "Übersicht für März.pdf"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
        ("name." + "y" * 300, "name." + "y" * 114),
    ],
)
def test_a_name_holds_no_path_and_nothing_unseen(given: str, kept: str) -> None:
    assert files.clean_name(given) == kept


@pytest.mark.parametrize("key", ["../../../etc/passwd", "a/b", "", "x" * 15, "x" * 33, "aaaaaaaaaaaaaaaa\n", ".." * 10])
def test_a_key_that_is_not_ours_never_reaches_the_disk(key: str) -> None:
    with pytest.raises(ValueError, match="not a key of a file"):
        files.path_of(key)


def sized(size: int, name: str = "big.bin") -> SimpleUploadedFile:
    given = upload(b"x", name)
    given.size = size
    return given


@pytest.mark.parametrize(
    ("uploads", "refusal", "status"),
    [
        ([sized(files.EACH + 1)], TooMuch, 413),
        ([sized(20_000_000), sized(10_000_001)], TooMuch, 413),
        ([sized(1)] * 21, TooMuch, 422),
        ([upload(b"")], Incomplete, 422),
    ],
)
def test_limits_are_said_and_nothing_is_kept(
    data: Path, uploads: list[SimpleUploadedFile], refusal: type[TooMuch], status: int
) -> None:
    with pytest.raises(refusal) as refused:
        files.store(uploads)
    assert refused.value.status == status
    assert on_disk(data) == []


def test_a_file_that_lies_about_its_size_is_stopped_while_it_is_written(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "EACH", 3)
    with pytest.raises(TooMuch):
        files.store([sized(2), _longer_than_said()])
    assert on_disk(data) == []


def _longer_than_said() -> SimpleUploadedFile:
    given = upload(b"four")
    given.size = 1
    return given


def test_all_or_none_are_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 4:  # the second file's bytes
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.store([upload(), upload()])
    assert on_disk(data) == []


def test_rows_are_made_with_the_message_they_came_with(cast: Cast, data: Path) -> None:
    ticket = cast.ticket()
    reply = PublicReply.objects.create(ticket=ticket, author=cast.cleo, at=cast.at, text="x", html="<p>x</p>")
    stored = files.store([upload(b"hello", "a.txt"), upload(picture(), "b.png")])
    rows = files.attach(stored, ticket=ticket, at=cast.at, reply=reply)
    assert [(row.name, row.size, row.content_type, row.reply) for row in rows] == [
        ("a.txt", 5, files.UNKNOWN, reply),
        ("b.png", len(picture()), "image/png", reply),
    ]
    with files.open(rows[0]) as content:
        assert content.read() == b"hello"


def test_the_sweep_takes_only_old_files_that_no_row_speaks_of(cast: Cast, data: Path) -> None:
    ticket = cast.ticket()
    reply = PublicReply.objects.create(ticket=ticket, author=cast.cleo, at=cast.at, text="x", html="<p>x</p>")
    old = (cast.at - timedelta(hours=25)).timestamp()

    def aged(name: str, seconds: float) -> Path:
        (stored,) = files.store([upload(name=name)])
        os.utime(files.path_of(stored.key), (seconds, seconds))
        return files.path_of(stored.key)

    (kept,) = files.store([upload(name="attached")])
    files.attach([kept], ticket=ticket, at=cast.at, reply=reply)
    os.utime(files.path_of(kept.key), (old, old))
    orphan, fresh = aged("orphan", old), aged("fresh", old + 2 * 3600)
    half = orphan.with_name(files.NEW + "x" * 22)
    half.write_bytes(b"cut off")
    os.utime(half, (old, old))
    assert files.sweep(cast.at) == 2
    assert on_disk(data) == sorted([files.path_of(kept.key), fresh])
    assert files.sweep(cast.at) == 0


def test_the_sweep_takes_what_a_killed_process_left_half_arrived(
    cast: Cast, data: Path, tmp_path: Path, settings: Settings
) -> None:
    arriving = tmp_path / "arriving"
    arriving.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = arriving
    for name, hours in (("a.upload.bin", 25), ("b.upload.bin", 23)):
        (arriving / name).write_bytes(b"x")
        written = (cast.at - timedelta(hours=hours)).timestamp()
        os.utime(arriving / name, (written, written))
    assert files.sweep(cast.at) == 1
    assert [path.name for path in arriving.iterdir()] == ["b.upload.bin"]


def test_the_sweep_asks_no_more_for_many_files_than_for_one(
    cast: Cast, data: Path, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    ticket, old = cast.ticket(), (cast.at - timedelta(hours=25)).timestamp()
    reply = PublicReply.objects.create(ticket=ticket, author=cast.cleo, at=cast.at, text="x", html="<p>x</p>")
    stored = [files.StoredFile(f"aa{number:020}", "a", 1, "", files.UNKNOWN) for number in range(30)]
    files.attach(stored, ticket=ticket, at=cast.at, reply=reply)
    files.path_of(stored[0].key).parent.mkdir(parents=True)
    for file in stored:
        files.path_of(file.key).write_bytes(b"x")
        os.utime(files.path_of(file.key), (old, old))
    with django_assert_num_queries(1):
        assert files.sweep(cast.at) == 0


def test_a_refused_message_takes_its_files_with_it(data: Path) -> None:
    files.discard(files.store([upload(), upload()]))
    assert on_disk(data) == []


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast.make()
