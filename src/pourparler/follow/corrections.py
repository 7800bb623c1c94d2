"""Steps of a document in which a person edited claims: found anew from the claims as they are now.

Comes in: the document with its claims, and the edits; goes out: its steps, and which party is named where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pourparler.follow.named import refs_of
from pourparler.follow.sides import Sides
from pourparler.follow.steps import find_steps
from pourparler.follow.things import last_named, with_tail
from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import evidence
from pourparler.schema.edits import Edit, apply_edit
from pourparler.schema.following import ReadAgain
from pourparler.schema.negotiation import PartyRef, Step, TakenStep, words_as_id
from pourparler.schema.participants import parties_of
from pourparler.schema.spans import Quote


def edited_claims(reading: ReadAgain, edits: Mapping[str, Edit]) -> tuple[AnyClaim, ...]:
    """Return the claims of a reading with a person's values; their ids stay, so that decisions about them hold."""
    return tuple(
        apply_edit(claim, edits[claim.id], _sentence(reading, claim)) if claim.id in edits else claim
        for claim in reading.claims
    )


def corrected_steps(reading: ReadAgain, edits: Mapping[str, Edit], sides: Sides) -> tuple[TakenStep, ...]:
    """Return the steps of a reading after the edits of its claims."""
    claims = edited_claims(reading, edits)
    found = find_steps(reading.document, claims, reading.sentences)
    moved = {claim for claim, edit in edits.items() if edit.move is not None or edit.moves_nothing}
    kept = [_dated(step, edits) for step in found if step.claim not in moved]
    marked = [_marked(reading, claim, edits[claim.id], found) for claim in claims if _has_move(claim, edits)]
    who = _Who(reading, claims, sides)
    return tuple(who.taken(step) for step in (*kept, *marked))


def _has_move(claim: AnyClaim, edits: Mapping[str, Edit]) -> bool:
    return claim.id in edits and edits[claim.id].move is not None


def _dated(step: Step, edits: Mapping[str, Edit]) -> Step:
    edit = edits.get(step.claim)
    return replace(step, day=edit.day) if edit is not None and edit.day is not None else step


def _sentence(reading: ReadAgain, claim: AnyClaim) -> Quote:
    span = reading.sentences[claim.sentence]
    return Quote(span.of(reading.document.text), span)


def _marked(reading: ReadAgain, claim: AnyClaim, edit: Edit, found: Iterable[Step]) -> Step:
    """Return the step that a person says a claim to be."""
    assert edit.move is not None
    sentence = _sentence(reading, claim)
    before = next((step for step in found if step.claim == claim.id), None)
    place = last_named(sentence.text)
    words = evidence(claim) or sentence.span
    return Step(
        claim=claim.id,
        move=edit.move,
        day=edit.day or (before.day if before else None),
        words=Quote(words.of(reading.document.text), words),
        sentence=sentence,
        thing=before.thing if before else with_tail(sentence.text, place) if place else "",
        by=refs_of(claim, "actor", "responder", "author", "holder", "speaker"),
        to=refs_of(claim, "recipient", "addressee"),
        owners=before.owners if before else (),
        terms=before.terms if before else (),
        rule="person",
    )


class _Who:
    """Ids of the parties that steps name; one that a person put in is looked up by its name."""

    def __init__(self, reading: ReadAgain, claims: Sequence[AnyClaim], sides: Sides) -> None:
        self._reading = reading
        self._sides = sides
        before = {claim.id: [party.label for _, party in parties_of(claim)] for claim in reading.claims}
        self._unchanged = {
            (claim.id, position)
            for claim in claims
            for position, (_, party) in enumerate(parties_of(claim))
            if before[claim.id][position : position + 1] == [party.label]
        }

    def taken(self, step: Step) -> TakenStep:
        """Return a step with its parties' ids; a person vouches for it."""
        return TakenStep(
            step,
            self._reading.source,
            by=tuple(self._ids(step.by)),
            to=tuple(self._ids(step.to)),
            owners=tuple(self._ids(step.owners)),
            voice=next(self._ids((step.voice,) if step.voice else ()), None),
            obligors=tuple(next(self._ids((term.obligor,) if term.obligor else ()), None) for term in step.terms),
            near=tuple(self._ids(step.near)),
        )

    def _ids(self, refs: Iterable[PartyRef]) -> Iterator[str]:
        for ref in refs:
            place = (ref.claim, ref.position)
            known = self._reading.parties.get(place) if place in self._unchanged else None
            yield known or self._sides.find(ref.label) or words_as_id(ref.label)
