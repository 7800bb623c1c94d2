"""Words that say what someone is: titles before names, offices, words for the organs and the people of a state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pourparler.lexicon.tables import read_json


@dataclass(frozen=True, slots=True)
class Roles:
    """The words, lower case.

    Attributes:
        titles: may stand before a person's name.
        before_titles: may stand before a title.
        whole_government: with a state, the state's government itself.
        organs: with a state, one of its organs.
        people: with a state, a group of its people.
        offices: what reports call an office, with the offices of the table of office-holders that it may be.
    """

    titles: frozenset[str]
    before_titles: frozenset[str]
    whole_government: frozenset[str]
    organs: frozenset[str]
    people: frozenset[str]
    offices: dict[str, frozenset[str]]


@cache
def load_roles() -> Roles:
    """Return the words (loaded once a process)."""
    table = read_json("roles.json")
    return Roles(
        titles=frozenset(table["titles"]),
        before_titles=frozenset(table["before_titles"]),
        whole_government=frozenset(table["whole_government"]),
        organs=frozenset(table["organs"]),
        people=frozenset(table["people"]),
        offices={words: frozenset(offices) for words, offices in table["offices"].items()},
    )
