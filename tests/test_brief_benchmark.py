"""The benchmark of briefs runs in small, and says what takes too long."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

_spec = importlib.util.spec_from_file_location("brief_benchmark", BENCHMARKS / "brief.py")
assert _spec is not None
assert _spec.loader is not None
benchmark = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(benchmark)


def test_a_small_record_is_measured(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    benchmark.fill(record, 30, 3)
    measured = benchmark.of_many(record, tmp_path)
    assert measured["claims"] >= 300
    assert all(cost["processor seconds"] > 0 and cost["MB"] > 10 for cost in list(measured.values())[1:])
    assert (tmp_path / "many.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_takes_longer_than_it_may_is_told() -> None:
    many = {"claims": 9, "all": {"processor seconds": 2, "MB": 600}}
    slow = {"crisis": {"html": {"processor seconds": 3.5, "MB": 70}}, "100,000 claims": many}
    assert benchmark.misses(slow) == [
        "crisis, html: 3.5 processor seconds, and 3.0 was the most",
        "100,000 claims, all: 600 MB, and 500.0 was the most",
    ]
