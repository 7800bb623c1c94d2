"""What people decide about parties, as judgements: merge, split, rename, and take back.

A new decision takes back the earlier ones that it contradicts, so that the last word holds and can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pourparler.schema.identity import PartyIdentity, PartyName
from pourparler.schema.judgements import Hand, in_force, standing
from pourparler.schema.party_names import subject_of
from pourparler.schema.record import Judgement


def merge(hand: Hand, one: PartyIdentity, other: PartyIdentity, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that make two parties one.

    Args:
        hand: who decides.
        one: a party.
        other: another one.
        judgements: all about their names, oldest first.
    """
    apart = _between(one.names, other.names, judgements, "different")
    return [*map(hand.takes_back, apart), hand.writes(_lead(one), "same", _lead(other))]


def split(hand: Hand, party: PartyIdentity, keys: Sequence[str], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that part some names of a party from its other names; they stay together.

    Args:
        hand: who decides.
        party: the party.
        keys: keys of the names to part, at least one and not all.
        judgements: all about the party's names, oldest first.
    """
    parted = [name for name in party.names if name.key in keys]
    kept = [name for name in party.names if name.key not in keys]
    made = list(map(hand.takes_back, _between(parted, kept, judgements, "same")))
    made += [hand.writes(subject_of(one.key), "different", subject_of(other.key)) for one in parted for other in kept]
    first = parted[0]
    return made + [hand.writes(subject_of(first.key), "same", subject_of(name.key)) for name in parted[1:]]


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
    ones: Iterable[PartyName], others: Iterable[PartyName], judgements: Sequence[Judgement], verdict: str
) -> list[Judgement]:
    """Return people's standing verdicts between two lists of names."""
    mine, theirs = _subjects(ones), _subjects(others)
    wanted = {frozenset((one, other)) for one in mine for other in theirs}
    return [
        judgement
        for judgement in standing(judgements)
        if judgement.score is None
        and judgement.verdict == verdict
        and frozenset((judgement.subject, judgement.other)) in wanted
    ]


def _subjects(names: Iterable[PartyName]) -> set[str]:
    return {subject_of(name.key) for name in names}
