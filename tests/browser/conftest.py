"""Chromium, a workbench over the sample crisis as the program reads it, and pages that watch what they ask for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest
from browsing import running, watched_page

import pourparler

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLES = Path(pourparler.__file__).parent / "data" / "samples"
REPORTS = 6
"""Of the sample crisis are read: enough for a proposal, a counterproposal and figures."""


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
    with watched_page(chromium) as page:
        yield page


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


@pytest.fixture(scope="module")
def own_record(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A module's own copy of the sample record."""
    return Path(shutil.copy(sample_record, tmp_path_factory.mktemp("record") / "crisis.db"))


@pytest.fixture(scope="module")
def bench(own_record: Path) -> Iterator[str]:
    """The address of a workbench over a module's own copy of the sample record."""
    with running(own_record) as address:
        yield address
