"""Words before a verb that take the fact out of it: would, if, not, asked to.

Comes in: a sentence and the verb's place; goes out: yes or no. Claims carry a factuality of their own; this is for
verbs that no claim hangs on, and it only looks at words, so that it can be read by anybody who doubts it.
"""

from __future__ import annotations

import re

from pourparler.lexicon.negotiation import negotiation_words
from pourparler.schema.spans import Span

_WORD = re.compile(r"[\w’']+|[,;:“”\"()—-]")
_BREAKS = frozenset(',;:“”"()—')
_OPENERS = frozenset({"if", "unless", "until", "whether", "before", "once"})
_DENIALS = frozenset({"denied", "denies", "denying", "deny"})
_NEGATIONS = frozenset({"not", "never", "neither", "nor", "no", "n't", "without", "cannot"})
_MODALS = frozenset({"would", "could", "should", "may", "might", "must", "shall", "can", "will"})
_BEING = frozenset({"be", "being"})
_LOOKED_AT = 5


def is_real(sentence: str, verb: Span, *, told: bool = False, denies: bool = False) -> bool:
    """Tell whether a verb's words give it as done or under way.

    Args:
        sentence: the sentence.
        verb: place of the verb in it.
        told: True where the verb's own words settle it (“can accept”), so that only conditions count against it.
        denies: True for denials, which a word of denial does not take back.

    >>> is_real("Lima would accept the plan.", Span(11, 17)), is_real("Lima has accepted it.", Span(9, 17))
    (False, True)
    """
    before = [word.lower() for word in _WORD.findall(sentence[: verb.start])]
    clause = _clause(before)
    if _OPENERS & set(clause[:3]) or _OPENERS & set(clause[-6:]):
        return False
    if not denies and _DENIALS & set(before):
        return False
    return told or _stands(clause[-_LOOKED_AT:])


def _clause(words: list[str]) -> list[str]:
    """Return the words since the last break."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _BREAKS:
            return words[at + 1 :]
    return words


def _stands(words: list[str]) -> bool:
    """Walk back from the verb: helping verbs and adverbs are passed, what takes the fact away decides."""
    real = negotiation_words("guards", "realised")
    irreal = negotiation_words("guards", "irreal")
    at = len(words) - 1
    while at >= 0:
        word = words[at]
        if word in _NEGATIONS or word.endswith(("n't", "n’t")) or word in _MODALS:
            return False
        if word == "to":
            return at > 0 and words[at - 1] in real
        if word in irreal and word not in _BEING and word != "of":
            return False
        if not (word in real or word in _BEING or word.endswith("ly")):
            return not (at > 0 and words[at - 1] in _NEGATIONS)
        at -= 1
    return True
