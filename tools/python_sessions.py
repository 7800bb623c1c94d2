"""Runs the Python sessions of a page (``pycon`` blocks with ``>>>``) one after the other, and shows what they print.

As a program it reads the statements as JSON from standard input and writes their outputs as JSON: a page's sessions run
in an interpreter and a folder of their own.
"""

from __future__ import annotations

import doctest
import io
import json
import os
import re
import subprocess
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

SESSION = re.compile(r"```pycon\n(?P<body>.*?)```", re.DOTALL)


def has_sessions(text: str) -> bool:
    """Tell whether a page holds Python sessions."""
    return SESSION.search(text) is not None


def fill_sessions(text: str, folder: Path) -> str:
    """Return a page with the outputs of its sessions made anew.

    Args:
        text: of the page.
        folder: where the sessions run.

    Raises:
        SystemExit: the interpreter broke down.
    """
    sessions = [_statements(match["body"]) for match in SESSION.finditer(text)]
    asked = json.dumps([statement for session in sessions for statement in session])
    done = subprocess.run(
        [sys.executable, __file__], cwd=folder, input=asked, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"the sessions ended with status {done.returncode}: {done.stderr.strip()[-2000:]}")
    outputs = iter(json.loads(done.stdout))
    filled = iter("".join(_shown(statement, next(outputs)) for statement in session) for session in sessions)
    return SESSION.sub(lambda _: f"```pycon\n{next(filled)}```", text)


def _statements(body: str) -> list[str]:
    return [example.source for example in doctest.DocTestParser().get_examples(body)]


def _shown(statement: str, output: str) -> str:
    first, *rest = statement.rstrip("\n").split("\n")
    lines = [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
    return "\n".join(lines) + "\n" + (output.rstrip("\n") + "\n" if output.strip() else "")


def run(statements: list[str]) -> list[str]:
    """Return what each statement prints, an error as its last line."""
    names: dict[str, Any] = {"__name__": "__main__"}
    outputs = []
    for statement in statements:
        told = io.StringIO()
        with redirect_stdout(told):
            try:
                exec(compile(statement, "<page>", "single"), names)
            except Exception as error:  # noqa: BLE001  # a page may show any error
                told.write("Traceback (most recent call last):\n  …\n")
                told.write(traceback.format_exception_only(error)[-1])
        outputs.append(told.getvalue())
    return outputs


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
