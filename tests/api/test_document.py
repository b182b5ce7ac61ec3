"""The OpenAPI document: valid, complete, and true."""

from typing import Any

import pytest
from django.test import Client
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from phasedesk.api import describing
from tests.api.program import ROOT, document

pytestmark = pytest.mark.django_db
ALWAYS = {"400", "401", "403", "422", "500", "503"}
READS = ALWAYS | {"200"}
WRITES = ALWAYS | {"413", "415"}


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path.removeprefix(ROOT), method, described)
        for path, methods in document()["paths"].items()
        for method, described in methods.items()
    ]


def test_it_is_open_to_everybody_and_is_valid() -> None:
    answer = Client().get(f"{ROOT}/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    OpenAPIV31SpecValidator(answer.json()).validate()


def test_each_route_tells_every_status_it_may_answer_with() -> None:
    assert {(path, method): set(described["responses"]) for path, method, described in operations()} == {
        ("/tickets", "post"): WRITES | {"201"},
        ("/tickets", "get"): READS,
        ("/tickets/{number}", "get"): READS | {"404"},
        ("/tickets/{number}/events", "get"): READS | {"404"},
        ("/tickets/{number}/phase", "post"): WRITES | {"200", "404", "409", "428"},
        ("/tickets/{number}/replies", "post"): WRITES | {"201", "404", "409", "429"},
    }


def test_each_route_has_a_plain_name_and_says_what_it_does() -> None:
    names = [described["operationId"] for _, _, described in operations()]
    assert names == ["submitTicket", "listTickets", "readTicket", "readEvents", "moveTicket", "replyToTicket"]
    assert [path for path, _, described in operations() if not described.get("description")] == []


def test_each_route_names_the_scope_it_needs() -> None:
    assert document()["components"]["securitySchemes"] == {
        "Token": {"type": "http", "scheme": "bearer", "description": "`phasedesk token --email …` prints one."}
    }
    needed = {(method, *described["security"][0]["Token"]) for _, method, described in operations()}
    assert needed == {("get", "tickets:read"), ("post", "tickets:write")}


def test_each_post_takes_an_idempotency_key_and_a_move_the_version() -> None:
    headers = {
        (method, path): [parameter["name"] for parameter in described["parameters"] if parameter["in"] == "header"]
        for path, method, described in operations()
    }
    assert headers == {
        ("post", "/tickets"): ["Idempotency-Key"],
        ("get", "/tickets"): [],
        ("get", "/tickets/{number}"): [],
        ("get", "/tickets/{number}/events"): [],
        ("post", "/tickets/{number}/phase"): ["Idempotency-Key", "If-Match"],
        ("post", "/tickets/{number}/replies"): ["Idempotency-Key"],
    }


def test_every_problem_is_said_as_one() -> None:
    for _, _, described in operations():
        for status, told in described["responses"].items():
            if int(status) >= 400:
                name = told["$ref"].rpartition("/")[2]
                assert list(document()["components"]["responses"][name]["content"]) == ["application/problem+json"]


@pytest.mark.parametrize("name", ["TicketIn", "StepIn", "ReplyIn"])
def test_what_goes_in_has_an_example_that_would_be_taken(name: str) -> None:
    schema = document()["components"]["schemas"][name]
    assert schema["additionalProperties"] is False
    [example] = schema["examples"]
    OAS31Validator({**schema, "components": document()["components"]}).validate(example)


def test_the_examples_of_problems_are_problems() -> None:
    components = document()["components"]
    validator = OAS31Validator({"$ref": "#/components/schemas/Problem", "components": components})
    told = [answer["content"]["application/problem+json"] for answer in components["responses"].values()]
    examples = [content["example"] for content in told if "example" in content]
    assert len(examples) == len(describing.PROBLEMS) - 1  # a conflict is told with a whole ticket
    for example in examples:
        validator.validate(example)
