"""A chat server on this machine that says what a test wants, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pourparler.settings import LanguageModel

Said = tuple[int, dict[str, str], bytes]


def completion(content: str | None, **facts: Any) -> Said:
    """What a server says when a model answered."""
    message = {"role": "assistant", "content": content} | facts.pop("message", {})
    choice = {"index": 0, "finish_reason": "stop", "message": message} | facts
    return 200, {}, json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def claims(*found: dict[str, Any]) -> Said:
    """A model's answer with claims."""
    return completion(json.dumps({"claims": list(found)}))


def error(status: int, message: str = "") -> Said:
    """What a server says when it has an error to tell."""
    return status, {}, json.dumps({"error": {"message": message}}).encode()


class StandIn(ThreadingHTTPServer):
    """The server; ``say`` is given each question's JSON."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say: Callable[[dict[str, Any]], Said] = lambda asked: claims()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.delay = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def model(self, **facts: Any) -> LanguageModel:
        return LanguageModel(**({"url": self.url, "name": "tiny", "timeout": 5.0} | facts))

    def questions(self) -> list[dict[str, Any]]:
        """What the user's messages held."""
        return [json.loads(asked["messages"][-1]["content"]) for asked in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        server = self.server
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        server.asked.append(asked)
        server.headers.append(dict(self.headers.items()))
        server.paths.append(self.path)
        time.sleep(server.delay)
        status, headers, body = server.say(asked)
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """Run the server in a thread."""
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
