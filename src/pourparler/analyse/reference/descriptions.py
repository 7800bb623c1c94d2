"""Descriptions: “the group”, “the minister”, “its leadership” to the referents that they mean.

Each rule takes the nearest referent that the words fit. A first description of a group (“three notables”) becomes a
referent of its own, so that “they” can mean it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.pairs import Joined, is_pair, pair_of
from pourparler.analyse.reference.phrases import is_definite, is_subject, lemma_of, mention_of, start_of
from pourparler.analyse.reference.pronouns import find_antecedent
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import (
    BODIES,
    COUNTRIES,
    FIGHTERS,
    MOVEMENTS,
    PAIR_OF_PARTIES,
    PAIR_OF_PERSONS,
    PERSONS,
    POSSESSIVES,
)
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

__all__ = ["describe", "is_pair"]

TELLING = PERSONS | BODIES | FIGHTERS | PAIR_OF_PARTIES | PAIR_OF_PERSONS
"""Nouns that may point back."""
_FARTHEST = 6
"""Sentences back in which a description finds its referent; an office finds its holder in the whole document."""
_CLEARLY_MORE = 2


def describe(
    referents: Sequence[Referent], joined: Joined, sentence: Sentence, at: int, table: EntityTable
) -> list[Referent]:
    """Give the phrase headed by a noun to the referent that it means.

    Args:
        referents: everything spoken of before it.
        joined: the names that were joined by “and”, oldest first.
        sentence: its sentence.
        at: the noun.
        table: the known parties.

    Returns:
        The referents that took it, new ones included.
    """
    noun, start = lemma_of(sentence, at), start_of(sentence, at)
    known = noun in TELLING or is_pair(sentence, at)
    if not known and not is_subject(sentence, at):
        return []
    found = pair_of(referents, joined, sentence, at, table)
    if found is None and known and is_definite(sentence, at):
        found = _pointed_at(referents, sentence, at, table)
    if found is None:
        if is_pair(sentence, at):
            return []
        found = Referent(_name_of(referents, sentence, start, at, table), None, {noun}, _is_plural(sentence, at))
    found.add(mention_of(sentence, start, at + 1), subject=is_subject(sentence, at))
    return [found]


def _pointed_at(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> Referent | None:
    start = start_of(sentence, at)
    if sentence.tokens[start].text.lower() in POSSESSIVES:
        return None
    noun, plural = lemma_of(sentence, at), _is_plural(sentence, at)
    before = [lemma_of(sentence, i) for i in range(start + 1, at)]
    near = [r for r in reversed(referents) if sentence.index - r.last.sentence <= _FARTHEST]
    if plural and noun in FIGHTERS and not before:
        return next((r for r in near if noun in r.roles or r.roles & FIGHTERS or r.is_armed(table)), None)
    if not plural and noun in PERSONS:
        return _holder(referents, noun, before)
    if not plural and not before:
        return _body(near, noun, table)
    return None


def _holder(referents: Sequence[Referent], noun: str, before: Sequence[str]) -> Referent | None:
    """“The foreign minister”: the last one spoken of in that office, if all its words fit."""
    fitting = (r for r in reversed(referents) if r.kind == "PER" and noun in r.roles and set(before) <= r.titles)
    return next(fitting, None)


def _body(near: Sequence[Referent], noun: str, table: EntityTable) -> Referent | None:
    called = next((r for r in near if r.kind == "ORG" and (r.words & {noun} or noun in r.roles)), None)
    described = next((r for r in near if r.kind is None and noun in r.roles and len(r.words) > 1), None)
    if called or described:
        return called or described
    if noun in COUNTRIES:
        return _clearly_most([r for r in near if r.kind == "LOC" and r.is_state(table)])
    armed = [r for r in near if r.is_armed(table)]
    return armed[0] if armed and noun in MOVEMENTS else None


def _clearly_most(referents: Sequence[Referent]) -> Referent | None:
    """Return the referent spoken of at least twice as often as any other."""
    ranked = sorted(referents, key=lambda r: -len(r.mentions))
    if len(ranked) > 1 and len(ranked[0].mentions) < _CLEARLY_MORE * len(ranked[1].mentions):
        return None
    return ranked[0] if ranked else None


def _is_plural(sentence: Sentence, at: int) -> bool:
    return "Number=Plur" in sentence.tokens[at].feats


def _name_of(referents: Sequence[Referent], sentence: Sentence, start: int, at: int, table: EntityTable) -> str:
    """Return the words of a description; a possessive pronoun is put as the name it means."""
    words = mention_of(sentence, start, at + 1).quote.text
    if sentence.tokens[start].text.lower() not in POSSESSIVES:
        return words
    owner = next(
        (r for r in referents if any(m.sentence == sentence.index and m.start == start for m in r.mentions)), None
    )
    owner = owner or find_antecedent(referents, sentence, start, table)
    rest = words.partition(" ")[2]
    return f"{owner.name}'s {rest}" if owner and owner.kind and rest else words
