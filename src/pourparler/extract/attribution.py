"""Whom the report has something from: the innermost source over a word, through any depth of reported speech.

A source is the subject of a verb of saying over the word's clause, the party of an “according to”, the owner of a
statement; the reporter's own voice gives None. What a verb of saying says of itself (“accused”) is the reporter's.
"""

from __future__ import annotations

from pourparler.extract.participants import surface_subject
from pourparler.extract.tables import clause_words
from pourparler.extract.trees import DEEPEST, dependent, dependents, lemma, preposition, word
from pourparler.schema.analysis import Sentence

_SPOKEN = frozenset({"ccomp", "parataxis"})


def source_of(sentence: Sentence, trigger: int) -> int | None:
    """Return the head of the innermost source over a word, or None for the reporter's own voice."""
    at = trigger
    for _ in range(DEEPEST):
        found = _beside(sentence, at, trigger)
        if found is not None:
            return found
        governor = sentence.tokens[at].head
        if governor < 0:
            return None
        found = _over(sentence, at, governor)
        if found is not None and found != trigger:
            return found
        at = governor
    return None


def _over(sentence: Sentence, at: int, governor: int) -> int | None:
    """Return the source where a word's clause is what the governing word says."""
    relation = sentence.tokens[at].deprel
    said = lemma(sentence, governor) in clause_words("speech", "verbs")
    if (
        said
        and (relation in _SPOKEN or _is_charge(sentence, at, governor))
        and sentence.tokens[governor].upos == "VERB"
    ):
        return surface_subject(sentence, governor)
    if relation in {"acl", "ccomp"} and lemma(sentence, governor) in clause_words("speech", "nouns"):
        return dependent(sentence, governor, "nmod:poss")
    return None


def _is_charge(sentence: Sentence, at: int, governor: int) -> bool:
    """Tell “accused X of shelling” and “denied shelling” from other clauses under such verbs."""
    relation, opening = sentence.tokens[at].deprel, preposition(sentence, at)
    if lemma(sentence, governor) in {"accuse", "blame", "charge"}:
        return relation in {"advcl", "obl", "xcomp"} and opening in {"of", "for", "with"}
    return lemma(sentence, governor) in {"deny", "report", "allege"} and relation in {"xcomp", "obj"}


def _beside(sentence: Sentence, at: int, trigger: int) -> int | None:
    """Return the source named beside a clause: “according to X”, or “…, X said” with the clause as its head."""
    for child in sentence.children[at]:
        relation = sentence.tokens[child].deprel
        if relation == "obl" and _is_according(sentence, child):
            return child
        if relation == "parataxis" and child > trigger and _is_inserted_speech(sentence, child):
            return dependent(sentence, child, "nsubj")
    return None


def _is_inserted_speech(sentence: Sentence, verb: int) -> bool:
    """Tell “…, the ministry said” from a clause of its own that reports something else."""
    return lemma(sentence, verb) in clause_words("speech", "verbs") and not dependents(sentence, verb, "ccomp")


def _is_according(sentence: Sentence, index: int) -> bool:
    return any(word(sentence, child) == "according" for child in dependents(sentence, index, "case"))
