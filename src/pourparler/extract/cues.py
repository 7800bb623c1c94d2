"""Cue words: which event type a verb or noun names, given what stands beside it.

Comes in: a sentence and a word; goes out: the most demanding entry of ``resources/event_cues.toml`` that fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from pourparler.extract.tables import cue_table
from pourparler.extract.trees import NOMINALS, OBLIQUES, dependent, dependents, lemma, preposition, word
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import EventType


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: a lemma, what it needs beside it, and the event that it names then.

    Attributes:
        lemma: the word's dictionary form.
        particle: adverb or particle that belongs to it, or ``""``.
        preposition: what introduces an oblique or clause of it, or ``""``.
        objects: lemmas one of which is its object; empty when it needs none.
        needs_party: True when the word is too common to stand without a participant.
    """

    lemma: str
    particle: str
    preposition: str
    objects: frozenset[str]
    needs_party: bool
    type: EventType
    mode: str | None

    @property
    def demands(self) -> int:
        """How much the entry needs beside the word; the most demanding fitting entry decides."""
        return 2 * bool(self.objects) + 2 * bool(self.particle) + bool(self.preposition)


def parse_cue(entry: str, label: str, mode: str) -> Cue:
    """Return the cue that an entry of the table describes.

    Example:
        >>> parse_cue("rule +out", "REJECT", "any").particle
        'out'
    """
    first, *rest = entry.split()
    marks = {part[0]: part[1:] for part in rest}
    objects = frozenset(marks["="].split("|")) if "=" in marks else frozenset()
    return Cue(
        first, marks.get("+", ""), marks.get("~", ""), objects, "?" in marks,
        cast(EventType, label), None if mode == "any" else mode,
    )  # fmt: skip


@cache
def cues_of(section: str) -> dict[str, tuple[Cue, ...]]:
    """Return the cues of the table's ``verbs`` or ``nouns`` by lemma, the most demanding first."""
    found: dict[str, list[Cue]] = {}
    for label, modes in cue_table()[section].items():
        for mode, entries in modes.items():
            for entry in entries:
                cue = parse_cue(entry, label, mode)
                found.setdefault(cue.lemma, []).append(cue)
    return {key: tuple(sorted(cues, key=lambda cue: -cue.demands)) for key, cues in found.items()}


def find_cue(sentence: Sentence, index: int) -> Cue | None:
    """Return the cue that fits a word, if any."""
    token = sentence.tokens[index]
    section = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}.get(token.upos)
    if section is None:
        return None
    candidates = cues_of(section).get(lemma(sentence, index), ())
    return next((cue for cue in candidates if _fits(sentence, index, cue)), None)


def _fits(sentence: Sentence, index: int, cue: Cue) -> bool:
    return (
        (not cue.particle or _has_particle(sentence, index, cue.particle))
        and (not cue.preposition or _has_preposition(sentence, index, cue.preposition))
        and (not cue.objects or _has_object(sentence, index, cue.objects))
    )


def _has_particle(sentence: Sentence, index: int, particle: str) -> bool:
    near = (*sentence.children[index], index + 1)
    return any(at < len(sentence.tokens) and word(sentence, at) == particle for at in near)


def _has_preposition(sentence: Sentence, index: int, wanted: str) -> bool:
    tokens = sentence.tokens
    for child in sentence.children[index]:
        relation = tokens[child].deprel
        governed = relation in OBLIQUES or relation in NOMINALS or relation in {"advcl", "xcomp", "ccomp", "acl"}
        if governed and preposition(sentence, child) == wanted:
            return True
        if word(sentence, child) == wanted and relation in {"case", "mark", "compound:prt", "advmod"}:
            return True
    return False


def _has_object(sentence: Sentence, index: int, wanted: frozenset[str]) -> bool:
    found = dependents(sentence, index, "obj", "nsubj:pass")
    if not found and sentence.tokens[index].deprel == "acl":
        found = [sentence.tokens[index].head]
    if not found and dependent(sentence, index, "nsubj") is not None:
        found = dependents(sentence, index, "nsubj")
    heads = [*found, *(conjunct for at in found for conjunct in dependents(sentence, at, "conj"))]
    return any(lemma(sentence, at) in wanted or word(sentence, at) in wanted for at in heads)
