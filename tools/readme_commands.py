"""Print the commands of the README's first two shell blocks, one a line: set-up with the main job, then the tests.

Continuous integration runs exactly what a newcomer is told to type.
"""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def commands(text: str) -> list[str]:
    """Return the lines of the first two ``sh`` blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks[:2] for line in block.splitlines() if line.strip()]


if __name__ == "__main__":
    print("\n".join(commands(README.read_text(encoding="utf-8"))))
