"""What a description can stand for, told by its noun: “the premier” a person, “the insurgents” an armed movement."""

from __future__ import annotations

from typing import Literal

from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import BODIES, COUNTRIES, FIGHTERS, MOVEMENTS, PERSONS, TROOPS
from pourparler.lexicon.entities import EntityTable

Kind = Literal["office", "fighters", "movement", "country", "troops", "body"]


def kind_of(noun: str, plural: bool) -> Kind | None:
    """Return what a noun asks for, None for a noun that points back at nobody.

    Args:
        noun: its dictionary form in lower case.
        plural: whether it stands in the plural.
    """
    if plural:
        return "fighters" if noun in FIGHTERS else "troops" if noun in TROOPS else None
    if noun in PERSONS:
        return "office"
    if noun in COUNTRIES:
        return "country"
    if noun in MOVEMENTS:
        return "movement"
    return "body" if noun in BODIES else None


def may_be(referent: Referent, kind: Kind, table: EntityTable) -> bool:
    """Tell whether a named referent is of the sort that a description asks for."""
    if kind == "office":
        return referent.kind == "PER"
    if kind == "country":
        return referent.kind == "LOC" and referent.is_state(table)
    if referent.kind == "LOC":
        return referent.is_armed(table) or (kind == "body" and referent.is_state(table))
    return referent.kind == "ORG"
