from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from report_samples import Report, crisis
from typer.testing import CliRunner, Result

from pourparler.ask.writers import open_writer
from pourparler.cli.app import app
from pourparler.schema.claims import Proposal, Response
from pourparler.store.engine import open_record


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    writer = open_writer(open_record("record.db", create=True))
    for report in crisis():
        writer.add(report.reading())
    return tmp_path / "record.db"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def lines(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words, "--json").stdout.splitlines()]


ANSWER = next(claim.id for claim in crisis()[1].identified() if isinstance(claim, Response))


def test_the_ledger_shows_state_words_and_report() -> None:
    text = run("ledger").stdout
    assert "in force since 6 Feb 2024  Oslo: plan for a truce of seven days" in text
    assert "“The truce between Lima and Quito came into force.”" in text
    assert "Meril Wire, 6 Feb 2024" in text


def test_the_ledger_of_a_day() -> None:
    assert "answered since 2 Feb 2024" in run("ledger", "--as-of", "2024-02-03").stdout
    assert "no proposal" in run("ledger", "--as-of", "2024-01-01").stdout


def test_the_ledger_as_known_before_anything_was_read() -> None:
    assert "no proposal" in run("ledger", "--known-on", "2020-01-01").stdout


def test_one_proposal_whole() -> None:
    text = run("ledger", "plan for a truce").stdout
    for part in (
        "Terms",
        "a truce of seven days",
        "7 days",
        "Answers",
        "Lima rejects",
        "States",
        "agreed in principle",
    ):
        assert part in text


def test_the_ledger_for_machines() -> None:
    (offer,) = lines("ledger", "--as-of", "2024-02-03")
    assert (offer["state"], offer["as_of"]) == ("answered", "2024-02-03")
    assert offer["author"]["label"] == "Oslo"
    assert [change["state"] for change in offer["changes"]] == ["presented", "answered"]
    assert offer["changes"][1]["because"][0]["claim"] == ANSWER


def test_an_unknown_proposal_is_said_so() -> None:
    result = run("ledger", "moon treaty")
    assert result.exit_code == 2
    assert "No proposal is called 'moon treaty'" in result.stderr


def test_comparing_needs_a_proposal() -> None:
    assert run("ledger", "--against", "p-1").exit_code == 2


def test_positions_as_a_matrix_and_with_their_words() -> None:
    text = run("positions", "--as-of", "2024-02-03").stdout
    assert "✗ against 2 Feb" in text
    assert "against ceasefire · since 2 Feb 2024" in text
    assert "“Lima rejected Oslo's plan.”" in text


def test_positions_for_machines_and_filters() -> None:
    (cell,) = lines("positions", "--party", "lima", "--issue", "ceasefire", "--as-of", "2024-02-03")
    assert (cell["side"]["label"], cell["stance"], cell["since"]) == ("Lima", "oppose", "2024-02-02")
    assert run("positions", "--issue", "fish").exit_code == 2


def test_changes_since_a_day() -> None:
    text = run("changes", "--since", "2024-02-04").stdout
    assert "answered → agreed in principle → in force" in text
    assert "before: 7" in text
    sorts = {line["change"] for line in lines("changes", "--since", "2024-02-04")}
    assert {"proposal", "figure"} <= sorts
    assert run("changes", "--since", "2024-02-04", "--as-of", "2024-02-01").exit_code == 2


def test_of_many_changes_the_latest_are_shown() -> None:
    everything = run("changes", "--since", "2024-02-01", "--limit", "0").stdout
    latest = run("changes", "--since", "2024-02-01", "--limit", "1").stdout
    assert "(the latest 1 of" in latest
    assert "(the latest" not in everything
    assert len(latest) < len(everything)
    machine = run("changes", "--since", "2024-02-01", "--json").stdout
    assert run("changes", "--since", "2024-02-01", "--limit", "1", "--json").stdout == machine


def test_nothing_changed_is_said() -> None:
    assert "Nothing changed" in run("changes", "--since", "2025-01-01").stdout


def test_figures_over_time() -> None:
    text = run("figures", "--topic", "killed").stdout
    assert "1 Feb 2024  7" in text
    assert "9 (before: 7)" in text
    assert [point["best"] for point in lines("figures")[0]["points"]] == [7, 9]
    assert "no such figures" in run("figures", "--as-of", "2023-01-01").stdout


def test_a_decision_changes_the_ledger_and_can_be_undone() -> None:
    assert run("judge", "reject", ANSWER[:12], "--by", "Ada", "--reason", "misread").exit_code == 0
    assert [change["state"] for change in lines("ledger")[0]["changes"]][1] == "agreed in principle"
    assert run("judge", "undo", ANSWER).exit_code == 0
    assert [change["state"] for change in lines("ledger")[0]["changes"]][1] == "answered"


def test_an_edit_is_checked_when_it_is_made() -> None:
    assert run("judge", "edit", ANSWER, "--set", "reply=defer").exit_code == 0
    assert [change["state"] for change in lines("ledger")[0]["changes"]][1] == "under review"
    for values in (
        ["--set", "reply=maybe"],
        ["--set", "to=the moon treaty"],
        ["--set", "wings=two"],
        ["--set", "x"],
        [],
    ):
        result = run("judge", "edit", ANSWER, *values)
        assert result.exit_code == 2, values


@pytest.mark.parametrize("words", [["same", ANSWER], ["reject", ANSWER, ANSWER], ["undo", ANSWER]])
def test_a_decision_that_makes_no_sense_is_said_so(words: list[str]) -> None:
    assert run("judge", *words).exit_code == 2


@pytest.mark.parametrize("command", ["ledger", "positions", "changes", "figures", "judge"])
def test_help_ends_with_an_example(command: str) -> None:
    assert f"Example: pourparler {command}" in " ".join(run(command, "--help").stdout.split())


@pytest.mark.parametrize("moment", ["yesterday", "2024-13-01"])
def test_a_moment_that_is_none_is_said_so(moment: str) -> None:
    assert run("ledger", "--known-on", moment).exit_code == 2


VIEWS = (["ledger"], ["positions"], ["changes", "--since", "2024-02-01"], ["figures"])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view[0])
def test_what_was_kept_shows_the_same_as_what_is_made(view: list[str]) -> None:
    made, kept = run(*view, "--json").stdout, run(*view, "--json").stdout
    assert kept == made != ""
    assert run(*view, "--json", "--known-on", "2999-01-01").stdout == made
    assert run(*view).stdout == run(*view, "--known-on", "2999-01-01").stdout


def test_what_was_kept_is_made_anew_after_reading_and_deciding() -> None:
    before = lines("ledger")
    run("judge", "reject", ANSWER)
    assert lines("ledger") != before
    run("judge", "undo", ANSWER)
    assert lines("ledger") == before
    writer = open_writer(open_record("record.db"))
    other = Report("Bern sent Lima a draft on prisoners.", id="w-9")
    other.add(Proposal, author=other.party("Bern", 0), addressee=None, cue=other.quote("draft", 0))
    writer.add(other.reading())
    assert len(lines("ledger")) == len(before) + 1


def test_a_record_that_cannot_be_written_is_followed_all_the_same(record: Path) -> None:
    lock = sqlite3.connect(record, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert len(lines("ledger")) == 1
    assert time.monotonic() - began < 5
    lock.execute("ROLLBACK")
    lock.close()
