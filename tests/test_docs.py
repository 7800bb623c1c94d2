"""The documentation cannot rot: every shown output is what the command prints today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def load_builder():
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILDER = load_builder()


@pytest.mark.parametrize("page", BUILDER.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_shown_outputs_are_what_the_commands_print(page: Path) -> None:
    missing = BUILDER.missing(page)
    if missing:
        pytest.skip(f"the page shows what {' and '.join(missing)} print, which are not installed here")
    assert BUILDER.filled(page) == page.read_text(encoding="utf-8"), "run `just generate`"


FOLDERS = ("docs", "evaluation", "benchmarks", "training")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in ROOT.glob(f"{folder}/**/*.md"))])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
