"""Acts, stories and origins as the record tells them now: computed on reading, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.schema.identity import ActsFor, ActSketch, PartyIdentity
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim, StoredDocument

ActStatus = Literal["happened", "confirmed", "cancelled", "planned", "unconfirmed", "disputed", "denied", "spoken of"]
"""How an act stands: told as done; planned and then done; called off; still to come; its day is past and no report
tells of it; told as done by some and denied by others; only denied; only wished for, feared or under a condition.
"""


@dataclass(frozen=True, slots=True)
class ActMaterial:
    """What is needed to put acts together.

    Attributes:
        claims: events, proposals and responses by id.
        sketches: their sketches by id.
        figures: counts in the sentence of an event, by the event's id.
        judgements: decisions about pairs of them and about copies of reports, oldest first.
        parties: the party of each name's key.
        offices: who acts for whom.
        asked: ids of the claims that were asked for; the others are there because they may tell the same acts. None
            where all were.
    """

    claims: Mapping[str, StoredClaim]
    sketches: Mapping[str, ActSketch]
    figures: Mapping[str, tuple[StoredClaim, ...]]
    judgements: tuple[Judgement, ...]
    parties: Mapping[str, PartyIdentity]
    offices: tuple[ActsFor, ...]
    asked: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One value that reports tell of an act, and who tells it.

    Attributes:
        value: the day, place, party or number, in words.
        by: publishers, or whom they have it from, in order of publication.
        claims: ids of the claims.
    """

    value: str
    by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the world and the reports of it.

    Attributes:
        id: ``act:`` and the least id of its claims.
        type: event type that most reports give.
        status: how it stands.
        first: first day, from the reports that tell one.
        last: last day.
        reports: its claims, by publication.
        origins: how many independent origins report it; copies and versions count once.
        confidence: chance that it was an act at all, from 0 to 1: independent origins that tell it add up.
        values: what the reports tell, by aspect (``day``, ``place``, ``actors``, ``killed`` …); several values of one
            aspect stand side by side.
        reasons: why its reports are of one act, best first.
    """

    id: str
    type: str
    status: ActStatus
    first: date | None
    last: date | None
    reports: tuple[StoredClaim, ...]
    origins: int
    confidence: float
    values: Mapping[str, tuple[Told, ...]]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryMaterial:
    """What is needed to put stories together: reports by fingerprint and the decisions about pairs of them."""

    reports: Mapping[str, StoredDocument]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story; ``copy_of`` is the fingerprint of what it was copied from, or ``""``."""

    stored: StoredDocument
    origin: str
    copy_of: str
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that mainly tell one act.

    Attributes:
        id: ``story:`` and the fingerprint of its first report.
        reports: by publication.
        origins: how many independent origins they have.
        reasons: why they are one story, best first.
    """

    id: str
    reports: tuple[StoryReport, ...]
    origins: int
    reasons: tuple[str, ...]
