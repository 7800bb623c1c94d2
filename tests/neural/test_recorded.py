"""The shipped weights still say what they said when they were shipped."""

import json
from typing import Any

import pytest
from recorded_outputs import RECORDED, SURE, record_all

from pourparler.neural.reader import Reader

ROUNDING = 0.1
"""Processors multiply 8-bit numbers in different ways; scores may differ by this much, labels and trees not at all."""


def _scores(reading: dict[str, Any]) -> dict[str, float]:
    return {f"{name} / {part}": score for name, parts in reading["frames"].items() for part, score in parts.items()}


@pytest.fixture(scope="module")
def read() -> list[dict[str, Any]]:
    return record_all(Reader.load())


RECORDS: list[dict[str, Any]] = json.loads(RECORDED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("at", range(len(RECORDS)))
def test_sentence_is_read_as_recorded(at: int, read: list[dict[str, Any]]) -> None:
    assert read[at]["words"] == RECORDS[at]["words"]
    assert read[at]["names"] == RECORDS[at]["names"]
    found, wanted = _scores(read[at]), _scores(RECORDS[at])
    missing = {part for part, score in wanted.items() if score > SURE + ROUNDING} - set(found)
    assert not missing
    assert {part: found[part] for part in wanted if part in found} == pytest.approx(
        {part: score for part, score in wanted.items() if part in found}, abs=ROUNDING
    )


def test_something_of_every_kind_is_recorded() -> None:
    kinds = {name.split()[0] for reading in RECORDS for name in reading["frames"]}
    assert kinds == {"event", "statement", "position", "proposal", "response", "figure", "role"}
