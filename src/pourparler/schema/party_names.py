"""From the names of one party to its identity: which name leads, which label is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pourparler.schema.identity import PartyIdentity, PartyName

_ORDER = {"entity": 0, "name": 1, "organ": 2, "surname": 3, "description": 4}
_GOVERNMENT = "government@"
SUBJECT = "party:"
"""Before a name's key in the subject of a judgement."""


def subject_of(key: str) -> str:
    """Return how judgements refer to a name.

    >>> subject_of("tavi korrad")
    'party:tavi korrad'
    """
    return SUBJECT + key


def chosen_labels(facts: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """Return the labels that people gave, by the key of the name they gave it to; the latest one counts.

    Args:
        facts: subject, fact and value, oldest first.
    """
    mine = (each for each in facts if each[0].startswith(SUBJECT) and each[1] == "label")
    return {subject.removeprefix(SUBJECT): label for subject, _, label in mine}


def identity_of(names: Sequence[PartyName], labels: Mapping[str, str], number: int) -> PartyIdentity:
    """Return the party that bears the names; a function of the names alone, whatever their order.

    The embedded table's name leads, then full names, the longer first, and gives the id. Shown is what a person chose,
    else the full name that most readings use.
    """
    if len(names) == 1 and names[0].key not in labels:  # most parties have one name alone
        (name,) = names
        identity = name.entity or f"party:{name.key.replace(' ', '-')}"
        return PartyIdentity(identity, name.label, name.kind, name.country, name.entity, (name,), number)
    state = _state(names)
    ordered = tuple(sorted(names, key=lambda name: _leading(name, state)))
    first = ordered[0]
    label = next((labels[name.key] for name in ordered if name.key in labels), _shown(ordered, state))
    return PartyIdentity(
        id=first.entity or f"party:{first.key.replace(' ', '-')}",
        label=label,
        kind=next((name.kind for name in ordered if name.kind), None),
        country=next((name.country for name in ordered if name.country), None),
        entity=next((name.entity for name in ordered if name.entity), None),
        names=ordered,
        number=number,
    )


def _shown(ordered: Sequence[PartyName], state: str) -> str:
    sort = ordered[0].sort
    alike = (name for name in ordered if name.sort == sort)
    return min(alike, key=lambda name: (not name.key.startswith(state), -name.uses, name.key)).label


def _leading(name: PartyName, state: str) -> tuple[int, bool, int, str]:
    return _ORDER[name.sort], not name.key.startswith(state), -len(name.key.split()), name.key


def _state(names: Iterable[PartyName]) -> str:
    """Return the stem of the state whose government is spoken of most, if it is one: it leads before its capital."""
    governments = [name for name in names if name.key.startswith(_GOVERNMENT)]
    most = min(governments, key=lambda name: (-name.uses, name.key), default=None)
    return most.key.removeprefix(_GOVERNMENT) if most else ""
