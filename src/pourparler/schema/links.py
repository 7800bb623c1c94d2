"""Links without their events say nothing: a reading in, the same without the links that lost an end out."""

from __future__ import annotations

from dataclasses import replace

from pourparler.schema.claims import AnyClaim, Link
from pourparler.schema.record import Reading


def without_loose_links(reading: Reading) -> Reading:
    """Return the reading without links to claims that it no longer holds."""
    held = {claim.id for claim in reading.claims}
    return replace(reading, claims=tuple(claim for claim in reading.claims if _stands(claim, held)))


def confident(reading: Reading, least: float) -> Reading:
    """Return the reading without the claims of less confidence, and without links to those."""
    kept = tuple(claim for claim in reading.claims if claim.confidence >= least)
    return without_loose_links(replace(reading, claims=kept))


def _stands(claim: AnyClaim, held: set[str]) -> bool:
    return not isinstance(claim, Link) or (claim.source in held and claim.target in held)
