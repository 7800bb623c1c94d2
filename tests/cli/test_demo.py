"""The README's main job, as a user starts it: the bundled reports, with no arguments and no network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from pourparler.cli.demo import SAMPLES
from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.view import View

OFFLINE = "import socket\ndef refuse(*_, **__): raise AssertionError('network')\nsocket.socket.connect = refuse\n"
DEMO = f"{OFFLINE}import sys\nfrom pourparler.cli.app import main\nsys.argv = ['', 'demo', *sys.argv[1:]]\nmain()"
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}


def test_the_first_claims_are_there_within_15_seconds(tmp_path: Path) -> None:
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-c", DEMO], cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    for line in running.stdout:
        if re.search(r"· \d+ (event|statement|position)", line):
            break
    assert time.monotonic() - began < 15
    rest, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    assert "Timeline" in rest
    assert "Positions" in rest
    assert list(tmp_path.iterdir()) == []


def test_a_record_can_be_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DEMO, "--record", "demo.db"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert "The record is demo.db." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    tallies = View(open_record(tmp_path / "demo.db")).documents(ClaimFilter())
    assert len(tallies) == len(list(SAMPLES.glob("[0-9]*"))) - 1, "one of the reports is a version of another"
    assert all(tally.claims for tally in tallies)
