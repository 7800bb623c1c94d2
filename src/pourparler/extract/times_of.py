"""Which time expression belongs to which event: the closest one in the event's own clause.

A time belongs to the word that governs it in the syntax. It reaches an event when that word is the event's trigger, or
what the trigger depends on without a new clause in between; words inside quotation or relative clauses keep theirs.
"""

from __future__ import annotations

from pourparler.extract.trees import DEEPEST
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When

_BORDERS = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl", "acl", "csubj"})
_SHARING = frozenset({"xcomp", "conj"})


def when_of(sentence: Sentence, trigger: int) -> When | None:
    """Return the time that the words give for what ``trigger`` names, or None."""
    if not sentence.times:
        return None
    best: tuple[int, int, When] | None = None
    for when in sentence.times:
        heads = _heads(sentence, when)
        distance = min((_distance(sentence, trigger, head) for head in heads), default=DEEPEST)
        key = (distance, abs(heads[0] - trigger) if heads else DEEPEST, when)
        if distance < DEEPEST and (best is None or key[:2] < best[:2]):
            best = key
    return best[2] if best else None


def _heads(sentence: Sentence, when: When) -> list[int]:
    """Return the words of a time expression whose governor lies outside it."""
    span = when.quote.span
    inside = {i for i, token in enumerate(sentence.tokens) if token.span.overlaps(span)}
    return [i for i in sorted(inside) if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT"]


def _distance(sentence: Sentence, trigger: int, head: int) -> int:
    """Return how far a time is from an event: 0 for its own, more over shared clauses, ``DEEPEST`` for none."""
    governor = head
    path = []
    for step in range(DEEPEST):
        governor = sentence.tokens[governor].head
        if governor < 0:
            return DEEPEST
        if governor == trigger:
            return step
        path.append(governor)
        if sentence.tokens[governor].upos == "VERB":
            break
    return _from_trigger(sentence, trigger, path)


def _from_trigger(sentence: Sentence, trigger: int, path: list[int]) -> int:
    """Climb from the trigger to the word that governs the time, within one clause."""
    at = trigger
    for step in range(1, DEEPEST):
        token = sentence.tokens[at]
        if token.deprel in _BORDERS or token.head < 0:
            return DEEPEST
        if token.deprel == "conj" and token.upos == "VERB" and step > 2:
            return DEEPEST
        at = token.head
        if at in path:
            return step + path.index(at) + 1
    return DEEPEST
