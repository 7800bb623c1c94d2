"""From the names of one party to its identity: which name leads, which label is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pourparler.schema.identity import PartyIdentity, PartyName

_ORDER = {"entity": 0, "name": 1, "organ": 2, "surname": 3, "description": 4}
SUBJECT = "party:"
"""Before a name's key in the subject of a judgement."""


def subject_of(key: str) -> str:
    """Return how judgements refer to a name.

    >>> subject_of("tavi korrad")
    'party:tavi korrad'
    """
    return SUBJECT + key


def chosen_labels(facts: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the labels that persons gave, by the key of the name they gave it to; the latest one counts.

    Args:
        facts: ``(subject, "fact=value")`` of judgements, oldest first.
    """
    given = (
        (subject.removeprefix(SUBJECT), fact.removeprefix("label="))
        for subject, fact in facts
        if subject.startswith(SUBJECT) and fact.startswith("label=")
    )
    return dict(given)


def identity_of(names: Sequence[PartyName], labels: Mapping[str, str], number: int) -> PartyIdentity:
    """Return the party that bears the names; a function of the names alone, whatever their order.

    The embedded table's name leads, then full names, the longer first; a person's label is shown instead.
    """
    ordered = tuple(sorted(names, key=_leading))
    first = ordered[0]
    label = next((labels[name.key] for name in ordered if name.key in labels), first.label)
    return PartyIdentity(
        id=first.entity or f"party:{first.key.replace(' ', '-')}",
        label=label,
        kind=next((name.kind for name in ordered if name.kind), None),
        country=next((name.country for name in ordered if name.country), None),
        entity=next((name.entity for name in ordered if name.entity), None),
        names=ordered,
        number=number,
    )


def _leading(name: PartyName) -> tuple[int, int, str]:
    return _ORDER[name.sort], -len(name.key.split()), name.key
