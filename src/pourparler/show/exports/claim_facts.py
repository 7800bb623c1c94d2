"""What every table tells of a claim: its facts in plain words, its sentence, its report and what a person decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from pourparler.schema.claims import Position
from pourparler.schema.codec import code_of, evidence, kind_of
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.identity import PartyIdentity
from pourparler.schema.participants import parties_of


def facts_of(exported: ExportedClaim) -> dict[str, Any]:
    """Return a claim's facts by name; what the report does not tell is None."""
    stored, claim = exported.stored, exported.stored.claim
    document, when, span = stored.stored.document, claim.when, evidence(claim)
    return {
        "id": claim.id,
        "kind": kind_of(claim),
        "type": code_of(claim),
        "issue": claim.issue if isinstance(claim, Position) else None,
        "factuality": claim.factuality,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "parties": [{"role": role, "name": name} for role, name in roles_of(exported)],
        "according_to": claim.according_to.label if claim.according_to else None,
        "words": span.of(document.text) if span else None,
        "quotation": stored.sentence.text,
        "document": document.id,
        "title": document.title,
        "source": document.source,
        "published": iso(document.published),
        "url": document.url,
        "confidence": claim.confidence,
        "review": exported.review,
    }


def roles_of(exported: ExportedClaim) -> list[tuple[str, str]]:
    """Return who is named in which role; by the name across reports where that is known."""
    named = []
    for at, (role, party) in enumerate(parties_of(exported.stored.claim)):
        known = identity_at(exported, at)
        name = known.label if known else party.label
        if name and role != "according_to":
            named.append((role, name))
    return named


def identity_at(exported: ExportedClaim, at: int) -> PartyIdentity | None:
    """Return who the party at a place among a claim's parties is across reports."""
    return exported.parties[at] if at < len(exported.parties) else None


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD."""
    return day.isoformat() if day else None
