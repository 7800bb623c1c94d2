"""Two at once: “both sides”, “the two leaders”, “the parties”, “the two”, “neither”.

Which two is weighed (`pair_choices`); those meant once are one referent from then on.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.pair_choices import Pairs, find_pair
from pourparler.analyse.reference.phrases import is_plural, lemma_of, start_of
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import PAIR_OF_PARTIES, PAIR_OF_PERSONS, PAIRS
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

__all__ = ["Pairs", "is_pair", "pair_of"]

_MOST_WORDS = 2
_OPENINGS = frozenset({"both", "each", "either", "neither"})
_ALONE = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:agent", "iobj", "nmod", "root"})


def is_pair(sentence: Sentence, at: int) -> bool:
    """Tell whether a word stands for two by itself: “both agreed”, “the two met”, “the pair”."""
    token = sentence.tokens[at]
    word = token.text.lower()
    if word in {"two", "2"}:
        before = sentence.tokens[at - 1].text.lower() if at else ""
        return before in {"the", "these", "those"} and token.deprel in _ALONE
    return word in PAIRS and token.deprel in _ALONE


def pair_of(
    referents: Sequence[Referent], pairs: Pairs, sentence: Sentence, at: int, table: EntityTable
) -> Referent | None:
    """Return the two that a phrase means, as a referent of their own, or None.

    Args:
        referents: everything spoken of before it.
        pairs: the twos spoken of so far; those found are noted there.
        sentence: its sentence.
        at: its noun.
        table: the known parties.
    """
    noun = lemma_of(sentence, at)
    if not (is_pair(sentence, at) or speaks_of_two(sentence, at, noun)):
        return None
    found = find_pair(referents, pairs, sentence, at, table)
    return pairs.take(*found, noun) if found else None


def speaks_of_two(sentence: Sentence, at: int, noun: str) -> bool:
    """Tell whether a phrase is one of two: “both sides”, “the two leaders”, “either camp”, “the parties”."""
    if noun not in PAIR_OF_PERSONS | PAIR_OF_PARTIES:
        return False
    before = [sentence.tokens[i].text.lower() for i in range(start_of(sentence, at), at)]
    if not before or len(before) > _MOST_WORDS:
        return False
    if before[0] in _OPENINGS:
        return True
    bare = before == ["the"] and is_plural(sentence, at)
    return before[-1] in {"two", "2"} or bare
