"""What looking after a record tells, for people and machines."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from pourparler.schema.upkeep import Checkup, Contents


def checkup_lines(checkup: Checkup, name: str) -> RenderableType:
    """Return what was checked, and what is wrong."""
    checked = ", ".join(f"{count:,} {what}" for what, count in checkup.checked.items())
    lines = [Text(f"Checked {checked} of {name}." if checked else f"{name} cannot be checked to the end.")]
    if checkup.findings:
        lines.append(Text(f"{len(checkup.findings)} findings:", "bold"))
        lines += [Text.assemble((f"  {finding.where}: ", "yellow"), finding.what) for finding in checkup.findings]
    else:
        lines.append(Text("All is sound: pages, references, hashes, quotations, search index."))
    if checkup.contents is not None:
        lines.append(Text(f"The hash of its contents is {checkup.contents.hash}."))
    return Group(*lines)


def encode_checkup(checkup: Checkup) -> dict[str, Any]:
    """Return a check as a plain dictionary."""
    return {
        "sound": not checkup.findings,
        "checked": dict(checkup.checked),
        "findings": [{"where": finding.where, "what": finding.what} for finding in checkup.findings],
        "contents": encode_contents(checkup.contents) if checkup.contents else None,
    }


def encode_contents(contents: Contents) -> dict[str, Any]:
    """Return the number of rows by table, and the hash of all of them."""
    return {"rows": dict(contents.rows), "total": contents.total, "hash": contents.hash}
