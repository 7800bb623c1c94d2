"""Reports come in by file, by address and by feed, as people add them, from a server of the test's own."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browsing import running

pytest.importorskip("playwright", reason="Playwright is missing: pip install -e '.[dev,browser]'")

from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.long
READING_MS = 180_000
"""The weights are loaded for each job, on a machine that may be busy."""
STORY = (
    "Norvast and the Front met in Selm on Monday. Norvast offered a truce of ten days. The Front accepted the offer."
)
DATED = '<meta property="article:published_time" content="2026-04-01T10:00:00Z">'
PAGE = (
    f"<html><head><title>A truce is offered</title>{DATED}</head><body><article><p>{STORY}</p></article></body></html>"
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Selm Radio</title>
<item><title>Talks go on</title><link>{at}/talks</link><pubDate>Wed, 01 Apr 2026 08:00:00 GMT</pubDate></item>
<item><title>The ferry runs</title><link>{at}/ferry</link><pubDate>Thu, 02 Apr 2026 08:00:00 GMT</pubDate></item>
</channel></rss>"""


@contextmanager
def publisher() -> Iterator[str]:
    """A site on this machine: a page under every address, and a feed."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            at = f"http://127.0.0.1:{self.server.server_address[1]}"
            feed = self.path == "/feed"
            body = FEED.format(at=at) if feed else PAGE.replace("A truce is offered", f"A truce is offered {self.path}")
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "application/rss+xml" if feed else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def open_bench(own_record: Path) -> Iterator[str]:
    """A workbench that may read addresses of this machine."""
    with running(own_record, "--allow-private") as address:
        yield address


def adding(page: Page, bench: str, way: str) -> Locator:
    page.goto(f"{bench}/inbox")
    page.get_by_role("button", name="Add reports").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=way, exact=True).click()
    return dialog


def read(page: Page, dialog: Locator, told: str) -> None:
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text(told)).to_be_visible(timeout=READING_MS)
    page.get_by_role("button", name="To the inbox").click()


def drop(page: Page, where: str, files: dict[str, bytes]) -> None:
    """Drop files as a hand does."""
    told = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    held = page.evaluate_handle(
        """files => {
          const held = new DataTransfer();
          for (const [name, content] of files) {
            held.items.add(new File([Uint8Array.from(atob(content), sign => sign.charCodeAt(0))], name));
          }
          return held;
        }""",
        told,
    )
    page.dispatch_event(where, "dragover", {"dataTransfer": held})
    expect(page.locator(f"{where}.drop-over")).to_be_visible()
    page.dispatch_event(where, "drop", {"dataTransfer": held})


def test_files_are_dropped_read_and_what_cannot_be_read_is_told(page: Page, open_bench: str) -> None:
    dialog = adding(page, open_bench, "Files")
    files = {"ferry-talks.txt": STORY.encode(), "torn.pdf": b"%PDF-1.7 nothing", "again.txt": b"left out"}
    drop(page, ".drop", files)
    chosen = dialog.get_by_role("list", name="Files chosen")
    expect(chosen.get_by_role("listitem")).to_have_count(3)
    dialog.get_by_role("button", name="Leave out again.txt").click()
    dialog.get_by_label("Publisher").fill("Selm Post")
    dialog.get_by_label("Published").fill("2026-04-01")
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("Done: 2 of 2 read.")).to_be_visible(timeout=READING_MS)
    expect(page.get_by_role("dialog").locator(".problem")).to_contain_text("torn.pdf")
    page.get_by_role("button", name="To the inbox").click()
    page.goto(f"{open_bench}/documents?document=ferry-talks")
    expect(page.locator(".document-row")).to_have_count(1)
    expect(page.locator(".document-row")).to_contain_text("Selm Post")


def test_a_page_is_read_from_its_address(page: Page, open_bench: str) -> None:
    with publisher() as site:
        dialog = adding(page, open_bench, "Web address")
        dialog.get_by_label("Address of a report").fill(f"{site}/truce")
        read(page, dialog, "Done: 1 of 1 read.")
    page.goto(f"{open_bench}/documents?document=/truce")
    page.get_by_role("link", name="A truce is offered /truce").click()
    expect(page.locator(".report-text")).to_contain_text("Norvast offered a truce of ten days")
    expect(page.locator(".desk-head")).to_contain_text("1 Apr 2026")


def test_a_feed_is_followed_to_its_reports(page: Page, open_bench: str) -> None:
    with publisher() as site:
        dialog = adding(page, open_bench, "Feed")
        dialog.get_by_label("Address of an RSS or Atom feed").fill(f"{site}/feed")
        read(page, dialog, "Done: 2 of 2 read.")
    for name in ("talks", "ferry"):
        page.goto(f"{open_bench}/documents?document=offered /{name}")
        expect(page.locator(".document-row")).to_have_count(1)


def test_private_addresses_are_refused_unless_allowed(page: Page, bench: str) -> None:
    with publisher() as site:
        dialog = adding(page, bench, "Web address")
        dialog.get_by_label("Address of a report").fill(f"{site}/private")
        dialog.get_by_role("button", name="Read", exact=True).click()
        expect(page.get_by_role("dialog").locator(".problem").first).to_contain_text("127.0.0.1", timeout=READING_MS)
    assert page.request.get(f"{bench}/api/v1/documents?document=/private").json()["total"] == 0
