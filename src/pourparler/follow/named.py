"""Who is named where in a document: by a sentence's own claims, and by names that its other claims use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler.lexicon.negotiation import negotiation_words
from pourparler.schema.claims import AnyClaim
from pourparler.schema.entities import Party
from pourparler.schema.negotiation import PartyRef
from pourparler.schema.participants import parties_of
from pourparler.schema.spans import Quote, Span

_SHORTEST = 2
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party where the sentence names it; the span counts from the sentence's start."""

    span: Span
    ref: PartyRef


def refs_of(claim: AnyClaim, *roles: str) -> tuple[PartyRef, ...]:
    """Return the parties of a claim in some roles."""
    return tuple(
        PartyRef(claim.id, position, party.label)
        for position, (role, party) in enumerate(parties_of(claim))
        if role in roles
    )


def _refs(claims: Sequence[AnyClaim]) -> Iterator[tuple[Party, PartyRef]]:
    for claim in claims:
        for position, (_, party) in enumerate(parties_of(claim)):
            yield party, PartyRef(claim.id, position, party.label)


def is_name(words: str) -> bool:
    """Tell a name from a pronoun or a description, by its capital."""
    first = words.split(" ")[0].lower()
    pronoun = first in negotiation_words("dull", "pronouns") or first in negotiation_words("dull", "words")
    return len(words) >= _SHORTEST and words[0].isupper() and not pronoun


class Names:
    """The names under which a document's claims speak of parties.

    Args:
        claims: of the whole document.
        dateline: what stands there names no party.
    """

    def __init__(self, claims: Sequence[AnyClaim], dateline: Span | None) -> None:
        self._dateline = dateline or Span(0, 0)
        self._by_words: dict[str, PartyRef] = {}
        by_label: dict[str, PartyRef] = {}
        counts = Counter[str]()
        for party, ref in _refs(claims):
            if party.quote is not None and is_name(party.quote.text):
                self._by_words.setdefault(party.quote.text, ref)
            if is_name(ref.label):
                by_label.setdefault(ref.label, ref)
                counts[ref.label] += 1
        leading = sorted(counts, key=lambda label: (-counts[label], label))[:_MOST_NAMED]
        self.most_named = tuple(by_label[label] for label in leading)
        longest_first = sorted(self._by_words, key=lambda words: (-len(words), words))
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def in_sentence(self, sentence: Quote, claims: Sequence[AnyClaim]) -> tuple[NamedParty, ...]:
        """Return who is named in a sentence, left to right, each place once."""
        start = sentence.span.start
        found: dict[Span, PartyRef] = {}
        for party, ref in _refs(claims):
            if party.quote is not None and sentence.span.covers(party.quote.span):
                words = party.quote.span
                found.setdefault(Span(words.start - start, words.end - start), ref)
        for match in self._pattern.finditer(sentence.text) if self._by_words else ():
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found[span] = self._by_words[match.group()]
        kept = (span for span in sorted(found) if not span.shifted(start).overlaps(self._dateline))
        return tuple(NamedParty(span, found[span]) for span in kept)
