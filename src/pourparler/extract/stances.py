"""Words that show where a party stands: cue verbs, adjectives and nouns with the issue that they bring.

Comes in: a sentence and a word; goes out: the stance it shows and the head of what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from pourparler.extract.participants import obliques
from pourparler.extract.trees import conjuncts, dependent, dependents, is_passive, lemma, word
from pourparler.lexicon.cues import stance_entries
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Stance

_SECTIONS = {"VERB": "cues", "ADJ": "adjectives", "NOUN": "nouns"}
_PARTICLES = {"rule": "out", "turn": "down"}
_NEGATIVE = frozenset({"not", "n't", "never", "no", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A word that shows a stance, and what brings the issue: a preposition, or ``""`` for object and clause."""

    stance: Stance
    preposition: str


@cache
def _cues(section: str) -> dict[str, tuple[StanceCue, ...]]:
    found: dict[str, list[StanceCue]] = {}
    for stance, entries in stance_entries(section).items():
        for entry in entries:
            name, _, opening = entry.partition(" ~")
            found.setdefault(name, []).append(StanceCue(cast(Stance, stance), opening))
    return {name: tuple(sorted(cues, key=lambda cue: not cue.preposition)) for name, cues in found.items()}


def stances_of(sentence: Sentence, at: int) -> Iterator[tuple[Stance, int]]:
    """Yield the stances that a word shows, each with the head of what it is about."""
    section = _SECTIONS.get(sentence.tokens[at].upos)
    if section is None:
        return
    for cue in _cues(section).get(lemma(sentence, at), ()):
        heads = list(_subjects_of_stance(sentence, at, cue.preposition))
        if heads and _has_particle(sentence, at):
            for head in heads:
                yield _turned(sentence, at, cue.stance), head
            return


def _has_particle(sentence: Sentence, at: int) -> bool:
    particle = _PARTICLES.get(lemma(sentence, at))
    return particle is None or any(word(sentence, child) == particle for child in sentence.children[at])


def _subjects_of_stance(sentence: Sentence, at: int, opening: str) -> Iterator[int]:
    """Yield the heads of what a stance is about."""
    if opening:
        own = [head for found, head in obliques(sentence, at) if found == opening]
        yield from own or _right_behind(sentence, at, opening)
        for clause in dependents(sentence, at, "advcl", "xcomp", "acl"):
            if any(word(sentence, mark) == opening for mark in dependents(sentence, clause, "mark")):
                yield clause
        return
    clauses = list(_clauses_of_stance(sentence, at))
    if clauses:
        yield from clauses
    elif sentence.tokens[at].upos == "VERB":
        yield from _objects_of_stance(sentence, at)


def _right_behind(sentence: Sentence, at: int, opening: str) -> Iterator[int]:
    """Yield the noun of a phrase that follows a cue at once, though the tree hangs it elsewhere."""
    after = at + 1
    if after < len(sentence.tokens) and word(sentence, after) == opening:
        noun = sentence.tokens[after].head
        if sentence.tokens[after].deprel == "case" and noun > after:
            yield noun


def _clauses_of_stance(sentence: Sentence, at: int) -> Iterator[int]:
    """Yield the clause that a stance is about, and those joined to it without a subject of their own."""
    relations = ("acl",) if sentence.tokens[at].upos == "NOUN" else ("xcomp", "ccomp", "acl")
    for first in dependents(sentence, at, *relations)[:1]:
        yield first
        for clause in dependents(sentence, first, "conj"):
            if sentence.tokens[clause].upos == "VERB" and dependent(sentence, clause, "nsubj") is None:
                yield clause


def _objects_of_stance(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the objects that a verb's stance is about; of a relative clause, the noun that it belongs to."""
    objects = dependents(sentence, verb, "nsubj:pass" if is_passive(sentence, verb) else "obj")
    yield from (head for found in objects for head in conjuncts(sentence, found))
    if sentence.tokens[verb].deprel == "acl:relcl" and not objects:
        yield sentence.tokens[verb].head


def is_negated(sentence: Sentence, at: int) -> bool:
    """Tell whether a word carries its own negation."""
    return any(
        word(sentence, child) in _NEGATIVE and sentence.tokens[child].deprel in {"advmod", "det", "cc:preconj"}
        for child in sentence.children[at]
    )


def _turned(sentence: Sentence, at: int, stance: Stance) -> Stance:
    """Return the stance, turned round where the cue is negated."""
    if not is_negated(sentence, at):
        return stance
    return {"support": "oppose", "oppose": "support"}.get(stance, stance)  # type: ignore[return-value]  # both are stances
