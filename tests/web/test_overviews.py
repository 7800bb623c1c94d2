"""``/map``, ``/network`` and ``/figures``: what stands where, who has to do with whom, and counters kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from overview_samples import overview_readings

from pourparler.ask.open_records import OpenRecord
from pourparler.ask.writers import open_writer
from pourparler.errors import SettingsError
from pourparler.store.engine import open_record
from pourparler.web.app import make_app
from pourparler.web.borders import disputed_borders
from pourparler.web.workbench import Workbench


@pytest.fixture
def client(record: str) -> Iterator[TestClient]:
    engine = open_record(record, create=True)
    writer = open_writer(engine)
    for reading in overview_readings():
        writer.add(reading)
    with TestClient(make_app(Workbench(OpenRecord(engine), "sample", "reader")), base_url="http://127.0.0.1") as client:
        yield client


def ask(client: TestClient, path: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_towns_are_points_countries_and_districts_areas(client: TestClient) -> None:
    found = ask(client, "map")
    assert {place["name"]: place["claims"] for place in found["points"]} == {"Geneva": 5}
    assert {(area["name"], area["level"], area["claims"]) for area in found["areas"]} == {
        ("Sudan", "country", 2),
        ("North Darfur", "district", 1),
        ("Singapore", "country", 1),
    }
    assert [place["name"] for place in found["unplaced"]] == ["Halm Ford"]
    assert found["points"][0]["latest"]["day"] == "2024-05-05"
    assert found["points"][0]["latest"]["document"] == "act-5"


def test_the_map_is_of_what_passes_the_filter(client: TestClient) -> None:
    found = ask(client, "map", type="ACCUSE")
    assert found["points"] == []
    assert [area["name"] for area in found["areas"]] == ["Sudan"]


def test_the_timeline_tells_on_whose_word_it_happened(client: TestClient) -> None:
    told = {line["document"]["id"]: line for line in ask(client, "timeline", kind="event")["items"]}
    assert told["act-7"]["according_to"] == "Carlia"
    assert told["act-4"]["according_to"] is None
    assert told["act-5"]["factuality"] == "planned"


def test_ties_have_types_tones_days_and_claims(client: TestClient) -> None:
    found = ask(client, "network")
    labels = {node["id"]: node["label"] for node in found["nodes"]}
    ties = {(labels[e["source"]], e["type"], labels[e["target"]], e["directed"]): e for e in found["edges"]}
    accused = ties["Alvania", "ACCUSE", "Berun", True]
    assert (accused["tone"], accused["n"], len(accused["claims"])) == ("verbal", 2, 2)
    assert (accused["first_day"], accused["last_day"]) == ("2024-05-02", "2024-05-03")
    together = next(tie for (_, kind, _, _), tie in ties.items() if kind == "CONSULT")
    assert not together["directed"]
    assert {labels[together["source"]], labels[together["target"]]} == {"Alvania", "Berun"}
    assert ties["Berun", "ASSAULT", "Carlia", True]["tone"] == "conflictual"
    assert (found["nodes_total"], found["edges_total"]) == (3, 5)


def test_a_limit_keeps_the_ties_told_most_often(client: TestClient) -> None:
    found = ask(client, "network", limit=1)
    assert [tie["n"] for tie in found["edges"]] == [2]
    assert found["edges_total"] == 5


def test_nothing_that_passes_is_an_empty_network(client: TestClient) -> None:
    assert ask(client, "network", words="nobody")["edges"] == []


def test_counters_are_kept_apart(client: TestClient) -> None:
    found = ask(client, "figures", type="killed")
    numbers = {each["counter"]["label"]: [point["best"] for point in each["points"]] for each in found["items"]}
    assert numbers == {"Alvania": [18.0, 25.0], "Carlia": [40.0]}
    first, second = found["items"][0]["points"]
    assert second["revises"] == first["claims"][0]


def test_figures_of_a_day_in_the_past_leave_out_what_came_later(client: TestClient) -> None:
    found = ask(client, "figures", as_of="2024-05-03")
    assert [point["best"] for each in found["items"] for point in each["points"]] == [18.0]
    assert ask(client, "figures", limit=1)["next"]


def test_whoever_runs_the_workbench_names_the_disputed_borders(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(client, "map")["disputed"] is None
    listed = tmp_path / "borders.txt"
    listed.write_text("# ours\nIN PK\nSO SO-SL  # and this one\n", "utf-8")
    monkeypatch.setenv("POURPARLER_DISPUTED_BORDERS", str(listed))
    assert disputed_borders() == [("IN", "PK"), ("SO", "SO-SL")]
    listed.write_text("India Pakistan\n", "utf-8")
    with pytest.raises(SettingsError, match=r"Line 1 of .* must hold two codes"):
        disputed_borders()
    monkeypatch.setenv("POURPARLER_DISPUTED_BORDERS", str(tmp_path / "none.txt"))
    with pytest.raises(SettingsError, match="cannot be read"):
        disputed_borders()
