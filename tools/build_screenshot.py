"""Make docs/workbench.png: the review of a sample report as the README's first screen shows it.

Needs Chromium. The sample crisis is read into a record that is thrown away, a workbench is served over it, and the
picture is taken of the page as people see it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "workbench.png"
REPORTS = ("06-harbour-wire-muscat-opens.txt", "41-harbour-wire-truce-over.txt")
SIZE = {"width": 1280, "height": 680}


def main() -> None:
    """Read, serve, take the picture."""
    program = which("chromium")
    if program is None:
        sys.exit("The picture needs Chromium; install it with: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "crisis.db"
        found = [next((ROOT / "src/pourparler/data/samples").rglob(name)) for name in REPORTS]
        _pourparler(record.parent, "read", *map(str, found), "--record", record.name).communicate()
        server = _pourparler(record.parent, "serve", record.name, "--port", "0")
        try:
            assert server.stderr
            address = next(word for word in server.stderr.readline().split() if word.startswith("http"))
            _take(program, address)
        finally:
            server.terminate()
            server.wait()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} KB")


def _pourparler(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pourparler", *arguments]
    names = os.environ | {"LOGNAME": "mara", "USER": "mara"}
    return subprocess.Popen(
        command, cwd=folder, env=names, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _take(program: str, address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="en-GB")
        _open(page, address)
        page.wait_for_selector(".card")
        for key in "ajakkk":
            page.keyboard.press(key)
        page.wait_for_selector(".chip-accepted >> nth=1")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()


def _open(page: Page, address: str) -> None:
    """Open the workbench; the server tells its address a moment before it takes calls."""
    for _ in range(600):
        try:
            page.goto(f"{address}review")
        except Error as error:
            if "REFUSED" not in str(error):
                raise
            page.wait_for_timeout(100)
        else:
            return


if __name__ == "__main__":
    main()
