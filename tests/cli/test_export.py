"""Records out again: the claims format to the byte, PLOVER's table, and claims by their confidence."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from fake_pipeline import load
from typer.testing import CliRunner, Result

from pourparler.batch import workers
from pourparler.cli.app import app
from pourparler.cli.export_list import FORMATS
from pourparler.show.plover import COLUMNS

SOURCES = ("a.txt", "b.txt", "--published", "2024-02-07")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(workers, "load_pipeline", load)
    (tmp_path / "a.txt").write_text("Alvania rejects talks in Meril. Berun offers captives.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Berun offers talks.", encoding="utf-8")
    return tmp_path


@pytest.fixture
def read() -> None:
    assert run("read", *SOURCES).exit_code == 0


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.usefixtures("read")
def test_the_claims_format_comes_out_as_it_was_printed() -> None:
    assert exported("current") == printed()
    assert exported("text")[0].startswith("Alvania rejects talks")


@pytest.mark.usefixtures("read")
def test_only_the_newest_reading_comes_out(folder: Path) -> None:
    (folder / "b.txt").write_text("Berun offers captives.", encoding="utf-8")
    run("read", *SOURCES)
    assert exported("current") == printed()
    assert len(reports()) == 3, "the one before is there as well"


@pytest.mark.usefixtures("read")
def test_filters_choose_documents_and_claims() -> None:
    lines = reports("--party", "Alvania")
    assert [line["url"] for line in lines] == ["a.txt"]
    assert {claim["sentence"] for claim in lines[0]["claims"]} == {0}
    heading = json.loads(run("export", "--party", "Alvania").stdout.splitlines()[0])
    assert (heading["whole"], heading["asked"]) == (False, {"party": "Alvania"})


def reports(*words: str) -> list[dict[str, Any]]:
    """The lines of reports among those of an export."""
    lines = [json.loads(line) for line in run("export", *words).stdout.splitlines()]
    return [line for line in lines if "claims" in line]


def exported(what: str) -> list[Any]:
    """Each report's field, or with "current" the fields of the claims format of those that count."""
    if what != "current":
        return [line[what] for line in reports()]
    (fields, *_) = printed()
    return [{name: line[name] for name in fields} for line in reports() if line["current"]]


def printed() -> list[dict[str, Any]]:
    """What `pourparler claims` prints for the same reports."""
    return [json.loads(line) for line in run("claims", *SOURCES).stdout.splitlines()]


@pytest.mark.usefixtures("read")
def test_a_file_is_written_whole_and_told(folder: Path) -> None:
    result = run("export", "-o", "out.jsonl")
    assert (folder / "out.jsonl").read_bytes() == run("export").stdout_bytes
    assert result.stdout == ""
    assert result.stderr.startswith("Wrote ")
    assert result.stderr.endswith(" of 2 documents to out.jsonl.\n")
    assert sorted(path.name for path in folder.glob(".*")) == []


@pytest.mark.usefixtures("read")
def test_plover_is_a_table_with_quotations(folder: Path) -> None:
    result = run("export", "--format", "plover")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == list(COLUMNS)
    texts = (folder / "a.txt").read_text() + (folder / "b.txt").read_text()
    assert all(row["Quotation"] in texts and row["Event Date"] == "2024-02-07" for row in rows)
    as_json = [json.loads(line) for line in run("export", "--format", "plover", "--json").stdout.splitlines()]
    assert as_json == rows


@pytest.mark.usefixtures("read")
def test_plover_tells_what_its_conventions_left_out() -> None:
    rows = run("export", "--format", "plover").stdout.count("\n") - 1
    events = run("show", "events", "--json").stdout.count("\n")
    said = run("export", "--format", "plover", "-o", "events.csv").stderr
    assert f"Wrote {rows} event" in said
    assert (f"({events - rows} left out: " in said) == (events > rows)


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("command", ["claims a.txt", "read a.txt --output claims", "export", "show events"])
def test_the_least_confidence_filters_what_is_shown(command: str) -> None:
    def told(least: str) -> str:
        return run(*command.split(), "--min-confidence", least).stdout

    assert re.search(r"\bc-", told("0.75"))
    assert not re.search(r"\bc-", told("0.76"))
    assert re.search(r"\bc-", run("show", "events").stdout), "what is stored stays"


