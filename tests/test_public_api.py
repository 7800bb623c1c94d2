"""What `import pourparler` offers: every name there, nothing heavy loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import pourparler

HEAVY = ("numpy", "sqlalchemy", "onnxruntime", "pandas", "polars", "mcp", "rich", "httpx", "pourparler.schema.claims")


@pytest.mark.parametrize("name", pourparler.__all__)
def test_every_exported_name_is_there_and_told(name: str) -> None:
    member = getattr(pourparler, name)
    if name != "__version__":
        assert member.__module__.startswith("pourparler")
        assert member.__doc__


def test_names_are_sorted_and_nothing_else_is_public() -> None:
    assert pourparler.__all__ == sorted(pourparler.__all__)
    assert dir(pourparler) == pourparler.__all__
    public = {name for name in vars(pourparler) if not name.startswith("_")}
    imported = {"annotations", "import_module", "TYPE_CHECKING"}
    modules = {name for name in public if type(getattr(pourparler, name)).__name__ == "module"}
    assert public - imported - modules <= set(pourparler.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = pourparler.nonsense


def test_importing_is_quick_and_loads_nothing() -> None:
    code = (
        "import sys, time\nbegan = time.process_time()\nimport pourparler\ntook = time.process_time() - began\n"
        f"import json\nprint(json.dumps([took, [name for name in {HEAVY!r} if name in sys.modules]]))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    took, loaded = zip(*(json.loads(run.stdout) for run in runs), strict=True)
    assert loaded == ([], [], [])
    assert min(took) < 0.05
