"""Whatever stops the program, the record holds whole documents only, and reading again completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_pipeline import __file__ as FAKE

from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.view import View

REPORTS = 40
EACH = 12
"""Claims of one report: two sentences of six."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = (
        {"id": f"w-{i}", "published": "2024-02-07", "text": f"Alvania{i} rejects talks. Berun{i} offers captives."}
        for i in range(REPORTS)
    )
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def start(reports: Path, record: str, *options: str, pause: float = 0.02) -> subprocess.Popen[str]:
    command = [sys.executable, str(FAKE), "read", str(reports), "--record", record, *options]
    environment = {"FAKE_PAUSE": str(pause), "PYTHONPATH": str(Path(FAKE).parent), "PATH": ""}
    return subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # whoever ran the tests ignored it
    )


def counts(record: str) -> list[int]:
    return [sum(tally.claims.values()) for tally in View(open_record(record, create=True)).documents(ClaimFilter())]


def wait_for(record: str, documents: int) -> None:
    """Wait as who reads a record while another program writes to it: what is seen are whole documents."""
    deadline = time.monotonic() + 60
    seen: list[int] = []
    while time.monotonic() < deadline and len(seen) < documents:
        seen = counts(record)
        assert set(seen) <= {EACH}
        time.sleep(0.02)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment(reports: Path, record: str, seed: int) -> None:
    rng = random.Random(seed)
    running = start(reports, record, *(("--workers", "2") if seed % 2 else ()))
    if seed:
        wait_for(record, rng.randrange(1, REPORTS // 2))
    time.sleep(rng.random() * 0.2)
    running.kill()
    running.communicate()
    assert set(counts(record)) <= {EACH}
    again = start(reports, record, pause=0)
    again.communicate(timeout=120)
    assert again.returncode == 0
    assert counts(record) == [EACH] * REPORTS


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_is_one_line_and_loses_nothing(reports: Path, record: str, workers: str) -> None:
    running = start(reports, record, "--workers", workers, pause=0.25)  # far from done on a slow machine as well
    wait_for(record, 3)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the workers as well
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert len(said.splitlines()) == 1
    assert "the same command goes on from there" in said
    assert 3 <= len(counts(record)) < REPORTS
    assert set(counts(record)) == {EACH}


def test_two_programs_read_into_one_record(reports: Path, record: str) -> None:
    lines = reports.read_text(encoding="utf-8").splitlines()
    halves = [reports.with_name(f"half{number}.jsonl") for number in range(2)]
    for number, half in enumerate(halves):
        half.write_text("\n".join(lines[number::2]), encoding="utf-8")
    running = [start(half, record, pause=0) for half in halves]
    for one in running:
        _, said = one.communicate(timeout=120)
        assert (one.returncode, said) == (0, "")
    assert counts(record) == [EACH] * REPORTS
