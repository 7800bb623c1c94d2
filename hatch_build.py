"""Builds the workbench's pages when a wheel, an sdist or an editable install is made (``tools/build_workbench.py``).

Node is asked for as a build requirement only when the pages are not fresh.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WorkbenchHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's way in."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what this build needs beside hatchling."""
        return [self._builder().NODE] if self._is_due() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages before the package's files are gathered."""
        del version, build_data
        if self._is_due():
            self._builder().build(Path(self.root))

    def _is_due(self) -> bool:
        builder = self._builder()
        return not os.environ.get(builder.SKIP) and not builder.is_fresh(Path(self.root))

    def _builder(self) -> ModuleType:
        """Return the builder; a hook is loaded by its path, so its neighbours are as well."""
        path = Path(self.root) / "tools" / "build_workbench.py"
        found = importlib.util.spec_from_file_location("build_workbench", path)
        assert found
        assert found.loader
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
        return module
