"""Descriptions: “the group”, “the minister”, “its leadership” to the referents that they mean.

Each rule takes the nearest referent that the words fit. A first description of a group (“three notables”) becomes a
referent of its own, so that “they” can mean it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.description_choices import find_described
from pourparler.analyse.reference.pairs import Pairs, is_pair, pair_of
from pourparler.analyse.reference.phrases import is_definite, is_plural, is_subject, lemma_of, mention_of, start_of
from pourparler.analyse.reference.pronouns import find_antecedent
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import (
    BODIES,
    FIGHTERS,
    PAIR_OF_PARTIES,
    PAIR_OF_PERSONS,
    PERSONS,
    POSSESSIVES,
    TROOPS,
)
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

__all__ = ["describe", "is_pair"]

TELLING = PERSONS | BODIES | TROOPS | FIGHTERS | PAIR_OF_PARTIES | PAIR_OF_PERSONS
"""Nouns that may point back."""
_FARTHEST = 6
"""Sentences back in which a description finds its referent."""


def describe(
    referents: Sequence[Referent], pairs: Pairs, sentence: Sentence, at: int, table: EntityTable
) -> list[Referent]:
    """Give the phrase headed by a noun to the referent that it means.

    Args:
        referents: everything spoken of before it.
        pairs: the twos spoken of so far.
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
    found = pair_of(referents, pairs, sentence, at, table)
    if found is None and known and is_definite(sentence, at):
        found = find_described(referents, sentence, at, table)
        if found:
            found.called.add(noun)
        else:
            found = _described(referents, sentence, at)
    if found is None:
        if is_pair(sentence, at):
            return []
        found = Referent(_name_of(referents, sentence, start, at, table), None, {noun}, is_plural(sentence, at))
    found.add(mention_of(sentence, start, at + 1), subject=is_subject(sentence, at))
    return [found]


def _described(referents: Sequence[Referent], sentence: Sentence, at: int) -> Referent | None:
    """Return those nobody named whom an earlier description with the noun told of: “the rebels” once more."""
    if sentence.tokens[start_of(sentence, at)].text.lower() in POSSESSIVES:
        return None
    noun, plural = lemma_of(sentence, at), is_plural(sentence, at)
    if start_of(sentence, at) + 1 < at or (not plural and noun in PERSONS):
        return None
    near = (r for r in reversed(referents) if r.kind is None and sentence.index - r.last.sentence <= _FARTHEST)
    return next((r for r in near if noun in r.roles and (plural or len(r.words) > 1)), None)


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
