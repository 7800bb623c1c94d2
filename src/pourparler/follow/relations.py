"""What proposals have to do with each other: which answers which, which replaces which.

Each proposal is compared only with those that share a report, an author or a side with it, so that a record of many
crises takes no longer than its crises one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pourparler.follow.summaries import Summary

_LONGEST = 120
"""Days after which a counterproposal no longer answers what nobody says that it answers."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations by what opened a thread, both ways."""

    counter_to: Mapping[str, Summary]
    supersedes: Mapping[str, tuple[Summary, ...]]
    countered_by: Mapping[str, tuple[Summary, ...]]
    superseded_by: Mapping[str, tuple[Summary, ...]]

    def version(self, proposal: Summary, newer: frozenset[str] = frozenset()) -> int:
        """Return one more than the version of the same author that a proposal replaces."""
        known = newer | {proposal.opened}  # two of one day may each be said to replace the other
        older = [
            other
            for other in self.supersedes.get(proposal.opened, ())
            if proposal.authors & other.authors and other.opened not in known
        ]
        return 1 + max((self.version(other, known) for other in older), default=0)

    def of(self, proposal: Summary) -> tuple[Summary, ...]:
        """Return all that a proposal has to do with."""
        answered = self.counter_to.get(proposal.opened)
        others = (self.supersedes, self.countered_by, self.superseded_by)
        return (*((answered,) if answered else ()), *(o for known in others for o in known.get(proposal.opened, ())))


def relate(proposals: Sequence[Summary]) -> Relations:
    """Return which proposal answers and which replaces which."""
    near = _Near(proposals)
    counter_to = {each.opened: other for each in proposals if (other := _countered(each, near)) is not None}
    supersedes = {each.opened: found for each in proposals if (found := tuple(_replaced(each, near)))}
    by_opening = {each.opened: each for each in proposals}
    countered, superseded = defaultdict[str, list[Summary]](list), defaultdict[str, list[Summary]](list)
    for opened, other in counter_to.items():
        countered[other.opened].append(by_opening[opened])
    for opened, others in supersedes.items():
        for other in others:
            superseded[other.opened].append(by_opening[opened])
    return Relations(counter_to, supersedes, _tuples(countered), _tuples(superseded))


def _tuples(found: Mapping[str, list[Summary]]) -> dict[str, tuple[Summary, ...]]:
    return {opened: tuple(sorted(others, key=lambda other: other.opened)) for opened, others in found.items()}


class _Near:
    """Finds the few proposals that one may have to do with."""

    def __init__(self, proposals: Sequence[Summary]) -> None:
        self._proposals = proposals
        self._countered: defaultdict[int, list[Summary]] = defaultdict(list)
        self._superseded: defaultdict[int, list[Summary]] = defaultdict(list)
        self._by_side: defaultdict[str, list[Summary]] | None = None
        for each in proposals:
            for document, _ in each.countered:
                self._countered[document].append(each)
            for document in each.superseded:
                self._superseded[document].append(each)

    def countered_in(self, documents: Iterable[int]) -> list[Summary]:
        """Return the proposals of which some reports tell that they were countered."""
        return _once(each for document in documents for each in self._countered.get(document, ()))

    def superseded_in(self, documents: Iterable[int]) -> list[Summary]:
        """Return the proposals of which some reports tell that they were replaced."""
        return _once(each for document in documents for each in self._superseded.get(document, ()))

    def of_sides(self, sides: Iterable[str]) -> list[Summary]:
        """Return the proposals with which some sides have to do."""
        if self._by_side is None:  # made when the first one asks: most records have few counterproposals
            self._by_side = defaultdict(list)
            for each in self._proposals:
                for side in each.sides:
                    self._by_side[side].append(each)
        return _once(each for side in sides for each in self._by_side.get(side, ()))


def _once(proposals: Iterable[Summary]) -> list[Summary]:
    found = {each.opened: each for each in proposals}
    return [found[opened] for opened in sorted(found)]


def _countered(proposal: Summary, near: _Near) -> Summary | None:
    """Return what a proposal answers: as its own report says, else what was last put to a side of it."""
    if proposal.made is None:
        return None
    told = [other for other in near.countered_in(proposal.documents) if _may_precede(other, proposal)]
    fitting = [other for other in told if _is_countered_by(other, proposal)]
    if fitting:
        return fitting[-1]
    if not proposal.counter:
        return None
    others = near.of_sides(proposal.authors | proposal.receivers)
    put = [other for other in others if _may_precede(other, proposal) and _days_before(other, proposal) <= _LONGEST]
    put = [other for other in put if not other.authors & proposal.authors]
    return min(reversed(put), key=lambda other: _days_before(other, proposal), default=None)


def _may_precede(other: Summary, proposal: Summary) -> bool:
    if other.made is None or proposal.made is None:
        return False
    return other.opened != proposal.opened and other.made[0] <= proposal.made[0]


def _days_before(other: Summary, proposal: Summary) -> int:
    assert proposal.made is not None
    assert other.made is not None
    return abs((proposal.made[0] - other.made[1]).days)


def _is_countered_by(other: Summary, proposal: Summary) -> bool:
    """Tell whether a report that speaks of both says that the other was countered by this one's author."""
    if proposal.authors & other.authors:
        return False
    return any(
        document in proposal.documents and (not doers or not proposal.authors or bool(doers & proposal.authors))
        for document, doers in other.countered
    )


def _replaced(proposal: Summary, near: _Near) -> Iterator[Summary]:
    """Yield what a proposal replaces: told so where it is presented, or an older version by its author."""
    if proposal.made is None:
        return
    told = near.superseded_in(proposal.presented)
    older = near.of_sides(proposal.authors) if proposal.revised else []
    for other in _once((*told, *(each for each in older if _is_older_version(proposal, each)))):
        if other.opened != proposal.opened and other.made is not None and other.made[1] <= proposal.made[0]:
            yield other


def _is_older_version(proposal: Summary, other: Summary) -> bool:
    alike = bool(proposal.words & other.words or proposal.issues & other.issues)
    return alike and bool(proposal.authors & other.authors)
