"""What the evidence of a pair of events comes to: the likeliest relation, its chance, and the word that says most.

The weights in ``data/link_weights.json`` are logarithms of odds against no link at all, fitted on the annotated
reports by ``python -m training.fit_links``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pourparler.schema.claims import Relation
from pourparler.settings import DATA

_TELLING = (
    "source opened by ", "target opened by ", "source by way of ", "target by way of ", "above both ", "source in ",
    "target in ", "before: source word ", "source word ", "source first, then ", "target first, then ", "opens with ",
    "source with ", "before: target word ", "target word ",
)  # fmt: skip
"""Evidence that is one word of the text, which people are told."""

_ARTICLES = frozenset({"the", "a", "an"})
_HIGHEST = 50.0
"""Sums above this are as good as certain, and keep the exponential within bounds."""


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """The fitted weights.

    Attributes:
        relations: the relations that are told apart.
        enough: the least chance of a link, the events' own included, that makes one.
        weights: what each phrase of evidence adds for each relation.
    """

    relations: tuple[Relation, ...]
    enough: float
    weights: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest relation of two events, how likely it is if both are right, and the word that says most."""

    relation: Relation
    chance: float
    word: str


@cache
def link_weights() -> LinkWeights:
    """Return the weights that the installation holds."""
    table = json.loads((DATA / "link_weights.json").read_text(encoding="utf-8"))
    weights = {phrase: tuple(row) for phrase, row in table["weights"].items()}
    return LinkWeights(tuple(table["relations"]), table["enough"], weights)


def judge(phrases: Iterable[str], fitted: LinkWeights) -> Judgement:
    """Return what the evidence comes to."""
    seen = [(phrase, fitted.weights[phrase]) for phrase in dict.fromkeys(phrases) if phrase in fitted.weights]
    totals = [sum(column) for column in zip(*(row for _, row in seen), strict=True)]
    best = max(range(len(totals)), key=totals.__getitem__)
    parts = sum(math.exp(min(total, _HIGHEST)) for total in totals)
    chance = math.exp(min(totals[best], _HIGHEST)) / (1 + parts)
    return Judgement(fitted.relations[best], chance, _word(seen, best))


def _word(seen: list[tuple[str, tuple[float, ...]]], relation: int) -> str:
    """Return the word of the text whose evidence for a relation is strongest, ``""`` where none speaks for it."""
    best, found = 0.0, ""
    for phrase, row in seen:
        word = phrase.rpartition(" ")[2]
        if row[relation] > best and phrase.startswith(_TELLING) and word not in _ARTICLES:
            best, found = row[relation], word
    return found
