"""Which claims count: none that a person rejected, edited ones as edited, all or only reviewed ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine

from pourparler.follow.decisions import Decisions, decide
from pourparler.schema.acts import ActMaterial
from pourparler.schema.briefs import Review
from pourparler.schema.claims import Event
from pourparler.schema.dates import When
from pourparler.schema.edits import apply_edit
from pourparler.schema.identity import ActSketch
from pourparler.schema.views import StoredClaim
from pourparler.store.claim_judgements import claim_judgements


@dataclass(frozen=True)
class Counting:
    """Tells of claims whether they count, and what people made of them."""

    decisions: Decisions
    reviewed_only: bool = False
    weak: frozenset[str] = frozenset()

    @classmethod
    def of(cls, engine: Engine, known_on: datetime | None, *, reviewed_only: bool = False) -> Counting:
        """Return what counts in a record by what people decided up to a moment."""
        return cls(decide(claim_judgements(engine, known_on)), reviewed_only)

    def counts(self, claim: str) -> bool:
        """Tell whether a claim counts, by its id."""
        if claim in self.decisions.rejected or (claim in self.weak and claim not in self.decisions.accepted):
            return False
        return not self.reviewed_only or claim in self.decisions.accepted

    def review(self, claims: Iterable[str]) -> Review:
        """Return what is known of the least reviewed of some claims."""
        found = {self._review(claim) for claim in claims}
        order: tuple[Review, ...] = ("suggested", "edited", "accepted")
        return next((review for review in order if review in found), "suggested")

    def _review(self, claim: str) -> Review:
        if claim in self.decisions.edits:
            return "edited"
        return "accepted" if claim in self.decisions.accepted else "suggested"

    def edited(self, stored: StoredClaim) -> StoredClaim:
        """Return a claim with the values that a person gave it."""
        edit = self.decisions.edits.get(stored.claim.id)
        if edit is None:
            return stored
        claim = apply_edit(stored.claim, edit, stored.sentence)
        if edit.day is not None:
            words = claim.when.quote if claim.when else stored.sentence
            claim = replace(claim, when=When(words, edit.day, edit.day, "day"))
        return replace(stored, claim=claim)

    def of_acts(self, material: ActMaterial) -> ActMaterial:
        """Return what acts are put together from, as people decided."""
        claims = {key: self._vouched(stored) for key, stored in material.claims.items() if self.counts(key)}
        return replace(
            material,
            claims=claims,
            sketches={key: self._sketch(material.sketches[key], claims[key]) for key in claims},
            figures={
                key: tuple(self.edited(stored) for stored in found if self.counts(stored.claim.id))
                for key, found in material.figures.items()
            },
        )

    def _vouched(self, stored: StoredClaim) -> StoredClaim:
        """Return a claim as edited; a person's word makes it certain, whatever the program thought of it."""
        edited = self.edited(stored)
        if stored.claim.id not in self.decisions.accepted:
            return edited
        return replace(edited, claim=replace(edited.claim, confidence=1.0))

    def _sketch(self, sketch: ActSketch, stored: StoredClaim) -> ActSketch:
        """Return a sketch after an edit: its day, type and parties are those that the person gave."""
        edit, claim = self.decisions.edits.get(sketch.claim), stored.claim
        if edit is None:
            return sketch
        if edit.day is not None:
            sketch = replace(sketch, first=edit.day, last=edit.day, told=True)
        if isinstance(claim, Event):
            sketch = replace(sketch, type=claim.type)
            sketch = _with_parties(sketch, claim, edit.values)
        return sketch


def _with_parties(sketch: ActSketch, claim: Event, values: Mapping[str, object]) -> ActSketch:
    """Return a sketch whose edited parties are named by their words."""
    if "actors" in values:
        sketch = replace(sketch, actors=tuple(party.label for party in claim.actors))
    if "recipients" in values:
        sketch = replace(sketch, recipients=tuple(party.label for party in claim.recipients))
    return sketch
