"""What a hostile visitor or page may send: each is refused with a clear 4xx, and the record stays as it was."""

# ruff: noqa: E501  # one input a line

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from pourparler.store.contents import content_tables, lines_of
from pourparler.web.guards import SMALL

API = "/api/v1"
Send = Callable[[Any, str], Any]
"""Takes the client and the token, returns the answer."""


def post(path: str, body: Any, **headers: str) -> Send:
    return lambda client, token: client.post(f"{API}/{path}", json=body, headers={"X-CSRF-Token": token} | headers)


def raw(path: str, content: bytes, **headers: str) -> Send:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda client, token: client.post(f"{API}/{path}", content=content, headers={"X-CSRF-Token": token} | given)


def get(path: str, **headers: str) -> Send:
    return lambda client, token: client.get(path, headers=headers)


def upload(name: str, content: bytes = b"A report.", **fields: str) -> Send:
    def send(client: Any, token: str) -> Any:
        head = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode(
            "utf-8", "replace"
        )
        rest = "".join(f'\r\n--b\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}' for k, v in fields.items())
        body = head + content + rest.encode() + b"\r\n--b--\r\n"
        headers = {"X-CSRF-Token": token, "Content-Type": "multipart/form-data; boundary=b"}
        return client.post(f"{API}/read", content=body, headers=headers)

    return send


def read(**body: Any) -> Send:
    return post("read", body)


DEEP = '{"decision":"edit","claims":["c-1"],"values":' + '{"a":' * 5000 + "1" + "}" * 5001
HOSTILE: dict[str, Send] = {
    "a script in a title": read(text="A report.", title="<script>alert(1)</script>"),
    "an image in a publisher's name": read(text="A report.", source="<img src=x onerror=alert(1)>"),
    "a comment in a title": read(text="A report.", title="a <!-- b"),
    "a script in a reason": post("judgements", {"decision": "accept", "claims": ["{claim}"], "reason": "<script>x</script>"}),
    "control characters in a reason": post("judgements", {"decision": "accept", "claims": ["{claim}"], "reason": "a\x00b"}),
    "an escape sequence in a title": read(text="A report.", title="\x1b[2J"),
    "a path up in a file's name": upload("../../etc/cron.d/x"),
    "a path down in a file's name": upload("a/b.txt"),
    "a Windows path in a file's name": upload("..\\\\..\\\\boot.ini"),
    "an absolute file's name": upload("/etc/passwd"),
    "a file called dots": upload(".."),
    "a script in a file's name": upload("<script>.txt"),
    "a script in an upload's publisher": upload("a.txt", source="<script>alert(1)</script>"),
    "a day that is none in an upload": upload("a.txt", published="yesterday"),
    "a field that nobody knows in an upload": upload("a.txt", record="/tmp/other.db"),
    "a body that is too large": raw("judgements", b" " * (SMALL + 1), Content_Type="application/json"),
    "a body that lies about its length": raw("judgements", b"{}", Content_Type="application/json", Content_Length="99999999"),
    "a forged claim id": post("judgements", {"decision": "accept", "claims": ["c-000000000000000000000000"]}),
    "a claim id with SQL": post("judgements", {"decision": "reject", "claims": ["c-' OR 1=1 --"]}),
    "a claim id with a wildcard": post("judgements", {"decision": "reject", "claims": ["c-%"]}),
    "a forged document id": post("claims", {"document": "doc-none", "kind": "event", "start": 0, "end": 3}),
    "marks outside the text": post("claims", {"document": "wire-1", "kind": "event", "start": 0, "end": 9999999, "fields": {"type": "AID"}}),
    "marks the wrong way round": post("claims", {"document": "wire-1", "kind": "event", "start": 9, "end": 2, "fields": {"type": "AID"}}),
    "a kind that is none": post("claims", {"document": "wire-1", "kind": "__class__", "start": 0, "end": 3}),
    "a field of Python's": post("claims", {"document": "wire-1", "kind": "event", "start": 8, "end": 15, "fields": {"type": "AID", "__class__": "x"}}),
    "an id given with a claim": post("claims", {"document": "wire-1", "kind": "event", "start": 8, "end": 15, "fields": {"type": "AID", "id": "c-1"}}),
    "values that are nested without end": raw("judgements", DEEP.encode(), Content_Type="application/json"),
    "a number beyond all numbers": post("claims", {"document": "wire-1", "kind": "figure", "start": 8, "end": 15, "fields": {"topic": "killed", "best": "1e999"}}),
    "more than a command asks for": post("judgements", {"decision": "accept", "claims": ["{claim}"], "by": "somebody else"}),
    "a command that is none": post("judgements", {"decision": "delete", "claims": ["{claim}"]}),
    "ten thousand claims at once": post("judgements", {"decision": "accept", "claims": ["c-1"] * 10_000}),
    "the machine itself": read(url="http://127.0.0.1:8765/api/v1/record"),
    "the machine by name": read(url="http://localhost/"),
    "a cloud's inside": read(url="http://169.254.169.254/latest/meta-data/"),
    "a private network": read(feed="http://10.0.0.1/feed.xml"),
    "an address in other numbers": read(url="http://2130706433/"),
    "an IPv4 address inside an IPv6 one": read(url="http://[::ffff:127.0.0.1]/"),
    "an address with a user": read(url="http://example.org@127.0.0.1/"),
    "a file's address": read(url="file:///etc/passwd"),
    "a gopher's address": read(url="gopher://127.0.0.1:25/"),
    "text and address together": read(text="A report.", url="http://127.0.0.1/"),
    "a field of the server's own": read(text="A report.", allow_private=True),
    "a write without a token": lambda client, token: client.post(f"{API}/judgements", json={"decision": "undo"}),
    "a write with a made-up token": post("judgements", {"decision": "undo"}, **{"X-CSRF-Token": "made-up"}),
    "a token with strange letters": lambda client, token: client.post(
        f"{API}/judgements", json={"decision": "undo"}, headers={"X-CSRF-Token": "tökén".encode()}
    ),
    "another site's form": post("judgements", {"decision": "undo"}, Origin="https://evil.example"),
    "another site's script": post("judgements", {"decision": "undo"}, **{"Sec-Fetch-Site": "cross-site"}),
    "a simple form": raw("judgements", b"decision=undo", Content_Type="application/x-www-form-urlencoded"),
    "text that is no JSON": raw("read", b"{", Content_Type="application/json"),
    "broken UTF-8": raw("read", b'{"text":"\xff"}', Content_Type="application/json"),
    "a body of another kind": raw("read", b"<report/>", Content_Type="application/xml"),
    "a name that rebinds": get(f"{API}/record", Host="evil.example"),
    "a name that begins like ours": get(f"{API}/record", Host="localhost.evil.example"),
    "a path up among the pages": get("/assets/..%2f..%2f..%2fapp.py"),
    "a path with a NUL": get("/assets/%00.js"),
    "a made-up cursor": get(f"{API}/claims?cursor=AAAA"),
    "a cursor of other kinds": get(f"{API}/claims?cursor=WzEsMiwzLDQsImEiXQ"),
    "a page without end": get(f"{API}/claims?limit=1000000"),
    "an offset below nothing": get(f"{API}/claims?offset=-1"),
    "a day that is none": get(f"{API}/claims?since=2024-02-31"),
    "days the wrong way round": get(f"{API}/claims?since=2024-02-02&until=2024-02-01"),
    "words without end": get(f"{API}/search?q={'a' * 5000}"),
    "an address without end": get(f"{API}/search?q={'a' * 20000}"),
    "a forged job": get(f"{API}/jobs/0000000000000000"),
    "a forged proposal": get(f"{API}/ledger/p-000000"),
    "a forged party": get(f"{API}/parties/party:nobody-at-all"),
    "a forged report": get(f"{API}/documents/..%2f..%2fetc%2fpasswd"),
    "a method that is none": lambda client, token: client.request("DELETE", f"{API}/claims", headers={"X-CSRF-Token": token}),
    "a story that is none": post("assignments", {"story": "story:x", "reviewers": ["mara"]}),
    "a reviewer with markup": post("assignments", {"story": "story:x", "reviewers": ["<b>mara</b>"]}),
    "an adjudication of nothing": post("adjudications", {"claim": "c-none", "decision": "accept"}),
    "an account where there are none": post("users", {"name": "x", "role": "admin", "password": "y" * 20}),
}  # fmt: skip


