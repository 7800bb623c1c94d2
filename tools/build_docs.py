"""Fill the outputs in README.md and docs/ by running the commands they show; ``--check`` only compares.

A page holds lines such as ``<!-- run: pourparler show positions -->``. The fenced block after it, up to
``<!-- end -->``, is what that command printed. The commands of one page run in order in one empty folder, which
also holds the bundled samples as ``samples/``, and further reports of the same crisis as ``samples-more/``.
``<!-- run 30: … -->`` keeps the first 30 lines. What stands in ``pycon`` blocks is run as well, after the commands.
``<!-- needs: pandas -->`` leaves a page as it is where such a package is not installed.

usage: python tools/build_docs.py [--check] [PAGE...]
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from python_sessions import fill_sessions, has_sessions

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "pourparler" / "data" / "samples"
BLOCK = re.compile(r"<!-- run(?: (?P<lines>\d+))?: (?P<command>.+?) -->\n.*?<!-- end -->", re.DOTALL)
NEEDS = re.compile(r"<!-- needs: (?P<packages>[\w ]+) -->")
MOMENT = re.compile(r"\b\d{1,2} \w{3} \d{4} \d\d:\d\d UTC")
SOME_MOMENT = "1 Apr 2026 12:00 UTC"
"""When something was recorded is the one thing that no two runs share."""
TERMINAL = {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}


def pages() -> list[Path]:
    """Return the pages that show outputs."""
    candidates = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    return sorted(page for page in candidates if BLOCK.search(text := page.read_text()) or has_sessions(text))


def missing(page: Path) -> list[str]:
    """Return the packages that a page names as needed for its outputs and that are not installed here."""
    named = NEEDS.search(page.read_text(encoding="utf-8"))
    return [package for package in named["packages"].split() if find_spec(package) is None] if named else []


def run(command: str, folder: Path) -> str:
    """Return what a command prints, with the program of this Python's environment first in the path.

    Raises:
        SystemExit: the command failed; a page never shows that by accident.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = os.environ | TERMINAL | {"PATH": path}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command!r} ended with status {done.returncode}: {done.stderr.strip()}")
    return MOMENT.sub(SOME_MOMENT, done.stdout + done.stderr).rstrip() + "\n"


def shorten(output: str, lines: str | None) -> str:
    """Return the first ``lines`` lines of an output and an ellipsis, or all of it."""
    kept = output.splitlines()
    if lines is None or len(kept) <= int(lines):
        return output
    return "\n".join([*kept[: int(lines)], "…"]) + "\n"


def filled(page: Path) -> str:
    """Return the page's text with every output made anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SAMPLES / "demo", folder / "samples")
        shutil.copytree(SAMPLES / "more", folder / "samples-more")

        def replace(match: re.Match[str]) -> str:
            command, lines = match["command"], match["lines"]
            output = shorten(run(command, folder), lines)
            count = f" {lines}" if lines else ""
            return f"<!-- run{count}: {command} -->\n```console\n$ {command}\n{output}```\n<!-- end -->"

        text = BLOCK.sub(replace, page.read_text(encoding="utf-8"))
        return fill_sessions(text, folder) if has_sessions(text) else text


def main() -> int:
    """Rewrite the pages, or say which have drifted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("pages", nargs="*", type=Path)
    options = parser.parse_args()
    drifted = 0
    for page in [page.resolve() for page in options.pages] or pages():
        if missing(page):
            print(f"left {page.relative_to(ROOT)} as it is: it needs {', '.join(missing(page))}")
            continue
        before, after = page.read_text(encoding="utf-8"), filled(page)
        if before == after:
            continue
        drifted += 1
        if options.check:
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), str(page)))
        else:
            page.write_text(after, encoding="utf-8")
            print(f"rewrote {page.relative_to(ROOT)}")
    return 1 if options.check and drifted else 0


if __name__ == "__main__":
    sys.exit(main())
