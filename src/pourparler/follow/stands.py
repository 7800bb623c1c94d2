"""Where each side stands on each issue at the end of a day: the latest utterance counts, and what led to it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from pourparler.schema.claims import Issue, Stance
from pourparler.schema.stands import Stand, StandOrigin, Utterance

_WEIGHTS: dict[StandOrigin, float] = {"position": 1.0, "truce": 0.9, "answer": 0.6, "offer": 0.3}
"""On one day a side's own words count before what follows from its deeds."""
_TOLD_AGAIN = 0.3
_CONDITION = 0.15
"""A condition told is more than a wish told without it."""

Cells = Mapping[tuple[str, Issue], Sequence[Utterance]]


def cells_of(utterances: Iterable[Utterance]) -> Cells:
    """Return utterances by side and issue, in their order."""
    found: defaultdict[tuple[str, Issue], list[Utterance]] = defaultdict(list)
    for each in utterances:
        found[each.side, each.issue].append(each)
    return found


def stands_on(cells: Cells, day: date | None, publishers: Mapping[str, str]) -> tuple[Stand, ...]:
    """Return where sides stand at the end of a day, by side and issue; the last that is known without a day.

    Args:
        cells: utterances by side and issue.
        day: the day.
        publishers: by a report's fingerprint the publisher that has it first-hand; copies share one.
    """
    found = (stand_of(utterances, day, publishers) for utterances in cells.values())
    return tuple(sorted((stand for stand in found if stand), key=lambda stand: (stand.side, stand.issue)))


def stand_of(utterances: Sequence[Utterance], day: date | None, publishers: Mapping[str, str]) -> Stand | None:
    """Return where a side stands on an issue at the end of a day, None where nothing is known by then."""
    by_day = [
        (when, _leading(list(of_day)))
        for when, of_day in groupby(utterances, key=lambda each: each.day)
        if day is None or when <= day
    ]
    if not by_day:
        return None
    latest = by_day[-1][1]
    since, before = latest.day, None
    for when, leading in reversed(by_day):
        if leading.stance != latest.stance:
            before = leading.stance
            break
        since = when
    telling = [each for each in utterances if each.stance == latest.stance and since <= each.day <= latest.day]
    return Stand(latest.side, latest.issue, latest.stance, since, latest, before, _independent(telling, publishers))


def _leading(of_day: Sequence[Utterance]) -> Utterance:
    """Return what counts among a day's utterances: own words, certain, told by several, with their condition."""
    told: defaultdict[Stance, set[str]] = defaultdict(set)
    for each in of_day:
        told[each.stance].add(each.source.publisher or each.source.key)

    def weight(each: Utterance) -> tuple[float, str]:
        again = _TOLD_AGAIN * (len(told[each.stance]) - 1)
        condition = _CONDITION if each.stance == "conditional" else 0.0
        return _WEIGHTS[each.origin] * each.confidence + again + condition, each.claim

    return max(of_day, key=weight)


def _independent(utterances: Iterable[Utterance], publishers: Mapping[str, str]) -> int:
    return len(
        {publishers.get(each.source.fingerprint, each.source.publisher or each.source.key) for each in utterances}
    )
