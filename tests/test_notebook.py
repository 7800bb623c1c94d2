"""The notebook of an analysis runs, prints what it shows, draws its plots, and names nothing of the machine."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "analysis.ipynb"
REASON = "needs the extra notebook: pip install 'pourparler[notebook]'"


@pytest.fixture
def builder() -> ModuleType:
    for package in ("nbclient", "nbformat", "ipykernel", "matplotlib", "pandas"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(REASON)
    spec = importlib.util.spec_from_file_location("build_notebook", ROOT / "tools" / "build_notebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the notebook's machinery, not the program
def test_it_prints_what_it_shows(builder: ModuleType) -> None:
    kept = builder.nbformat.read(NOTEBOOK, as_version=4)
    assert builder.printed(builder.executed()) == builder.printed(kept), "run `python tools/build_notebook.py`"


def test_it_is_small_and_names_nothing_of_the_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < 250_000
    assert not [path for path in ("/home/", "/root/", "/tmp/", "/work/", "/Users/", "site-packages") if path in text]
    outputs = [output for cell in json.loads(text)["cells"] for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output["output_type"] == "error"]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 4