def contents(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [line for table in content_tables(connection) for line in lines_of(connection, table)]


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_and_nothing_is_stored(lasting: Any, what: str) -> None:
    browser, engine = lasting, lasting.bench.record.engine
    before = contents(engine)
    claim = browser.get("claims", limit=1)["items"][0]["id"]
    token = browser.get("record")["csrf"]

    class Client:
        """Puts a claim that is there where one is named."""

        def __getattr__(self, name: str) -> Any:
            method = getattr(browser.client, name)

            def send(*args: Any, **options: Any) -> Any:
                if "json" in options:
                    options["json"] = json.loads(json.dumps(options["json"]).replace("{claim}", claim))
                return method(*args, **options)

            return send

    answer = HOSTILE[what](Client(), token)
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.text[:300])
    told = answer.json()
    assert told["status"] == answer.status_code
    assert len(told["detail"]) > 10
    assert "Traceback" not in answer.text
    assert contents(engine) == before
    assert not browser.bench.jobs._jobs


def test_there_are_many() -> None:
    assert len(HOSTILE) >= 30


def test_every_answer_forbids_foreign_scripts(lasting: Any) -> None:
    for path in ("/", "/api/docs", f"{API}/record", "/nothing/here", f"{API}/claims/c-none"):
        headers = lasting.client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_markup_in_a_report_stays_text(browser: Any, engine: Engine) -> None:
    from record_samples import reading

    from pourparler.ask.writers import open_writer

    text = "Alvania rejects <script>alert(1)</script> in Meril."
    open_writer(engine).add(reading(text, id="evil", title="<b>x</b>", url="https://evil.example/1"))
    answer = browser.client.get(f"{API}/documents/evil")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["text"] == text
