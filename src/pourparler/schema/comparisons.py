"""What becomes of a proposal's terms in another proposal, or in a later version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.schema.ledger import OfferTerm

TermChange = Literal["kept", "changed", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class TermDifference:
    """One line of a comparison.

    Attributes:
        change: what became of the term.
        before: the term of the earlier proposal, None where the later one adds it.
        after: the term of the later one, None where it drops it.
        facts: what changed in words and numbers, such as “7 → 14 days”.
    """

    change: TermChange
    before: OfferTerm | None
    after: OfferTerm | None
    facts: tuple[str, ...] = ()
