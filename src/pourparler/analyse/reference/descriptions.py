"""Descriptions: “the group”, “the minister”, “both sides”, “its leadership” to the referents that they mean.

Each rule takes the nearest referent that the words fit. A first description of a group (“three notables”) becomes a
referent of its own, so that “they” can mean it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analyse.reference.phrases import is_definite, is_subject, lemma_of, mention_of, start_of
from pourparler.analyse.reference.pronouns import find_antecedent
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import (
    BODIES,
    COUNTRIES,
    FIGHTERS,
    PAIR_OF_PARTIES,
    PAIR_OF_PERSONS,
    PERSONS,
    POSSESSIVES,
)
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_FARTHEST = 6
"""Sentences back in which a description finds its referent."""
_PAIR = 2


def describe(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> list[Referent]:
    """Give the phrase headed by a noun to the referent that it means.

    Args:
        referents: everything spoken of before it.
        sentence: its sentence.
        at: the noun.
        table: the known parties.

    Returns:
        The referents that took it, new ones included.
    """
    noun, start = lemma_of(sentence, at), start_of(sentence, at)
    known = noun in PERSONS or noun in BODIES or noun in FIGHTERS or noun in PAIR_OF_PARTIES
    if not known and not is_subject(sentence, at):
        return []
    found = _pointed_at(referents, sentence, at, table) if known and is_definite(sentence, at) else None
    if found is None:
        found = Referent(_name_of(referents, sentence, start, at, table), None, {noun}, _is_plural(sentence, at))
    found.add(mention_of(sentence, start, at + 1), subject=is_subject(sentence, at))
    return [found]


def _pointed_at(referents: Sequence[Referent], sentence: Sentence, at: int, table: EntityTable) -> Referent | None:
    start = start_of(sentence, at)
    opening = sentence.tokens[start].text.lower()
    if opening in POSSESSIVES:
        return None
    noun, plural = lemma_of(sentence, at), _is_plural(sentence, at)
    bare = at - start == 1
    near = [r for r in reversed(referents) if sentence.index - r.last.sentence <= _FARTHEST]
    if plural and (opening == "both" or _counts_two(sentence, start, at) or bare):
        return _pair(referents, near, noun, table)
    if plural and noun in FIGHTERS:
        return next((r for r in near if noun in r.roles or (r.kind == "ORG" and r.is_armed(table))), None)
    if not plural and bare:
        return _singular(near, noun, table)
    return None


def _singular(near: Sequence[Referent], noun: str, table: EntityTable) -> Referent | None:
    if noun in PERSONS:
        return next((r for r in near if r.kind == "PER" and noun in r.roles), None)
    called = next((r for r in near if r.kind == "ORG" and (r.words & {noun} or noun in r.roles)), None)
    described = next((r for r in near if r.kind is None and noun in r.roles and len(r.words) > 1), None)
    if called or described:
        return called or described
    if noun in COUNTRIES:
        states = [r for r in near if r.kind == "LOC" and r.is_state(table)]
        return states[0] if len(states) == 1 else None
    armed = [r for r in near if r.kind == "ORG" and r.is_armed(table)]
    return armed[0] if armed and noun in {"group", "movement", "militia", "faction", "organisation", "front"} else None


def _pair(referents: Sequence[Referent], near: Sequence[Referent], noun: str, table: EntityTable) -> Referent | None:
    """“The two leaders”, “both sides”: the two that were named together, or most often, so far."""
    known = next((r for r in near if r.kind is None and r.plural and noun in r.roles and " and " in r.name), None)
    if known:
        return known
    if noun in PAIR_OF_PERSONS:
        members = [r for r in near if r.kind == "PER"][:_PAIR]
    elif noun in PAIR_OF_PARTIES:
        named = [r for r in referents if _may_take_sides(r, table)]
        members = sorted(named, key=lambda r: -len(r.mentions))[:_PAIR]
    else:
        return None
    if len(members) < _PAIR:
        return None
    members.sort(key=lambda r: (r.mentions[0].sentence, r.mentions[0].start))
    return Referent(" and ".join(r.name for r in members), None, {noun}, plural=True)


def _may_take_sides(referent: Referent, table: EntityTable) -> bool:
    """Tell whether a referent can be one of two sides: a state or movement that was the subject of something."""
    if not referent.acted:
        return False
    return referent.is_armed(table) or referent.is_state(table)


def _counts_two(sentence: Sentence, start: int, at: int) -> bool:
    return any(sentence.tokens[i].text.lower() in {"two", "2"} for i in range(start, at))


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