def test_reading_keeps_what_it_does_not_tell() -> None:
    text = run("read", *SOURCES, "--min-confidence", "0.9").stdout
    assert "New claims: 3 events" in text
    assert "New positions" not in text
    assert run("show", "events", "--json").stdout.count("\n") == 3


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("command", ["claims a.txt", "read a.txt", "show events", "export"])
@pytest.mark.parametrize("value", ["1.5", "-0.1", "nan", "70%", "high"])
def test_a_confidence_outside_0_and_1_is_one_sentence(command: str, value: str) -> None:
    result = run(*command.split(), f"--min-confidence={value}")
    assert result.exit_code == 2
    assert result.stderr == f"--min-confidence expects a number from 0 to 1, such as 0.7, not {value!r}.\n"


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "plove"], "Did you mean plover?"),
        (["-o", "no/such/folder.csv"], "--output no/such/folder.csv cannot be written"),
        (["--format", "plover", "--type", "support"], ""),
        (["--format", "plover", "--type", "oppose"], "--type 'oppose' is not known"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(words: list[str], said: str) -> None:
    result = run("export", *words)
    assert (result.exit_code, len(result.stderr.splitlines())) == ((2, 1) if said else (0, 0))
    assert said in result.stderr


def test_without_a_record_there_is_a_sentence_and_no_file(folder: Path) -> None:
    result = run("export", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("There is no record record.db")
    assert not (folder / "out.jsonl").exists()


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("csv", "parquet")])
def test_every_format_is_written_and_told(folder: Path, format: str) -> None:
    result = run("export", "--format", format, "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("Wrote ")
    assert (folder / "out").stat().st_size > 0
    assert (folder / "out").read_bytes() == run("export", "--format", format).stdout_bytes


def test_help_lists_every_format_with_an_example() -> None:
    told = " ".join(run("export", "--help").stdout.split())
    for name, (says, example) in FORMATS.items():
        assert f"{name}: {says}" in told
        assert example in told


@pytest.mark.usefixtures("read")
def test_tables_are_a_folder_that_is_never_replaced(folder: Path) -> None:
    assert run("export", "--format", "csv", "-o", "tables").exit_code == 0
    assert (folder / "tables" / "codebook.md").exists()
    again = run("export", "--format", "csv", "-o", "tables")
    assert (again.exit_code, again.stderr) == (2, "--output tables is there already; name a folder that is not.\n")
    assert run("export", "--format", "csv").stderr == "--format csv writes a folder; name it with -o tables.\n"
    assert sorted(path.name for path in folder.glob(".*")) == []


@pytest.mark.usefixtures("read")
def test_without_pyarrow_a_sentence_says_how_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "--format", "parquet", "-o", "claims.parquet")
    assert result.exit_code == 2
    assert "pip install 'pourparler[parquet]'" in result.stderr
    assert not (folder / "claims.parquet").exists()


@pytest.mark.usefixtures("read")
def test_an_export_is_imported_and_has_the_same_hash(folder: Path) -> None:
    run("export", "-o", "out.jsonl")
    done = run("import", "out.jsonl", "--record", "new.db")
    assert done.exit_code == 0
    assert "Imported 18 claims of 2 reports" in done.stdout
    told = run("check", "--hash").stdout
    assert told == run("check", "--hash", "--record", "new.db").stdout
    assert told.strip() in done.stdout
    again = json.loads(run("import", "out.jsonl", "--record", "new.db", "--json").stdout)
    assert (again["readings"], again["known"], again["hash"]) == (0, 2, told.strip())


def test_what_cannot_be_imported_is_one_sentence_and_no_record(folder: Path) -> None:
    for source in ("a.txt", "nothing.jsonl", "."):
        result = run("import", source, "--record", "new.db")
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
        assert not (folder / "new.db").exists()


def test_help_ends_with_an_example() -> None:
    assert "Example: pourparler export" in " ".join(run("export", "--help").stdout.split())
