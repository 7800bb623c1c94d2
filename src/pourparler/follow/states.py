"""The state of a proposal as a pure function of its dated steps.

Steps are played by day, and within a day in the order of `MOVE_ORDER`; so the order of reading does not matter. What a
step can do depends on the state it meets: a report that retells the presentation of a plan already answered changes
nothing. Answers count when a side gives them that the plan is addressed to, a breach when more than one side tells of
it or somebody who is no side does, a withdrawal when it is the author's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import get_args

from pourparler.schema.ledger import StateChange
from pourparler.schema.negotiation import Move, State, TakenStep

MOVE_ORDER: dict[Move, int] = {move: place for place, move in enumerate(get_args(Move))}
_BEFORE_ANSWERS: frozenset[State | None] = frozenset({None, "floated", "presented", "under review"})
_BEFORE_FORCE: frozenset[State | None] = _BEFORE_ANSWERS | {"answered", "disputed"}
_IN_FORCE: frozenset[State | None] = frozenset({"in force", "extended", "violated"})
_OVER: frozenset[State | None] = frozenset({"ended", "withdrawn", "superseded"})
_ANSWERING: frozenset[Move] = frozenset({"accept", "accept with changes", "counter", "reject"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a step says, with its parties as sides.

    Attributes:
        taken: the step.
        by: sides that do it.
        voice: the side on whose word the report has it, None for the reporter's own or a stranger's.
        alleged: True where somebody else than who did it says so.
    """

    taken: TakenStep
    by: tuple[str, ...]
    voice: str | None
    alleged: bool = False

    @property
    def day(self) -> date:
        """The day of the step; what somebody says that another one did counts from the day on which it is said."""
        alleged = self.alleged and not self.taken.accepted
        return (self.taken.source.published if alleged else None) or self.taken.day


@dataclass(slots=True)
class _Course:
    """The state so far, and what it may still depend on."""

    author: str | None
    addressees: frozenset[str]
    state: State | None = None
    accepted: dict[str, TakenStep] = field(default_factory=dict)


def changes_of(told: Iterable[Told], author: str | None, addressees: Sequence[str]) -> tuple[StateChange, ...]:
    """Return the changes of state that steps make.

    Args:
        told: all steps of one proposal, in any order.
        author: the side it is from.
        addressees: the sides it is to; without any, everybody's answer but the author's counts.

    Returns:
        The changes by day, each with the steps that made it; one day may bring several.
    """
    course, changes = _Course(author, frozenset(addressees)), list[StateChange]()
    for day, of_day in groupby(sorted(told, key=play_order), key=lambda step: step.day):
        for _, same in groupby(of_day, key=lambda step: step.taken.step.move):
            changes += _play(course, day, list(same))
    return tuple(changes)


def play_order(step: Told) -> tuple[date, int, str, int, str]:
    """Return what sorts steps the same way whatever the order of reading."""
    taken = step.taken
    place = taken.step.sentence.span.start
    return step.day, MOVE_ORDER[taken.step.move], taken.source.key, place, taken.step.claim


def _play(course: _Course, day: date, steps: Sequence[Told]) -> list[StateChange]:
    """Return the change that the steps of one move and day make, if any."""
    counted = [step for step in steps if _counts(course, step)]
    if not counted:
        return []
    move = counted[0].taken.step.move
    state = _TURNS[move](course, counted)
    if state is None or state == course.state:
        return []
    course.state = state
    return [StateChange(day, state, _because(course, move, counted))]


def _because(course: _Course, move: Move, counted: Sequence[Told]) -> tuple[TakenStep, ...]:
    found = [step.taken for step in counted]
    if move == "accept" and course.state == "agreed in principle":
        found = [*course.accepted.values(), *found]
    return tuple(dict.fromkeys(found))


