"""The README's main job, as a user starts it: the bundled reports, with no arguments and no network."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

from pourparler.cli.demo import SAMPLES
from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.view import View

OFFLINE = "import socket\ndef refuse(*_, **__): raise AssertionError('network')\nsocket.socket.connect = refuse\n"
DEMO = f"{OFFLINE}import sys\nfrom pourparler.cli.app import main\nsys.argv = ['', 'demo', *sys.argv[1:]]\nmain()"
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}


def run_demo(folder: Path, *options: str) -> str:
    command = [sys.executable, "-c", DEMO, *options]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_whole_demo_takes_less_than_15_seconds_of_the_processor(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = run_demo(tmp_path)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 15
    assert re.search(r"· \d+ events, \d+ statements", out)
    assert "Timeline" in out
    assert "Positions" in out
    assert "pourparler brief -o brief.html --record demo.db" in " ".join(out.split())
    assert list(tmp_path.iterdir()) == []


def test_a_record_can_be_kept(tmp_path: Path) -> None:
    out = run_demo(tmp_path, "--record", "demo.db")
    assert "The record is demo.db." in out
    assert max(map(len, out.splitlines())) <= 80
    tallies = View(open_record(tmp_path / "demo.db")).documents(ClaimFilter())
    assert len(tallies) == len(list(SAMPLES.glob("[0-9]*"))) - 1, "one of the reports is a version of another"
    assert all(tally.claims for tally in tallies)
