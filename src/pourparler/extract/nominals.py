"""Who takes part in an event that a noun names: “Hamas's response”, “a visit by X to Y”, “the Israeli offensive”.

Comes in: a sentence and a noun; goes out: heads of its possible doers and undergoers.
"""

from __future__ import annotations

from pourparler.extract.mentions import stands_for_somebody
from pourparler.extract.participants import doers, obliques, surface_subject
from pourparler.extract.tables import clause_words
from pourparler.extract.trees import conjuncts, dependent, dependents, is_passive, is_time, lemma, name_at
from pourparler.schema.analysis import Sentence

_OWN_DOER = frozenset(
    {"withdrawal", "departure", "resignation", "visit", "arrival", "deployment", "refusal", "surrender"}
)
"""Nouns whose “of” brings the doer; after others (“killing of”, “release of”) it brings who undergoes it."""


def noun_doers(sentence: Sentence, noun: int, prepositions: frozenset[str]) -> list[int]:
    """Return the heads of those who do what a noun names, from the closest evidence to the loosest."""
    for find in (_possessors, _modifiers):
        found = find(sentence, noun)
        if found:
            return found
    wanted = prepositions | {"by"} | ({"of"} if lemma(sentence, noun) in _OWN_DOER else set())
    found = [head for opening, head in obliques(sentence, noun) if opening in wanted]
    return found or _of_clause(sentence, noun) or _of_verb(sentence, noun)


def noun_undergoers(sentence: Sentence, noun: int, prepositions: frozenset[str]) -> list[int]:
    """Return the heads of those towards whom is done what a noun names."""
    wanted = prepositions - ({"of"} if lemma(sentence, noun) in _OWN_DOER else set())
    return [head for opening, head in obliques(sentence, noun) if opening in wanted]


def _possessors(sentence: Sentence, noun: int) -> list[int]:
    owners = dependents(sentence, noun, "nmod:poss")
    return [head for at in owners if not is_time(sentence, at) for head in conjuncts(sentence, at)]


def _modifiers(sentence: Sentence, noun: int) -> list[int]:
    """Return the party named in front of a noun (“Houthi attack”, “Israeli strikes”)."""
    tokens = sentence.tokens
    found = []
    for at in dependents(sentence, noun, "compound", "amod"):
        capital = at < noun and tokens[at].text[:1].isupper()
        named = tokens[at].upos == "ADJ" or (tokens[at].upos == "PROPN" and name_at(sentence, at) is not None)
        if capital and named and not is_time(sentence, at):
            found.append(at)
    return found


def _of_clause(sentence: Sentence, noun: int) -> list[int]:
    """Return the doers in a clause on the noun (“an attack carried out by the group”, “the offer it made”)."""
    for clause in dependents(sentence, noun, "acl", "acl:relcl"):
        agents = doers(sentence, clause)
        if agents and noun not in agents:
            return agents
    return []


def _of_verb(sentence: Sentence, noun: int) -> list[int]:
    """Return the subject of a light verb over the noun (“the two held talks”)."""
    at = noun
    while (
        sentence.tokens[at].deprel in {"conj", "nmod"}
        and sentence.tokens[at].head >= 0
        and at != sentence.tokens[at].head
    ):
        at = sentence.tokens[at].head
        if sentence.tokens[at].upos != "NOUN":
            break
    governor, relation = sentence.tokens[at].head, sentence.tokens[at].deprel
    if governor < 0 or lemma(sentence, governor) not in clause_words("light", "verbs"):
        return []
    if relation == "obj" or (relation == "obl" and not is_passive(sentence, governor)):
        subject = surface_subject(sentence, governor)
        found = [] if subject is None else conjuncts(sentence, subject)
        return [head for head in found if stands_for_somebody(sentence, head) and head != at]
    return doers(sentence, governor) if relation == "nsubj:pass" and dependent(sentence, governor, "obl:agent") else []
