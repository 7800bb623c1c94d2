"""Workbenches in a thread or a process of their own, pages that watch what they ask for, and what axe finds wrong."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn

import pourparler
from pourparler.ask.open_records import OpenRecord
from pourparler.store.engine import open_record
from pourparler.web.app import make_app
from pourparler.web.workbench import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATIC = Path(pourparler.__file__).parent / "web" / "static"
SLOWEST = 30_000
"""Milliseconds that a busy machine may take."""
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


@contextmanager
def running(record: Path, *options: str) -> Iterator[str]:
    """Run ``pourparler serve`` as people do; the address that it tells is given."""
    assert (STATIC / "index.html").exists(), "The pages are not built: python tools/build_workbench.py"
    command = [sys.executable, "-m", "pourparler", "serve", str(record), "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        told = server.stderr.readline()
        start = told.find("http://")
        assert start >= 0, told + server.stderr.read()
        address = told[start:].split(" ")[0].rstrip("/")
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        if server.stderr:
            server.stderr.close()


def _wait_for(address: str, server: subprocess.Popen[str]) -> None:
    """Wait until the server takes calls: it tells its address a moment before."""
    host, port = address.removeprefix("http://").split(":")
    while server.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"The server ended: {server.stderr.read() if server.stderr else ''}")


@contextmanager
def watched_page(chromium: Browser) -> Iterator[Page]:
    """Open a page as somebody of its own: with its own cookies; it must raise no error and ask no other host."""
    from playwright.sync_api import expect

    context = chromium.new_context(viewport={"width": 1366, "height": 850}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(SLOWEST)
    expect.set_options(timeout=SLOWEST)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: _is_own(request.url) or faults.append(f"asked {request.url}"))
    yield page
    context.close()
    assert faults == []


def _is_own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "blob:", "data:"))


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
