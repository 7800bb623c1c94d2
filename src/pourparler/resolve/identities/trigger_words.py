"""Words that name one kind of act: reports of one shelling say “struck”, “hit” and “shelled”."""

from __future__ import annotations

from functools import cache

from pourparler.resolve.identities.content import stem

_KINDS = (
    "shell shelled shelling strike struck hit attack attacked bombard bombarded bomb bombed fire fired raid",
    "kill killed murder murdered massacre massacred slain",
    "meet met meeting talk talks discuss discussed negotiate negotiations consult consultations",
    "visit visited trip travel travelled fly flew arrive arrived left",
    "arrest arrested detain detained seize seized",
    "free freed release released exchange exchanged swap swapped",
    "sign signed signing initial initialled",
    "accept accepted agree agreed approve approved endorse endorsed consent",
    "reject rejected refuse refused dismiss dismissed decline declined",
    "present presented hand handed submit submitted deliver delivered send sent transmit transmitted table tabled",
    "extend extended extension prolong prolonged renew renewed",
    "withdraw withdrew withdrawn pull pulled retreat retreated",
    "accuse accused blame blamed allege alleged",
    "urge urged call called appeal appealed demand demanded ask asked request requested",
    "condemn condemned deplore deplored denounce denounced",
    "close closed shut block blocked blockade",
    "reopen reopened reopening open opened",
)
"""The words of each kind, as triggers are written."""


@cache
def _by_stem() -> dict[str, int]:
    return {stem(word): number for number, words in enumerate(_KINDS) for word in words.split()}


def kind_of(trigger: str) -> str:
    """Return what stands for all words of a trigger's kind: the first of them, or the stem itself.

    >>> kind_of(stem("struck")) == kind_of(stem("shelling")), kind_of("embrac")
    (True, 'embrac')
    """
    number = _by_stem().get(trigger)
    return trigger if number is None else stem(_KINDS[number].split(" ", 1)[0])


def same_kind(one: str, other: str) -> bool:
    """Tell whether two stems of triggers name one kind of act.

    >>> same_kind(stem("struck"), stem("shelling")), same_kind(stem("met"), stem("fired"))
    (True, False)
    """
    return kind_of(one) == kind_of(other)
