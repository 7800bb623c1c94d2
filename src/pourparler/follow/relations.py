"""What proposals have to do with each other: which answers which, which replaces which.

Each proposal is compared only with those that share a report, an author or a side with it, so that a record of many
crises takes no longer than its crises one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pourparler.follow.features import Features
from pourparler.follow.thread import Thread
from pourparler.schema.negotiation import Move, TakenStep

_LONGEST = 120
"""Days after which a counterproposal no longer answers what nobody says that it answers."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations by the number of a thread, both ways."""

    counter_to: Mapping[int, Thread]
    supersedes: Mapping[int, tuple[Thread, ...]]
    countered_by: Mapping[int, tuple[Thread, ...]]
    superseded_by: Mapping[int, tuple[Thread, ...]]


def relate(threads: Sequence[Thread]) -> Relations:
    """Return which proposal answers and which replaces which."""
    near = _Near(threads)
    counter_to = {thread.number: other for thread in threads if (other := _countered(thread, near)) is not None}
    supersedes = {thread.number: found for thread in threads if (found := tuple(_replaced(thread, near)))}
    by_number = {thread.number: thread for thread in threads}
    countered, superseded = defaultdict[int, list[Thread]](list), defaultdict[int, list[Thread]](list)
    for number, other in counter_to.items():
        countered[other.number].append(by_number[number])
    for number, others in supersedes.items():
        for other in others:
            superseded[other.number].append(by_number[number])
    return Relations(counter_to, supersedes, _tuples(countered), _tuples(superseded))


def _tuples(found: Mapping[int, list[Thread]]) -> dict[int, tuple[Thread, ...]]:
    return {number: tuple(threads) for number, threads in found.items()}


class _Near:
    """Finds the few proposals that one may have to do with."""

    def __init__(self, threads: Sequence[Thread]) -> None:
        self._told_in: dict[Move, defaultdict[int, list[Thread]]] = {
            "counter": defaultdict(list),
            "supersede": defaultdict(list),
        }
        self._by_side: defaultdict[str, list[Thread]] = defaultdict(list)
        for thread in threads:
            for taken, _ in thread.steps:
                if taken.step.move in self._told_in:
                    self._told_in[taken.step.move][taken.source.document].append(thread)
            for side in thread.sides:
                self._by_side[side].append(thread)

    def told_in(self, move: Move, documents: Iterable[int]) -> Iterator[Thread]:
        """Yield the proposals of which some reports tell a move."""
        yield from _once(thread for document in documents for thread in self._told_in[move].get(document, ()))

    def of_sides(self, sides: Iterable[str]) -> Iterator[Thread]:
        """Yield the proposals with which some sides have to do."""
        yield from _once(thread for side in sides for thread in self._by_side.get(side, ()))


def _once(threads: Iterable[Thread]) -> list[Thread]:
    found = {thread.number: thread for thread in threads}
    return [found[number] for number in sorted(found)]


def _countered(thread: Thread, near: _Near) -> Thread | None:
    """Return what a proposal answers: as its own report says, else what was last put to a side of it."""
    if not thread.made:
        return None
    told = [other for other in near.told_in("counter", thread.places) if _may_precede(other, thread)]
    fitting = [other for other in told if _is_countered_by(other, thread)]
    if fitting:
        return fitting[-1]
    if not thread.counter:
        return None
    others = near.of_sides({*thread.authors, *thread.receivers})
    put = [other for other in others if _may_precede(other, thread) and _days_before(other, thread) <= _LONGEST]
    put = [other for other in put if not set(other.authors) & set(thread.authors)]
    return min(put, key=lambda other: (_days_before(other, thread), -other.number), default=None)


def _may_precede(other: Thread, thread: Thread) -> bool:
    return other is not thread and bool(other.made) and min(other.made) <= min(thread.made)


def _days_before(other: Thread, thread: Thread) -> int:
    return abs((min(thread.made) - max(other.made)).days)


def _is_countered_by(other: Thread, thread: Thread) -> bool:
    """Tell whether a report that speaks of both says that the other was countered by this one's author."""
    authors = set(thread.authors)
    if authors & set(other.authors):
        return False
    return any(
        taken.step.move == "counter"
        and taken.source.document in thread.places
        and (not features.doers or not authors or bool(features.doers & authors))
        for taken, features in other.steps
    )


def _replaced(thread: Thread, near: _Near) -> Iterator[Thread]:
    """Yield what a proposal replaces: told so where it is presented, or an older version by its author."""
    if not thread.made:
        return
    presenting = {taken.source.document for taken, features in thread.steps if _is_news(taken, features)}
    told = list(near.told_in("supersede", sorted(presenting)))
    older = [other for other in near.of_sides(thread.authors) if thread.revised and _is_older_version(thread, other)]
    for other in _once((*told, *older)):
        if other is not thread and other.made and max(other.made) <= min(thread.made):
            yield other


def _is_news(taken: TakenStep, features: Features) -> bool:
    return taken.step.move == "present" and not features.definite


def _is_older_version(thread: Thread, other: Thread) -> bool:
    alike = bool(thread.words & other.words or thread.issues & other.issues)
    return alike and bool(set(thread.authors) & set(other.authors))
