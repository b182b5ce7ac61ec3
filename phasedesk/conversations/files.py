"""Files that come with a message: their bytes are safely on the disk before any row speaks of them (guide R1, S9)."""

from __future__ import annotations

import builtins
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import puremagic
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from phasedesk.conversations.models import Attachment, InternalNote, PublicReply, file_key
from phasedesk.rulebook.refusal import Incomplete, TooMuch

EACH = 25_000_000  # bytes
TOGETHER = 30_000_000  # bytes
MANY = 20
UNKNOWN = "application/octet-stream"
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
KNOWN = IMAGES | {"application/pdf"}
HEAD = 8_192  # bytes that are looked at to tell what a file is
ORPHANED = timedelta(hours=24)
SWEPT_AT_ONCE = 500
LONGEST_NAME = 120
NEW = ".new-"

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
UNFIT = re.compile(r'[<>:"|?*;%]')


class TooMany(TooMuch):
    """More files than can come with one message."""

    code = "too-many"
    status = 422


@dataclass(frozen=True)
class StoredFile:
    """A file that is on the disk under `key`. `size` in bytes; `content_type` is told from the bytes, not the name."""

    key: str
    name: str
    size: int
    sha256: str
    content_type: str


def store(uploads: Iterable[UploadedFile]) -> list[StoredFile]:
    """Write the files to the disk, all or none, so that they outlive a loss of power.

    TooMuch above 25 MB a file or 30 MB together (413) and above 20 files (422); Incomplete for an empty file.
    """
    chosen = [upload for upload in uploads if upload]
    _check(chosen)
    stored: list[StoredFile] = []
    try:
        for upload in chosen:
            stored.append(_write(upload))
    except BaseException:
        discard(stored)
        raise
    return stored


def discard(stored: Sequence[StoredFile]) -> None:
    """Take stored files off the disk again, when what they came with was refused."""
    for file in stored:
        path_of(file.key).unlink(missing_ok=True)


def attach(
    stored: Sequence[StoredFile],
    *,
    ticket: Model,
    at: datetime,
    reply: PublicReply | None = None,
    note: InternalNote | None = None,
) -> list[Attachment]:
    """Make the rows for stored files, with the reply or the note they came with."""
    return Attachment.objects.bulk_create(
        Attachment(
            key=file.key,
            ticket_id=ticket.pk,
            reply=reply,
            note=note,
            name=file.name,
            size=file.size,
            sha256=file.sha256,
            content_type=file.content_type,
            at=at,
        )
        for file in stored
    )


def open(attachment: Attachment) -> IO[bytes]:  # noqa: A001 - files.open(attachment) reads as it should
    """Open the bytes for reading. FileNotFoundError when they are not there."""
    return builtins.open(path_of(attachment.key), "rb")  # noqa: PTH123 - the same call, by its plain name


def sweep(at: datetime) -> int:
    """Delete files older than a day that no row speaks of, and say how many there were.

    They are left where a power cut or a refused form came between the bytes and the row, or while they arrived.
    """
    arriving = Path(settings.FILE_UPLOAD_TEMP_DIR)
    left = [path for path in arriving.glob("*.upload*") if _is_older(path, at - ORPHANED)]
    for path in left:
        path.unlink(missing_ok=True)
    gone = len(left)
    for place in folder().glob("??"):
        old = [path for path in place.iterdir() if _is_older(path, at - ORPHANED)]
        # Some hundred in one query: a desk has many files, and all but a few are spoken of.
        for some in (old[start : start + SWEPT_AT_ONCE] for start in range(0, len(old), SWEPT_AT_ONCE)):
            known = set(Attachment.objects.filter(key__in=[path.name for path in some]).values_list("key", flat=True))
            for path in some:
                if path.name not in known:
                    path.unlink(missing_ok=True)
                    gone += 1
    return gone


def _is_older(path: Path, moment: datetime) -> bool:
    """Tell whether the file is there and was last written before the moment; a refused one may vanish meanwhile."""
    try:
        return path.stat().st_mtime <= moment.timestamp()
    except FileNotFoundError:
        return False


def folder() -> Path:
    """Give the folder of all files; no server gives out what is in it."""
    return Path(settings.MEDIA_ROOT)


def path_of(key: str) -> Path:
    """Give the place of a file. Keys are ours and random; ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,32}", key):
        raise ValueError("not a key of a file")
    return folder() / key[:2].lower() / key


def clean_name(name: str) -> str:
    """Give a name that is safe to show and to save under: no folders, nothing unseen, of bearable length."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    last = UNFIT.sub("_", UNSEEN.sub("", last)).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 16:
        stem, dot, ending = last, "", ""
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" or "file"


def type_of(head: bytes) -> str:
    """Tell from a file's first bytes what it is, if it is one of the few kinds we give a name to."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    best = max(found, key=lambda one: one.confidence, default=None)
    return best.mime_type if best and best.mime_type in KNOWN else UNKNOWN


def _check(uploads: Sequence[UploadedFile]) -> None:
    if len(uploads) > MANY:
        raise TooMany(f"At most {MANY} files can be sent at once; these are {len(uploads)}.")
    for upload in uploads:
        size = upload.size or 0
        if not size:
            raise Incomplete(f"The file “{clean_name(upload.name or '')}” is empty. Choose it again, or leave it out.")
        if size > EACH:
            raise TooMuch(f"“{clean_name(upload.name or '')}” has more than {EACH // 1_000_000} MB.")
    if sum(upload.size or 0 for upload in uploads) > TOGETHER:
        raise TooMuch(f"These files have more than {TOGETHER // 1_000_000} MB together. Send some of them afterwards.")


def _write(upload: UploadedFile) -> StoredFile:
    """Write the bytes under a passing name, then to the disk, then the name, then the folder that holds the name."""
    key = file_key()
    path = path_of(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = path.with_name(NEW + key)
    digest, size, head = hashlib.sha256(), 0, b""
    try:
        with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in upload.chunks():
                head = head or chunk[:HEAD]
                size += len(chunk)
                if size > EACH:
                    raise TooMuch(f"“{clean_name(upload.name or '')}” has more than {EACH // 1_000_000} MB.")
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        passing.rename(path)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return StoredFile(key, clean_name(upload.name or ""), size, digest.hexdigest(), type_of(head))


def sync_folder(where: Path) -> None:
    """Make the names in a folder outlive a loss of power, and the folder's own name in the one above."""
    for place in (where, where.parent):
        handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
