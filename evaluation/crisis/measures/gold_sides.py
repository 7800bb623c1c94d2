"""Sides of the gold's parties as the record knows them."""

from __future__ import annotations

from measures.crisis import read_rows
from pourparler.follow.sides import Sides


def sides_of_gold(sides: Sides) -> dict[str, str]:
    """Return the side of each gold party, by the first of its names that the record knows."""
    found = {}
    for row in read_rows("parties"):
        known = next((party for name in row["names"] if (party := sides.find(name))), None)
        if known is not None:
            found[row["id"]] = sides.side(known, None)
    return found
