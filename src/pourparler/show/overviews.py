"""Places and ties of a whole record for machines; countries and districts are areas, and only towns are points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pourparler.schema.overviews import Network, PlaceTally, Tie, TiedParty
from pourparler.show.lines import summary_of

_COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "proposal")
_VERBAL = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")


def encode_places(tallies: Sequence[PlaceTally]) -> dict[str, Any]:
    """Return points, areas, and places of which nobody knows where they are."""
    known = [tally for tally in tallies if tally.place.latitude is not None and tally.place.longitude is not None]
    points = [tally for tally in known if tally.place.precision in (None, "place")]
    areas = [tally for tally in tallies if tally not in points and (tally in known or _is_country(tally))]
    unplaced = [tally for tally in tallies if tally not in points and tally not in areas]
    return {
        "points": [_encode_place(tally) | {"kind": "place"} for tally in points],
        "areas": [
            _encode_place(tally) | {"iso": tally.place.country, "level": tally.place.precision} for tally in areas
        ],
        "unplaced": [_encode_place(tally) for tally in unplaced],
    }


def _is_country(tally: PlaceTally) -> bool:
    return tally.place.precision == "country" and tally.place.country is not None


def _encode_place(tally: PlaceTally) -> dict[str, Any]:
    place, latest = tally.place, tally.latest
    return {
        "name": place.name or place.quote.text,
        "lat": place.latitude,
        "lon": place.longitude,
        "country": place.country,
        "contested": place.contested,
        "claims": tally.claims,
        "latest": {
            "claim": latest.claim.id,
            "document": latest.stored.document.id,
            "summary": summary_of(latest),
            "day": _day(tally.day),
        },
    }


def encode_network(network: Network) -> dict[str, Any]:
    """Return parties and ties, each tie with its tone."""
    return {
        "nodes": [_encode_party(party) for party in network.parties],
        "edges": [_encode_tie(tie) for tie in network.ties],
        "nodes_total": network.parties_total,
        "edges_total": network.ties_total,
    }


def _encode_party(party: TiedParty) -> dict[str, Any]:
    return {"id": party.id, "label": party.label, "kind": party.kind, "claims": party.claims}


def _encode_tie(tie: Tie) -> dict[str, Any]:
    return {
        "source": tie.source,
        "target": tie.target,
        "type": tie.type,
        "tone": tone_of(tie.type),
        "directed": tie.directed,
        "n": tie.count,
        "first_day": _day(tie.first_day),
        "last_day": _day(tie.last_day),
        "confidence": tie.confidence,
        "claims": list(tie.claims),
    }


def tone_of(type_of_tie: str) -> str:
    """Return whether a tie is cooperative, a conflict in words, or one in deeds.

    >>> [tone_of(each) for each in ("CONSULT", "ACCUSE", "ASSAULT")]
    ['cooperative', 'verbal', 'conflictual']
    """
    if type_of_tie in _COOPERATIVE:
        return "cooperative"
    return "verbal" if type_of_tie in _VERBAL else "conflictual"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
