"""Publishers of reports: what is known or decided of them, and the Admiralty code of their reports.

A letter rates the publisher (A reliable … E unreliable, F cannot be judged) and is given by people only; a figure rates
the claim (1 confirmed by other origins … 5 improbable, 6 cannot be judged).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

SourceKind = Literal["wire", "press", "state media", "party media", "official", "humanitarian", "local", "social"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

KINDS: tuple[str, ...] = get_args(SourceKind)
GRADES: dict[str, str] = {
    "A": "reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "cannot be judged",
}  # fmt: skip
CREDIBILITIES: dict[str, str] = {
    "1": "confirmed by other origins", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "cannot be judged",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher.

    Attributes:
        key: folded name; judgements call it ``source:`` and this.
        name: as its reports write it.
        kind: what sort of publisher, None where nothing tells.
        country: ISO 3166 alpha-2 code, or the name of a country that the embedded table does not know.
        affiliated_to: id of the party that it belongs to, ``""`` for none, None where nothing tells.
        grade: Admiralty letter; None until a person gives one.
        decided: the facts that people gave; the others follow from the name.
        reports: how many reports the record holds.
        first: day of the first one.
        last: day of the last one.
    """

    key: str
    name: str
    kind: SourceKind | None = None
    country: str | None = None
    affiliated_to: str | None = None
    grade: Grade | None = None
    decided: frozenset[str] = frozenset()
    reports: int = 0
    first: date | None = None
    last: date | None = None


FACTS: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "grade": tuple(GRADES), "country": (), "affiliated": ()}
"""What people may set, with the codes allowed; none listed means any words."""
SUBJECT = "source:"
