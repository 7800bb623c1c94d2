"""The pages are built when their sources changed, and only then."""

from __future__ import annotations

import importlib.util
import json
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
    (made_of.parent / builder.LICENCES).write_text("one")


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


def library(workbench: Path, name: str, licence: str | None) -> None:
    folder = workbench / "node_modules" / name
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": "1.2.3"}))
    if licence is not None:
        (folder / "LICENSE.txt").write_text(licence)


@pytest.fixture
def workbench(tmp_path: Path) -> Path:
    packages = {
        "": {"dependencies": {"maps": "1", "vite": "8"}},
        "node_modules/maps": {"dependencies": {"arrays": "1"}},
        "node_modules/arrays": {},
        "node_modules/vite": {"dependencies": {"bundler": "1"}},
    }
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}))
    library(tmp_path, "maps", "Copyright Maps & Co.")
    library(tmp_path, "vite", "Copyright of the builder")
    return tmp_path


def test_pages_go_with_the_licences_of_what_is_in_them(builder: ModuleType, workbench: Path) -> None:
    library(workbench, "arrays", "Copyright Arrays Ltd.")
    text = builder._licences(TOOL.parents[1]).licences_text(workbench)
    assert "maps 1.2.3\n\nCopyright Maps & Co." in text
    assert "arrays 1.2.3\n\nCopyright Arrays Ltd." in text, "what a library needs is in the pages too"
    assert "builder" not in text


def test_a_library_without_a_licence_is_refused(builder: ModuleType, workbench: Path) -> None:
    library(workbench, "arrays", None)
    with pytest.raises(RuntimeError, match="arrays has no licence file"):
        builder._licences(TOOL.parents[1]).licences_text(workbench)
