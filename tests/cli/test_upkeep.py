"""Search, check, backup and restore at the command line, with the record on each database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_pipeline import load
from typer.testing import CliRunner, Result

from pourparler.batch import workers
from pourparler.cli.app import app

REPORT = "Alvania rejects talks in Meril. Berun offers captives."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(workers, "load_pipeline", load)
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Tessia offers a truce.", encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def filled(record: str) -> str:
    result = run("read", "a.txt", "b.txt", "--published", "2024-02-07", "--record", record)
    assert result.exit_code == 0, result.output
    assert "s3cret" not in result.output
    return record


def found(record: str, *words: str) -> list[tuple[str, str]]:
    result = run("search", *words, "--json", "--record", record)
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return sorted({(line["found"], line["document"]["url"] if "document" in line else line["url"]) for line in lines})


def test_words_find_claims_and_reports(filled: str) -> None:
    assert found(filled, "OFFERS") == [("claim", "a.txt"), ("claim", "b.txt"), ("report", "a.txt"), ("report", "b.txt")]
    assert found(filled, "berun talks") == []
    assert found(filled, "berun", "talks") == [("report", "a.txt")]
    assert found(filled, "offers", "--in", "claims", "--party", "tessia") == [("claim", "b.txt")]
    assert found(filled, "offers", "--in", "reports", "--kind", "figure", "--until", "2024-02-06") == []


def test_people_see_claims_and_reports_with_the_words(filled: str) -> None:
    text = run("search", "rejects talks", "--limit", "1", "--record", filled).stdout
    assert "Claims (the latest 1 of 6; --limit 0 shows all)" in text
    assert "“Alvania rejects talks in Meril.”" in text
    assert "Reports (1)" in text
    assert "No claims hold these words" in run("search", "nowhere", "--record", filled).stdout


def test_a_record_is_shown_from_either_database(filled: str) -> None:
    assert "Alvania" in run("show", "positions", "--record", filled).stdout
    assert "s3cret" not in run("show", "positions", "--record", filled).output


def test_check_backup_and_restore(filled: str, new_place: Callable[..., str]) -> None:
    checked = json.loads(run("check", "--json", "--record", filled).stdout)
    assert checked["sound"] is True
    saved = json.loads(run("backup", "b.jsonl.gz", "--json", "--record", filled).stdout)
    other = new_place()
    restored = json.loads(run("restore", "b.jsonl.gz", "--json", "--record", other).stdout)
    assert checked["contents"] == saved == restored
    assert (
        run("show", "events", "--json", "--record", other).stdout
        == run("show", "events", "--json", "--record", filled).stdout
    )
    again = run("check", "--index", "--record", other)
    assert "All is sound" in again.stdout
    assert saved["hash"] in again.stdout
    assert "s3cret" not in again.output


def test_what_stands_in_the_way_is_one_sentence_and_status_1(filled: str) -> None:
    run("backup", "b.jsonl", "--record", filled)
    for words, said in (
        (["backup", "b.jsonl"], "is there already; name another file, or let it be replaced with --replace."),
        (["restore", "b.jsonl"], "holds a record already, and stays as it is"),
        (["restore", "a.txt"], "is no backup of a record"),
        (["restore", "none.jsonl"], "none.jsonl cannot be read"),
        (["backup", "missing/b.jsonl"], "cannot be written"),
    ):
        result = run(*words, "--record", filled)
        assert result.exit_code == 1, result.output
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert "s3cret" not in result.output


def test_a_damaged_record_is_status_1(folder: Path) -> None:
    run("read", "a.txt", "b.txt", "--record", "record.db")
    content = (folder / "record.db").read_bytes()
    (folder / "record.db").write_bytes(content[:20000] + b"\xa5" * 30000 + content[50000:])
    result = run("check")
    assert result.exit_code == 1
    assert "is damaged" in result.output or "findings" in result.output


@pytest.mark.parametrize("command", ["search", "check", "backup", "restore"])
def test_help_ends_with_an_example(command: str) -> None:
    assert f"Example: pourparler {command}" in " ".join(run(command, "--help").stdout.split())
