"""Who speaks at a verb of saying, and who is told: runs of words over Universal Dependencies."""

from __future__ import annotations

from pourparler.extract.drafts import Run
from pourparler.extract.mentions import party_run
from pourparler.extract.participants import doers, surface_subject
from pourparler.extract.trees import dependent, dependents, is_passive, lemma, preposition
from pourparler.lexicon.cues import speech_words
from pourparler.schema.analysis import Sentence


def speaker_of(sentence: Sentence, verb: int) -> Run | None:
    """Return the words of whoever speaks, coordination included (“the army and its allies said”)."""
    quoting = lemma(sentence, verb) in {"say", "tell"} and _quoted_by(sentence, verb)
    heads = _members(sentence, quoting) if quoting else doers(sentence, verb)
    if not heads:
        return None
    runs = [party_run(sentence, head) for head in heads]
    return (runs[0][0], runs[-1][1]) if runs[-1][1] - runs[0][0] <= 14 else runs[0]


def _members(sentence: Sentence, head: int) -> list[int]:
    return [head, *dependents(sentence, head, "conj")]


def _quoted_by(sentence: Sentence, verb: int) -> int:
    """Return the subject of “X was quoted as saying” for “saying”, or 0."""
    governor = sentence.tokens[verb].head
    if governor < 0 or lemma(sentence, governor) not in speech_words("quoting", "verbs"):
        return 0
    return (surface_subject(sentence, governor) or 0) if is_passive(sentence, governor) else 0


def audience_of(sentence: Sentence, verb: int) -> Run | None:
    """Return the words of those who are told something."""
    if lemma(sentence, verb) in speech_words("hearers", "verbs"):
        heard = dependent(sentence, verb, "iobj", "obj")
        if heard is not None and sentence.tokens[heard].upos in {"NOUN", "PROPN", "PRON"}:
            return party_run(sentence, heard)
    near = [at for at in dependents(sentence, verb, "obl") if preposition(sentence, at) in {"to", "on", "upon"}]
    if near and lemma(sentence, verb) in {"say", "call", "appeal", "announce", "explain", "report"}:
        return party_run(sentence, near[0])
    return None
