"""The evaluation gate: no figure that the program has reached falls, and there is always something to score."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "evaluation"))

import baselines  # noqa: E402
from claims import measure  # noqa: E402
from corpora import OWN, find_corpus, shared_folder  # noqa: E402

REACHED = baselines.load_baselines()
FLOORS = {"usable event": 0.30, "attribution": 0.60, "date": 0.60, "position": 0.20, "figure": 0.50}
"""What a first version must reach on the development corpus."""


def here(corpus: str) -> bool:
    return (OWN / f"{corpus}.jsonl").is_file() or (shared_folder() / f"{corpus}.jsonl").is_file()


def test_there_is_something_to_hold() -> None:
    assert here("unseen")
    assert {"dev", "unseen"} <= set(REACHED)
    assert all(len(baselines.flatten(figures)) > 15 for figures in REACHED.values())


@pytest.mark.slow
@pytest.mark.parametrize("corpus", sorted(REACHED))
def test_no_figure_falls(corpus: str) -> None:
    if not here(corpus):
        pytest.skip(f"the shared corpora are not beside this checkout: no {corpus}")
    figures, reached = measure(find_corpus(corpus)), REACHED[corpus]
    assert figures["documents answered"] == figures["documents"] == reached["documents"] > 0
    assert figures["broken spans"] == 0
    assert sum(row["proposed"] for row in figures.values() if isinstance(row, dict) and "proposed" in row) > 0
    assert baselines.falls(reached, figures) == []


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_the_floors_of_a_first_version_are_reached(figure: str, floor: float) -> None:
    assert baselines.flatten(REACHED["dev"])[figure] >= floor


def test_the_page_tells_what_is_held() -> None:
    (told,) = baselines.TABLE.findall(baselines.PAGE.read_text(encoding="utf-8"))
    assert told == baselines.table_of(REACHED)


def test_the_scorer_is_the_shared_one_to_the_letter() -> None:
    shared = shared_folder().parent / "tools" / "score.py"
    if not shared.is_file():
        pytest.skip("the shared scorer is not beside this checkout")
    assert (ROOT / "evaluation" / "score.py").read_bytes() == shared.read_bytes()


def row(f1: float) -> dict[str, float]:
    return {"f1": f1, "wanted": 4}


def test_a_fall_is_named_and_a_tremble_is_not() -> None:
    reached = {"event": row(0.5), "date": row(0.6), "link": {"f1": 0.9, "wanted": 0}, "broken spans": 0}
    assert baselines.falls(reached, reached | {"event": row(0.4951), "date": row(0.9)}) == []
    assert baselines.falls(reached, reached | {"event": row(0.494)}) == ["event was 0.5000 and is 0.4940"]
    assert baselines.falls(reached, {"event": row(0.5), "broken spans": 1}) == [
        "date was 0.6000 and is 0.0000",
        "broken spans were 0 and are 1",
    ]
