"""Joins what a record holds with what follows from it: the ledger, positions over time, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Engine

from pourparler.follow.corrections import corrected_steps, edited_claims
from pourparler.follow.decisions import Decisions, decide
from pourparler.follow.ledgers import build_ledger
from pourparler.follow.series import series_of
from pourparler.follow.sides import Sides
from pourparler.follow.stands import Histories, histories_of
from pourparler.follow.utterances import utterances_of
from pourparler.resolve.identities.origins import origins_of
from pourparler.schema.acting import Offices
from pourparler.schema.claims import Figure, Position
from pourparler.schema.edits import Edit
from pourparler.schema.following import ReadAgain, TakenFigure, TakenStance
from pourparler.schema.ledger import Ledger
from pourparler.schema.negotiation import Source, TakenStep, words_as_id
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement
from pourparler.schema.series import Series
from pourparler.schema.stands import Utterance
from pourparler.store.across import AcrossView
from pourparler.store.following import FollowingView
from pourparler.store.known_parties import Group


@dataclass(frozen=True)
class Followed:
    """A record followed as it stood at a moment: its ledger, who stands for whom, and what persons decided.

    ``counts`` tells of a claim's id whether the claim counts; without it all but the rejected ones do.
    """

    view: FollowingView
    known_on: datetime | None
    ledger: Ledger
    sides: Sides
    decisions: Decisions
    again: tuple[ReadAgain, ...]
    counts: Callable[[str], bool] | None = None

    def leaves_out(self, claim: str) -> bool:
        """Tell whether a claim does not count."""
        return claim in self.decisions.rejected or (self.counts is not None and not self.counts(claim))


def follow(engine: Engine, known_on: datetime | None = None, counts: Callable[[str], bool] | None = None) -> Followed:
    """Return the ledger of a record, with persons' decisions applied.

    Args:
        engine: of an open record.
        known_on: leave out what the record learned later.
        counts: tells of a claim's id whether the claim counts; all do that no person rejected when left out.
    """
    view = FollowingView(engine, _grouping() if known_on is not None else None)
    material = view.material(known_on)
    sides, decisions = Sides.of(material.parties, Offices.of(material.offices)), decide(material.judgements)
    again = view.read_again(decisions.edits, known_on) if decisions.edits else ()
    steps = [
        taken
        for taken in decided_steps(material.steps, decisions, again, sides)
        if not counts or counts(taken.step.claim)
    ]
    return Followed(view, known_on, build_ledger(steps, sides, decisions.ties), sides, decisions, again, counts)


def _grouping() -> Group:
    """Return what puts names together, as when reports are read."""
    from pourparler.resolve.identities.linking import Linker  # heavy, and only the record of an earlier day needs it

    return Linker().group


def decided_steps(
    steps: Iterable[TakenStep], decisions: Decisions, again: Iterable[ReadAgain], sides: Sides
) -> tuple[TakenStep, ...]:
    """Return the steps that count: none of rejected claims, those of edited ones as a person gave them."""
    again = tuple(again)
    anew = {reading.source.document for reading in again}
    kept = [taken for taken in steps if taken.source.document not in anew]
    kept += [taken for reading in again for taken in corrected_steps(reading, decisions.edits, sides)]
    return tuple(
        replace(taken, accepted=True) if taken.step.claim in decisions.accepted else taken
        for taken in kept
        if taken.step.claim not in decisions.rejected
    )


def positions_over_time(engine: Engine, followed: Followed) -> Histories:
    """Return where sides stood on issues, by day."""
    utterances = utterances_over_time(followed)
    sources = followed.view.sources(followed.known_on)
    return histories_of(utterances, first_publishers(sources, AcrossView(engine).copies()))


def utterances_over_time(followed: Followed) -> tuple[Utterance, ...]:
    """Return what sides said and did about issues, in order of time."""
    stances = [
        taken
        for taken in followed.view.stances(followed.known_on)
        if not followed.leaves_out(taken.claim) and taken.claim not in followed.decisions.edits
    ]
    edits = followed.decisions.edits
    stances += [taken for reading in followed.again for taken in edited_stances(reading, edits, followed.sides)]
    return utterances_of(stances, followed.ledger, followed.sides)


def edited_stances(reading: ReadAgain, edits: Mapping[str, Edit], sides: Sides) -> list[TakenStance]:
    """Return the positions of a reading that a person edited."""
    found = []
    for claim in edited_claims(reading, edits):
        if isinstance(claim, Position) and claim.id in edits:
            place = next(at for at, (role, _) in enumerate(parties_of(claim)) if role == "holder")
            holder = sides.find(claim.holder.label) or reading.parties[claim.id, place]
            day = edits[claim.id].day or (claim.when.start if claim.when else None)
            found.append(
                TakenStance(
                    claim.id,
                    reading.numbers[claim.id],
                    reading.source,
                    holder,
                    claim.issue,
                    claim.stance,
                    day,
                    claim.factuality,
                    1.0,
                )
            )
    return found


def figures_over_time(followed: Followed) -> tuple[Series, ...]:
    """Return figures by topic, place and counter; those of rejected claims are left out, edited ones as edited."""
    figures, edits = followed.view.figures(followed.known_on), followed.decisions.edits
    kept = [each for each in figures if not followed.leaves_out(each.claim) and each.claim not in edits]
    kept += [taken for reading in followed.again for taken in edited_figures(reading, edits, followed.sides)]
    return series_of(kept, followed.sides)


def edited_figures(reading: ReadAgain, edits: Mapping[str, Edit], sides: Sides) -> list[TakenFigure]:
    """Return the figures of a reading that a person edited."""
    return [
        TakenFigure(
            claim=claim.id,
            source=reading.source,
            topic=claim.topic,
            place=(claim.where.name or claim.where.quote.text) if claim.where else "",
            counter=(sides.find(claim.counted_by.label) or words_as_id(claim.counted_by.label))
            if claim.counted_by
            else None,
            day=edits[claim.id].day or (claim.when.start if claim.when else None),
            low=claim.low,
            best=claim.best,
            high=claim.high,
            text=claim.text.text,
            period=claim.period,
            sentence=claim.sentence,
            start=claim.text.span.start,
        )
        for claim in edited_claims(reading, edits)
        if isinstance(claim, Figure) and claim.id in edits
    ]


def first_publishers(sources: Iterable[Source], judgements: Sequence[Judgement]) -> dict[str, str]:
    """Return by a report's fingerprint the publisher that has it first-hand; a copy has its original's.

    Args:
        sources: the reports; those that hang together as copies all or none.
        judgements: about which reports are copies.
    """
    first: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: (source.published or date.max, source.key)):
        first.setdefault(source.fingerprint, source)
    origins = origins_of(first, judgements)
    return {report: first[origin].publisher or first[report].key for report, origin in origins.items()}
