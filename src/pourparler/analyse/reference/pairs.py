"""Two at once: “both sides”, “the two leaders”, “the parties”, “the two”.

Two names that were joined by “and” are meant first, then the two that acted and were spoken of most; for sides the
other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.phrases import lemma_of, start_of
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import PAIR_OF_PARTIES, PAIR_OF_PERSONS, PAIRS, SIDES
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

Joined = Sequence[tuple[Referent, Referent]]
"""Names that were joined by “and”, oldest first."""

_FARTHEST = 8
_PAIR = 2
_OPENINGS = frozenset({"both", "each", "either", "neither"})
_ALONE = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "iobj", "nmod", "root"})


def is_pair(sentence: Sentence, at: int) -> bool:
    """Tell whether a word stands for two by itself: “both agreed”, “the two met”, “the pair”."""
    token = sentence.tokens[at]
    word = token.text.lower()
    if word in {"two", "2"}:
        before = sentence.tokens[at - 1].text.lower() if at else ""
        return before in {"the", "these", "those"} and token.deprel in _ALONE
    return word in PAIRS and token.deprel in _ALONE


def pair_of(
    referents: Sequence[Referent], joined: Joined, sentence: Sentence, at: int, table: EntityTable
) -> Referent | None:
    """Return the two that a phrase means, as a referent of their own, or None.

    Args:
        referents: everything spoken of before it.
        joined: the names that were joined, oldest first.
        sentence: its sentence.
        at: its noun.
        table: the known parties.
    """
    noun = lemma_of(sentence, at)
    if not (is_pair(sentence, at) or _speaks_of_two(sentence, at, noun)):
        return None
    known = [r for r in reversed(referents) if r.kind is None and r.plural and " and " in r.name and noun in r.roles]
    if known and sentence.index - known[0].last.sentence <= _FARTHEST:
        return known[0]
    ways = [_joined_last(joined, sentence, noun), _most_spoken_of(referents, sentence, noun, table)]
    if noun in SIDES:  # mediators too are joined by “and”; the sides are those of whom most is said
        ways.reverse()
    members = next((found for found in ways if found), None)
    if members is None:
        return None
    ordered = sorted(members, key=lambda r: (r.mentions[0].sentence, r.mentions[0].start))
    return Referent(" and ".join(r.name for r in ordered), None, {noun}, plural=True)


def _speaks_of_two(sentence: Sentence, at: int, noun: str) -> bool:
    start = start_of(sentence, at)
    before = [sentence.tokens[i].text.lower() for i in range(start, at)]
    if noun not in PAIR_OF_PERSONS | PAIR_OF_PARTIES or not before:
        return False
    if before[0] in _OPENINGS:
        return len(before) == 1
    counted = before[-1] in {"two", "2"} and len(before) <= _PAIR
    bare = before == ["the"] and noun in SIDES and "Number=Plur" in sentence.tokens[at].feats
    return counted or bare


def _fits(referent: Referent, noun: str) -> bool:
    if noun in PAIR_OF_PERSONS and noun not in PAIR_OF_PARTIES:
        return referent.kind == "PER"
    if noun in PAIR_OF_PARTIES:
        return referent.kind in {"LOC", "ORG"}
    return referent.kind is not None


def _joined_last(joined: Joined, sentence: Sentence, noun: str) -> tuple[Referent, Referent] | None:
    for one, other in reversed(joined):
        same = (one.kind == "PER") == (other.kind == "PER")
        near = all(sentence.index - each.last.sentence <= _FARTHEST for each in (one, other))
        if same and near and _fits(one, noun) and _fits(other, noun):
            return one, other
    return None


def _most_spoken_of(
    referents: Sequence[Referent], sentence: Sentence, noun: str, table: EntityTable
) -> tuple[Referent, Referent] | None:
    near = [r for r in referents if sentence.index - r.last.sentence <= _FARTHEST and _fits(r, noun)]
    if noun in PAIR_OF_PERSONS and noun not in PAIR_OF_PARTIES:
        last = [r for r in reversed(near) if r.kind == "PER"][:_PAIR]
        return (last[0], last[1]) if len(last) == _PAIR else None
    near = [r for r in near if r.acted]
    sides = [r for r in near if r.is_armed(table) or r.is_state(table) or (r.kind == "ORG" and noun in PAIR_OF_PARTIES)]
    sides.sort(key=lambda r: -len(r.mentions))
    return (sides[0], sides[1]) if len(sides) >= _PAIR else None
