"""What is handed on when the project is built: all that the program needs, with its licences, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "pourparler"
pytest.importorskip("hatchling", reason="hatchling, with which the project is built, is not installed")
pytestmark = pytest.mark.skipif(
    not (PACKAGE / "web" / "static" / "licences.txt").exists(),
    reason="the workbench's pages are not built (`just workbench`)",
)
# The pages are handed on as they lie there: whether they are fresh is for the tests of their build.
BUILDING = os.environ | {"POURPARLER_WITHOUT_WORKBENCH": "1"}
MOST_MEGABYTES = 35
"""Of a wheel or sdist; the weights alone are 25."""


def build(source: Path, target: Path, kind: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, env=BUILDING, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the unpacked sdist, as whoever installs from it does."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return build(source, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def files(wheel: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def tracked(*folders: str) -> set[str]:
    """Return what is kept under version control, by its path from the root."""
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout")
    return {name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).exists()}


def pages() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (PACKAGE / "web" / "static").rglob("*") if path.is_file()}


def test_the_wheel_holds_the_package_and_its_pages_and_nothing_else(files: Mapping[str, bytes]) -> None:
    wanted = {name.removeprefix("src/") for name in tracked("src") | pages()}
    held = {name for name in files if ".dist-info/" not in name}
    # What is new and not yet under version control is built in as well; in a clean checkout there is none.
    assert wanted - held == set()
    assert all((ROOT / "src" / name).is_file() for name in held)
    assert not [
        name for name in held if re.search(r"(^|/)(tests?|node_modules|__pycache__|workbench)/|\.(tsx?|pyc|db)$", name)
    ]
    assert all(content == (ROOT / "src" / name).read_bytes() for name, content in files.items() if name in held)


@pytest.mark.parametrize(
    "pattern",
    [
        r"data/weights/[^/]+/(model\.onnx|heads\.npz|tokenizer\.json|CARD\.md)",
        r"data/lexicon/(gazetteer\.npz|entities\.json|SOURCES\.md)",
        r"data/samples/demo/01-.+\.html",
        r"data/samples/more/42-.+\.md",
        r"store/migrations/versions/r0001_.+\.py",
        r"web/static/(index\.html|licences\.txt|assets/index-.+\.js)",
        r"py\.typed",
    ],
)
def test_what_the_program_needs_is_there(files: Mapping[str, bytes], pattern: str) -> None:
    found = [content for name, content in files.items() if re.fullmatch(f"pourparler/{pattern}", name)]
    assert len(found) >= max(1, pattern.count("|"))
    assert all(found[:3]) or pattern == r"py\.typed"


def test_licences_and_the_readme_travel_along(files: Mapping[str, bytes]) -> None:
    def text(end: str) -> str:
        (name,) = (name for name in files if name.endswith(end))
        return files[name].decode()

    assert "Apache License" in text(".dist-info/licenses/LICENSE")
    assert "License-Expression: Apache-2.0" in text(".dist-info/METADATA")
    assert (ROOT / "README.md").read_text("utf-8").strip() in text(".dist-info/METADATA")
    assert "CC BY-SA 4.0" in text("/CARD.md")
    assert "CC BY 4.0" in text("lexicon/SOURCES.md")
    assert "preact" in text("static/licences.txt")


def test_the_sdist_holds_what_people_edit_and_no_more(sdist: Path) -> None:
    with tarfile.open(sdist) as packed:
        held = {member.name.partition("/")[2] for member in packed.getmembers() if member.isfile()}
    folders = ("src", "resources", "docs", "workbench")
    wanted = tracked(*folders) | pages()
    assert wanted - held == set()
    others = {name for name in held if name.split("/")[0] not in folders}
    assert others <= {
        *("PKG-INFO", ".gitignore", "pyproject.toml", "hatch_build.py", "README.md", "CHANGELOG.md", "LICENSE"),
        *("tools/build_workbench.py", "tools/page_licences.py"),
    }
    assert not [name for name in held if re.search(r"(^|/)(node_modules|__pycache__)/", name)]


def test_neither_is_larger_than_it_should_be(sdist: Path, wheel: Path) -> None:
    sizes = {path.name: path.stat().st_size / 1e6 for path in (sdist, wheel)}
    assert all(20 < size < MOST_MEGABYTES for size in sizes.values()), sizes


def test_an_installed_wheel_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own; what it depends on is this environment's, so that nothing is fetched."""
    venv.create(tmp_path / "env", with_pip=False)
    programs = tmp_path / "env" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet"]
    _run(tmp_path, *pip, "--no-deps", "--no-index", "--no-compile", str(wheel))
    (packages,) = (tmp_path / "env").glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    where = _run(tmp_path, str(programs / "python"), "-c", "import pourparler; print(pourparler.__file__)")
    assert Path(where.strip()).is_relative_to(packages), "not the checkout is tried"
    shown = _run(tmp_path, str(programs / "pourparler"), "demo", "--record", "demo.db")
    assert "Northern Salt Coast Front" in shown
    assert (
        _run(tmp_path, str(programs / "pourparler"), "show", "events", "--json", "--record", "demo.db").count("\n") > 50
    )


def _run(folder: Path, *command: str) -> str:
    """Run a command away from the checkout, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
