"""How a time and an event stand to each other in a sentence: by syntax, and by what lies between them.

Comes in: a sentence, the event's trigger and one of the sentence's times; goes out: a ``TimeLink`` that the evidence of
``time_evidence`` looks at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.extract.trees import DEEPEST, word
from pourparler.schema.analysis import Sentence, Token
from pourparler.schema.dates import When

Tie = Literal[
    "own", "near", "below", "conjunct", "clause", "relative", "far", "inside",
    "noun's own", "noun's clause", "measured", "subject", "object", "oblique", "noun far",
]  # fmt: skip
"""How the trigger is tied to the word that the time hangs on.

A verb's own time hangs on it; near is one on a noun of the verb's, below one in a clause under it. A verb is tied to
the time of the verb that it is coordinated with, or whose clause it is. A noun has a time of its own, one of a clause
on it (“clashes that broke out on Monday”), one that measures it (“five days of talks”), or that of the verb whose
subject, object or oblique it is.
"""

_NOMINAL = frozenset({"obl", "nmod", "advmod", "compound", "case", "obj", "nsubj"})
_TIES_OF_VERBS: dict[str, Tie] = {"conj": "conjunct", "advcl": "clause"}
_TIES_OF_NOUNS: dict[str, Tie] = {"nsubj": "subject", "obj": "object", "obl": "oblique"}


@dataclass(frozen=True, slots=True)
class TimeLink:
    """A time that may be an event's.

    Attributes:
        sentence: the sentence of both.
        trigger: the event's word.
        when: the time.
        start: first word of the time.
        end: the word after its last.
        tie: how they are tied.
        published: date of the report, if known.
    """

    sentence: Sentence
    trigger: int
    when: When
    start: int
    end: int
    tie: Tie
    published: date | None

    @property
    def follows(self) -> bool:
        """Tell whether the time stands behind the trigger."""
        return self.start > self.trigger

    @property
    def between(self) -> tuple[Token, ...]:
        """The words between the trigger and the time."""
        first, last = (self.trigger + 1, self.start) if self.follows else (self.end, self.trigger)
        return self.sentence.tokens[first:last]

    @property
    def token(self) -> Token:
        """The trigger."""
        return self.sentence.tokens[self.trigger]


def link(sentence: Sentence, trigger: int, when: When, published: date | None) -> TimeLink | None:
    """Return how a time stands to a trigger, None where the time has no words in the sentence."""
    start, end = words_of_time(sentence, when)
    if start == end:
        return None
    tie = _tie(sentence, trigger, start, end)
    return TimeLink(sentence, trigger, when, start, end, tie, published)


def words_of_time(sentence: Sentence, when: When) -> tuple[int, int]:
    """Return the range of words that a time is written in, end excluded."""
    span = when.quote.span
    touched = [index for index, token in enumerate(sentence.tokens) if token.span.overlaps(span)]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def head_of_time(sentence: Sentence, start: int, end: int) -> int:
    """Return the first word of a time that hangs on a word outside it; its first word where none does."""
    for index in range(start, end):
        head = sentence.tokens[index].head
        if head >= 0 and not start <= head < end and sentence.tokens[index].upos != "PUNCT":
            return index
    return start


def is_dateline(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a time dates the report itself: “GENEVA, 5 May (Wire) – …”."""
    if sentence.index > 0 or start > 11:
        return False
    at = end
    if at < len(sentence.tokens) and word(sentence, at) == "(":
        at = next((index for index in range(at, len(sentence.tokens)) if word(sentence, index) == ")"), at) + 1
    return at < len(sentence.tokens) and word(sentence, at) in {"-", "–", "—", "--", ":"}


def _tie(sentence: Sentence, trigger: int, start: int, end: int) -> Tie:
    if start <= trigger < end:
        return "inside"
    up, down = _paths(sentence, trigger, head_of_time(sentence, start, end))
    verbal = sentence.tokens[trigger].upos in {"VERB", "AUX"}
    if up is None:
        return "far" if verbal else "noun far"
    return _tie_of_verb(up, down) if verbal else _tie_of_noun(up, down)


def _tie_of_verb(up: list[str], down: list[str]) -> Tie:
    if not down:
        return "own" if len(up) == 1 else "near" if set(up) <= _NOMINAL else "below"
    if len(up) != 1:
        return "far"
    if down[0].startswith("acl"):
        return "relative"
    return _TIES_OF_VERBS.get(down[0], "far") if len(down) == 1 else "far"


def _tie_of_noun(up: list[str], down: list[str]) -> Tie:
    if not down:
        own = len(up) == 1
        return "noun's own" if own else "noun's clause" if any(step.startswith("acl") for step in up) else "noun far"
    if not up and down == ["nmod"]:
        return "measured"
    return _TIES_OF_NOUNS.get(down[0], "noun far") if len(up) == len(down) == 1 else "noun far"


def _paths(sentence: Sentence, trigger: int, time: int) -> tuple[list[str] | None, list[str]]:
    """Return the relations from the time and from the trigger up to the word that both hang on; None for none."""
    above = _ancestry(sentence, time)
    down: list[str] = []
    at = trigger
    while at not in above:
        down.append(_relation(sentence, at))
        at = sentence.tokens[at].head
        if at < 0 or len(down) > DEEPEST:
            return None, down
    return [_relation(sentence, step) for step in above[: above.index(at)]], down


def _ancestry(sentence: Sentence, at: int) -> list[int]:
    found = [at]
    while sentence.tokens[found[-1]].head >= 0 and len(found) < DEEPEST:
        found.append(sentence.tokens[found[-1]].head)
    return found


def _relation(sentence: Sentence, at: int) -> str:
    relation = sentence.tokens[at].deprel
    return relation if relation.startswith("acl") else relation.split(":")[0]
