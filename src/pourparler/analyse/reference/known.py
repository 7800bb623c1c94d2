"""Referents that are one known party, as “Kinshasa” and “Congo” are: counted together, named by the one told last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pourparler.analyse.reference.referents import Referent
from pourparler.lexicon.entities import EntityTable


def weights_of(referents: Iterable[Referent], table: EntityTable) -> Counter[str]:
    """Return how often each party is spoken of, by the referents' keys."""
    found: Counter[str] = Counter()
    for referent in referents:
        found[referent.key(table)] += len(referent.mentions)
    return found


def lately(referents: Iterable[Referent], table: EntityTable) -> list[Referent]:
    """Return one referent for each party, that which was spoken of last, the latest first."""
    ordered = sorted(referents, key=lambda r: (r.last.sentence, r.last.start), reverse=True)
    seen: dict[str, Referent] = {}
    for referent in ordered:
        seen.setdefault(referent.key(table), referent)
    return list(seen.values())


def states_of(words: Sequence[str], table: EntityTable) -> frozenset[str]:
    """Return the ids of the states that words name: “Bolivian”, “US”."""
    capital = (word for word in words if word[:1].isupper())
    return frozenset(c.entity.id for word in capital for c in table.lookup(word) if c.entity.kind == "state")
