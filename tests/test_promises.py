"""What the program promises of any input: the same bytes for any number of workers, true quotations, no traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pourparler.lexicon.rules import explain_rule
from pourparler.read.options import ReadOptions
from pourparler.read.sources import read_sources
from pourparler.schema.documents import Document

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "pourparler" / "data" / "samples" / "demo"
MALFORMED = ROOT / "tests" / "malformed"


def claims(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pourparler", "claims", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def one_worker() -> bytes:
    return claims(str(SAMPLES)).stdout


def test_two_workers_give_the_same_bytes(one_worker: bytes) -> None:
    assert claims(str(SAMPLES), "--workers", "2").stdout == one_worker


def test_the_order_of_reports_does_not_matter(one_worker: bytes) -> None:
    files = sorted(map(str, SAMPLES.glob("[0-9]*")), reverse=True)
    assert sorted(claims(*files).stdout.splitlines()) == sorted(one_worker.splitlines())


def quotations(value: object):
    if isinstance(value, dict):
        if value.get("text") is not None and "span" in value:
            yield value
        for member in value.values():
            yield from quotations(member)
    elif isinstance(value, list):
        for member in value:
            yield from quotations(member)


def test_every_quotation_is_the_text_to_the_letter(one_worker: bytes) -> None:
    texts = {read.id: read.text for read in read_sources([str(SAMPLES)], ReadOptions()) if isinstance(read, Document)}
    checked = 0
    for line in one_worker.splitlines():
        reading = json.loads(line)
        for quoted in quotations(reading["claims"]):
            start, end = quoted["span"]
            assert texts[reading["id"]][start:end] == quoted["text"]
            checked += 1
    assert checked > 500


def test_every_rule_of_a_claim_is_told_in_plain_words(one_worker: bytes) -> None:
    named = {
        rule for line in one_worker.splitlines() for claim in json.loads(line)["claims"] for rule in claim["rules"]
    }
    assert named
    assert sorted(rule for rule in named if explain_rule(rule) is None) == []


@pytest.mark.parametrize(
    "path", sorted(path for path in MALFORMED.glob("*.*") if path.suffix != ".py"), ids=lambda path: path.name
)
def test_malformed_input_ends_with_claims_or_a_sentence(path: Path) -> None:
    done = claims(str(path))
    assert b"Traceback" not in done.stderr
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert readings, "never a missing line"
    assert all(reading["claims"] or reading["problems"] or done.returncode == 0 for reading in readings)
    assert done.returncode in (0, 1)
