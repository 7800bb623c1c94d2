"""Numbers that count nothing that matters: dates, ages, distances, shares, names with a number.

Comes in: a sentence, a quantity and its noun; goes out: whether to leave it.
"""

from __future__ import annotations

from pourparler.extract.numbers import Quantity
from pourparler.extract.trees import lemma
from pourparler.lexicon.cues import topic_words
from pourparler.schema.analysis import Sentence

_OLDEST = 110
_PERCENT = frozenset({"%", "percent", "cent", "per"})


def is_no_count(sentence: Sentence, quantity: Quantity, noun: int | None) -> bool:
    """Tell a number that is no count: a share, a measure, part of a date or name, an age."""
    tokens = sentence.tokens
    after = tokens[quantity.end].text.lower() if quantity.end < len(tokens) else ""
    if after in _PERCENT and not quantity.money:
        return True
    if noun is not None and lemma(sentence, noun) in topic_words("left_out")["nouns"]:
        return not quantity.money
    return (
        is_age_of_one(sentence, quantity)
        or _is_calendar(sentence, quantity, noun)
        or _is_age(sentence, quantity, after)
    )


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
    alone = quantity.end == quantity.start + 1 and quantity.best is not None and quantity.best < _OLDEST
    if before.lower() in {"aged", "age"}:
        return True
    between = before == "," and after in {",", "."} and quantity.start > 1
    return alone and between and (tokens[quantity.start - 2].upos == "PROPN")


def is_age_of_one(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell the age in words for one person: “a woman of 71”, “an 18-year-old driver”."""
    words = [token.text.lower() for token in sentence.tokens[max(quantity.start - 4, 0) : quantity.end + 3]]
    at = quantity.start - max(quantity.start - 4, 0)
    young = quantity.best is not None and quantity.best < _OLDEST
    if young and "year" in words[at + 1 : at + 4] and "-" in words[at + 1 : at + 3]:
        return True
    before = words[:at]
    single = [i for i, each in enumerate(before) if each in {"a", "an"}]
    return young and before[-1:] == ["of"] and bool(single) and before[-2] in topic_words("persons")["words"]
