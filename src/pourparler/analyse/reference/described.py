"""A description beside a referent that it may mean, with all that is known of the two."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.analyse.reference.description_kinds import Kind
from pourparler.analyse.reference.referents import Referent
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_TIMES = frozenset({"former", "acting", "interim", "new", "old", "outgoing", "late", "ousted", "deposed", "same"})
"""Words before an office that do not tell which."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a description says.

    Attributes:
        noun: its noun's dictionary form in lower case.
        before: the words between article and noun, likewise.
        states: ids of the states that these name.
    """

    noun: str
    before: tuple[str, ...]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Described:
    """A description and a referent that it may mean.

    Attributes:
        referent: what it may mean.
        sentence: the description's sentence.
        at: its noun.
        words: what it says.
        kind: what the noun asks for.
        newer: how many other referents that fit were spoken of later.
        fitting: how many fit.
        weight: how often the referent's party was spoken of.
        total: how often all that fit were.
        rivals: whether another one that fits was called by the noun.
        table: the known parties.
    """

    referent: Referent
    sentence: Sentence
    at: int
    words: Words
    kind: Kind
    newer: int
    fitting: int
    weight: int
    total: int
    rivals: bool
    table: EntityTable

    @property
    def noun(self) -> str:
        """Its noun."""
        return self.words.noun

    @property
    def distance(self) -> int:
        """Sentences between the referent's last mention and the description."""
        return self.sentence.index - self.referent.last.sentence


def is_called(referent: Referent, words: Words) -> bool:
    """Tell whether a referent was called by a noun before; “the premier” is a prime minister."""
    roles = referent.roles | referent.called
    return words.noun in roles or (words.noun == "premier" and "minister" in roles and "prime" in referent.titles)


def is_another(referent: Referent, words: Words) -> bool:
    """Tell whether a person is known by other offices alone: a general is no ambassador, nor one minister another."""
    if not referent.roles:
        return False
    if not is_called(referent, words):
        return True
    return not words.states and bool(words.before) and not set(words.before) & (referent.titles | _TIMES)
