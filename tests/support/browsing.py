"""A workbench in a thread, and what axe finds wrong with a page of it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uvicorn

from pourparler.ask.open_records import OpenRecord
from pourparler.store.engine import open_record
from pourparler.web.app import make_app
from pourparler.web.workbench import Workbench

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serve a record on a free port of this machine; the address is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    bench = Workbench(OpenRecord(open_record(str(record))), record.name, "reader")
    server = uvicorn.Server(uvicorn.Config(make_app(bench), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("The workbench did not start; its own message stands above.")
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def violations(page: Any) -> list[str]:
    """Return what axe finds against levels A and AA on a page: the rule, and where."""
    axe = find_spec("axe_playwright_python")
    assert axe is not None
    assert axe.origin is not None
    page.evaluate((Path(axe.origin).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    return [_told(each["id"], each["nodes"]) for each in found["violations"]]


def _told(rule: str, nodes: list[dict[str, Any]]) -> str:
    places = "; ".join(str(node["target"]) for node in nodes[:3])
    return f"{rule} at {len(nodes)} places ({places}): {nodes[0]['failureSummary']}"
