"""Which two are meant: the referents that fit in, each two of them with what there is to weigh out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pourparler.analyse.reference.known import lately, weights_of
from pourparler.analyse.reference.pair_evidence import asks_for_persons, asks_for_states, weigh
from pourparler.analyse.reference.pairings import Counts, Pairing, Told
from pourparler.analyse.reference.phrases import lemma_of
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import FIGHTERS, MOVEMENTS, ORGANS
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

Twos = Sequence[tuple[Referent, Referent]]


@dataclass(slots=True)
class Pairs:
    """The twos that a document spoke of so far, each list oldest first.

    Attributes:
        joined: names joined by “and”.
        tied: names that take part in one verb, as “Oman met Qatar”.
        meant: those that descriptions meant.
        known: the referent of each two that were meant.
    """

    joined: list[tuple[Referent, Referent]] = field(default_factory=list)
    tied: list[tuple[Referent, Referent]] = field(default_factory=list)
    meant: list[tuple[Referent, Referent]] = field(default_factory=list)
    known: dict[tuple[int, int], Referent] = field(default_factory=dict)

    def take(self, one: Referent, other: Referent, noun: str) -> Referent:
        """Return the referent of two that a description means."""
        self.meant.append((one, other))
        name = f"{one.name} and {other.name}"
        found = self.known.setdefault((id(one), id(other)), Referent(name, None, set(), plural=True))
        found.roles.add(noun)
        return found


_FARTHEST = 12
_MOST = 9
"""Referents that are weighed, those spoken of last."""
_ENOUGH = 0.0
"""The logarithm of the odds that the best two need."""
_CLEAR = 0.3
"""How much better than the next two they must be."""


def find_pair(
    referents: Sequence[Referent], pairs: Pairs, sentence: Sentence, at: int, table: EntityTable
) -> tuple[Referent, Referent] | None:
    """Return the two that a description means, None where that is not clear.

    Args:
        referents: everything spoken of before it.
        pairs: the twos spoken of so far.
        sentence: its sentence.
        at: its noun, or the word that stands alone.
        table: the known parties.
    """
    scored = sorted(
        ((weigh(each), -i, each) for i, each in enumerate(pairs_of(referents, pairs, sentence, at, table))),
        key=lambda each: each[:2],
        reverse=True,
    )
    if not scored or scored[0][0] < _ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    return scored[0][2].both


def pairs_of(
    referents: Sequence[Referent], pairs: Pairs, sentence: Sentence, at: int, table: EntityTable
) -> list[Pairing]:
    """Return each two that a description may mean; the arguments are those of `find_pair`."""
    noun = lemma_of(sentence, at)
    near = [r for r in referents if sentence.index - r.last.sentence <= _FARTHEST and _may_be_one(r, noun, table)]
    weights = weights_of(near, table)
    near = lately(near, table)[:_MOST]
    total = sum(weights.values())
    found = []
    for (i, one), (j, other) in combinations(enumerate(near), 2):
        if (one.kind == "PER") != (other.kind == "PER"):
            continue
        fewer, more = sorted((weights[one.key(table)], weights[other.key(table)]))
        rank = sum(weights[r.key(table)] > fewer for r in near if r is not one and r is not other)
        first, second = sorted((one, other), key=lambda r: (r.mentions[0].sentence, r.mentions[0].start))
        together = len({m.sentence for m in one.mentions} & {m.sentence for m in other.mentions})
        counts = Counts((fewer + more) / total, rank, max(i, j) - 1, together, len(near))
        told = Told(
            _place(pairs.joined, one, other),
            _place(pairs.tied, one, other) is not None,
            _place(pairs.meant, one, other) is not None,
        )
        found.append(Pairing(first, second, sentence, at, noun, counts, told, table))
    return found


def _place(twos: Twos, one: Referent, other: Referent) -> int | None:
    """Return how many were joined after two, None if these were not."""
    for back, (first, second) in enumerate(reversed(twos)):
        if {id(first), id(second)} == {id(one), id(other)}:
            return back
    return None


def _may_be_one(referent: Referent, noun: str, table: EntityTable) -> bool:
    if asks_for_persons(noun):
        return referent.kind == "PER"
    if asks_for_states(noun):
        return referent.kind in {"LOC", "ORG"} and referent.is_state(table)
    if referent.kind == "LOC":
        return referent.acted or referent.is_state(table) or referent.is_armed(table)
    if referent.kind is None:
        return bool(referent.roles & (ORGANS | FIGHTERS | MOVEMENTS)) and " and " not in referent.name
    return True
