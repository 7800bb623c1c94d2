"""How long an installation takes and how large it is: a new environment, then pip with the arguments given.

Without arguments ``pip install .``. The size is what the environment takes on the disk, and the checkout's ``src`` with
it where the installation is editable. ``first claims`` is the time from starting ``pourparler demo`` until the first
report with claims is shown; ``help`` is the best of three starts.

usage: python benchmarks/install.py [--python python3] [--json] [--save] [-- PIP ARGUMENT...]
example: python benchmarks/install.py --save -- --no-compile --editable '.[dev]'
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from figures import save

ROOT = Path(__file__).parents[1]


def install(python: str, arguments: Sequence[str], folder: Path) -> float:
    """Make an environment and install the package; return the seconds that both took."""
    started = time.perf_counter()
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what users have: the size counts compiled modules too
    pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--no-cache-dir"]
    subprocess.run([*pip, *arguments], check=True, cwd=ROOT)
    return time.perf_counter() - started


def megabytes_of(folder: Path, editable: bool) -> dict[str, float]:
    """Return the size of an installation and of the five largest packages in it, in MB of a million bytes."""
    (packages,) = folder.glob("lib/python*/site-packages")
    sizes = {path.name: _bytes_of(path) / 1e6 for path in packages.iterdir()}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    everything = _bytes_of(folder) + (_bytes_of(ROOT / "src") if editable else 0)
    return {"all": round(everything / 1e6)} | {name: round(sizes[name]) for name in largest}


def _bytes_of(path: Path) -> int:
    """Return the bytes that a file, or all in a folder, take on the disk."""
    own = path.lstat().st_blocks * 512
    return own + (sum(map(_bytes_of, path.iterdir())) if path.is_dir() and not path.is_symlink() else 0)


def first_claims(program: Path) -> float:
    """Return the seconds from starting the demo to the first report that is shown with claims."""
    started = time.perf_counter()
    with subprocess.Popen([program, "demo"], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if re.search(r"· \d+ (?:event|statement)", line):
                seconds = time.perf_counter() - started
                running.stdout.read()
                return seconds
    raise SystemExit("The demo showed no report with claims.")


def help_seconds(program: Path) -> float:
    """Return the best of three starts of ``pourparler --help``."""
    return min(_seconds([str(program), "--help"]) for _ in range(3))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def measure(python: str, arguments: Sequence[str]) -> dict[str, Any]:
    """Return all figures of one installation."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "environment"
        seconds = install(python, arguments, folder)
        program = folder / "bin" / "pourparler"
        return {
            "install seconds": round(seconds, 1),
            "demo, first claims seconds": round(first_claims(program), 1),
            "help seconds": round(help_seconds(program), 2),
            "MB": megabytes_of(folder, "--editable" in arguments),
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default="python3", help="the Python that the environment is made with")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    parser.add_argument("arguments", nargs="*", default=["."], help="what pip install is given")
    options = parser.parse_args()
    figures = measure(options.python, options.arguments)
    if options.save:
        save(f"pip install {' '.join(options.arguments)}", figures)
    print(json.dumps(figures, indent=1) if options.json else "\n".join(f"{k}: {v}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
