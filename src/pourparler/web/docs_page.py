"""The documentation of the API as one page without script: made from the OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
code,pre{font:14px/1.4 ui-monospace,monospace}pre{background:#f3f3f3;padding:.75rem;overflow-x:auto}
h2{margin-top:2.5rem}h3{margin:1.75rem 0 .25rem}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd}
.m{font-weight:700}a{color:#0b57a4}
@media (prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}pre{background:#262626}td,th{border-color:#444}
a{color:#8ab8f0}}
"""


def serve_docs(app: FastAPI) -> None:
    """Let an application serve its documentation at /api/docs."""

    @app.get("/api/docs", include_in_schema=False)
    def page() -> HTMLResponse:
        return HTMLResponse(_page(app.openapi()))

    @app.get("/api/docs.css", include_in_schema=False)
    def style() -> Response:
        return Response(_STYLE, media_type="text/css")


def _page(described: dict[str, Any]) -> str:
    info = described["info"]
    by_tag: dict[str, list[str]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            text = "".join(_operation(path, method, operation, described))
            by_tag.setdefault(operation.get("tags", ["other"])[0], []).append(text)
    body = "".join(f"<h2>{escape(tag)}</h2>{''.join(texts)}" for tag, texts in by_tag.items())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width"><title>API of pourparler</title><link rel="stylesheet" href="/api/docs.css">'
        f"</head><body><h1>API of pourparler {escape(info['version'])}</h1><p>{escape(info['summary'])} "
        'The same for programs: <a href="/api/v1/openapi.json">openapi.json</a>. Errors are problem details '
        "(RFC 9457). Writes need the header X-CSRF-Token that GET /api/v1/record tells, and where accounts are on the "
        f"cookie of POST /api/v1/sign-in.</p>{body}</body></html>"
    )


def _operation(path: str, method: str, operation: dict[str, Any], described: dict[str, Any]) -> Iterator[str]:
    yield f'<h3><code><span class="m">{method.upper()}</span> {escape(path)}</code></h3>'
    yield f"<p>{escape(operation.get('description') or operation.get('summary', ''))}</p>"
    parameters = operation.get("parameters", [])
    if parameters:
        rows = (
            f"<tr><td><code>{escape(each['name'])}</code></td><td>{escape(each.get('description', ''))}</td></tr>"
            for each in parameters
        )
        yield f"<details><summary>{len(parameters)} parameters</summary><table>{''.join(rows)}</table></details>"
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        example = _example(content.get("schema", {}), described)
        if example is not None:
            yield f"<p>Body, {escape(kind)}:</p><pre>{escape(json.dumps(example, indent=1, ensure_ascii=False))}</pre>"
    for status, answer in operation.get("responses", {}).items():
        for content in answer.get("content", {}).values():
            if "example" in content:
                shown = escape(json.dumps(content["example"], indent=1, ensure_ascii=False))
                yield f"<details><summary>Answer {status}</summary><pre>{shown}</pre></details>"


def _example(schema: dict[str, Any], described: dict[str, Any]) -> Any:
    if "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    found = schema.get("examples")
    return found[0] if found else None
