"""Whom the report has something from: the innermost source over a word, through any depth of reported speech.

A source is the subject of a verb of saying over the word's clause, the party of an “according to”, the owner of a
statement; the reporter's own voice gives None. What a verb of saying says of itself (“accused”) is the reporter's.
"""

from __future__ import annotations

from pourparler.extract.mentions import stands_for_somebody
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
            return _before_colon(sentence, trigger)
        found = _over(sentence, at, governor)
        if found is not None and found != trigger:
            return found if stands_for_somebody(sentence, found) else None
        if _is_aside(sentence, at, governor):
            return None
        at = governor
    return None


def _is_aside(sentence: Sentence, at: int, governor: int) -> bool:
    """Tell whether a clause is the reporter's own addition: relative clauses, and what a semicolon parts off."""
    if sentence.tokens[at].deprel in {"acl:relcl", "acl"}:
        return True
    between = range(min(at, governor), max(at, governor))
    parted = sentence.tokens[at].deprel in {"parataxis", "conj"}
    return parted and any(sentence.tokens[i].text == ";" for i in between)


def _before_colon(sentence: Sentence, trigger: int) -> int | None:
    """Return the source of “Mariupol council: bombs are falling”."""
    tokens = sentence.tokens
    colon = next((i for i in range(1, min(len(tokens) - 3, 9)) if tokens[i].text == ":"), None)
    if colon is None or colon > trigger or any(tokens[i].upos in {"VERB", "AUX"} for i in range(colon)):
        return None
    heads = [i for i in range(colon) if tokens[i].upos in {"PROPN", "NOUN"} and not 0 <= tokens[i].head < colon]
    return heads[0] if heads and stands_for_somebody(sentence, heads[0]) else None


def _over(sentence: Sentence, at: int, governor: int) -> int | None:
    """Return the source where a word's clause is what the governing word says."""
    relation = sentence.tokens[at].deprel
    said = lemma(sentence, governor) in clause_words("speech", "verbs") and not (
        relation == "parataxis" and any(sentence.tokens[i].text == ";" for i in range(governor, at))
    )
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
    claims = {"deny", "report", "allege", "claim", "boast"}
    return lemma(sentence, governor) in claims and relation in {"xcomp", "obj", "advcl"}


def _beside(sentence: Sentence, at: int, trigger: int) -> int | None:
    """Return the source named beside a clause: “according to X”, or “…, X said” with the clause as its head."""
    for child in sentence.children[at]:
        relation = sentence.tokens[child].deprel
        if relation == "obl" and _is_according(sentence, child):
            return child
        if relation == "parataxis" and child > trigger and _is_inserted_speech(sentence, child):
            parted = any(sentence.tokens[i].text == ";" for i in range(trigger, child))
            return None if parted else dependent(sentence, child, "nsubj")
    return None


def _is_inserted_speech(sentence: Sentence, verb: int) -> bool:
    """Tell “…, the ministry said” from a clause of its own that reports something else."""
    says = lemma(sentence, verb) in clause_words("speech", "verbs")
    told = {"ccomp", "xcomp"} | (set() if lemma(sentence, verb) == "tell" else {"obj"})
    return says and not dependents(sentence, verb, *told)


def _is_according(sentence: Sentence, index: int) -> bool:
    return any(word(sentence, child) == "according" for child in dependents(sentence, index, "case"))
