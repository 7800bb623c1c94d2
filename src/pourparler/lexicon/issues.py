"""The codebook's issues with their cues: words in, the issues that they may name out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pourparler.lexicon.tables import read_json


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of the codebook.

    Attributes:
        code: as claims carry it.
        label: for people.
        cues: lemmas or phrases of lemmas, lower case, words apart by one space.
    """

    code: str
    label: str
    cues: tuple[str, ...]


@cache
def load_issues() -> tuple[Issue, ...]:
    """Return the issues in the codebook's order."""
    return tuple(Issue(code, row["label"], tuple(row["cues"])) for code, row in read_json("issues.json").items())


def issues_named(lemmas: Sequence[str]) -> tuple[Issue, ...]:
    """Return the issues whose cues occur among the lemmas, the longest cue first.

    Args:
        lemmas: lower-case lemmas of a phrase in order.

    >>> [issue.code for issue in issues_named(["release", "of", "the", "hostage"])]
    ['captives']
    """
    text = f" {' '.join(lemmas)} "
    best: list[tuple[int, Issue]] = []
    for issue in load_issues():
        hits = [len(cue) for cue in issue.cues if f" {cue} " in text]
        if hits:
            best.append((max(hits), issue))
    return tuple(issue for _, issue in sorted(best, key=lambda item: -item[0]))
