"""One proposal out of what many reports say of it: steps gathered into threads.

Comes in: steps of many documents; goes out: threads, each a proposal, and steps that belong to no known one. Steps are
taken in an order that does not depend on the order of reading: first those that make a proposal, then what is said of
it, then what happens to a truce. A person's “same” and “different” about two claims always win.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pourparler.follow.features import Features, features_of
from pourparler.follow.likeness import Fits, fits_offer, fits_truce, fits_what_is_said
from pourparler.follow.sides import Sides
from pourparler.follow.thread import MAKING, Thread
from pourparler.schema.negotiation import Move, TakenStep

_SAME_REPORT = 1.0
_POOL, _LATER = 24, 4
"""How many proposals before a step, and after it, one side or word brings into the comparison."""
_COMPARED = 12
TRUCE_MOVES: frozenset[Move] = frozenset({"take effect", "hold", "extend", "violate", "end"})


@dataclass(frozen=True, slots=True)
class Ties:
    """What persons decided about pairs of claims: of one proposal, or of two."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> Ties:
        """Return the ties; “same” is carried on: a with b and b with c is a with c."""
        leaders: dict[str, str] = {}

        def leader(claim: str) -> str:
            while leaders.get(claim, claim) != claim:
                claim = leaders[claim]
            return claim

        for one, other in same:
            first, second = sorted((leader(one), leader(other)))
            leaders[second] = leaders[first] = first
        return cls({claim: leader(claim) for claim in leaders}, frozenset(frozenset(pair) for pair in different))


def gather(steps: Sequence[TakenStep], sides: Sides, ties: Ties | None = None) -> tuple[list[Thread], list[TakenStep]]:
    """Return the threads that the steps make, and the steps that belong to none.

    Args:
        steps: in any order.
        sides: who stands for whom.
        ties: what persons decided about claims.
    """
    gathering = _Gathering(ties or Ties())
    ordered = [(taken, features_of(taken, sides)) for taken in sorted(steps, key=reading_order)]
    for taken, features in ordered:
        if _makes(taken, features):
            gathering.take(taken, features, fits_offer, may_open=True)
    for taken, features in ordered:
        if not _makes(taken, features) and taken.step.move not in TRUCE_MOVES:
            gathering.take(taken, features, fits_what_is_said, may_open=_may_open(taken, features))
    for taken, features in ordered:
        if taken.step.move in TRUCE_MOVES:
            gathering.take(taken, features, fits_truce, may_open=taken.step.move not in ("violate", "hold"))
    return gathering.threads, gathering.loose


def reading_order(taken: TakenStep) -> tuple[date, str, int, int, str, str]:
    """Return what sorts steps by report and place in it, the same on every machine."""
    step, source = taken.step, taken.source
    published = source.published or date.min
    return published, source.key, step.sentence.span.start, step.words.span.start, step.move, step.claim


def _makes(taken: TakenStep, features: Features) -> bool:
    """Tell whether a step brings a proposal: it is floated or presented, and not as “the plan” known from before."""
    step = taken.step
    if step.move not in MAKING or step.rule == "offer_which_was_made":
        return False
    if not step.thing:
        return bool(features.creators)
    return step.move == "float" or not features.definite or bool(features.words)


def _may_open(taken: TakenStep, features: Features) -> bool:
    """Tell whether what is said of an unknown proposal is enough to know that there is one."""
    if taken.step.move in MAKING:
        return bool(features.creators)
    if taken.step.move in ("supersede", "withdraw", "no answer", "describe", "counter"):
        return False
    return bool(features.noun) and not features.bare


class _Gathering:
    """Threads as they grow, with what finds the few that a step may belong to."""

    def __init__(self, ties: Ties) -> None:
        self.threads: list[Thread] = []
        self.loose: list[TakenStep] = []
        self._ties = ties
        self._tied: dict[str, Thread] = {}
        self._of_claim: dict[str, Thread] = {}
        self._by_document: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self._by_key: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
        self._keys: defaultdict[int, set[str]] = defaultdict(set)

    def take(self, taken: TakenStep, features: Features, fits: Fits, *, may_open: bool) -> None:
        """Put a step into the thread that fits it best, or open one, or leave it loose."""
        thread = self._decided(taken) or self._best(taken, features, fits)
        if thread is None and may_open:
            thread = Thread(len(self.threads))
            self.threads.append(thread)
        if thread is None:
            self.loose.append(taken)
            return
        self._add(thread, taken, features)

    def _decided(self, taken: TakenStep) -> Thread | None:
        """Return the thread of the claims that a person said to be of the same proposal."""
        leader = self._ties.same.get(taken.step.claim)
        return self._tied.get(leader) if leader is not None else None

    def _best(self, taken: TakenStep, features: Features, fits: Fits) -> Thread | None:
        best, score = None, 0.0
        for thread in self._candidates(taken, features):
            if self._is_barred(taken, thread):
                continue
            fit = fits(taken, features, thread)
            if fit is not None and fit > score:
                best, score = thread, fit
        return best

    def _candidates(self, taken: TakenStep, features: Features) -> Iterable[Thread]:
        """Return threads that share a report, a side or a word with the step, those that share most; oldest first."""
        shared: dict[int, float] = dict.fromkeys(self._by_document[taken.source.document], _SAME_REPORT)
        for key in (*features.sides, *(f"word {word}" for word in features.words)):
            pool = self._by_key[key]
            weight = 1 / (1 + len(pool))
            # A side or word that many crises share tells little; the last proposals before the step are enough of it.
            first = max(bisect_right(pool, (taken.day, len(self.threads))) - _POOL, 0)
            for _, number in pool[first : first + _POOL + _LATER]:
                shared[number] = shared.get(number, 0.0) + weight
        best = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        return [self.threads[number] for number in sorted(best)]

    def _is_barred(self, taken: TakenStep, thread: Thread) -> bool:
        claim = taken.step.claim
        return any(
            claim in pair and any(self._of_claim.get(other) is thread for other in pair - {claim})
            for pair in self._ties.different
        )

    def _add(self, thread: Thread, taken: TakenStep, features: Features) -> None:
        thread.add(taken, features)
        leader = self._ties.same.get(taken.step.claim)
        if leader is not None:
            self._tied.setdefault(leader, thread)
        self._of_claim[taken.step.claim] = thread
        self._by_document[taken.source.document][thread.number] = None
        known = self._keys[thread.number]
        for key in (*features.sides, *(f"word {word}" for word in features.words | features.names)):
            if key not in known:
                known.add(key)
                insort(self._by_key[key], (thread.first_day, thread.number))