def _counts(course: _Course, step: Told) -> bool:
    """Tell whether a step is from somebody whose step it can be."""
    if step.taken.accepted:
        return True
    move, by = step.taken.step.move, set(step.by)
    if move in _ANSWERING or move in ("review", "no answer"):
        if course.author is not None and by == {course.author}:
            return False
        # “Officials refused” is nobody's answer; “the plan was refused” may be anybody's.
        return not course.addressees or bool(by & course.addressees) or not step.taken.by
    if move == "withdraw":
        return not by or course.author is None or course.author in by
    return True


def _floated(course: _Course, _: Sequence[Told]) -> State | None:
    return "floated" if course.state is None else None


def _presented(course: _Course, _: Sequence[Told]) -> State | None:
    return "presented" if course.state in (None, "floated") else None


def _described(course: _Course, _: Sequence[Told]) -> State | None:
    return None


def _reviewed(course: _Course, _: Sequence[Told]) -> State | None:
    return "under review" if course.state in (None, "floated", "presented") else None


def _answered(course: _Course, _: Sequence[Told]) -> State | None:
    return "answered" if course.state in _BEFORE_ANSWERS else None


def _accepted(course: _Course, steps: Sequence[Told]) -> State | None:
    for step in steps:
        if not _is_rivals_word(course, step) or step.taken.accepted:
            course.accepted |= {side: step.taken for side in step.by if side not in course.accepted}
    if course.state not in _BEFORE_FORCE:
        return None
    needed = course.addressees - {course.author}
    if len(needed) > 1 and needed <= set(course.accepted):
        return "agreed in principle"
    if len(needed) == 1 and course.author is not None and needed <= set(course.accepted):
        return "agreed in principle"
    return _answered(course, steps)


def _is_rivals_word(course: _Course, step: Told) -> bool:
    """Tell whether an acceptance rests on the word of who offered it to one side alone; a mediator's word is good."""
    return step.voice is not None and step.voice == course.author and len(course.addressees - {course.author}) == 1


def _agreed(course: _Course, _: Sequence[Told]) -> State | None:
    return "agreed in principle" if course.state in _BEFORE_FORCE else None


def _began(course: _Course, _: Sequence[Told]) -> State | None:
    return "in force" if course.state in _BEFORE_FORCE | {"agreed in principle"} else None


def _held(course: _Course, _: Sequence[Told]) -> State | None:
    return "in force" if course.state in ("agreed in principle", "violated") else None


def _extended(course: _Course, _: Sequence[Told]) -> State | None:
    return "extended" if course.state in _IN_FORCE or course.state == "agreed in principle" else None


def _violated(course: _Course, steps: Sequence[Told]) -> State | None:
    """A breach counts when somebody tells of it who is no side, or when two sides do."""
    if course.state not in ("in force", "extended"):
        return None
    if any(step.voice is None or step.taken.accepted for step in steps):
        return "violated"
    return "violated" if len({step.voice for step in steps}) > 1 else None


def _ended(course: _Course, _: Sequence[Told]) -> State | None:
    return "ended" if course.state in _IN_FORCE | {"agreed in principle"} else None


def _superseded(course: _Course, _: Sequence[Told]) -> State | None:
    return "superseded" if course.state not in _OVER | _IN_FORCE else None


def _withdrawn(course: _Course, _: Sequence[Told]) -> State | None:
    return "withdrawn" if course.state not in _OVER | _IN_FORCE else None


def _denied(course: _Course, _: Sequence[Told]) -> State | None:
    return "disputed" if course.state not in _OVER | _IN_FORCE else None


_TURNS: dict[Move, Callable[[_Course, Sequence[Told]], State | None]] = {
    "describe": _described,
    "welcome": _described,
    "float": _floated,
    "present": _presented,
    "review": _reviewed,
    "no answer": _described,
    "accept": _accepted,
    "accept with changes": _answered,
    "counter": _answered,
    "reject": _answered,
    "agree": _agreed,
    "sign": _agreed,
    "take effect": _began,
    "hold": _held,
    "extend": _extended,
    "violate": _violated,
    "end": _ended,
    "supersede": _superseded,
    "withdraw": _withdrawn,
    "deny": _denied,
}
