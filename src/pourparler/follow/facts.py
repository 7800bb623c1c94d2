"""Facts about parties on which a report's part in a negotiation rests, so that it is told when one of them changes.

A fact is of a party (its name, whom it acts for or belongs to, whether it is a person) or of a name (who bears it).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import msgspec

from pourparler.follow.sides import Sides, bare_name
from pourparler.schema.negotiation import TakenStep

_ENCODE = msgspec.json.Encoder()
_NAME = "name "
"""Before the words of a name; ids of parties have no blank."""


@dataclass(frozen=True)
class TracedSides(Sides):
    """Sides that note which facts were asked for.

    Attributes:
        asked: those facts.
    """

    asked: set[str] = field(default_factory=set, compare=False)

    @classmethod
    def over(cls, sides: Sides) -> TracedSides:
        """Return the same sides, with nothing asked for yet."""
        return cls(
            sides.labels, sides.offices, sides.owners, sides.bearers, sides.persons, sides.described, sides._found
        )

    def label(self, party: str) -> str:
        """Return a party's name."""
        self.asked.add(party)
        return super().label(party)

    def bearing(self, words: str) -> frozenset[str]:
        """Return the parties that bear a name."""
        self.asked.add(_NAME + bare_name(words))
        return super().bearing(words)

    def is_side(self, party: str) -> bool:
        """Tell whether a party can stand for something by itself."""
        self.asked.add(party)
        return super().is_side(party)

    def chain(self, party: str, day: date | None) -> tuple[str, ...]:
        """Return a party, whom it acts for or belongs to, and so on."""
        found = super().chain(party, day)
        self.asked.update(found)
        return found


def ask_all(steps: Iterable[TakenStep], sides: TracedSides) -> None:
    """Ask for the facts on which what is made of steps may rest, besides their features."""
    for taken in steps:
        day = taken.source.published
        voices = (taken.voice,) if taken.voice else ()
        for party in (*taken.by, *taken.to, *taken.owners, *taken.near, *voices, *filter(None, taken.obligors)):
            sides.label(sides.side(sides.global_of(party), day))
            sides.label(sides.side(party, day))
            sides.one_of(party, day, frozenset())


def fact_of(sides: Sides, asked: str) -> str:
    """Return what is known now about a party or name, as words to compare."""
    if asked.startswith(_NAME):
        return " ".join(sorted(sides.bearers.get(asked.removeprefix(_NAME), ())))
    signs = (asked in sides.persons, asked in sides.described)
    offices = sides.offices.by_person.get(asked, ())
    return _ENCODE.encode((sides.labels.get(asked), sides.owners.get(asked), *signs, offices)).decode()
