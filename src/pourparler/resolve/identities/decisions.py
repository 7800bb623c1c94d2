"""What people decided about pairs, applied before anything that the program thinks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pourparler.resolve.identities.partition import Partition


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two keys."""

    one: str
    other: str
    same: bool


def decide_by_people(groups: Partition, known: Collection[str], decisions: Sequence[Decision]) -> None:
    """Join and part what people joined and parted; of two that contradict each other the newer one holds.

    Args:
        groups: the groups to change.
        known: the keys that are there.
        decisions: oldest first.
    """
    for decision in reversed(decisions):
        if decision.one not in known or decision.other not in known:
            continue
        if decision.same:
            groups.join(decision.one, decision.other)
        elif not groups.together(decision.one, decision.other):
            groups.forbid(decision.one, decision.other)
