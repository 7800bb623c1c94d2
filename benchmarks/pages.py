"""The workbench's pages in Chromium on a large record: how soon they are there, how soon a key shows its effect.

- first paint, ready: of a page that nothing is kept of, from the start of the navigation until the first words stand on
  it (first contentful paint), and until its list or report does. Told for the first page after the server's start, and
  as the median and the worst of several later ones.
- keys: from the moment of the key press until the frame that shows its effect is drawn, key by key, each several times
  in several reports; one of them is a report of many claims.
- scroll: a list of all claims, from the jump to its last row until that row stands there, and how many rows the page
  holds then.

The record is that of `record.py`; without one it is made first, which takes some minutes. Measure on a machine that
does nothing else: `processes waiting` tells how many wanted a processor in the last minute. Where many did, look
at the processor milliseconds: those of the page's main thread, where script, style, layout and paint follow each other.

usage: python benchmarks/pages.py [--record FILE.db] [--json] [--save]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from figures import save
from serve import processor_of, server

FIRST_PAINT_MS, READY_MS, KEY_MS = 400, 1000, 100
VISITS = 5
PAUSE_MS = 150
"""Between two keys, as somebody who reads would wait at least."""
SIZE: ViewportSize = {"width": 1366, "height": 850}
PAGES = {
    "inbox": ("/inbox", ".rows .row a, .rows .row button"),
    "review": ("/review/{report}", ".report-text .piece[data-claims]"),
    "timeline": ("/timeline", ".timeline-row"),
    "positions": ("/positions", ".matrix .cell"),
}
"""By name the address of a page, and what stands on it once it is ready."""
LONG = "Norvast accused the Northern Salt Coast Front of shelling Port Selm on Monday. "
"""Many times over, a report of many claims."""
SENTENCES = 120

_WATCH = """selector => {
  window.ready = new Promise(done => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}"""
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') done(entry.startTime);
}).observe({ type: 'paint', buffered: true }))"""
_PRESSED = """() => {
  const shows = EFFECT, before = shows();
  window.shown = new Promise((done, fail) => {
    let pressed;
    addEventListener('keydown', event => { pressed ??= event.timeStamp; }, { capture: true, once: true });
    const start = performance.now();
    const look = () => {
      if (pressed !== undefined && shows() !== before) {
        // The frame that was just rendered is drawn before the next task.
        setTimeout(() => done(performance.now() - pressed));
      } else if (performance.now() - start > 10000) fail(new Error('NAME showed no effect'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}"""
_KEPT = """() => new Promise(done => {
  const look = () => document.querySelector('.log h2').textContent.includes('keeping') ? setTimeout(look, 20) : done();
  look();
})"""
_SELECTED = "() => document.querySelector('.card-selected')?.id"
_DECIDED = "() => document.querySelectorAll('.cards .chip').length"
_FORM = "() => document.querySelectorAll('.claim-form').length"
_DIALOG = "() => document.querySelectorAll('dialog[open]').length"
KEYS: tuple[tuple[str, str, str], ...] = (
    ("j", _SELECTED, "next claim"),
    ("a", _DECIDED, "accept"),
    ("d", _DECIDED, "defer"),
    ("u", _DECIDED, "undo"),
    ("u", _DECIDED, "undo"),
    ("k", _SELECTED, "claim before"),
    ("x", _DIALOG, "reject: reasons"),
    ("e", _FORM, "edit: form"),
    ("A", _DIALOG, "accept shown: list"),
    ("?", _DIALOG, "all keys"),
)
"""Keys of the review in an order in which each has an effect, what tells its effect, and what it does; a window or form
that one opens is closed again by Escape."""


class Thread:
    """Tells the processor milliseconds of a page's main thread: script, style, layout and paint, whatever else runs."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def ms(self) -> float:
        """Return the milliseconds spent so far."""
        told = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in told if each["name"] == "TaskDuration")) * 1000


@contextmanager
def opened(browser: Browser, url: str, ready: str) -> Iterator[tuple[Page, Thread]]:
    """Give a page of a context that keeps nothing, once it is ready."""
    context = browser.new_context(viewport=SIZE, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    thread = Thread(page)
    page.add_init_script(f"({_WATCH})({json.dumps(ready)})")
    page.goto(url)
    page.evaluate("window.ready")
    yield page, thread
    context.close()


def visited(browser: Browser, url: str, ready: str) -> dict[str, float]:
    """Return the milliseconds until a page was painted and ready, and those of the processor."""
    with opened(browser, url, ready) as (page, thread):
        spent = thread.ms()
        return {
            "first paint": page.evaluate(_PAINTED),
            "ready": page.evaluate("window.ready"),
            "processor of the page": spent,
        }


def measure_pages(browser: Browser, url: str, report: str) -> dict[str, Any]:
    """Return for each page the median and the worst milliseconds of several visits."""
    found = {}
    for name, (path, ready) in PAGES.items():
        address = url + path.format(report=report)
        visited(browser, address, ready)
        visits = [visited(browser, address, ready) for _ in range(VISITS)]
        found[name] = {what: spread([visit[what] for visit in visits]) for what in visits[0]}
    return found


def measure_keys(browser: Browser, url: str, reports: list[str]) -> dict[str, Any]:
    """Return for each key how long it takes until its effect is seen, over some reports."""
    times: dict[str, list[float]] = {}
    spent: dict[str, list[float]] = {}
    for report in reports:
        with opened(browser, f"{url}/review/{report}", ".card") as (page, thread):
            page.wait_for_load_state("networkidle")
            for key, effect, name in KEYS:
                page.evaluate(_PRESSED.replace("EFFECT", effect).replace("NAME", name))
                before = thread.ms()
                page.keyboard.press(key)
                times.setdefault(f"{key} {name}", []).append(page.evaluate("window.shown"))
                spent.setdefault(f"{key} {name}", []).append(thread.ms() - before)
                if effect in (_DIALOG, _FORM):
                    page.keyboard.press("Escape")
                page.evaluate(_KEPT)
                page.wait_for_timeout(PAUSE_MS)
    told = {name: {"seen after": spread(times[name]), "processor": spread(spent[name])} for name in times}
    worst = {"seen after": _worst(times), "processor": _worst(spent)}
    return told | {"worst of all": worst}


def spread(times: Sequence[float]) -> dict[str, int]:
    """Return the median and the worst of some times."""
    return {"median": round(statistics.median(times)), "worst": round(max(times))}


def _worst(times: Mapping[str, Sequence[float]]) -> int:
    return round(max(time for all_ in times.values() for time in all_))


def measure_scroll(browser: Browser, url: str) -> dict[str, Any]:
    """Return how soon the last of all claims stands there, and how many rows the page holds."""
    with opened(browser, f"{url}/search", ".search-row") as (page, _):
        return _scrolled(page, url)


def _scrolled(page: Page, url: str) -> dict[str, Any]:
    total = page.request.get(f"{url}/api/v1/claims?limit=1").json()["total"]
    jumped = page.evaluate(
        """total => new Promise(done => {
          const start = performance.now();
          const look = () => {
            const row = document.querySelector(`[aria-posinset="${total}"] .search-row`);
            if (row) done(performance.now() - start); else requestAnimationFrame(look);
          };
          const list = document.querySelector('.rows');
          list.scrollTop = list.scrollHeight;
          look();
        })""",
        total,
    )
    held = page.locator(".rows .row").count()
    return {"rows": total, "to the last row, ms": round(jumped), "rows held": held}


def reports_of(browser: Browser, url: str) -> list[str]:
    """Return a report of many claims and some others."""
    page = browser.new_page()
    rows = page.request.get(f"{url}/api/v1/documents?limit=5&offset=5000&order=desc").json()["items"]
    long = page.request.get(f"{url}/api/v1/documents?limit=1&document=long-report").json()["items"]
    page.close()
    return [row["id"] for row in (*long, *rows)]


def until_listening(url: str) -> None:
    """Wait until the server takes calls: it tells its address a moment before."""
    parts = urlsplit(url)
    while True:
        with socket.socket() as caller:
            if caller.connect_ex((parts.hostname or "127.0.0.1", parts.port or 80)) == 0:
                return
        time.sleep(0.005)


def waiting() -> float:
    """Return how many processes wanted a processor in the last minute."""
    return round(os.getloadavg()[0], 1)


def measure(record: str) -> dict[str, Any]:
    """Return all figures."""
    program = which("chromium")
    if program is None:
        sys.exit("This needs Chromium; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        visited_once = browser.new_page()  # the browser's own start is not the page's
        visited_once.close()
        with server(record) as (process, url, _told):
            until_listening(url)
            first = visited(browser, url.rstrip("/") + "/inbox", PAGES["inbox"][1])
            first["processor of the server"] = processor_of(process) * 1000
        with server(record) as (_, url, _told):
            until_listening(url)
            address = url.rstrip("/")
            reports = reports_of(browser, address)
            figures = {
                "first page after the server's start, ms": {name: round(time) for name, time in first.items()},
                "later pages, ms": measure_pages(browser, address, reports[-1]),
                "keys, ms": measure_keys(browser, address, reports),
                "list of all claims": measure_scroll(browser, address),
            }
        browser.close()
    return figures | {"processes waiting": waiting()}


def copied(record: str, folder: Path) -> str:
    """Return a copy of a record, with a report of many claims: what is decided here must not stay in the record."""
    own = folder / "pages.db"
    if record:
        shutil.copy(record, own)
    else:
        here = Path(__file__).parent
        subprocess.run([sys.executable, str(here / "record.py"), "--record", str(own)], check=True, stdout=sys.stderr)
    long = folder / "long-report.txt"
    long.write_text("PORT SELM, 2 March 2026 - " + LONG * SENTENCES, encoding="utf-8")
    read = [sys.executable, "-m", "pourparler", "read", str(long), "--record", str(own)]
    subprocess.run(read, check=True, stdout=subprocess.DEVNULL)
    return str(own)


def main() -> None:
    """Measure, tell, and fail where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", default="", help="the record, as benchmarks/record.py makes it; it is copied")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(copied(options.record, Path(folder)))
    if options.save:
        save("pages", figures)
    print(json.dumps(figures, indent=1))
    later = figures["later pages, ms"].values()
    kept = {
        f"a first paint under {FIRST_PAINT_MS} ms": max(each["first paint"]["median"] for each in later)
        < FIRST_PAINT_MS,
        f"ready under {READY_MS} ms": max(each["ready"]["median"] for each in later) < READY_MS,
        f"a key's effect within {KEY_MS} ms": figures["keys, ms"]["worst of all"]["seen after"] <= KEY_MS,
    }
    broken = [limit for limit, holds in kept.items() if not holds]
    if broken:
        sys.exit(f"Not kept: {', '.join(broken)}.")


if __name__ == "__main__":
    main()
