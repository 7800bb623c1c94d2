"""The order in which steps are threaded, and which proposals each is compared with.

Steps are taken in an order that does not depend on the order of reading: first those that make a proposal, then what is
said of it, then what happens to a truce; within each by the day of the report. A step is compared with proposals that
share a report, a side or a word with it. Of those that share a side or word, only the last before its day and the first
after it count, and what happened long before or after them changes nothing; so a new report leaves most threads alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from pourparler.follow.features import Features, features_of
from pourparler.follow.likeness import Fits, fits_offer, fits_truce, fits_what_is_said
from pourparler.follow.places import in_reading_order
from pourparler.follow.sides import Sides
from pourparler.follow.thread import MAKING, Thread
from pourparler.schema.negotiation import Move, TakenStep

POOL, LATER = 24, 4
"""How many proposals before a step, and after it, one side or word brings into the comparison."""
_COMPARED = 12
_SAME_REPORT = 1.0
TRUCE_MOVES: frozenset[Move] = frozenset({"take effect", "hold", "extend", "violate", "end"})
_FITS: Mapping[str, Fits] = {"1": fits_offer, "2": fits_what_is_said, "3": fits_truce}


def features_in_order(steps: Iterable[TakenStep], sides: Sides) -> list[tuple[str, TakenStep, Features]]:
    """Return the features of steps, each with its place in the order of threading."""
    found = [(order, taken, features_of(taken, sides)) for order, taken in in_reading_order(steps)]
    placed = [(_pass_of(features) + order, taken, features) for order, taken, features in found]
    return sorted(placed, key=itemgetter(0))


def _pass_of(features: Features) -> str:
    if _makes(features):
        return "1"
    return "3" if features.move in TRUCE_MOVES else "2"


def _makes(features: Features) -> bool:
    """Tell whether a step brings a proposal: it is floated or presented, and not as “the plan” known from before."""
    if features.move not in MAKING or features.retold:
        return False
    if not features.named:
        return bool(features.creators)
    return features.move == "float" or not features.definite or bool(features.words)


def may_open(place: str, features: Features) -> bool:
    """Tell whether a step that fits no known proposal is enough to know that there is one."""
    if place[0] == "1":
        return True
    if place[0] == "3":
        return features.move not in ("violate", "hold")
    if features.move in MAKING:
        return bool(features.creators)
    if features.move in ("supersede", "withdraw", "no answer", "describe", "counter"):
        return False
    return bool(features.noun) and not features.bare


def best_of(place: str, features: Features, candidates: Iterable[Thread]) -> Thread | None:
    """Return the thread that a step fits best, the oldest of those that it fits alike, None where it fits none."""
    fits = _FITS[place[0]]
    best, score = None, 0.0
    for thread in candidates:
        fit = fits(features, thread)
        if fit is not None and fit > score:
            best, score = thread, fit
    return best


def nearest(same_report: Iterable[str], windows: Iterable[Sequence[str]]) -> list[str]:
    """Return the threads that share most with a step, by what opened each; oldest first.

    Args:
        same_report: threads that its report tells of.
        windows: for each side and word, the threads that share it around the step's day; where there are many of them,
            sharing it tells little.
    """
    shared: dict[str, float] = dict.fromkeys(same_report, _SAME_REPORT)
    for window in windows:
        weight = 1 / (1 + len(window))
        for opened in window:
            shared[opened] = shared.get(opened, 0.0) + weight
    return sorted(sorted(shared, key=lambda opened: (-shared[opened], opened))[:_COMPARED])
