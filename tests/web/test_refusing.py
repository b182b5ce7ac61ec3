"""A refusal becomes a kind answer, and nothing that was typed is lost."""

from django.contrib.messages import get_messages
from django.test import Client

FASTER = "Somebody changed this ticket a moment ago. Look at the new state, then try again."
HERE = {"HTTP_REFERER": "http://127.0.0.1/plain/"}


def test_htmx_gets_the_sentence_for_the_place_of_messages(visitor: Client) -> None:
    answer = visitor.post("/refuse/faster/", {"text": "x" * 200}, HTTP_HX_REQUEST="true")
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#messages")
    assert answer.headers["HX-Reswap"] == "innerHTML show:top"
    assert FASTER in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_boosted_link_is_a_page(visitor: Client) -> None:
    answer = visitor.get("/refuse/faster/", HTTP_HX_REQUEST="true", HTTP_HX_BOOSTED="true")
    assert (answer.status_code, answer.templates == []) == (409, True)
    assert "<html" in answer.content.decode()


def test_a_short_form_goes_back_to_its_page_with_the_sentence(visitor: Client) -> None:
    answer = visitor.post("/refuse/incomplete/", {"to": "review", "note": "short"}, **HERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "http://127.0.0.1/plain/")
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["The answer is empty."]
    assert "The answer is empty." in visitor.get("/plain/").content.decode()


def test_a_longer_text_stays_on_the_page(visitor: Client) -> None:
    text = "Since this morning nobody in our office can sign in.\nWe changed nothing. <b>Really</b>."
    answer = visitor.post("/refuse/faster/", {"text": text, "password": "p" * 90, "api_token": "t" * 90}, **HERE)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert FASTER in page
    assert (
        "Since this morning nobody in our office can sign in.\nWe changed nothing. &lt;b&gt;Really&lt;/b&gt;." in page
    )
    assert "p" * 90 not in page
    assert "t" * 90 not in page
    assert 'href="http://127.0.0.1/plain/"' in page


def test_nobody_is_sent_to_another_site(visitor: Client) -> None:
    answer = visitor.post("/refuse/incomplete/", HTTP_REFERER="https://evil.example/")
    assert answer.status_code == 422
    assert "evil.example" not in answer.content.decode()


def test_looking_at_something_refused_is_a_page(visitor: Client) -> None:
    assert visitor.get("/refuse/incomplete/", **HERE).status_code == 422
