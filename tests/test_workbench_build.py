"""The pages are built when their sources changed, and only then."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "build_workbench.py"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    found = importlib.util.spec_from_file_location("build_workbench", TOOL)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "workbench" / "src").mkdir(parents=True)
    (tmp_path / "workbench" / "src" / "main.tsx").write_text("one")
    (tmp_path / "src" / "pourparler" / "web" / "static").mkdir(parents=True)
    return tmp_path


def keep(builder: ModuleType, root: Path) -> None:
    made_of = root / "src" / "pourparler" / "web" / "static" / builder.MADE_OF
    made_of.write_text(builder.fingerprint(root / "workbench") + "\n")


def test_pages_are_fresh_until_a_source_changes(builder: ModuleType, root: Path) -> None:
    assert not builder.is_fresh(root)
    keep(builder, root)
    assert builder.is_fresh(root)
    (root / "workbench" / "node_modules").mkdir()
    (root / "workbench" / "node_modules" / "left.js").write_text("of no account")
    assert builder.is_fresh(root)
    (root / "workbench" / "src" / "main.tsx").write_text("two")
    assert not builder.is_fresh(root)


def test_shipped_pages_without_sources_are_fresh(builder: ModuleType, root: Path) -> None:
    keep(builder, root)
    (root / "workbench" / "src" / "main.tsx").unlink()
    (root / "workbench" / "src").rmdir()
    (root / "workbench").rmdir()
    assert builder.is_fresh(root)


def test_a_failed_step_is_told_in_a_sentence(builder: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"npm could not fetch it\. Check that npm's registry can be reached"):
        builder._run(["false"], tmp_path, "npm could not fetch it")
