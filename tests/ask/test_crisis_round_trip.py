"""The bundled crisis, read by the real pipeline, leaves its record and comes back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pourparler.cli.app import app

SAMPLES = Path(__file__).parents[2] / "src" / "pourparler" / "data" / "samples"


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.slow
def test_the_crisis_comes_back_row_for_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("read", str(SAMPLES / "demo"), "--record", "crisis.db")
    run("export", "-o", "crisis.jsonl", "--record", "crisis.db")
    run("import", "crisis.jsonl", "--record", "copy.db")
    for question in (["check", "--hash"], ["check"]):
        told, again = (run(*question, "--record", name).stdout for name in ("crisis.db", "copy.db"))
        assert told.replace("crisis.db", "") == again.replace("copy.db", "")
    run("export", "-o", "again.jsonl", "--record", "copy.db")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "crisis.jsonl").read_bytes()
    run("export", "--format", "csv", "-o", "tables", "--record", "crisis.db")
    run("import", "tables", "--record", "tabled.db")
    shown = [run("show", "events", "--json", "--record", name).stdout for name in ("crisis.db", "tabled.db")]
    assert shown[0].count("\n") == shown[1].count("\n") > 50
