"""The benchmarks run, on a handful of sentences, and their page tells what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import figures  # noqa: E402

TEXTS = (
    "The envoy met both delegations in Geneva on Monday.",
    "The ministry said the truce would hold.",
    "",
    "Nothing.",
)


def test_the_white_house_run_in_small(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(TEXTS)]
    (tmp_path / "statements.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(BENCHMARKS / "white_house.py"), str(tmp_path), "--limit", "2", "--json"]
    measured = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert measured["documents"] == 2
    assert measured["same bytes"] is True
    assert [run["claims"] > 0 and run["peak MB"] > 50 for run in measured["workers"].values()] == [True, True]
    rooms = {name: seconds for name, seconds in measured["profile"].items() if name != "total"}
    assert set(rooms) >= {"neural", "analyse", "extract", "resolve"}
    assert abs(sum(rooms.values()) - measured["profile"]["total"]) < 0.1


def test_the_page_tells_what_was_measured() -> None:
    (told,) = figures.TABLE.findall(figures.PAGE.read_text(encoding="utf-8"))
    assert told == figures.tables_of(figures.load())


def test_dates_in_small(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(number), "text": text, "published": "2024-05-15"})
        for number, text in enumerate(TEXTS)
        if text
    ]
    (tmp_path / "statements.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(BENCHMARKS / "dates.py"), str(tmp_path), "--seconds", "0.1", "--json"]
    measured = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert measured["with days"] == 1
    assert measured["dates per second"] > 0


def test_extraction_in_small(tmp_path: Path) -> None:
    record = {"id": "1", "text": "The army freed 20 hostages on Monday.", "published": "2024-05-15"}
    (tmp_path / "statements.jsonl").write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, str(BENCHMARKS / "extraction.py"), str(tmp_path), "--seconds", "0.1", "--json"]
    measured = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert measured["words"] == 7
    assert 0 < measured["all three, words per second"] < measured["extraction, words per second"]
