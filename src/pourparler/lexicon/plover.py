"""PLOVER's conventions and codes (``resources/plover.toml``), loaded once.

PLOVER is the Political Language Ontology for Verifiable Event Records; its manual is at
https://github.com/openeventdata/PLOVER. ``docs/plover.md`` lists the conventions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pourparler.lexicon.tables import read_json

Deed = Literal["leave out", "code as", "all are actors", "date by report", "merge"]
Lack = Literal["", "actor", "recipient", "day"]


@dataclass(frozen=True, slots=True)
class Convention:
    """One convention: which events it is for, and what it does with them.

    Attributes:
        id: a phrase.
        says: what it does, in one plain sentence.
        does: the kind of thing it does.
        types: event types; empty for all, as for the next three.
        modes: modes; ``""`` stands for none.
        triggers: words that name the event, in lower case.
        factuality: how the report presents it.
        lacks: what the event must lack.
        becomes: the new type.
        mode: the new mode where `mode_of` has none for the old one.
        mode_of: new modes by old ones.
        context: what it adds to the contexts.
        is_now: factuality of the event coded anew, ``""`` where that stays.
    """

    id: str
    says: str
    does: Deed
    types: frozenset[str]
    modes: frozenset[str]
    triggers: frozenset[str]
    factuality: frozenset[str]
    lacks: Lack
    becomes: str
    mode: str
    mode_of: Mapping[str, str]
    context: str
    is_now: str


@dataclass(frozen=True, slots=True)
class Plover:
    """The conventions in their order, and the codes.

    Attributes:
        conventions: tried in this order.
        types: quad code and intensity of each type.
        sectors: a party's sector by its kind.
        sector_words: a party's sector by a word of its name, in lower case.
        actor_codes: what stands for the country of a party that has none, by its kind.
        iso3: ISO 3166 alpha-3 codes by alpha-2 codes.
    """

    conventions: tuple[Convention, ...]
    types: Mapping[str, tuple[int, float]]
    sectors: Mapping[str, str]
    sector_words: Mapping[str, str]
    actor_codes: Mapping[str, str]
    iso3: Mapping[str, str]


@cache
def load_plover() -> Plover:
    """Return the conventions and codes.

    >>> load_plover().iso3["SD"]
    'SDN'
    """
    table = read_json("plover.json")
    types = {name: (int(quad), float(intensity)) for name, (quad, intensity) in table["types"].items()}
    conventions = tuple(_convention(entry) for entry in table["conventions"])
    sectors, words, codes = table["sectors"], table["sector_words"], table["actor_codes"]
    return Plover(conventions, types, sectors, words, codes, table["iso3"])


def _convention(entry: Mapping[str, Any]) -> Convention:
    types, modes, triggers, factuality = (
        frozenset(entry.get(key, ())) for key in ("types", "modes", "triggers", "factuality")
    )
    return Convention(
        id=entry["id"],
        says=entry["says"],
        does=entry["does"],
        types=types,
        modes=modes,
        triggers=triggers,
        factuality=factuality,
        lacks=entry.get("lacks", ""),
        becomes=entry.get("becomes", ""),
        mode=entry.get("mode", ""),
        mode_of=entry.get("mode_of", {}),
        context=entry.get("context", ""),
        is_now=entry.get("is_now", ""),
    )
