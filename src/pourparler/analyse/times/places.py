"""Where a time expression stands in its sentence: by the main verb, in a clause below it, or on a noun as its name."""

from __future__ import annotations

from typing import Literal

from pourparler.analyse.words import word_set
from pourparler.schema.analysis import Sentence

Standing = Literal["main", "content", "below", "attribute"]
"""By the main verb; in what somebody says or decides; in a clause that only adds to another; on a noun, as its name.

A narrative goes on from the days of its main clauses: after “the council, which met on Friday, voted on Sunday” the
next day is a Monday.
"""

_BELOW = ("acl", "advcl")
_NAMING = frozenset({"compound", "amod", "nummod", "nmod:desc", "nmod:poss", "appos"})
_SUBORDINATING = word_set("although though while when after before because since as whereas once until unless if")
_FARTHEST = 12


def standing_of(sentence: Sentence, start: int, end: int) -> Standing:
    """Return where the words from ``start`` to before ``end`` stand."""
    head = head_of(sentence, start, end)
    if head < 0:
        return "main"
    if is_attribute(sentence, head, start):
        return "attribute"
    found: Standing = "main"
    for _ in range(_FARTHEST):
        head = sentence.tokens[head].head
        if head < 0:
            return found
        relation = sentence.tokens[head].deprel
        if relation.startswith(_BELOW) or _is_subordinate(sentence, head):
            return "below"
        if relation.startswith(("ccomp", "xcomp", "csubj")):
            found = "content"
    return found


def _is_subordinate(sentence: Sentence, at: int) -> bool:
    """Tell whether a conjunction such as “although” opens a clause, whatever it is taken to depend on."""
    children = [sentence.tokens[child] for child in sentence.children[at]]
    return any(child.deprel == "mark" and child.text.lower() in _SUBORDINATING for child in children)


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """Return the first word of an expression that hangs on a word outside it, or -1."""
    for index in range(start, end):
        above = sentence.tokens[index].head
        if above >= 0 and not start <= above < end and sentence.tokens[index].upos != "PUNCT":
            return index
    return -1


def is_attribute(sentence: Sentence, head: int, start: int) -> bool:
    """Tell whether an expression names a noun (“the February order”, “the accord of 18 March”), not when a verb is."""
    token = sentence.tokens[head]
    before = [other.text.lower() for other in sentence.tokens[max(0, start - 2) : start]]
    if before[-1:] == ["of"]:
        return start > 1 and sentence.tokens[start - 2].upos in ("NOUN", "PROPN")
    noun = token.head >= 0 and sentence.tokens[token.head].upos in ("NOUN", "PROPN")
    if not noun:
        return False
    return token.deprel in _NAMING
