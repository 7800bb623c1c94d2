"""What the record answers, as plain dictionaries for JSON Lines."""

from __future__ import annotations

from typing import Any

from pourparler.schema.codec import encode_claim, encode_party, encode_quote
from pourparler.schema.views import DocumentTally, FoundDocument, PartyTally, StoredClaim, StoredDocument


def encode_stored_claim(stored: StoredClaim) -> dict[str, Any]:
    """Return a claim in the claims format, with its sentence, its document and when the record learned it."""
    program = stored.program
    return encode_claim(stored.claim) | {
        "sentence_text": encode_quote(stored.sentence),
        "document": _encode_document(stored.stored),
        "recorded_at": stored.recorded_at.isoformat(),
        "program": {"version": program.version, "weights": program.weights, "rules": program.rules},
    }


def _encode_document(stored: StoredDocument) -> dict[str, Any]:
    document = stored.document
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "url": document.url,
        "version": stored.version,
        "versions": stored.versions,
        "recorded_at": stored.recorded_at.isoformat(),
    }


def encode_document_tally(tally: DocumentTally) -> dict[str, Any]:
    """Return a document, the number of its claims by kind, and its problems."""
    return _encode_document(tally.stored) | {"claims": dict(tally.claims), "problems": list(tally.problems)}


def encode_party_tally(tally: PartyTally) -> dict[str, Any]:
    """Return a party, its roles, and the newest claim that names it."""
    latest = encode_stored_claim(tally.latest)
    return {"label": tally.party.label} | encode_party(tally.party) | {"roles": dict(tally.roles), "latest": latest}


def encode_found_document(found: FoundDocument) -> dict[str, Any]:
    """Return a document that a search found, and where its text has the words first."""
    place = found.place
    return encode_document_tally(found.tally) | {"span": [place.start, place.end] if place else None}
