"""What leaves a record, gathered a piece at a time: entries of all of it, and claims as people decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Engine

from pourparler.ask.reviews import Reviews
from pourparler.schema.claims import Link
from pourparler.schema.edits import apply_edit, read_edit
from pourparler.schema.exports import ChosenClaim, Entry, ExportedClaim, ExportOrder, KeptReading
from pourparler.schema.identity import PartyIdentity
from pourparler.schema.judgements import standing
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement
from pourparler.schema.transcripts import EntryDigest, line_of
from pourparler.schema.views import StoredClaim
from pourparler.store.batches import batches
from pourparler.store.chosen import ChosenView
from pourparler.store.claim_judgements import claim_judgements
from pourparler.store.party_view import PartyView
from pourparler.store.transcripts import TranscriptView
from pourparler.store.view import View

Parties = tuple[PartyIdentity | None, ...]


class Exporter:
    """Gathers what leaves one record.

    Args:
        engine: of an open record.
        order: what is asked for.
    """

    def __init__(self, engine: Engine, order: ExportOrder) -> None:
        self._engine = engine
        self._order = order
        self._reviews = Reviews.of(claim_judgements(engine, order.wanted.known_on))

    def entries(self) -> Iterator[Entry]:
        """Yield the whole record; what an order chooses of it without earlier versions and the program's judgements."""
        view = TranscriptView(self._engine)
        if self._order.is_whole:
            yield from view.entries()
            return
        chosen: defaultdict[int, set[str]] = defaultdict(set)
        if self._order.keeps_documents:
            chosen |= {number: set() for number in ChosenView(self._engine).readings(self._order)}
        for claim in self._chosen():
            chosen[claim.reading].add(claim.id)
        yield from view.some(chosen, self._order.wanted.known_on)

    def claims(self) -> Iterator[ExportedClaim]:
        """Yield the claims by report and place in the text: rejected ones left out, edited ones as edited."""
        view, chosen = View(self._engine), self._chosen()
        ids = {claim.id for claim in chosen}
        for some in batches(chosen):
            stored = view.claims_numbered([claim.number for claim in some])
            parties = view.parties_of_claims([claim.id for claim in some])
            for claim in some:
                found = stored[claim.number].claim
                # A link without its events says nothing.
                if not isinstance(found, Link) or {found.source, found.target} <= ids:
                    yield self._exported(stored[claim.number], parties.get(claim.id, ()))

    def ids(self) -> frozenset[str]:
        """Return the ids of the claims."""
        return frozenset(claim.id for claim in self._chosen())

    def reports(self) -> Iterator[tuple[KeptReading, int, int]]:
        """Yield the reports of the claims with which version of how many each is, or all where nothing restricts."""
        chosen = {number: frozenset[str]() for number in self._readings()}
        yield from TranscriptView(self._engine).reports(chosen)

    def _readings(self) -> Iterator[int]:
        if self._order.keeps_documents:
            yield from ChosenView(self._engine).readings(self._order)
        else:
            yield from (claim.reading for claim in self._chosen())

    def decisions(self) -> Iterator[Judgement]:
        """Yield what people decided that stands and is about no single claim."""
        known = standing(sorted(PartyView(self._engine).decisions(), key=lambda each: (each.at, each.id)))
        yield from (each for each in known if not each.subject.startswith("c-"))

    def _chosen(self) -> tuple[ChosenClaim, ...]:
        least, state = self._order.wanted.min_confidence, self._reviews.state
        found = ((claim, state(claim.id)) for claim in ChosenView(self._engine).claims(self._order))
        return tuple(
            claim
            for claim, stands in found
            # A person's word makes a claim certain, whatever the program thought of it.
            if stands in ("accepted", "edited")
            or (stands != "rejected" and not self._order.reviewed_only and claim.confidence >= least)
        )

    def _exported(self, stored: StoredClaim, parties: Parties) -> ExportedClaim:
        return as_decided(stored, self._reviews.latest(stored.claim.id), parties)


def as_decided(stored: StoredClaim, decision: Judgement | None, parties: Parties = ()) -> ExportedClaim:
    """Return a claim as a person's decision leaves it; rejected claims are for the caller to leave out."""
    if decision is None or decision.verdict == "defer":
        return ExportedClaim(stored, parties=parties)
    if decision.verdict != "edit":
        return ExportedClaim(stored, "accepted", decision, parties)
    edited = apply_edit(stored.claim, read_edit(decision.other), stored.sentence)
    before = [party.label for _, party in parties_of(stored.claim)]
    who = tuple(
        parties[at] if at < len(parties) and before[at : at + 1] == [party.label] else None
        for at, (_, party) in enumerate(parties_of(edited))
    )
    return ExportedClaim(replace(stored, claim=edited), "edited", decision, who)


def hash_of(engine: Engine) -> str:
    """Return the hash of all that a record was told, whatever the numbers of its rows and the order of reading."""
    digest = EntryDigest()
    for entry in TranscriptView(engine).entries():
        digest.add(line_of(entry))
    return digest.hash
