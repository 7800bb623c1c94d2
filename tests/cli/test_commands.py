from __future__ import annotations

import json
import resource
import subprocess
import sys
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
    lines = [
        {
            "id": "x1",
            "text": "Berun offers captives.",
            "title": "Offer",
            "source": "Meril Wire",
            "published": "2024-02-08",
        },
        {"id": "x2"},
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def read_all() -> Result:
    return run("read", "a.txt", "b.jsonl", "--published", "2024-02-07")


def test_claims_are_one_line_a_document_in_order() -> None:
    result = run("claims", "a.txt", "b.jsonl", "--published", "2024-02-07")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["url"] for line in lines] == ["a.txt", "b.jsonl, line 1", "b.jsonl, line 2"]
    assert lines[0]["published"] == "2024-02-07"
    assert lines[2]["claims"] == []
    assert "text" in lines[2]["problems"][0]


def test_the_bytes_do_not_depend_on_the_number_of_workers() -> None:
    assert (
        run("claims", "a.txt", "b.jsonl").stdout_bytes
        == run("claims", "a.txt", "b.jsonl", "--workers", "2").stdout_bytes
    )


def test_less_certain_claims_can_be_left_out() -> None:
    assert json.loads(run("claims", "a.txt", "--min-confidence", "0.9").stdout)["claims"] == []


def test_nothing_read_is_status_1_and_still_a_line() -> None:
    result = run("claims", "none.txt")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["claims"] == []


def test_read_tells_what_is_new() -> None:
    result = read_all()
    assert result.exit_code == 0
    assert result.stdout.startswith("Read 2 reports into record.db (2 new); 1 could not be read.\n")
    for heading in ("New claims: 3 events", "New positions (3)", "New proposals (3)", "Due (3)", "Could not be read"):
        assert heading in result.stdout
    assert not any(line.endswith(" ") for line in result.stdout.splitlines())


def test_read_again_changes_nothing() -> None:
    read_all()
    before = run("show", "events", "--json").stdout
    assert "2 unchanged" in read_all().stdout
    assert run("show", "events", "--json").stdout == before


def test_a_corrected_report_is_shown_with_what_changed(folder: Path) -> None:
    read_all()
    (folder / "a.txt").write_text(REPORT.replace("rejects", "accepts"), encoding="utf-8")
    text = read_all().stdout
    assert "1 new version" in text
    assert "− Alvania rejects talks in Meril.\n  + Alvania accepts talks in Meril." in text


def test_read_for_machines() -> None:
    summary = json.loads(run("read", "a.txt", "b.jsonl", "--json").stdout)
    assert summary["documents"]["new"] == 2
    assert summary["claims"]["event"] == 3
    assert summary["unreadable"][0]["source"] == "b.jsonl, line 2"


def test_read_can_print_claims() -> None:
    run("read", "a.txt")
    assert run("read", "a.txt", "--output", "claims").stdout == run("claims", "a.txt").stdout


def test_nothing_read_is_status_1() -> None:
    assert run("read", "none.txt").exit_code == 1


@pytest.mark.parametrize(
    "what",
    ["timeline", "events", "statements", "positions", "proposals", "responses", "figures", "parties", "documents"],
)
def test_every_table_shows_quotations_and_reports(what: str) -> None:
    read_all()
    text = run("show", what).stdout
    assert "“Alvania rejects talks in Meril." in text
    assert "a.txt, 7 Feb 2024" in text
    lines = run("show", what, "--json").stdout.splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_filters_reach_the_record() -> None:
    read_all()
    assert "Alvania" not in run("show", "positions", "--party", "Berun").stdout
    assert "Nothing in the record" in run("show", "events", "--factuality", "negated").stdout
    assert "The latest 1 of 3; --limit 0 shows all." in run("show", "events", "--limit", "1").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "positions", "--issue", "cease-fire"], "Did you mean ceasefire?"),
        (["show", "events", "--type", "consul"], "Did you mean CONSULT?"),
        (["show", "proposals", "--type", "x"], "--type does not apply to proposals"),
        (["show", "events", "--since", "yesterday"], "--since expects a day as YYYY-MM-DD"),
        (["show", "events", "--since", "2024-03-01", "--until", "2024-02-01"], "lies after --until"),
        (["show", "claim"], "show claim expects the id"),
        (["show", "events", "c-1"], "takes no id"),
        (["claims", "a.txt", "--published", "7 Feb"], "--published expects a day"),
        (["read", "a.txt", "--output", "xml"], "--output 'xml' is not known"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence_and_status_2(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_no_record_is_one_sentence_and_status_1() -> None:
    result = run("show", "events")
    assert result.exit_code == 1
    assert result.stderr.startswith("There is no record record.db")


def test_one_claim_by_the_beginning_of_its_id() -> None:
    read_all()
    identity = json.loads(run("show", "events", "--json", "--limit", "1").stdout)["id"]
    text = run("show", "claim", identity[:10]).stdout
    assert identity in text
    assert "decided by   first word acts" in text
    assert json.loads(run("show", "claim", identity, "--json").stdout)["id"] == identity


@pytest.mark.parametrize("command", ["claims", "read", "show", "demo"])
def test_help_ends_with_an_example(command: str) -> None:
    assert f"Example: pourparler {command}" in " ".join(run(command, "--help").stdout.split())


def test_the_version() -> None:
    assert run("--version").stdout.startswith("pourparler 0.")


def test_help_is_quick_and_imports_no_room() -> None:
    rooms = "pipeline numpy onnxruntime sqlalchemy pourparler.read pourparler.store pourparler.show pourparler.batch"
    code = (
        "import sys\nfrom pourparler.cli.app import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in '{rooms}'.split() if name in sys.modules], file=sys.stderr)"
    )
    began = cpu_seconds_of_children()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert cpu_seconds_of_children() - began < 0.7


def cpu_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    fake = Path(sys.modules["fake_pipeline"].__file__ or "")
    many = "\n".join(json.dumps({"id": f"x{i}", "text": REPORT}) for i in range(200))
    (folder / "many.jsonl").write_text(many, encoding="utf-8")
    command = f"{sys.executable} {fake} claims many.jsonl | head -c 100"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(fake.parent), "PATH": "/usr/bin:/bin"},
    )
    assert done.stderr == ""
