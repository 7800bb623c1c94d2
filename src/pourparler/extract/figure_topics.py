"""What a count is a count of: the counted noun, the deed it takes part in, and the topic they give.

Comes in: a sentence and a quantity; goes out: a topic code, or None for counts that do not matter (dates, distances,
ages, scores).
"""

from __future__ import annotations

from functools import cache

from pourparler.extract.figure_deeds import deed_beside, deed_forms, deed_over, noun_topics
from pourparler.extract.figure_exclusions import is_no_count
from pourparler.extract.numbers import Quantity
from pourparler.extract.trees import dependents, lemma, word
from pourparler.lexicon.cues import topic_words
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Topic

TOPICS: tuple[Topic, ...] = (
    "killed", "wounded", "missing", "displaced", "captives", "hungry", "aid", "prisoners", "forces", "money", "other",
)  # fmt: skip
"""All codes."""
_NEAR = 4
_FEWEST_OTHERS = 20
"""A count of nothing in particular matters only from this number on."""
_OF_PEOPLE: frozenset[Topic | None] = frozenset({None, "other", "forces"})
"""Topics that a deed of those counted overrules."""
_FATES: frozenset[Topic | None] = frozenset({"killed", "wounded", "missing"})
"""Deeds that overrule any noun for people: a hostage who was killed is one of the killed."""


def counted_noun(sentence: Sentence, quantity: Quantity) -> int | None:
    """Return the index of what is counted; None where the number stands alone (“put the toll at 40”)."""
    last_first: list[int] = [quantity.end - 1, *range(quantity.start, quantity.end)]
    for at in last_first:
        token = sentence.tokens[at]
        if token.head >= quantity.end and token.deprel in {"nummod", "compound", "amod", "det", "nmod", "dep"}:
            return token.head
    for at in range(quantity.start, quantity.end):
        for child in dependents(sentence, at, "nmod", "nmod:of"):
            if child >= quantity.end and sentence.tokens[child].upos in {"NOUN", "PROPN", "PRON"}:
                return child
    before = _noun_before(sentence, quantity.start)
    return before if before is not None else _noun_after(sentence, quantity.end)


def _noun_before(sentence: Sentence, start: int) -> int | None:
    """Return what is said to number so many (“the captives number 212”)."""
    if start < 2 or word(sentence, start - 1) not in {"number", "numbers", "numbered", "numbering", "totalled"}:
        return None
    return start - 2 if sentence.tokens[start - 2].upos in {"NOUN", "PROPN"} else None


def _noun_after(sentence: Sentence, start: int) -> int | None:
    """Return the last noun of the run right after a number, where the tree hangs the number elsewhere."""
    noun = None
    for at in range(start, min(start + _NEAR, len(sentence.tokens))):
        if (
            sentence.tokens[at].upos not in {"ADJ", "NOUN", "PROPN"}
            or word(sentence, at) in topic_words("states")["forms"]
        ):
            break
        if sentence.tokens[at].upos == "NOUN":
            noun = at
    return noun


def topic_of(sentence: Sentence, quantity: Quantity, noun: int | None) -> Topic | None:
    """Return the topic of a count, None for one that does not matter."""
    if is_no_count(sentence, quantity, noun):
        return None
    if quantity.money:
        return "money"
    own = noun_topics().get(lemma(sentence, noun)) if noun is not None else None
    if own == "money":
        return own
    deed = deed_of(sentence, quantity, head_of(sentence, quantity, noun))
    person = noun is None or is_person(sentence, noun)
    if deed is not None and person and (own in _OF_PEOPLE or deed in _FATES):
        return deed
    if own == "aid" and "aid" not in evident_topics(sentence):
        own = "other"
    if own is not None and own != "other":
        return own
    large = max(quantity.best or 0, quantity.low or 0, quantity.high or 0) >= _FEWEST_OTHERS
    return "other" if (own == "other" or person) and noun is not None and large else None


def deed_of(sentence: Sentence, quantity: Quantity, head: int) -> Topic | None:
    """Return the topic of the deed that those counted undergo, said right after them or over them."""
    return deed_beside(sentence, head, max(quantity.end, head + 1)) or deed_over(sentence, head)


def head_of(sentence: Sentence, quantity: Quantity, noun: int | None) -> int:
    """Return the word through which a count hangs in its sentence: of “six of them” the number, else the noun."""
    inside = range(quantity.start, quantity.end)
    if noun is None or sentence.tokens[noun].head in inside:
        return next((at for at in reversed(inside) if sentence.tokens[at].head not in inside), quantity.end - 1)
    return noun


def is_person(sentence: Sentence, at: int) -> bool:
    """Tell a word for counted people."""
    return sentence.tokens[at].upos in {"PRON", "PROPN"} or lemma(sentence, at) in topic_words("persons")["words"]


def evident_topics(sentence: Sentence) -> set[Topic]:
    """Return the topics that some word of a sentence speaks of."""
    said = {form for at in range(len(sentence.tokens)) for form in (word(sentence, at), lemma(sentence, at))}
    return {topic for topic in TOPICS if said & _evidence(topic)}


@cache
def _evidence(topic: Topic) -> frozenset[str]:
    named = topic_words("nouns").get(topic, frozenset()) if topic != "aid" else frozenset()
    deeds = frozenset(form for form, of in deed_forms().items() if of == topic) if topic != "aid" else frozenset()
    return (
        named
        | deeds
        | topic_words("evidence").get(topic, frozenset())
        | topic_words("complements").get(topic, frozenset())
    )


def group_end(sentence: Sentence, quantity: Quantity, noun: int | None) -> int:
    """Return one past the last word of what is counted (“40 members | of the crew”)."""
    if noun is None:
        return quantity.end
    end = max(noun + 1, quantity.end)
    for child in sentence.children[noun]:
        near = child <= end + 2 and sentence.tokens[child].deprel in {"nmod", "nmod:of"} and child >= end
        if near and any(word(sentence, at) == "of" for at in dependents(sentence, child, "case")):
            end = max(sentence.subtree(child)) + 1 if len(sentence.subtree(child)) <= 5 else end
    return end
