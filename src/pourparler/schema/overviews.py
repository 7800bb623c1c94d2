"""What a whole record looks like from above: places with what happened there, and who has to do with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.schema.entities import Place
from pourparler.schema.views import StoredClaim


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A place, the number of claims that are told of it, and the latest of them.

    Attributes:
        place: as the latest claim has it.
        claims: how many there are.
        latest: the claim of the latest day.
        day: that day, None where nothing tells one.
    """

    place: Place
    claims: int
    latest: StoredClaim
    day: date | None


@dataclass(frozen=True, slots=True)
class TiedParty:
    """A party in a network.

    Attributes:
        id: of the party.
        label: its name.
        kind: what sort of party, None where unknown.
        claims: how many claims tie it to others.
    """

    id: str
    label: str
    kind: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What one party does to another, by type: an edge of a network.

    Attributes:
        source: id of who acts; of the first by id where nobody acts upon the other, as in a meeting.
        target: id of towards whom.
        type: event type, or “proposal” for an offer and “response” for an answer to somebody.
        directed: False where both act together.
        claims: ids of claims that tell it, the latest first; at most twenty.
        count: how many claims tell it.
        first_day: of the earliest.
        last_day: of the latest.
        confidence: of the claim that is most certain.
    """

    source: str
    target: str
    type: str
    directed: bool
    claims: tuple[str, ...]
    count: int
    first_day: date | None
    last_day: date | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and their ties, the ties told most often first; ``parties_total`` and ``ties_total`` count all."""

    parties: tuple[TiedParty, ...]
    ties: tuple[Tie, ...]
    parties_total: int
    ties_total: int
