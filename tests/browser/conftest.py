"""Chromium, a workbench over the sample crisis as the program reads it, and pages that watch what they ask for."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

import pourparler

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLES = Path(pourparler.__file__).parent / "data" / "samples"
STATIC = Path(pourparler.__file__).parent / "web" / "static"
REPORTS = 6
"""Of the sample crisis are read: enough for a proposal, a counterproposal and figures."""
SLOWEST = 30_000
"""Milliseconds that a busy machine may take."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the long tests to ``just browser``."""
    if os.environ.get("POURPARLER_BROWSER") == "all":
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long browser test; `just browser` runs it"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = which("chromium")
    if program is None:
        pytest.skip("there is no Chromium here; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that must raise no error and ask no other host."""
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


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of some sample reports, read once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    record, claimed = shared / "samples.db", shared / "samples.reading"
    try:
        claimed.touch(exist_ok=False)
    except FileExistsError:
        while not (shared / "samples.read").exists():
            time.sleep(0.2)
        return record
    reports = sorted((path for path in SAMPLES.rglob("*.txt")), key=lambda path: path.name)[:REPORTS]
    command = [sys.executable, "-m", "pourparler", "read", *map(str, reports), "--record", str(record)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    (shared / "samples.read").touch()
    return record


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


@pytest.fixture(scope="module")
def bench(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench over a module's own copy of the sample record."""
    record = Path(shutil.copy(sample_record, tmp_path_factory.mktemp("bench") / "crisis.db"))
    with running(record) as address:
        yield address
