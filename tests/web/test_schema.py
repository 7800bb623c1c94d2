"""The API as its description tells it: schemathesis finds no fault of the server, every request body has an example."""

from __future__ import annotations

import re
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

EXAMPLES = 6
"""For each operation."""
OPERATIONS = 25
_QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


def test_nothing_asked_is_a_fault_of_the_server(lasting: Any) -> None:
    host = {"Host": "localhost"}
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", lasting.client.app, headers=host)
    asked = set()
    for result in described.exclude(path_regex="/events").get_all_operations():
        operation = result.ok()

        @_QUICK
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(headers=host | {"X-CSRF-Token": lasting.bench.csrf})
            assert answer.status_code < 500, (case.method, case.formatted_path, case.query, case.body, answer.text)
            asked.add((case.method, case.path))

        ask()
    assert len(asked) >= OPERATIONS


def test_every_body_has_an_example_and_every_operation_a_summary(lasting: Any) -> None:
    told = lasting.client.get("/api/v1/openapi.json").json()
    schemas = told["components"]["schemas"]
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            assert operation["description"], path
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content:
                named = content["schema"].get("$ref", "").rpartition("/")[2]
                described = schemas[named] if named else content["schema"]
                assert described.get("examples"), f"{method} {path}"


def test_example_answers_are_made_like_the_answers(lasting: Any) -> None:
    told = lasting.client.get("/api/v1/openapi.json").json()
    examples = {
        path: methods["get"]["responses"]["200"]["content"]["application/json"]["example"]
        for path, methods in told["paths"].items()
        if "example"
        in methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {}).get("application/json", {})
    }
    assert len(examples) > 12
    for path, example in examples.items():
        query = {"since": "2024-01-01"} if path.endswith("changes") else {"q": "captives"}
        answer = lasting.client.get(path, params=query).json()
        assert example.keys() == answer.keys(), path
        if path.endswith(("documents", "stories", "timeline", "parties")):
            assert example["items"][0].keys() >= answer["items"][0].keys() - {"title"}, path


def test_the_page_of_the_api_asks_nobody_else(lasting: Any) -> None:
    page = lasting.client.get("/api/docs")
    assert page.status_code == 200
    assert "<script" not in page.text
    assert not re.findall(r'(?:src|href|action)="?https?:', page.text)
    assert "/api/v1/judgements" in page.text
