"""What the tests of reading share: a reader with a fixed day, the malformed inputs, and a server on this machine."""

from __future__ import annotations

import importlib.util
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pourparler.read.sources import ReadOptions, read_sources
from pourparler.schema.documents import Document, Unreadable

TODAY = date(2024, 6, 1)
MALFORMED = Path(__file__).parents[1] / "malformed"
Read = Callable[..., list[Document | Unreadable]]
ReadOne = Callable[..., Document]


@pytest.fixture
def read() -> Read:
    def read_all(*sources: object, **options: Any) -> list[Document | Unreadable]:
        return list(read_sources([str(source) for source in sources], ReadOptions(**{"today": TODAY, **options})))

    return read_all


@pytest.fixture
def read_one(read: Read, tmp_path: Path) -> ReadOne:
    """Read one document from words or bytes under a file name."""

    def read_written(name: str, content: str | bytes, **options: Any) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (document,) = read(path, **options)
        assert isinstance(document, Document), document
        return document

    return read_written


@pytest.fixture(scope="session")
def makers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_large", MALFORMED / "make_large.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def malformed(tmp_path_factory: pytest.TempPathFactory, makers: ModuleType) -> Path:
    """A folder with every malformed input, the small and the large."""
    folder = tmp_path_factory.mktemp("malformed")
    for path in MALFORMED.iterdir():
        if path.is_file() and path.suffix != ".py":
            shutil.copy(path, folder / path.name)
    makers.write_large(folder)
    return folder


class Site(ThreadingHTTPServer):
    """A web site on this machine: what to say for a path, and which paths were asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.delay = 0.0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def put(self, path: str, content: str | bytes, media_type: str = "text/html; charset=utf-8") -> str:
        body = content.encode() if isinstance(content, str) else content
        self.pages[path] = (200, {"Content-Type": media_type}, body)
        return self.url(path)

    def redirect(self, path: str, location: str) -> str:
        self.pages[path] = (302, {"Location": location}, b"")
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        if self.path in self.server.pages and self.path != "/robots.txt":
            time.sleep(self.server.delay)
        try:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the reader went away, as it should

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
