"""Times told by an event with a date of its own: “since the truce began on 12 April”, “since Monday's curfew”.

Both are times: the whole, which runs from the day to today, and the day, which is the event's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.drafts import Draft, to_when
from pourparler.analyse.times.operators import Operator, operator_named
from pourparler.analyse.times.places import head_of
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When

_OPENERS = frozenset({"since", "before", "until", "till"})
_ENDS = frozenset({"and", "but", "or", "who", "which", "whom", *",;:()—–"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_FARTHEST = 14


def with_scopes(sentence: Sentence, drafts: Sequence[Draft], text: str) -> tuple[When, ...]:
    """Return the finished expressions of a sentence, with the wholes and the inner days, left to right."""
    found: list[When] = []
    for draft in drafts:
        whole = _whole(sentence, draft, text)
        if whole is not None:
            found.append(whole)
        found.append(draft.when(text))
        if draft.operator and draft.own != draft.found and _dates_something(sentence, draft):
            found.append(draft.inner(text))
    return tuple(sorted(found, key=lambda when: (when.quote.span.start, -when.quote.span.end)))


def _whole(sentence: Sentence, draft: Draft, text: str) -> When | None:
    """Return the stretch that a word such as “since” makes of the clause or noun that a time belongs to."""
    opener = opener_of(sentence, draft.words[0], draft.floor) if draft.scoped else None
    if opener is None or draft.found is None:
        return None
    operator, first = opener
    stretch: Interval = operator.apply(draft.found, replace(draft.moment, direction=operator.looks or "future"))
    if stretch == draft.found:
        return None
    return to_when(text, sentence.tokens[first].span.start, draft.match.end(), stretch)


def opener_of(sentence: Sentence, first: int, floor: int = 0) -> tuple[Operator, int] | None:
    """Return the operator that opens the clause or noun that ends in a time, and the word that it is.

    Words decide, not the syntax: nothing but the clause may stand between “since” and the day, no other day either,
    which would end at ``floor``.
    """
    for at in range(first - 1, max(floor - 1, first - _FARTHEST), -1):
        word = sentence.tokens[at].text.lower()
        if word in _ENDS:
            return None
        if word in _OPENERS:
            return (operator_named(word), at) if sentence.tokens[at + 1].upos in _NOMINAL else None
    return None


def _dates_something(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a day after an operator dates an event too: “since Monday's curfew”, “since June, when …”."""
    start, end = draft.words
    at = head_of(sentence, start, end)
    head = sentence.tokens[at].head if at >= 0 else -1
    if head >= end and sentence.tokens[head].upos in ("NOUN", "PROPN"):
        return True
    after = [token.text.lower() for token in sentence.tokens[end : end + 2]]
    return after == [",", "when"] or after[:1] == ["when"]
