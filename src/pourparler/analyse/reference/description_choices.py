"""Whom a description means: the referents that fit in, the one that the evidence is for out, or None."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.described import Described, Words, is_another, is_called
from pourparler.analyse.reference.description_evidence import weigh
from pourparler.analyse.reference.description_kinds import Kind, kind_of, may_be
from pourparler.analyse.reference.known import lately, states_of, weights_of
from pourparler.analyse.reference.phrases import is_plural, lemma_of, start_of
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import POSSESSIVES
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_FARTHEST = 12
"""Sentences back in which a description finds its referent; a person is found in all that is remembered."""
_MOST = 12
"""Referents that are weighed, the ones spoken of last: a list of names stays fast."""
_ENOUGH = -0.8
"""The logarithm of the odds that the best referent needs."""
_CLEAR = 0.6
"""How much better than the second it must be."""


def find_described(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> Referent | None:
    """Return whom the description headed by the noun at ``at`` means.

    Args:
        referents: everything spoken of before it.
        sentence: its sentence.
        at: its noun.
        table: the known parties.
    """
    scored = sorted(
        ((weigh(each), -i, each.referent) for i, each in enumerate(choices_of(referents, sentence, at, table))),
        key=lambda each: each[:2],
        reverse=True,
    )
    if not scored or scored[0][0] < _ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    return scored[0][2]


def choices_of(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> list[Described]:
    """Return the description with each referent that it may mean, the one spoken of last first.

    Args:
        referents: everything spoken of before it.
        sentence: its sentence.
        at: its noun.
        table: the known parties.
    """
    noun, start = lemma_of(sentence, at), start_of(sentence, at)
    kind = kind_of(noun, is_plural(sentence, at))
    if kind is None or sentence.tokens[start].text.lower() in POSSESSIVES:
        return []
    words = [sentence.tokens[i].text for i in range(start + 1, at)]
    said = Words(noun, tuple(lemma_of(sentence, i) for i in range(start + 1, at)), states_of(words, table))
    near = [r for r in referents if _reaches(r, sentence, kind) and may_be(r, kind, table)]
    near = [r for r in near if kind != "office" or not is_another(r, said)]
    weights = weights_of(near, table)
    near = lately(near, table)
    total = sum(weights.values())
    rivals = any(is_called(r, said) for r in near)
    return [
        Described(r, sentence, at, said, kind, newer, len(near), weights[r.key(table)], total, rivals, table)
        for newer, r in enumerate(near[:_MOST])
    ]


def _reaches(referent: Referent, sentence: Sentence, kind: Kind) -> bool:
    return kind == "office" or sentence.index - referent.last.sentence <= _FARTHEST
