"""Looking at an answer as a person does."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse


def words(response: HttpResponse) -> str:
    """The text of a page in one line, without what only programs read."""
    body = response.content.decode()
    body = re.sub(r"(?s)<head>.*?</head>|<svg.*?</svg>|<script.*?</script>", " ", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def hidden(response: HttpResponse, name: str = "key") -> str:
    """The value of a hidden field of the page."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', response.content.decode())
    assert found
    return found[1]


def said(response: HttpResponse) -> list[str]:
    """What stands in the conversation, message by message."""
    texts = re.findall(r'(?s)<div class="prose">(.*?)</div>', response.content.decode())
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in texts]


def typed(response: HttpResponse) -> str:
    """What stands in the box for the reader's words."""
    found = re.search(r'(?s)<textarea[^>]*name="text"[^>]*>\n?(.*?)</textarea>', response.content.decode())
    assert found
    return html.unescape(found[1])
