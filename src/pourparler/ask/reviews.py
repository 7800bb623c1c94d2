"""What people decided about claims: the state of each claim that anybody decided about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pourparler.schema.judgements import in_force
from pourparler.schema.record import Judgement

ReviewState = Literal["new", "accepted", "rejected", "deferred", "edited"]
STATES: tuple[ReviewState, ...] = ("new", "accepted", "rejected", "deferred", "edited")
_STATE_OF: Mapping[str, ReviewState] = {
    "accept": "accepted", "reject": "rejected", "defer": "deferred", "edit": "edited", "add": "accepted",
}  # fmt: skip


ADJUDICATION = "adjudication:"
"""Before a claim's id in the judgement that settles what its coders decided."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """Decisions about claims.

    Attributes:
        standing: by claim the decisions about it that nobody took back, oldest first.
        gone: claims that a person made and took back; they count as rejected.
        added: by claim the decision that made it, in force or not.
        adjudicated: by claim the latest word on what its coders decided.
    """

    standing: Mapping[str, tuple[Judgement, ...]]
    gone: frozenset[str]
    added: Mapping[str, Judgement]
    adjudicated: Mapping[str, Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Reviews:
        """Return the decisions about claims, from all judgements about them and what was taken back, in any order."""
        ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        found: defaultdict[str, list[Judgement]] = defaultdict(list)
        for judgement in in_force(ordered):
            if judgement.verdict in _STATE_OF and judgement.subject.startswith("c-"):
                found[judgement.subject].append(judgement)
        added = {each.subject: each for each in ordered if each.verdict == "add"}
        kept = {each.subject for told in found.values() for each in told if each.verdict == "add"}
        gone = frozenset(added) - kept
        settled = {
            each.subject.removeprefix(ADJUDICATION): each
            for each in in_force(ordered)
            if each.subject.startswith(ADJUDICATION)
        }
        return cls({claim: tuple(told) for claim, told in found.items()}, gone, added, settled)

    def latest(self, claim: str) -> Judgement | None:
        """Return the decision about a claim that counts."""
        told = self.standing.get(claim)
        return told[-1] if told else None

    def state(self, claim: str) -> ReviewState:
        """Return where a claim stands."""
        if claim in self.gone:
            return "rejected"
        latest = self.latest(claim)
        return _STATE_OF[latest.verdict] if latest else "new"

    @property
    def decided(self) -> tuple[str, ...]:
        """The claims that are not as the program left them."""
        return tuple(sorted({*self.standing, *self.gone}))
