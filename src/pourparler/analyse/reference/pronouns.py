"""Pronouns: the referents so far in, the one that a pronoun means out, or None where two fit as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparler.analyse.reference.pronoun_evidence import Pair, weigh
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import HE, IT, POSSESSIVES, SHE
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_FARTHEST = 3
"""Sentences back in which a pronoun finds its referent."""
_ENOUGH = -1.5
"""The logarithm of the odds that the best referent needs."""
_CLEAR = 0.1
"""How much better than the second it must be."""

_INNER = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis", "acl:relcl", "acl"})
"""Relations that lead from a clause to the one around it."""

Fits = Callable[[Referent], bool]


def find_antecedent(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> Referent | None:
    """Return what the pronoun at ``at`` means.

    Args:
        referents: everything spoken of before it.
        sentence: its sentence.
        at: its token.
        table: the known parties.
    """
    scored = sorted(
        ((weigh(pair), -i, pair) for i, pair in enumerate(pairs_of(referents, sentence, at, table))),
        key=lambda each: each[:2],
        reverse=True,
    )
    if not scored or scored[0][0] < _ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    return scored[0][2].referent


def pairs_of(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> list[Pair]:
    """Return the pronoun with each referent that it may mean, the one spoken of last first.

    Args:
        referents: everything spoken of before it.
        sentence: its sentence.
        at: its token.
        table: the known parties.
    """
    word = sentence.tokens[at].text.lower()
    if _is_empty(sentence, at, word):
        return []
    fits = _what_fits(word)
    governor = _governing_subject(referents, sentence, at)
    near = [
        referent
        for referent in referents
        if fits(referent) and (referent is governor or _reaches(referent, sentence, at, word))
    ]
    near.sort(key=lambda referent: (referent.last.sentence, referent.last.start), reverse=True)
    return [Pair(referent, sentence, at, newer, referent is governor, table) for newer, referent in enumerate(near)]


def _governing_subject(referents: Sequence[Referent], sentence: Sentence, at: int) -> Referent | None:
    """“Hamas said it would answer”: the subject of the verb whose clause the pronoun opens."""
    tokens, verb = sentence.tokens, sentence.tokens[at].head
    if not tokens[at].deprel.startswith("nsubj"):
        return None
    while verb >= 0 and tokens[verb].deprel in _INNER:
        verb = tokens[verb].head
        for child in sentence.children[verb] if verb >= 0 else ():
            if tokens[child].deprel.startswith("nsubj") and child != at:
                return _standing_at(referents, sentence, child)
    return None


def _standing_at(referents: Sequence[Referent], sentence: Sentence, at: int) -> Referent | None:
    for referent in reversed(referents):
        if any(m.sentence == sentence.index and m.start <= at < m.end for m in referent.mentions):
            return referent
    return None


def _is_empty(sentence: Sentence, at: int, word: str) -> bool:
    """“It is feared that …”, “it was agreed”: a subject that means nothing."""
    token = sentence.tokens[at]
    if word not in IT:
        return False
    if token.deprel == "expl":
        return True
    clauses = (child for child in sentence.children[token.head] if child > at) if token.head >= 0 else ()
    return any(sentence.tokens[child].deprel in {"csubj", "csubj:pass"} for child in clauses)


def _what_fits(word: str) -> Fits:
    if word in HE:
        return lambda r: r.kind == "PER" and r.gender in {None, "m"}
    if word in SHE:
        return lambda r: r.kind == "PER" and r.gender in {None, "f"}
    if word in IT:
        return lambda r: not r.plural and r.kind != "PER"
    return lambda r: r.plural or r.kind != "LOC"


def _reaches(referent: Referent, sentence: Sentence, at: int, word: str) -> bool:
    """Tell whether a referent is near enough, and not another participant of the pronoun's own verb."""
    last = referent.last
    if sentence.index - last.sentence > _FARTHEST:
        return False
    if last.sentence != sentence.index or word in POSSESSIVES:
        return True
    own = sentence.tokens[at].head
    heads = {
        sentence.tokens[i].head
        for i in range(last.start, last.end)
        if not last.start <= sentence.tokens[i].head < last.end
    }
    return own not in heads
