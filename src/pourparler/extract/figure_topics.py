"""What a count is a count of: the counted noun, the deed it takes part in, and the topic they give.

Comes in: a sentence and a quantity; goes out: a topic code, or None for counts that do not matter (dates, distances,
ages, scores).
"""

from __future__ import annotations

from functools import cache

from pourparler.extract.clauses import over
from pourparler.extract.numbers import Quantity
from pourparler.extract.trees import dependents, lemma, word
from pourparler.lexicon.cues import topic_words
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Topic

_FEWEST_OTHERS = 20
"""A count of nothing in particular matters only from this number on."""
_DEEDS_UP = 4
_PERCENT = frozenset({"%", "percent", "cent", "per"})
_DEEDS: tuple[Topic, ...] = (
    "killed", "wounded", "captives", "missing", "displaced", "prisoners", "hungry", "aid", "forces",
)  # fmt: skip
"""Tried in this order: a man who was shot and held is first of all dead."""


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
    return None


def topic_of(sentence: Sentence, quantity: Quantity, noun: int | None) -> Topic | None:
    """Return the topic of a count, None for one that does not matter."""
    if _is_no_count(sentence, quantity, noun):
        return None
    if quantity.money:
        return "money"
    named = lemma(sentence, noun) if noun is not None else ""
    deed = _deed(sentence, noun if noun is not None else quantity.end - 1, quantity)
    person = noun is None or named in topic_words("persons")["words"] or sentence.tokens[noun].upos in {"PRON", "PROPN"}
    own = _noun_topics().get(named)
    if deed is not None and person and own in {None, "other", "forces", deed}:
        return deed
    if own is not None and own != "other":
        return own
    large = max(quantity.best or 0, quantity.low or 0, quantity.high or 0) >= _FEWEST_OTHERS
    return "other" if (own == "other" or person) and noun is not None and large else None


@cache
def _noun_topics() -> dict[str, Topic]:
    return {noun: topic for topic, nouns in topic_words("nouns").items() for noun in nouns}  # type: ignore[misc]  # keys are topics


@cache
def _deed_topics() -> dict[str, Topic]:
    return {deed: topic for topic in reversed(_DEEDS) for deed in topic_words("verbs")[topic]}


def _deed(sentence: Sentence, index: int, quantity: Quantity) -> Topic | None:
    """Return the topic of the nearest governing verb or noun that is a deed."""
    own = {quantity.start, *range(quantity.start, quantity.end)}
    for at in over(sentence, index, _DEEDS_UP):
        if at in own:
            continue
        found = _deed_topics().get(lemma(sentence, at))
        if found is not None:
            return found
        if sentence.tokens[at].upos == "VERB" and not _is_light(sentence, at):
            break
    return _deed_topics_below(sentence, index)


def _deed_topics_below(sentence: Sentence, index: int) -> Topic | None:
    """Return the topic of a participle or adjective on the counted noun (“40 people killed”)."""
    for at in sentence.children[index]:
        if sentence.tokens[at].deprel in {"acl", "amod", "acl:relcl"} and lemma(sentence, at) in _deed_topics():
            return _deed_topics()[lemma(sentence, at)]
    return None


def _is_light(sentence: Sentence, at: int) -> bool:
    """Tell a verb through which the deed shows (“put the toll at 40”, “left 40 dead”)."""
    return lemma(sentence, at) in {"put", "be", "leave", "rise", "stand", "reach", "include", "have", "bring", "climb"}


def _is_no_count(sentence: Sentence, quantity: Quantity, noun: int | None) -> bool:
    tokens = sentence.tokens
    after = tokens[quantity.end].text.lower() if quantity.end < len(tokens) else ""
    if after in _PERCENT and not quantity.money:
        return True
    if noun is not None and lemma(sentence, noun) in topic_words("left_out")["nouns"]:
        return not quantity.money
    return _is_calendar(sentence, quantity, noun) or _is_age(sentence, quantity, after)


def _is_calendar(sentence: Sentence, quantity: Quantity, noun: int | None) -> bool:
    """Tell numbers inside dates, clock times and names (“Resolution 242”)."""
    tokens = sentence.tokens
    start, end = tokens[quantity.start].span.start, tokens[quantity.end - 1].span.end
    if any(when.quote.span.start <= start and end <= when.quote.span.end for when in sentence.times):
        return True
    if any(name.start <= quantity.start and quantity.end <= name.end for name in sentence.names):
        return True
    first = tokens[quantity.start].text
    year = first.isdigit() and len(first) == 4 and 1900 <= int(first) <= 2099 and quantity.end == quantity.start + 1
    return (year and noun is None) or ":" in first


def _is_age(sentence: Sentence, quantity: Quantity, after: str) -> bool:
    """Tell ages: “Sara Lind, 34, said”, “a man of 71”, “aged 12”."""
    tokens = sentence.tokens
    before = tokens[quantity.start - 1].text if quantity.start else ""
    alone = quantity.end == quantity.start + 1 and quantity.best is not None and quantity.best < 110
    if before.lower() in {"aged", "age"}:
        return True
    between = before == "," and after in {",", "."} and quantity.start > 1
    return alone and between and (tokens[quantity.start - 2].upos == "PROPN")


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
