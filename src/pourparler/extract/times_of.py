"""Which time expression belongs to which event: the closest one in the event's own clause.

A time belongs to the word that governs it in the syntax. It reaches an event when that word is the event's trigger, a
clause on a noun trigger (“clashes that broke out on Monday”), or what the trigger depends on without a new clause in
between. A clause that opens with “when” takes the time that it explains (“in June, when five were killed”).
"""

from __future__ import annotations

from pourparler.extract.trees import DEEPEST, dependent, is_time, word
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When

_BORDERS = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl", "acl", "csubj"})
_ON_NOUNS = frozenset({"acl", "acl:relcl", "nmod", "xcomp", "obl"})


def when_of(sentence: Sentence, trigger: int) -> When | None:
    """Return the time that the words give for what ``trigger`` names, or None."""
    if not sentence.times:
        return None
    explained = _explained(sentence, trigger)
    if explained is not None:
        return explained
    best: tuple[int, int, When] | None = None
    for when in sentence.times:
        heads = _heads(sentence, when)
        distance = min((_distance(sentence, trigger, head) for head in heads), default=DEEPEST)
        key = (distance, abs(heads[0] - trigger) if heads else DEEPEST, when)
        if distance < DEEPEST and (best is None or key[:2] < best[:2]):
            best = key
    return best[2] if best else None


def _explained(sentence: Sentence, trigger: int) -> When | None:
    """Return the time before a “when” clause that the trigger heads."""
    token = sentence.tokens[trigger]
    opens = any(word(sentence, child) == "when" for child in sentence.children[trigger])
    if not opens or token.head < 0 or not is_time(sentence, token.head):
        return None
    return next((when for when in sentence.times if when.quote.span.overlaps(sentence.tokens[token.head].span)), None)


def _heads(sentence: Sentence, when: When) -> list[int]:
    """Return the words of a time expression whose governor lies outside it."""
    span = when.quote.span
    inside = {i for i, token in enumerate(sentence.tokens) if token.span.overlaps(span)}
    return [i for i in sorted(inside) if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT"]


def _distance(sentence: Sentence, trigger: int, head: int) -> int:
    """Return how far a time is from an event: 0 for its own, more over shared clauses, ``DEEPEST`` for none."""
    at, path = head, []
    for step in range(DEEPEST):
        at = sentence.tokens[at].head
        if at < 0:
            return DEEPEST
        if at == trigger:
            return step
        path.append(at)
        if sentence.tokens[at].upos == "VERB":
            break
    return min(_from_noun(sentence, trigger, path[-1]), _from_trigger(sentence, trigger, path))


def _from_noun(sentence: Sentence, trigger: int, verb: int) -> int:
    """Return how far a clause on a noun trigger is from it."""
    if sentence.tokens[trigger].upos == "VERB":
        return DEEPEST
    for step in range(1, 4):
        token = sentence.tokens[verb]
        if token.deprel not in _ON_NOUNS or token.head < 0:
            return DEEPEST
        verb = token.head
        if verb == trigger:
            return step
    return DEEPEST


def _from_trigger(sentence: Sentence, trigger: int, path: list[int]) -> int:
    """Climb from the trigger to the word that governs the time, within one clause."""
    at = trigger
    for step in range(1, DEEPEST):
        token = sentence.tokens[at]
        if token.head < 0 or (token.deprel in _BORDERS and not _is_purpose(sentence, at)):
            return DEEPEST
        if token.deprel == "conj" and token.upos == "VERB" and dependent(sentence, at, "nsubj") is not None:
            return DEEPEST
        at = token.head
        if at in path:
            return step + path.index(at) + 1
    return DEEPEST


def _is_purpose(sentence: Sentence, at: int) -> bool:
    """Tell “came on Monday to sign” from clauses that have a time of their own."""
    mark = dependent(sentence, at, "mark")
    return sentence.tokens[at].deprel == "advcl" and mark is not None and word(sentence, mark) == "to"
