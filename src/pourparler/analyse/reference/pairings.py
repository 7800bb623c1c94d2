"""A description of two beside two referents that it may mean, with all that is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.analyse.reference.referents import Referent
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is said of two.

    Attributes:
        share: their part in all mentions of those who fit.
        rank: how many of those who fit are spoken of more than the lesser of the two.
        newer: how many of them were spoken of later than the earlier one of the two.
        together: sentences that speak of both.
        fitting: how many fit.
    """

    share: float
    rank: int
    newer: int
    together: int
    fitting: int


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of two at once.

    Attributes:
        joined: how many names were joined by “and” later than these two; None if these never were.
        tied: whether they took part in one verb.
        meant: whether an earlier description meant them.
    """

    joined: int | None
    tied: bool
    meant: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """A description of two and two referents that it may mean.

    Attributes:
        one: that spoken of first.
        other: the second.
        sentence: the description's sentence.
        at: its noun, or the word that stands alone.
        noun: that word's dictionary form.
        counts: how much is said of them.
        told: what was said of them at once.
        table: the known parties.
    """

    one: Referent
    other: Referent
    sentence: Sentence
    at: int
    noun: str
    counts: Counts
    told: Told
    table: EntityTable

    @property
    def both(self) -> tuple[Referent, Referent]:
        """The two."""
        return self.one, self.other

    @property
    def distance(self) -> int:
        """Sentences since the one spoken of longer ago."""
        return self.sentence.index - min(each.last.sentence for each in self.both)
