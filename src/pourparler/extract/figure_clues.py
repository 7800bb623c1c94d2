"""What the words around a count say of its topic, as named clues for the fitted weights.

Comes in: a sentence and a quantity; goes out: the names of the clues seen. They are the counted noun, the words it
hangs on, what stands beside it, the deeds named nearby and what the rules make of it all. `figure_weights` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.extract.figure_deeds import deed_at, noun_topics
from pourparler.extract.figure_topics import counted_noun, deed_of, evident_topics, head_of, topic_of
from pourparler.extract.numbers import Quantity
from pourparler.extract.trees import lemma
from pourparler.schema.analysis import Sentence

_OPEN = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_GOVERNORS = 3
_NEAR = 5
_STEPS = ((2, "one"), (10, "few"), (100, "tens"), (1000, "hundreds"), (100_000, "thousands"))


def clues_of(sentence: Sentence, quantity: Quantity) -> list[str]:
    """Return the clues for the topic of a count, each once."""
    noun = counted_noun(sentence, quantity)
    head = head_of(sentence, quantity, noun)
    found = [
        f"rules {topic_of(sentence, quantity, noun)}",
        f"deed {deed_of(sentence, quantity, head)}",
        f"size {_size(quantity)}",
        *(f"sentence of {topic}" for topic in sorted(evident_topics(sentence))),
        *_of_noun(sentence, noun),
        *_above(sentence, head),
        *_around(sentence, quantity),
    ]
    return list(dict.fromkeys(found))


def _size(quantity: Quantity) -> str:
    value = quantity.best or quantity.high or quantity.low or 0.0
    return next((name for limit, name in _STEPS if value < limit), "more")


def _of_noun(sentence: Sentence, noun: int | None) -> Iterator[str]:
    """Yield the counted noun, its topic by the table and what describes it."""
    if noun is None:
        yield "noun none"
        return
    name = lemma(sentence, noun)
    yield f"noun {name}"
    yield f"noun of {noun_topics().get(name)}"
    for child in sentence.children[noun]:
        token = sentence.tokens[child]
        if token.upos in _OPEN:
            yield f"beside {lemma(sentence, child)}"
            yield f"beside a deed {deed_at(sentence, child)}"


def _above(sentence: Sentence, head: int) -> Iterator[str]:
    """Yield the words over the count with the tie to them, and what else hangs on the nearest."""
    at = head
    for step in range(_GOVERNORS):
        token = sentence.tokens[at]
        if token.head < 0:
            break
        name = lemma(sentence, token.head)
        yield f"under {name}"
        yield f"under a deed {deed_at(sentence, token.head)}"
        if step == 0:
            yield f"{token.deprel} of {name}"
            yield f"{token.deprel} of a deed {deed_at(sentence, token.head)}"
            for child in sentence.children[token.head]:
                if child != at and sentence.tokens[child].upos in _OPEN:
                    yield f"with {lemma(sentence, child)}"
        at = token.head


def _around(sentence: Sentence, quantity: Quantity) -> Iterator[str]:
    """Yield the words near the count and the deeds that the sentence names before and after it."""
    for at, token in enumerate(sentence.tokens):
        if quantity.start <= at < quantity.end or token.upos not in _OPEN:
            continue
        before = at < quantity.start
        distance = quantity.start - at if before else at - quantity.end + 1
        name = lemma(sentence, at)
        if distance <= _NEAR:
            yield f"near {name}"
        deed = deed_at(sentence, at) or noun_topics().get(name)
        if deed is not None:
            yield f"{'near' if distance <= _NEAR else 'far'} {'before' if before else 'after'} {deed}"
            yield f"word of {deed}"
