"""The house keeps its plan: imports go one way, rooms do not know each other, modules stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "pourparler"
ROOMS = ("read", "analyse", "extract", "resolve", "follow", "store", "show")
BELOW: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "settings": {"errors"},
    "schema": {"errors", "settings"},
    "lexicon": {"schema", "settings", "errors"},
    "neural": {"lexicon", "schema", "settings", "errors"},
    **{room: {"neural", "lexicon", "schema", "settings", "errors", "version"} for room in ROOMS},
    "pipeline": {*ROOMS, "neural", "lexicon", "schema", "settings", "errors", "version"},
}
EVERYTHING = {*BELOW, "pipeline"}
BELOW |= {"batch": EVERYTHING, "ask": EVERYTHING | {"batch"}}
BELOW |= {"web": EVERYTHING | {"batch", "ask"}, "assistants": EVERYTHING | {"ask"}}
BELOW["cli"] = EVERYTHING | {"batch", "ask", "web", "assistants"}
BELOW["__init__"] = EVERYTHING | {"ask"}
BELOW["__main__"] = {"cli"}
MODULES = sorted(SOURCE.rglob("*.py"))


def imported(module: Path) -> set[str]:
    """Names of the package's parts that a module imports, deferred imports included."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names = [node.module or ""]
            if node.module == "pourparler":
                names = [f"pourparler.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("pourparler.")}
    return found


def part(module: Path) -> str:
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_imports_go_one_way(module: Path) -> None:
    own = part(module)
    foreign = imported(module) - BELOW[own] - {own, "__version__"}
    assert not foreign, f"{own} must not import {sorted(foreign)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_modules_stay_small(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{lines} lines: is it one idea?"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_every_module_says_what_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module docstring is missing"


def test_schema_does_no_input_or_output() -> None:
    for module in (SOURCE / "schema").glob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert "open(" not in text, module.name
        assert "import os" not in text, module.name
