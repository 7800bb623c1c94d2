"""Pronouns: the referents so far in, the one that a pronoun means out, or None where two fit as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import HE, IT, POSSESSIVES, SHE, THEY
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_FARTHEST = 2
"""Sentences back in which a pronoun finds its referent."""
_CLEAR = 0.5
_SUBJECT, _SAME_SENTENCE, _DISTANCE, _OFTEN = 2.0, 0.5, 1.5, 0.1
_OFTEN_UP_TO = 5

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
    word = sentence.tokens[at].text.lower()
    if _is_empty(sentence, at, word):
        return None
    fits = _what_fits(word, table)
    if speaker := _governing_subject(referents, sentence, at, fits):
        return speaker
    scored = [
        (_closeness(referent, sentence, at), i)
        for i, referent in enumerate(referents)
        if fits(referent) and _reaches(referent, sentence, at, word)
    ]
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    return referents[scored[0][1]]


def _governing_subject(referents: Sequence[Referent], sentence: Sentence, at: int, fits: Fits) -> Referent | None:
    """“Hamas said it would answer”: the subject of the verb whose clause the pronoun opens."""
    tokens, verb = sentence.tokens, sentence.tokens[at].head
    if not tokens[at].deprel.startswith("nsubj"):
        return None
    while verb >= 0 and tokens[verb].deprel in _INNER:
        verb = tokens[verb].head
        for child in sentence.children[verb] if verb >= 0 else ():
            if tokens[child].deprel.startswith("nsubj") and child != at:
                meant = _standing_at(referents, sentence, child)
                return meant if meant and (fits(meant) or _may_speak(meant, tokens[at].text.lower())) else None
    return None


def _standing_at(referents: Sequence[Referent], sentence: Sentence, at: int) -> Referent | None:
    for referent in reversed(referents):
        if any(m.sentence == sentence.index and m.start <= at < m.end for m in referent.mentions):
            return referent
    return None


def _may_speak(referent: Referent, word: str) -> bool:
    """A body may be “it” or “they”, whatever the tables know of it."""
    return referent.kind in {"ORG", "LOC", None} and word in IT | THEY


def _is_empty(sentence: Sentence, at: int, word: str) -> bool:
    """“It is feared that …”, “it was agreed”: a subject that means nothing."""
    token = sentence.tokens[at]
    if word not in IT:
        return False
    if token.deprel == "expl":
        return True
    clauses = (child for child in sentence.children[token.head] if child > at) if token.head >= 0 else ()
    return any(sentence.tokens[child].deprel in {"csubj", "csubj:pass"} for child in clauses)


def _what_fits(word: str, table: EntityTable) -> Fits:
    if word in HE:
        return lambda r: r.kind == "PER" and r.gender in {None, "m"}
    if word in SHE:
        return lambda r: r.kind == "PER" and r.gender in {None, "f"}
    if word in IT:
        return lambda r: not r.plural and (r.kind == "ORG" or (r.kind == "LOC" and r.is_state(table)) or r.kind is None)
    return lambda r: r.plural or (r.kind == "ORG" and r.is_armed(table))


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


def _closeness(referent: Referent, sentence: Sentence, at: int) -> float:
    last = referent.last
    score = -_DISTANCE * (sentence.index - last.sentence)
    score += _SUBJECT if referent.subject else 0.0
    score += _SAME_SENTENCE if last.sentence == sentence.index else 0.0
    score += _OFTEN * min(len(referent.mentions), _OFTEN_UP_TO)
    # Of two equals the later one is meant, but only a little more likely.
    return score + 0.01 * (last.start - at if last.sentence == sentence.index else 0)
