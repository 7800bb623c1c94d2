from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from record_samples import reading
from sqlalchemy import Engine

from pourparler.ask.open_records import OpenRecord
from pourparler.ask.writers import open_writer
from pourparler.store.accounts import AccountStore
from pourparler.store.engine import open_record
from pourparler.web.app import make_app
from pourparler.web.passwords import hash_password
from pourparler.web.sessions import Sessions
from pourparler.web.workbench import Workbench

BASE = "/api/v1"
PASSWORD = "six grey geese over the ford"
TEXTS = (
    ("wire-1", "Talks", date(2024, 2, 7), "Meril Wire",
     "Alvania rejects talks in Meril. Berun offers captives to Alvania."),
    ("post-2", "Captives", date(2024, 2, 8), "Selm Post", "Berun offers captives in Meril. Alvania accepts ceasefire."),
    ("wire-3", "Road", date(2024, 2, 9), "Meril Wire", "Ünal opens road in Tessim. Alvania rejects talks again."),
)  # fmt: skip


@dataclass
class Browser:
    """A client with the token that writes need."""

    client: TestClient
    bench: Workbench

    def get(self, path: str, **query: Any) -> Any:
        answer = self.client.get(f"{BASE}/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, path: str, body: Any = None, method: str = "POST", **options: Any) -> Response:
        token = self.client.get(f"{BASE}/record").json()["csrf"]
        return self.client.request(method, f"{BASE}/{path}", json=body, headers={"X-CSRF-Token": token}, **options)

    def post(self, path: str, **body: Any) -> Any:
        answer = self.send(path, body)
        assert answer.status_code in (200, 201, 202), answer.text
        return answer.json()

    def sign_in(self, name: str, password: str = PASSWORD) -> Response:
        return self.send("sign-in", {"name": name, "password": password})


def fill(record: str) -> Engine:
    """Return a new record with three reports."""
    engine = open_record(record, create=True)
    writer = open_writer(engine)
    for identity, title, published, source, text in TEXTS:
        url = f"https://{identity}.example/report"
        writer.add(reading(text, id=identity, title=title, published=published, source=source, url=url))
    return engine


@pytest.fixture
def engine(record: str) -> Engine:
    return fill(record)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A workbench that all tests of a module share: for what must leave the record as it is."""
    record = str(tmp_path_factory.mktemp("record") / "record.db")
    bench = Workbench(OpenRecord(fill(record)), "sample", "mara", address=record)
    with TestClient(make_app(bench), base_url="http://localhost", raise_server_exceptions=False) as client:
        yield Browser(client, bench)


@pytest.fixture
def browse(engine: Engine, record: str) -> Iterator[Callable[..., Browser]]:
    opened = []

    def make(**parts: Any) -> Browser:
        bench = Workbench(OpenRecord(engine), "sample", "mara", address=record, **parts)
        client = TestClient(make_app(bench), base_url="http://localhost", raise_server_exceptions=False)
        opened.append(client)
        return Browser(client, bench)

    yield make
    for client in opened:
        client.close()


@pytest.fixture
def browser(browse: Callable[..., Browser]) -> Browser:
    return browse()


@pytest.fixture
def accounts(tmp_path: Path) -> AccountStore:
    store = AccountStore(tmp_path / "accounts.db")
    kept = hash_password(PASSWORD)
    for role in ("reader", "reviewer", "editor", "admin"):
        store.add(role.title(), role, kept)
    return store


@pytest.fixture
def guarded(browse: Callable[..., Browser], accounts: AccountStore) -> Browser:
    """A workbench where people must sign in."""
    return browse(sessions=Sessions(accounts))
