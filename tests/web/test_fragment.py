"""One fragment, two callers."""

from django.test import Client


def test_htmx_gets_the_fragment_alone(visitor: Client) -> None:
    answer = visitor.post("/part/", HTTP_HX_REQUEST="true")
    assert (answer.status_code, answer.headers["Vary"]) == (200, "HX-Request")
    assert "<html" not in answer.content.decode()


def test_anyone_else_goes_back_to_the_page(visitor: Client) -> None:
    answer = visitor.post("/part/")
    assert (answer.status_code, answer.headers["Location"], answer.headers["Vary"]) == (303, "/plain/", "HX-Request")
