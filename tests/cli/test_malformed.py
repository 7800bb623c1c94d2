"""Malformed input to the end: exit status 0 only if something was read, else one clear sentence; never a traceback."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pourparler.batch import workers
from pourparler.cli.app import app
from pourparler.pipeline import Pipeline
from pourparler.settings import Settings

INPUTS = Path(__file__).parents[1] / "malformed"
READ = {
    "broken.html": 1,
    "hostile_feed.xml": 1,
    "invalid_lines.jsonl": 1,
    "list_of_oddities.json": 0,
    "mixed_encodings.txt": 1,
    "not_a_feed.xml": 0,
    "nul_bytes.txt": 1,
    "odd_dates.jsonl": 7,
    "ragged.csv": 0,
    "utf16_without_mark.txt": 1,
    "windows_1252.txt": 1,
    "three_hundred_pages.pdf": 300,
}
"""The least number of claims of what can be read in part or whole."""
REFUSED = {
    "binary.txt": "found binary bytes",
    "blank.txt": "is empty",
    "broken_utf16.txt": "promise UTF-16",
    "empty.txt": "is empty",
    "image.txt": "found a PNG image",
    "no_pdf.pdf": "is a truncated PDF",
    "no_text_column.csv": "has no “text” column",
    "no_word_file.docx": "is no whole DOCX file",
    "no_words.html": "is a page without a report",
    "pictures_only.pdf": "has 2 pages and no text",
    "right_to_left.txt": "Only English is",
    "truncated.json": "is no JSON",
    "truncated.pdf": "is a truncated PDF",
    "zip_bomb.docx": "would unpack from",
    "deep.json": "nested too deeply",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings())


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    spec = importlib.util.spec_from_file_location("make_large", INPUTS / "make_large.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_large(folder)
    return folder


@pytest.fixture
def run(pipeline: Pipeline, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "500")
    monkeypatch.setattr(workers, "load_pipeline", lambda settings: pipeline)

    def running(command: str, name: str) -> Result:
        path = INPUTS / name if (INPUTS / name).exists() else large / name
        return CliRunner().invoke(app, [command, str(path)])

    return running


def test_every_input_has_its_expectation(large: Path) -> None:
    files = {path.name for path in INPUTS.glob("*.*") if path.suffix != ".py"} | {path.name for path in large.iterdir()}
    # The line of 5 MB takes minutes; tests/read/ reads it, and benchmarks/malformed.py takes it to the end.
    assert files == {*READ, *REFUSED, "five_megabyte_line.txt"}


@pytest.mark.parametrize(("name", "least"), READ.items())
def test_what_can_be_read_gives_claims_and_status_0(run, name: str, least: int) -> None:
    result = run("claims", name)
    assert (result.exit_code, result.stderr) == (0, "")
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert sum(len(reading["claims"]) for reading in readings) >= least
    assert all("\n" not in problem for reading in readings for problem in reading["problems"])


@pytest.mark.parametrize(("name", "sentence"), REFUSED.items())
def test_what_cannot_is_told_in_a_sentence_with_status_1(run, name: str, sentence: str) -> None:
    result = run("claims", name)
    assert (result.exit_code, result.stderr) == (1, "")
    (reading,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert reading["claims"] == []
    assert sentence in " ".join(reading["problems"])


@pytest.mark.parametrize("name", [*REFUSED, *(name for name in READ if name != "three_hundred_pages.pdf")])
def test_a_record_tells_the_same(run, name: str) -> None:
    result = run("read", name)
    assert (result.exit_code, result.stderr) == (int(name in REFUSED), "")
    assert REFUSED.get(name, "Read ") in result.stdout
