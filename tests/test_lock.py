"""The lock agrees with pyproject.toml: every requirement pinned within its range, with hashes and without an index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
PINS = re.findall(
    r"^(\S+)==(\S+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.MULTILINE
)


@pytest.mark.parametrize("wanted", WANTED)
def test_every_requirement_is_pinned_within_its_range(wanted: str) -> None:
    requirement = Requirement(wanted)
    pinned = [version for name, version, _ in PINS if canonicalize_name(name) == canonicalize_name(requirement.name)]
    assert pinned
    assert all(requirement.specifier.contains(version) for version in pinned)


def test_every_pin_has_hashes_and_no_index_is_named() -> None:
    assert len(PINS) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > 40
    assert "://" not in LOCK
    assert "index" not in re.sub(r"#.*", "", LOCK)
