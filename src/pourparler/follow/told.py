"""A sentence with its claims and with the parties that they name in it: what a step is read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.follow.named import NamedParty, Names
from pourparler.schema.claims import AnyClaim, Link
from pourparler.schema.codec import evidence, kind_of
from pourparler.schema.documents import Document
from pourparler.schema.negotiation import PartyRef
from pourparler.schema.spans import Quote, Span

_NEARER = {"response": 0, "proposal": 1, "event": 2, "statement": 3, "position": 4, "figure": 5}


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence.

    Attributes:
        quote: the sentence and its place in the document.
        claims: claims that it makes, links left out.
        parties: who is named in it, left to right, each place once.
        published: day of the report.
        before: the words of the sentence before it, ``""`` for the first.
        around: the parties that the report names most often.
    """

    quote: Quote
    claims: tuple[AnyClaim, ...]
    parties: tuple[NamedParty, ...]
    published: date | None
    before: str = ""
    around: tuple[PartyRef, ...] = ()

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
    names, before = Names(claims, document.dateline), ""
    for index, span in enumerate(sentences):
        quote, members = Quote(span.of(document.text), span), by_sentence.get(index, [])
        named = names.in_sentence(quote, members)
        told = Told(quote, tuple(members), named, document.published, before, names.most_named)
        yield told
        before = told.text
