"""Run ``docs/analysis.ipynb`` anew and keep its outputs; ``--check`` only compares what it prints.

It runs in a folder of its own that holds the bundled reports as ``samples/`` and ``samples-more/``. Needs the extra
``notebook``.

usage: python tools/build_notebook.py [--check]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "analysis.ipynb"
SAMPLES = ROOT / "src" / "pourparler" / "data" / "samples"
KEPT_FORMS = ("text/plain", "text/html", "image/png")


def executed() -> Any:
    """Return the notebook with outputs made anew, without what differs from run to run."""
    book = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SAMPLES / "demo", folder / "samples")
        shutil.copytree(SAMPLES / "more", folder / "samples-more")
        NotebookClient(book, timeout=900, kernel_name="python3", resources={"metadata": {"path": name}}).execute()
    for number, cell in enumerate((cell for cell in book.cells if cell.cell_type == "code"), 1):
        cell.metadata = {}
        cell.execution_count = number
        cell.outputs = [cleaned(output, number) for output in cell.outputs if output.get("name") != "stderr"]
    book.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    return book


def cleaned(output: Any, number: int) -> Any:
    """Return an output without what only this run has."""
    if "execution_count" in output:
        output.execution_count = number
    if "data" in output:
        output.data = {form: value for form, value in output.data.items() if form in KEPT_FORMS}
        output.metadata = {}
        if "image/png" in output.data:
            output.data = {"text/plain": "<a plot>", "image/png": output.data["image/png"]}
    return output


def printed(book: Any) -> list[list[str]]:
    """Return what each cell of code prints, and that it draws where it does; pictures are not compared."""
    return [[told(output) for output in cell.outputs] for cell in book.cells if cell.cell_type == "code"]


def told(output: Any) -> str:
    """Return an output as text."""
    return str(output.text if "text" in output else output.data["text/plain"])


def main() -> int:
    """Rewrite the notebook, or say that it has drifted."""
    before, after = nbformat.read(NOTEBOOK, as_version=4), executed()
    if "--check" in sys.argv:
        return int(printed(before) != printed(after))
    nbformat.write(after, NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
