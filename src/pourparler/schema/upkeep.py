"""What looking after a record tells: whether it is sound, and what a backup holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a record that is not as it must be.

    Attributes:
        where: what it is about (“claim c-5f0c…”, “report wire-1”, “search index”).
        what: what is wrong, in a sentence.
    """

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record holds, whichever database it is in.

    Attributes:
        rows: number of rows by table.
        hash: over all rows; the same for the same contents on every machine and database.
    """

    rows: Mapping[str, int]
    hash: str

    @property
    def total(self) -> int:
        """Number of all rows."""
        return sum(self.rows.values())


@dataclass(frozen=True, slots=True)
class Checkup:
    """The result of a check.

    Attributes:
        checked: how many of each thing were checked.
        findings: what is wrong, as far as it was looked for; empty for a sound record.
        contents: what the record holds; None where it could not be read to the end.
    """

    checked: Mapping[str, int]
    findings: tuple[Finding, ...]
    contents: Contents | None
