"""docs/api.md is run as it stands: each command, and what it says comes back."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from phasedesk import cli
from phasedesk.accounts import people
from tests.api.program import ROOT, Program
from tests.testing.cast import Cast

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).parents[2] / "docs" / "api.md"
DESK = "http://127.0.0.1:8000"
NUMBER = "1042"  # of the ticket the guide speaks of


def blocks() -> list[tuple[str, str]]:
    """The guide's commands and answers, in order."""
    return re.findall(r"^```(sh|json)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def print_token(email: str) -> str:
    return CliRunner().invoke(cli.main, ["token", "--email", email], catch_exceptions=False).output.strip()


def curl(command: str) -> tuple[str, str, str, dict[str, str]]:
    """A curl command as method, path, body and headers; an option that is not used in the guide fails."""
    method, address, body, headers = "get", "", "", {}
    words = iter(shlex.split(command.replace("\\\n", " "))[1:])
    for word in words:
        match word:
            case "-X":
                method = next(words).lower()
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                body = next(words)
            case _:
                assert word.startswith(f"{DESK}{ROOT}/")
                address = word.removeprefix(f"{DESK}{ROOT}")
    return method, address, body, headers


def test_every_example(cast: Cast) -> None:
    people.add(email="requester@tallyroom.example", name="Rae Quist", at=cast.at)
    people.add(email="agent@tallyroom.example", name="Ada Gent", roles=["agent"], at=cast.at)
    known = {"DESK": DESK, "AGENT": print_token("agent@tallyroom.example")}
    number, answer, ran = NUMBER, {}, 0
    for kind, text in blocks():
        text = text.replace(NUMBER, number)
        if text.startswith("phasedesk token"):
            known["TOKEN"] = print_token(shlex.split(text)[3])
        elif text.startswith("curl"):
            method, path, body, headers = curl(re.sub(r"\$(\w+)", lambda found: known[found[1]], text))
            answer, ran = Program().send(method, path, body, **headers).json(), ran + 1
            number = str(answer["number"]) if number == NUMBER else number
        elif kind == "json":
            check_shown(json.loads(text.replace(NUMBER, number)), answer)
        else:
            assert re.fullmatch(r"(\w+=\S+\n)+", text)
    assert ran == 6


def check_shown(shown: dict[str, Any], answer: dict[str, Any]) -> None:
    """All that the guide shows is in the answer, as shown."""
    assert {name: answer.get(name) for name in shown} == shown


def test_every_status_is_told_of(cast: Cast) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\d, ]+) \|", guide, re.MULTILINE)
    told = {int(status) for row in rows for status in row.split(", ")}
    described = {
        int(status)
        for methods in Program().get("/openapi.json").json()["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
    }
    assert told == {status for status in described if 400 <= status != 500} | {405}
