"""The API's description with example answers, which `tools/build_api_examples.py` makes from the bundled crisis."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI

EXAMPLES = Path(__file__).parent / "examples.json"


def describe_with_examples(app: FastAPI) -> None:
    """Let an application put example answers into its description."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        told = plain()
        examples = json.loads(EXAMPLES.read_text(encoding="utf-8")) if EXAMPLES.exists() else {}
        for path, example in examples.items():
            answers = told["paths"].get(path, {}).get("get", {}).get("responses", {})
            if "200" in answers:
                answers["200"].setdefault("content", {}).setdefault("application/json", {})["example"] = example
        return told

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend a description
