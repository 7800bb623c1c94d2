"""Walks over a sentence's Universal Dependencies: dependents by relation, coordination, governors.

Indexes are positions in ``Sentence.tokens``. Every walk is bounded, so that a damaged tree cannot hang it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.extract.noun_forms import singular
from pourparler.extract.tables import clause_words
from pourparler.extract.word_forms import verb_lemmas
from pourparler.schema.analysis import Name, Sentence

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj", "nsubj:pass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:arg", "obl:unmarked"})
NOMINALS = frozenset({"nmod", "nmod:of"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
DEEPEST = 40


def dependents(sentence: Sentence, index: int, *relations: str) -> list[int]:
    """Return the dependents of a word by exact relation, left to right."""
    tokens = sentence.tokens
    return [child for child in sentence.children[index] if tokens[child].deprel in relations]


def dependent(sentence: Sentence, index: int, *relations: str) -> int | None:
    """Return the first dependent of a word by exact relation, if any."""
    tokens = sentence.tokens
    return next((child for child in sentence.children[index] if tokens[child].deprel in relations), None)


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """Return a nominal and those coordinated with it (“France, Niger and Mali”), in order of the text."""
    found = [index]
    for child in dependents(sentence, index, "conj"):
        if sentence.tokens[child].upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"}:
            found.extend(conjuncts(sentence, child))
    return sorted(found)


def lemma(sentence: Sentence, index: int) -> str:
    """Return the lemma in lower case: of nouns and of the tables' verbs by their form, of other words the reader's."""
    token = sentence.tokens[index]
    if token.upos == "VERB":
        known = verb_lemmas().get(token.text.lower())
        if known is not None:
            return known
    if token.upos == "NOUN" or (token.upos == "PROPN" and token.text.islower()):
        return singular(token.text.lower())
    return token.lemma.lower()


def word(sentence: Sentence, index: int) -> str:
    """Return the word in lower case."""
    return sentence.tokens[index].text.lower()


def preposition(sentence: Sentence, index: int) -> str:
    """Return the word that introduces a nominal or clause (“to”, “on”, “that”), or ``""``."""
    found = dependent(sentence, index, "case", "mark")
    return word(sentence, found) if found is not None else ""


def ancestors(sentence: Sentence, index: int) -> Iterator[int]:
    """Yield the governors of a word, nearest first."""
    for _ in range(DEEPEST):
        index = sentence.tokens[index].head
        if index < 0:
            return
        yield index


def name_at(sentence: Sentence, index: int) -> Name | None:
    """Return the name that a word belongs to, if any."""
    return next((name for name in sentence.names if name.start <= index < name.end), None)


def is_time(sentence: Sentence, index: int) -> bool:
    """Tell whether a word belongs to a time expression (“Tuesday's strike”, “on 4 May”)."""
    span = sentence.tokens[index].span
    return word(sentence, index) in clause_words("times", "days") or any(
        when.quote.span.overlaps(span) for when in sentence.times
    )


def is_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb's surface subject undergoes what the verb says.

    Bare past participles (“the troops sent by France”) are passive as well.
    """
    token = sentence.tokens[index]
    if dependent(sentence, index, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") is not None:
        return True
    if token.deprel == "conj" and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats:
        own = dependent(sentence, index, "aux", "aux:pass", "nsubj", "obj") is not None
        return not own and is_passive(sentence, token.head)
    bare = dependent(sentence, index, "aux", "nsubj") is None
    return bare and token.deprel in {"acl", "advcl"} and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats
