"""The benchmark of the record runs in small, and its made-up reports are what the program could have read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from pourparler.schema.codec import kind_of
from pourparler.store.checks import check_record
from pourparler.store.engine import open_record

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import synthetic  # noqa: E402


def test_a_small_record_is_measured(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    command = [sys.executable, str(BENCHMARKS / "record.py"), "--reports", "70", "--record", str(record), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    measured = json.loads(done.stdout)
    assert measured["reports"] == 70
    assert measured["claims"] >= 700
    assert set(measured["adding one report"]) == {"10"}
    assert all(cost["processor ms"] > 0 for cost in measured["views"].values())
    assert check_record(open_record(record)).findings == ()


def test_reports_are_the_same_on_every_machine_and_of_all_kinds() -> None:
    made = list(synthetic.readings(0, 120, 10_000))
    assert made == list(synthetic.readings(0, 120, 10_000))
    kinds = Counter(kind_of(claim) for reading in made for claim in reading.claims)
    assert set(kinds) == {"event", "statement", "position", "proposal", "response", "figure"}
    assert sum(len(reading.steps) for reading in made) > 50
    assert len({reading.document.text for reading in made}) < len(made), "some are copies"
