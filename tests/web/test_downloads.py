"""A file is looked at or kept, and can do nothing here."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse, Http404
from django.test import RequestFactory

from phasedesk.conversations import files
from phasedesk.conversations.models import Attachment
from phasedesk.web import downloads
from tests.conversations.test_files import picture


def attachment(content: bytes, name: str) -> Attachment:
    (stored,) = files.store([SimpleUploadedFile(name, content)])
    return Attachment(key=stored.key, name=stored.name, size=stored.size, content_type=stored.content_type)


def get(file: Attachment, method: str = "GET") -> Any:
    return downloads.answer(file, RequestFactory().generic(method, "/"))


def test_a_picture_is_shown_in_the_page(data: Path) -> None:
    answer = get(attachment(picture(), "dashboard.png"))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("image/png", 'inline; filename="dashboard.png"')
    assert b"".join(answer.streaming_content) == picture()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "x.svg"),
        (b"<!doctype html><script>alert(1)</script>", "x.png"),
        (b"alert(1)", "x.js"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "x.pdf"),
    ],
)
def test_all_else_can_only_be_kept(data: Path, content: bytes, name: str) -> None:
    answer = get(attachment(content, name))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/octet-stream",
        f'attachment; filename="{name}"',
    )


@pytest.mark.parametrize("content", [picture(), b"<script>alert(1)</script>"])
def test_every_file_is_on_its_own(data: Path, content: bytes) -> None:
    answer = get(attachment(content, "a"))
    assert {name: answer[name] for name in answer.headers if name not in ("Content-Type", "Content-Disposition")} == {
        "Content-Length": str(len(content)),
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }


def test_a_name_in_any_script_is_kept(data: Path) -> None:
    answer = get(attachment(b"x", "Übersicht.txt"))
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%9Cbersicht.txt"


def test_a_type_that_was_written_by_somebody_else_is_not_believed(data: Path) -> None:
    file = attachment(b"<script>", "x")
    file.content_type = "text/html"
    assert get(file)["Content-Type"] == "application/octet-stream"


def test_asking_for_the_headers_alone_sends_no_bytes(data: Path) -> None:
    answer = get(attachment(b"hello", "a.txt"), "HEAD")
    assert (isinstance(answer, FileResponse), answer.content, answer["Content-Length"]) == (False, b"", "5")


def test_a_file_whose_bytes_are_gone_is_404(data: Path) -> None:
    file = attachment(b"x", "a.txt")
    files.path_of(file.key).unlink()
    with pytest.raises(Http404):
        get(file)


def test_a_key_from_elsewhere_opens_nothing(data: Path) -> None:
    with pytest.raises(ValueError, match="not a key"):
        files.open(cast(Attachment, SimpleNamespace(key="../../secret-key")))
