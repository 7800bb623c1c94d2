"""What people decide about identities, as judgements: join, part, rename, and take back.

A new decision takes back the earlier ones that it contradicts, so that the last word holds and can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.schema.identity import PartyIdentity, PartyName
from pourparler.schema.judgements import Hand, in_force, standing
from pourparler.schema.party_names import subject_of
from pourparler.schema.record import Judgement


def join(hand: Hand, ones: Sequence[str], others: Sequence[str], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that put two groups of subjects together.

    Args:
        hand: who decides.
        ones: subjects of the one group, the leading one first.
        others: subjects of the other.
        judgements: all about them, oldest first.
    """
    apart = _between(ones, others, judgements, "different")
    return [*map(hand.takes_back, apart), hand.writes(ones[0], "same", others[0])]


def part(hand: Hand, parted: Sequence[str], kept: Sequence[str], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that part some subjects from others; those that are parted stay together."""
    made = list(map(hand.takes_back, _between(parted, kept, judgements, "same")))
    made += [hand.writes(one, "different", other) for one in parted for other in kept]
    return made + [hand.writes(parted[0], "same", subject) for subject in parted[1:]]


def merge(hand: Hand, one: PartyIdentity, other: PartyIdentity, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that make two parties one."""
    return join(hand, _subjects(one.names), _subjects(other.names), judgements)


def split(hand: Hand, party: PartyIdentity, keys: Sequence[str], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that part some names of a party, at least one and not all, from its other names."""
    parted = [name for name in party.names if name.key in keys]
    kept = [name for name in party.names if name.key not in keys]
    return part(hand, _subjects(parted), _subjects(kept), judgements)


def rename(hand: Hand, party: PartyIdentity, label: str) -> list[Judgement]:
    """Return the judgement that gives a party its label."""
    return [hand.writes(_lead(party), "set", f"label={label}")]


def last_decision(judgements: Sequence[Judgement], about: tuple[str, ...] = ("",)) -> list[Judgement]:
    """Return the judgements of the newest command of a person that stands; none where there is none.

    What only took something back is no decision to take back in turn, so that undoing twice goes back two steps.

    Args:
        judgements: oldest first.
        about: how the subjects of the decisions asked for begin, such as ``party:``.
    """
    decided = [j for j in standing(judgements) if j.score is None and j.subject.startswith(about)]
    if not decided:
        return []
    command = (decided[-1].at, decided[-1].by)
    return [judgement for judgement in in_force(judgements) if (judgement.at, judgement.by) == command]


def _lead(party: PartyIdentity) -> str:
    return subject_of(party.names[0].key)


def _between(
    ones: Sequence[str], others: Sequence[str], judgements: Sequence[Judgement], verdict: str
) -> list[Judgement]:
    """Return people's standing verdicts between two groups of subjects."""
    wanted = {frozenset((one, other)) for one in ones for other in others}
    return [
        judgement
        for judgement in standing(judgements)
        if judgement.score is None
        and judgement.verdict == verdict
        and frozenset((judgement.subject, judgement.other)) in wanted
    ]


def _subjects(names: Sequence[PartyName]) -> list[str]:
    return [subject_of(name.key) for name in names]
