"""The moves that a sentence tells, by its words alone.

Comes in: a sentence; goes out: moves with the words of the verb and of the thing that it moves. What is only wished,
planned, feared or denied gives nothing (`realis.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pourparler.follow.answer_moves import ANSWER_MOVES
from pourparler.follow.move_patterns import MoveRule, compiled
from pourparler.follow.offer_moves import OFFER_MOVES
from pourparler.follow.realis import is_real
from pourparler.follow.things import names_proposal, things_in
from pourparler.follow.truce_moves import TRUCE_MOVES
from pourparler.schema.negotiation import Move
from pourparler.schema.spans import Span

MOVE_RULES = (*OFFER_MOVES, *ANSWER_MOVES, *TRUCE_MOVES)
"""Rules of one family may overlap; of those on the same verb the first one counts."""
_FAMILIES: dict[Move, str] = {
    "accept": "answer", "agree": "answer", "reject": "answer", "float": "offer", "present": "offer",
}  # fmt: skip
"""One verb makes one move of a family."""


@dataclass(frozen=True, slots=True)
class FoundMove:
    """A move in a sentence; spans count from the sentence's start."""

    rule: MoveRule
    verb: Span
    thing: Span


def find_moves(sentence: str) -> tuple[FoundMove, ...]:
    """Return the moves that a sentence tells, in order of the text.

    >>> [(move.rule.move, move.verb.of("Oslo withdrew its plan.")) for move in find_moves("Oslo withdrew its plan.")]
    [('withdraw', 'withdrew')]
    """
    if not names_proposal(sentence):
        return ()
    found: dict[tuple[str, int], list[FoundMove]] = {}
    for rule in MOVE_RULES:
        for move in _matches(rule, sentence):
            of_verb = found.setdefault((_FAMILIES.get(rule.move, rule.move), move.verb.start), [])
            if not of_verb or of_verb[0].rule is rule:
                of_verb.append(move)
    moves = (move for of_verb in found.values() for move in of_verb)
    return tuple(sorted(moves, key=lambda move: (move.verb.start, move.rule.move, move.thing.start)))


def _matches(rule: MoveRule, sentence: str) -> Iterator[FoundMove]:
    verb_alone, whole = compiled(rule)
    if not verb_alone.search(sentence):
        return
    for match in whole.finditer(sentence):
        verb = Span(*match.span("verb"))
        if sentence[verb.start - 1 : verb.start] == "-":
            continue
        if is_real(sentence, verb, told=rule.told, denies=rule.move == "deny"):
            for thing in things_in(sentence, Span(*match.span("thing"))):
                yield FoundMove(rule, verb, thing)
