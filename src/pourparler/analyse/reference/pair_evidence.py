"""What speaks for and against two referents' being those whom “both sides” or “the two leaders” means.

Weights as in `description_evidence`, fitted by ``python -m training.fit_descriptions``.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparler.analyse.reference.evidence import Evidence
from pourparler.analyse.reference.pairings import Pairing
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import PAIR_OF_PERSONS, PAIR_OF_STATES, SIDES

_OFTEN = 3
_TWO = 2
_NEAR, _FAR = 1, 4


def asks_for_persons(noun: str) -> bool:
    """“Both leaders”."""
    return noun in PAIR_OF_PERSONS


def asks_for_states(noun: str) -> bool:
    """“The two countries”."""
    return noun in PAIR_OF_STATES


def _sides(p: Pairing) -> float:
    return float(p.noun in SIDES)


def _alone(p: Pairing) -> float:
    return float(not asks_for_persons(p.noun) and not asks_for_states(p.noun) and p.noun not in SIDES)


def _persons(p: Pairing) -> float:
    return float(asks_for_persons(p.noun))


def _states(p: Pairing) -> float:
    return float(asks_for_states(p.noun))


def _count(p: Pairing, test: Callable[[Referent], bool]) -> float:
    return sum(test(each) for each in p.both) / 2


def _opens(referent: Referent) -> bool:
    return referent.mentions[0].sentence == 0


def _both_states(p: Pairing) -> float:
    return float(all(each.is_state(p.table) for each in p.both))


def _state_and_armed(p: Pairing) -> float:
    one, other = p.both
    return float(
        (one.is_state(p.table) and other.is_armed(p.table)) or (other.is_state(p.table) and one.is_armed(p.table))
    )


def _joined_last(p: Pairing) -> float:
    return float(p.told.joined == 0)


def _same_sort(p: Pairing) -> float:
    return float(p.one.kind == p.other.kind)


def _sides_joined(p: Pairing) -> float:
    return float(p.told.joined == 0 and p.noun in SIDES)


def _here(p: Pairing) -> float:
    """Spoken of in the description's own sentence, where it would be they or a mediator."""
    return _count(p, lambda each: each.last.sentence == p.sentence.index)


EVIDENCE: tuple[Evidence[Pairing], ...] = (
    Evidence("sides are meant", -1.27, _sides),
    Evidence("two of any sort are meant", -1.39, _alone),
    Evidence("persons are meant", -1.26, _persons),
    Evidence("states are meant", -1.22, _states),
    Evidence("joined by “and” last of all", 1.8, _joined_last),
    Evidence("joined by “and” last of all, for sides", -0.31, _sides_joined),
    Evidence("joined by “and” earlier", 0.62, lambda p: float(bool(p.told.joined))),
    Evidence("took part in one verb", 0.96, lambda p: float(p.told.tied)),
    Evidence("no other two fit", 0.92, lambda p: float(p.counts.fitting == _TWO)),
    Evidence("spoken of in the first sentence", 0.52, lambda p: _count(p, _opens)),
    Evidence("spoken of together", 1.15, lambda p: min(p.counts.together, _OFTEN) / _OFTEN),
    Evidence("spoken of more than others", 1.04, lambda p: p.counts.share),
    Evidence("the two spoken of most", 0.28, lambda p: float(p.counts.rank <= 0)),
    Evidence("others spoken of more", -1.32, lambda p: min(p.counts.rank, _OFTEN) / _OFTEN),
    Evidence("others spoken of since", -1.49, lambda p: min(p.counts.newer, _OFTEN) / _OFTEN),
    Evidence("both spoken of just before", -0.21, lambda p: float(p.distance <= _NEAR)),
    Evidence("one spoken of long before", 0.25, lambda p: float(p.distance >= _FAR)),
    Evidence("spoken of in the same sentence", -1.12, _here),
    Evidence("meant by an earlier description", 0.89, lambda p: float(p.told.meant)),
    Evidence("ever subjects", 0.04, lambda p: _count(p, lambda each: each.acted)),
    Evidence("only described", -0.37, lambda p: _count(p, lambda each: each.kind is None)),
    Evidence("known bodies", -0.94, lambda p: _count(p, lambda each: each.is_known_body(p.table))),
    Evidence("armed movements", 1.38, lambda p: _count(p, lambda each: each.is_armed(p.table))),
    Evidence("persons for two of any sort", 1.62, lambda p: _alone(p) * _count(p, lambda each: each.kind == "PER")),
    Evidence("persons for sides", -1.22, lambda p: _sides(p) * _count(p, lambda each: each.kind == "PER")),
    Evidence("two states", 0.7, _both_states),
    Evidence("a state and an armed movement", 0.56, _state_and_armed),
    Evidence("of one sort", -1.27, _same_sort),
)


def weigh(pairing: Pairing) -> float:
    """Return the logarithm of the odds that the description means the two."""
    return sum(row.weight * row.test(pairing) for row in EVIDENCE)
