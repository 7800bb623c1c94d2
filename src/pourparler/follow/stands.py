"""Where each side stands on each issue: the latest utterance counts, and what led to it is kept.

A cell is a side and an issue. Its history has one stand for each day on which anything was said, so that the stand of
any day is the last one before its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from pourparler.schema.claims import Issue, Stance
from pourparler.schema.stands import History, Stand, StandOrigin, Utterance

_WEIGHTS: dict[StandOrigin, float] = {"position": 1.0, "truce": 0.9, "answer": 0.6, "offer": 0.3}
"""On one day a side's own words count before what follows from its deeds."""
_TOLD_AGAIN = 0.3
_CONDITION = 0.15
"""A condition told is more than a wish told without it."""

Histories = Mapping[tuple[str, Issue], History]


def histories_of(utterances: Iterable[Utterance], publishers: Mapping[str, str]) -> Histories:
    """Return the stands of each cell by day.

    Args:
        utterances: in order of their days.
        publishers: by a report's fingerprint the publisher that has it first-hand; copies share one.
    """
    found: defaultdict[tuple[str, Issue], list[Utterance]] = defaultdict(list)
    for each in utterances:
        found[each.side, each.issue].append(each)
    return {cell: History.of(tuple(_history(told, publishers))) for cell, told in found.items()}


def stands_on(histories: Histories, day: date | None) -> tuple[Stand, ...]:
    """Return where sides stand at the end of a day, by side and issue; the last that is known without a day."""
    found = (history.on(day) for history in histories.values())
    return tuple(sorted((stand for stand in found if stand), key=lambda stand: (stand.side, stand.issue)))


def _history(utterances: Sequence[Utterance], publishers: Mapping[str, str]) -> Iterator[Stand]:
    """Yield a stand for each day: a stance lasts until another one leads, and so do the publishers that tell it."""
    now: Stand | None = None
    telling: set[str] = set()
    for _, same_day in groupby(utterances, key=lambda each: each.day):
        of_day = list(same_day)
        latest = _leading(of_day)
        goes_on = now is not None and now.stance == latest.stance
        if not goes_on:
            telling = set()
        telling |= {_publisher(each, publishers) for each in of_day if each.stance == latest.stance}
        since = now.since if now is not None and goes_on else latest.day
        before = (now.before if goes_on else now.stance) if now is not None else None
        now = Stand(latest.side, latest.issue, latest.stance, since, latest, before, len(telling))
        yield now


def _leading(of_day: Sequence[Utterance]) -> Utterance:
    """Return what counts among a day's utterances: own words, certain, told by several, with their condition."""
    if len(of_day) == 1:
        return of_day[0]
    told: defaultdict[Stance, set[str]] = defaultdict(set)
    for each in of_day:
        told[each.stance].add(each.source.publisher or each.source.key)

    def weight(each: Utterance) -> tuple[float, str]:
        again = _TOLD_AGAIN * (len(told[each.stance]) - 1)
        condition = _CONDITION if each.stance == "conditional" and each.origin == "position" else 0.0
        return _WEIGHTS[each.origin] * each.confidence + again + condition, each.claim

    return max(of_day, key=weight)


def _publisher(each: Utterance, publishers: Mapping[str, str]) -> str:
    return publishers.get(each.source.fingerprint, each.source.publisher or each.source.key)
