"""A sentence with its claims and with the parties that they name in it: what a step is read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.schema.claims import AnyClaim, Link
from pourparler.schema.codec import evidence, kind_of
from pourparler.schema.documents import Document
from pourparler.schema.negotiation import PartyRef
from pourparler.schema.participants import parties_of
from pourparler.schema.spans import Quote, Span

_SHORTEST = 2
_NO_NAMES = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "its", "his", "her", "their", "both", "one", "our"}
)
_NEARER = {"response": 0, "proposal": 1, "event": 2, "statement": 3, "position": 4, "figure": 5}


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party where the sentence names it; the span counts from the sentence's start."""

    span: Span
    ref: PartyRef


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence.

    Attributes:
        quote: the sentence and its place in the document.
        claims: claims that it makes, links left out.
        parties: who is named in it, left to right, each place once.
        published: day of the report.
    """

    quote: Quote
    claims: tuple[AnyClaim, ...]
    parties: tuple[NamedParty, ...]
    published: date | None

    @property
    def text(self) -> str:
        """The sentence's words; a line break counts as a blank."""
        return self.quote.text.replace("\n", " ")

    def inside(self, span: Span) -> Span:
        """Return a place in the document as a place in the sentence."""
        start = self.quote.span.start
        return Span(max(span.start - start, 0), max(span.end - start, 0))

    def outside(self, span: Span) -> Quote:
        """Return a place in the sentence as a quotation of the document."""
        return Quote(span.of(self.quote.text), span.shifted(self.quote.span.start))

    def nearest_claim(self, place: Span) -> AnyClaim:
        """Return the claim whose words are nearest to a place in the sentence."""
        return min(self.claims, key=lambda claim: (self._distance(claim, place), _NEARER[kind_of(claim)], claim.id))

    def _distance(self, claim: AnyClaim, place: Span) -> int:
        words = evidence(claim)
        if words is None:
            return len(self.quote.text)
        at = self.inside(words)
        return max(at.start - place.end, place.start - at.end, 0)


def told_sentences(document: Document, claims: Sequence[AnyClaim], sentences: Sequence[Span]) -> Iterator[Told]:
    """Yield the sentences with their claims, in order of the text."""
    by_sentence: dict[int, list[AnyClaim]] = {}
    for claim in claims:
        if not isinstance(claim, Link):
            by_sentence.setdefault(claim.sentence, []).append(claim)
    names = _Names(claims)
    for index, span in enumerate(sentences):
        quote, members = Quote(span.of(document.text), span), by_sentence.get(index, [])
        yield Told(quote, tuple(members), names.in_sentence(quote, members), document.published)


def refs_of(claim: AnyClaim, *roles: str) -> tuple[PartyRef, ...]:
    """Return the parties of a claim in some roles."""
    return tuple(
        PartyRef(claim.id, position, party.label)
        for position, (role, party) in enumerate(parties_of(claim))
        if role in roles
    )


class _Names:
    """The names under which a document's claims speak of parties, to find them where no claim of a sentence does."""

    def __init__(self, claims: Sequence[AnyClaim]) -> None:
        self._refs: dict[str, PartyRef] = {}
        for claim in claims:
            for position, (_, party) in enumerate(parties_of(claim)):
                words = party.quote.text if party.quote else ""
                if len(words) >= _SHORTEST and words[0].isupper() and words.lower() not in _NO_NAMES:
                    self._refs.setdefault(words, PartyRef(claim.id, position, party.label))
        longest_first = sorted(self._refs, key=lambda words: (-len(words), words))
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def in_sentence(self, sentence: Quote, claims: Sequence[AnyClaim]) -> tuple[NamedParty, ...]:
        """Return who is named in a sentence: by its claims, then by names that the document's other claims use."""
        found: dict[Span, PartyRef] = {}
        for place, ref in _named(claims, sentence.span):
            found.setdefault(place, ref)
        for match in self._pattern.finditer(sentence.text) if self._refs else ():
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found[span] = self._refs[match.group()]
        return tuple(NamedParty(span, found[span]) for span in sorted(found))


def _named(claims: Sequence[AnyClaim], sentence: Span) -> Iterator[tuple[Span, PartyRef]]:
    for claim in claims:
        for position, (_, party) in enumerate(parties_of(claim)):
            if party.quote is not None and sentence.covers(party.quote.span):
                words = party.quote.span
                place = Span(words.start - sentence.start, words.end - sentence.start)
                yield place, PartyRef(claim.id, position, party.label)
