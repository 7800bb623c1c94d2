from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_pipeline import load
from typer.testing import CliRunner, Result

from pourparler.batch import workers
from pourparler.cli.app import app


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(workers, "load_pipeline", load)
    reports = [
        ("a", "Alvania rejects talks in Meril. Berun offers captives.", "Meril Wire"),
        ("b", "Alvania rejects talks in Meril.", "Alvania State Radio"),
        ("c", "Lorn denies guns.", "The Courier"),
    ]
    lines = [
        {"id": name, "text": text, "title": f"Report {name}", "source": source, "published": "2024-02-08"}
        for name, text, source in reports
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert run("read", "reports.jsonl").exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def ids(*words: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("party", "list", "--json", *words).stdout.splitlines()]


def test_parties_are_listed_with_their_claims() -> None:
    text = run("party", "list").stdout
    assert "Republic of Alvania (state) · 12 claims in 2 reports" in text
    assert "party:republic-of-alvania" in text
    assert "Berun" not in run("party", "list", "alvan").stdout
    assert "3 of 3" not in text
    assert "1 of 3; --limit 0 shows all." in run("party", "list", "--limit", "1").stdout
    assert "No party in the record" in run("party", "list", "zzz").stdout


def test_one_party_with_names_and_newest_claims() -> None:
    text = run("party", "show", "berun").stdout
    assert text.startswith("Berun (state) party:berun")
    assert "“Berun offers captives.”" in text
    whole = json.loads(run("party", "show", "berun", "--json").stdout)
    assert whole["names"] == [{"key": "berun", "label": "Berun", "sort": "name", "reports": 1}]
    assert len(whole["newest"]) == 6


def test_merge_rename_split_and_undo() -> None:
    before = run("party", "list", "--json").stdout
    merged = run("party", "merge", "Berun", "Alvania", "--reason", "one union", "--by", "ann")
    assert merged.stdout.startswith("Republic of Alvania (party:republic-of-alvania), also Berun")
    assert ids() == ["party:republic-of-alvania", "party:lorn"]
    assert "one union" in run("party", "show", "alvania").stdout
    assert "The Union (party:republic-of-alvania)" in run("party", "rename", "Berun", "The Union").stdout
    assert "Berun (party:berun)" in run("party", "split", "Berun").stdout
    assert ids() == ["party:republic-of-alvania", "party:berun", "party:lorn"]
    for _ in range(3):
        assert run("party", "undo").stdout.startswith("Taken back: ")
    assert run("party", "list", "--json").stdout == before
    assert run("party", "undo").exit_code == 2


def test_a_decision_is_printed_for_machines() -> None:
    line = json.loads(run("party", "merge", "Berun", "Lorn", "--by", "ann", "--json").stdout)
    assert (line["verdict"], line["by"], line["score"]) == ("same", "ann", None)


def test_a_decision_survives_reading_again() -> None:
    run("party", "merge", "Berun", "Alvania")
    after = run("party", "list", "--json").stdout
    run("read", "reports.jsonl")
    assert run("party", "list", "--json").stdout == after


def test_a_filter_finds_a_party_by_another_name() -> None:
    run("party", "merge", "Berun", "Lorn")
    assert "Lorn denies guns." in run("show", "statements", "--party", "Berun").stdout


def test_publishers_with_what_is_decided() -> None:
    text = run("source", "list").stdout
    assert "Meril Wire" in text
    assert "state media?" in text
    assert "B, usually reliable" in run("source", "grade", "Meril", "b", "--by", "ann").stdout
    run("source", "set", "courier", "--kind", "party-media", "--affiliated", "Lorn", "--country", "XL")
    found = {line["name"]: line for line in map(json.loads, run("source", "list", "--json").stdout.splitlines())}
    assert found["Meril Wire"]["grade"] == "B"
    assert found["The Courier"]["kind"] == "party media"
    assert found["The Courier"]["affiliated_to"] == "lorn"
    assert found["The Courier"]["decided"] == ["affiliated", "country", "kind"]
    assert found["Alvania State Radio"]["kind"] == "state media"
    run("source", "undo")
    found = {line["name"]: line for line in map(json.loads, run("source", "list", "--json").stdout.splitlines())}
    assert found["The Courier"]["decided"] == []


def test_a_claim_is_graded() -> None:
    claim = json.loads(run("show", "figures", "--json", "--limit", "1").stdout)["id"]
    assert f"{claim}: 2, probably true" in run("source", "grade", claim[:9], "2").stdout


@pytest.mark.parametrize(
    ("options", "shown", "hidden"),
    [
        (["--source-kind", "wire"], "Berun", "Lorn"),
        (["--independent"], "Lorn", "State Radio"),
        (["--grade", "C"], "Lorn", "Berun"),
    ],
)
def test_views_can_be_limited_to_publishers(options: list[str], shown: str, hidden: str) -> None:
    run("source", "grade", "The Courier", "B")
    text = run("show", "statements", *options).stdout
    assert shown in text
    assert hidden not in text


def test_reports_of_one_act_are_one_act() -> None:
    text = " ".join(run("show", "acts", "--type", "REJECT").stdout.split())
    assert "REJECT: Republic of Alvania · Port Meril · 2 reports of 2 independent origins" in text
    assert text.count("“Alvania rejects talks in Meril.”") >= 2
    acts = [json.loads(line) for line in run("show", "acts", "--json").stdout.splitlines()]
    assert any(len(act["reports"]) == 2 and act["origins"] == 2 for act in acts)
    assert "Nothing in the record" in run("show", "acts", "--since", "2030-01-01").stdout


def test_lists_show_what_was_known_and_so_does_search() -> None:
    for words in (("show", "statements"), ("show", "acts"), ("search", "talks")):
        assert "Alvania" in run(*words, "--known-on", "2999-01-01").stdout
        assert "Alvania" not in run(*words, "--known-on", "2000-01-01").stdout
    assert "Alvania" not in run("show", "acts", "--as-of", "2024-01-01").stdout


def test_a_party_is_found_with_its_article() -> None:
    assert run("party", "show", "the Berun").stdout.startswith("Berun (state)")


def test_acts_are_those_of_which_a_claim_passes_the_filter() -> None:
    acts = [json.loads(line) for line in run("show", "acts", "--json", "--party", "berun").stdout.splitlines()]
    assert acts
    assert all("Berun" in json.dumps(act) for act in acts)


def test_origins_that_tell_one_act_add_up() -> None:
    acts = [json.loads(line) for line in run("show", "acts", "--json").stdout.splitlines()]
    told = next(act for act in acts if act["origins"] == 2)
    alone = max(claim["confidence"] for claim in told["reports"])
    assert alone < told["confidence"] < 1
    listed = run("show", "acts", "--json", "--min-confidence", str(told["confidence"])).stdout.splitlines()
    assert told["id"] in {json.loads(line)["id"] for line in listed}
    assert {json.loads(line)["origins"] for line in listed} == {2}


def test_acts_are_split_merged_and_left_as_they_were() -> None:
    def sizes() -> list[int]:
        return sorted(len(json.loads(line)["reports"]) for line in run("show", "acts", "--json").stdout.splitlines())

    before = sizes()
    acts = [json.loads(line) for line in run("show", "acts", "--json").stdout.splitlines()]
    several = next(act for act in acts if len(act["reports"]) > 1)
    alone = next(act for act in acts if len(act["reports"]) == 1)
    claim = several["reports"][0]["id"]
    assert claim[:10] in run("act", "split", claim[:10], "--reason", "another day").stdout
    assert 1 in sizes()
    assert sizes() != before
    run("act", "merge", claim, alone["reports"][0]["id"])
    for _ in range(2):
        assert run("act", "undo").stdout.startswith("Taken back: ")
    assert sizes() == before


def test_reports_of_one_story_are_one_story() -> None:
    text = run("show", "stories").stdout
    assert "Report a · 2 reports of 2 independent origins" in text
    stories = [json.loads(line) for line in run("show", "stories", "--json").stdout.splitlines()]
    assert sorted(len(story["reports"]) for story in stories) == [1, 2]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["party", "show", "nobody"], 1, "No party is called 'nobody'"),
        (["party", "merge", "Berun", "Berun"], 2, "are one party already"),
        (["party", "split", "Berun"], 2, "has no other name"),
        (["act", "split", "c-zz"], 1, "No claim's id begins with"),
        (["act", "undo"], 2, "No decision about act"),
        (["source", "grade", "Meril Wire", "Z"], 2, "is not known"),
        (["source", "grade", "Nobody's", "A"], 1, "is no publisher of this record"),
        (["source", "set", "Meril Wire"], 2, "give at least one of them"),
        (["source", "set", "Meril Wire", "--kind", "tabloid"], 2, "--kind 'tabloid' is not known"),
        (["show", "acts", "--source-kind", "tabloid"], 2, "--source-kind 'tabloid' is not known"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(words: list[str], status: int, said: str) -> None:
    result = run(*words)
    assert result.exit_code == status
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [["party"], ["party", "list"], ["party", "show"], ["party", "merge"], ["party", "split"], ["party", "rename"],
     ["party", "undo"], ["source"], ["source", "list"], ["source", "grade"], ["source", "set"], ["source", "undo"],
     ["act"], ["act", "merge"], ["act", "split"], ["act", "undo"]],
)  # fmt: skip
def test_help_has_an_example(words: list[str]) -> None:
    assert f"Example: pourparler {words[0]}" in " ".join(run(*words, "--help").stdout.split())
