"""Error pages say what to do, and repeat nothing of the request."""

import io
import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/nowhere/<script>/", 404, "There is nothing here"),
        ("/forbidden/", 403, "This is not open to you"),
        ("/only-post/", 405, "This address works differently"),
        ("/big/", 413, "This is too much at once"),
        ("/broken/", 500, "Something broke on our side"),
        ("/busy/", 503, "The desk is not reachable just now"),
    ],
)
def test_each_error_has_its_page(visitor: Client, address: str, status: int, heading: str) -> None:
    answer = visitor.get(address)
    page = answer.content.decode()
    assert (answer.status_code, re.findall("<h1>(.*?)</h1>", page)) == (status, [heading])
    for echo in ("nowhere", "script>/", "Dov", "4711", "Traceback"):
        assert echo not in page


def test_what_broke_is_found_by_its_mark(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "phasedesk.errors"):
        page = visitor.get("/broken/").content.decode()
    (mark,) = re.findall("<code>(.*?)</code>", page)
    (record,) = [record for record in caplog.records if record.name == "phasedesk.errors"]
    assert record.getMessage() == f"error {mark} in GET tests.web.addresses.broken"
    assert record.exc_info


def test_405_says_what_is_allowed(visitor: Client) -> None:
    assert visitor.get("/only-post/").headers["Allow"] == "POST"


def test_an_outage_is_told_with_when_to_come_back(visitor: Client) -> None:
    assert visitor.get("/busy/").headers["Retry-After"] == "60"


def test_a_form_whose_check_fails_has_its_page(visitor: Client) -> None:
    careful = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    answer = careful.post("/form/", {"text": "x"})
    assert answer.status_code == 403
    assert "This form could not be checked" in answer.content.decode()


def test_too_big_a_body_is_413(visitor: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert (
        visitor.post("/form/", "text=" + "x" * 200, content_type="application/x-www-form-urlencoded").status_code == 413
    )


def test_a_body_that_is_far_too_big_is_not_even_read(visitor: Client) -> None:
    class Unread(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise AssertionError("it was read")

    facts = {"CONTENT_LENGTH": str(10**9), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    answer = visitor.generic("POST", "/form/", **facts)
    assert (answer.status_code, "This is too much at once" in answer.content.decode()) == (413, True)


@pytest.mark.parametrize("address", ["/t/%00/", "/plain/?q=%00", "/plain/?%00=x"])
def test_a_nul_in_the_address_is_400(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 400


def test_a_nul_in_a_cookie_is_400(visitor: Client) -> None:
    assert visitor.get("/plain/", HTTP_COOKIE='name="\\000abcdefgh"').status_code == 400


def test_too_many_files_or_fields_are_422(visitor: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    many = {f"file{number}": SimpleUploadedFile("a", b"x") for number in range(3)}
    assert visitor.post("/form/", many).status_code == 422
    assert visitor.post("/form/", {str(number): "x" for number in range(9)}).status_code == 422
