"""``pourparler brief``: a file in the form that its name says, data on request, sentences where it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from brief_samples import quarrel, record_of
from typer.testing import CliRunner, Result

from pourparler.cli.app import app


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    record_of("record.db", (report.reading() for report in quarrel())).dispose()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["brief", *words])


@pytest.mark.parametrize(("name", "beginning"), [("b.html", b"<!DOCTYPE"), ("b.md", b"# Brief"), ("b.docx", b"PK")])
def test_the_ending_says_the_form(name: str, beginning: bytes) -> None:
    done = run("--since", "2024-02-01", "-o", name)
    assert done.exit_code == 0
    assert Path(name).read_bytes().startswith(beginning)
    assert f"Wrote {name}: " in done.stderr
    assert not list(Path().glob(".*partial"))


def test_data_go_to_standard_output() -> None:
    data = json.loads(run("--since", "2024-02-01", "--json").stdout)
    assert data["since"] == "2024-02-01"
    numbers = {note["number"] for note in data["notes"]}
    lists = [block for block in data["sections"][0]["blocks"] if block["kind"] == "points"]
    points = [point for block in lists for point in block["points"]]
    assert points
    assert all(set(sentence["notes"]) <= numbers for point in points for sentence in point["sentences"])


def test_options_restrict() -> None:
    said = run("--since", "2024-02-01", "--issue", "captives", "--party", "Lima", "--json").stdout
    assert "Lima on captives" in json.loads(said)["sections"][0]["blocks"][1]["points"][0]["sentences"][0]["text"]
    assert json.loads(run("--reviewed-only", "--json").stdout)["sections"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-o", "b.odt"), "-o expects a file that ends in .html, .docx, .md, .pdf, not 'b.odt'"),
        ((), "and none was given"),
        (("-o", "nowhere/b.md"), "cannot be written"),
        (("-o", "b.md", "--since", "tomorrow"), "--since expects a day"),
        (("-o", "b.md", "--since", "2024-03-01", "--until", "2024-02-01"), "lies after the last day"),
        (("-o", "b.md", "--issue", "peace"), "--issue 'peace' is not known"),
        (("-o", "b.md", "--min-confidence", "2"), "--min-confidence expects a number from 0 to 1"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert not Path("b.md").exists()
