"""Shapes of reported speech over Universal Dependencies: what of a sentence is said at a word that brings speech.

Each function takes a sentence and the place of such a word, and yields what is said as runs of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.extract.clauses import clause_run
from pourparler.extract.drafts import Run
from pourparler.extract.trees import OBLIQUES, dependent, dependents, is_passive, lemma, preposition, word
from pourparler.lexicon.cues import speech_words
from pourparler.schema.analysis import Sentence

_SHORTEST_OBJECT = 4
"""A bare noun object counts as what is said only from this many words on (“underscored the need to …”)."""


def clause_under_saying(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read a clause under a verb of saying, wherever it stands."""
    if lemma(sentence, verb) not in speech_words("clause", "verbs"):
        return
    for at in dependents(sentence, verb, "ccomp"):
        if word(sentence, sentence.subtree(at)[0]) not in {"whether", "how", "why", "what", "if"}:
            yield clause_run(sentence, at)


def clause_with_saying(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read the clause into which “…, he said, …” is put, or that it follows."""
    token = sentence.tokens[verb]
    known = lemma(sentence, verb) in speech_words("clause", "verbs") - speech_words("clause", "weak")
    if not known or token.deprel not in {"parataxis", "conj", "advcl"} or token.head < 0:
        return
    if token.deprel != "parataxis" or dependent(sentence, verb, "nsubj") is None:
        return
    if dependent(sentence, verb, "ccomp", "xcomp", "obj") is None or _is_last(sentence, verb):
        yield clause_run(sentence, token.head, [verb])


def _is_last(sentence: Sentence, verb: int) -> bool:
    """Tell whether nothing but punctuation and adjuncts follows a verb (“…, he told reporters on Monday”)."""
    return all(
        sentence.tokens[at].deprel in {"punct", "obl", "obl:tmod", "obl:unmarked", "obj", "advmod", "nsubj"}
        for at in sentence.children[verb]
    )


def infinitive_under_saying(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “urged both sides to show restraint”."""
    if lemma(sentence, verb) not in speech_words("infinitive", "verbs"):
        return
    for at in dependents(sentence, verb, "xcomp", "advcl", "ccomp"):
        if _begins_with_to(sentence, at) and at > verb:
            yield clause_run(sentence, at)
    for noun in dependents(sentence, verb, "obj", "obl"):
        for at in dependents(sentence, noun, "acl"):
            if _begins_with_to(sentence, at) and lemma(sentence, verb) in {"call", "urge", "ask", "appeal", "order"}:
                yield clause_run(sentence, at)


def _begins_with_to(sentence: Sentence, at: int) -> bool:
    return any(word(sentence, mark) == "to" for mark in dependents(sentence, at, "mark"))


def gerund_of_charge(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “accused the town of sheltering gunmen” and “denied sheltering gunmen”."""
    if lemma(sentence, verb) not in speech_words("gerund", "verbs"):
        return
    if lemma(sentence, verb) in {"accuse", "blame", "suspect", "fault", "charge"}:
        for at in dependents(sentence, verb, "advcl", "obl", "xcomp", "ccomp"):
            opening = preposition(sentence, at)
            if opening in speech_words("gerund", "prepositions") and word(sentence, at).endswith("ing"):
                own = clause_run(sentence, at)
                target = dependent(sentence, verb, "obj")
                start = min(sentence.subtree(target)) if target is not None and target < at else own[0]
                yield (start, own[1]) if target is not None else own
        return
    for at in dependents(sentence, verb, "xcomp", "obj", "ccomp"):
        if word(sentence, at).endswith("ing") and sentence.tokens[at].upos in {"VERB", "AUX"}:
            yield clause_run(sentence, at)


def object_as_called(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “called the offer a trap” and “put the toll at 40”."""
    name = lemma(sentence, verb)
    target = dependent(sentence, verb, "obj")
    if name not in speech_words("object", "verbs") or target is None or is_passive(sentence, verb):
        return
    wanted = speech_words("object", "complements")
    said = [at for at in dependents(sentence, verb, "obl", "advcl") if preposition(sentence, at) in wanted]
    if name in {"call", "dub", "brand", "label"}:
        said += dependents(sentence, verb, "xcomp")
    if said and (name != "put" or preposition(sentence, said[0]) == "at"):
        start, end = min(sentence.subtree(target)), max(sentence.subtree(said[-1])) + 1
        if start < end:
            yield start, end


def object_of_stressing(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “underscored the need for a longer truce”."""
    if lemma(sentence, verb) not in speech_words("object", "reported"):
        return
    for at in dependents(sentence, verb, "obj"):
        run = clause_run(sentence, at)
        if run[1] - run[0] >= _SHORTEST_OBJECT and at > verb:
            yield run


def clause_of_spoken_noun(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “expressed the hope that the truce would hold”."""
    if lemma(sentence, verb) not in speech_words("nouns", "verbs"):
        return
    for noun in dependents(sentence, verb, "obj"):
        if lemma(sentence, noun) in speech_words("nouns", "words"):
            for at in dependents(sentence, noun, "acl", "ccomp"):
                if preposition(sentence, at) == "that":
                    yield clause_run(sentence, at)


def clause_beside_source(sentence: Sentence, at: int) -> Iterator[Run]:
    """Read the clause beside which “according to X” stands."""
    source = source_at(sentence, at)
    governor = sentence.tokens[source].head if source is not None else -1
    if governor == at:  # “according” stands as a verb between the two
        governor = sentence.tokens[at].head
    if source is not None and governor >= 0 and governor != at:
        yield clause_run(sentence, governor, [source])


def source_at(sentence: Sentence, at: int) -> int | None:
    """Return the head of X in “according to X”."""
    token = sentence.tokens[at]
    if token.deprel == "fixed" or token.head < 0:
        return None
    if token.deprel in {"case", "mark"}:
        return token.head
    return dependent(sentence, at, *OBLIQUES, "nmod", "nsubj", "obj")
