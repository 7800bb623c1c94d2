"""Nouns to rows and back: what is asked for gets a column, the rest is kept as JSON beside it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from pourparler.schema.claims import AnyClaim, Position, Proposal
from pourparler.schema.codec import code_of, decode_claim, encode_claim, kind_of
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote, Span


def version_row(document: Document) -> dict[str, Any]:
    """Return the columns of a document's version."""
    return {
        "fingerprint": document.fingerprint,
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "source": document.source,
        "url": document.url,
        "text": document.text,
        "facts": json.dumps(_facts(document), ensure_ascii=True),
    }


def _facts(document: Document) -> dict[str, Any]:
    return {
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "published_from": document.published_from,
        "author": document.author,
        "language": document.language,
        "dateline": [document.dateline.start, document.dateline.end] if document.dateline else None,
        "boilerplate": [[span.start, span.end] for span in document.boilerplate],
        "problems": list(document.problems),
    }


def document_of(row: Row[Any]) -> Document:
    """Return the document of a row of ``versions``."""
    facts = json.loads(row.facts)
    return Document(
        id=row.id,
        text=row.text,
        title=row.title,
        published=row.published,
        published_at=datetime.fromisoformat(facts["published_at"]) if facts["published_at"] else None,
        published_from=facts["published_from"],
        source=row.source,
        url=row.url,
        author=facts["author"],
        language=facts["language"],
        dateline=Span(*facts["dateline"]) if facts["dateline"] else None,
        boilerplate=tuple(Span(*pair) for pair in facts["boilerplate"]),
        problems=tuple(facts["problems"]),
    )


def claim_row(claim: AnyClaim) -> dict[str, Any]:
    """Return the columns of a claim."""
    when, where = claim.when, claim.where
    return {
        "id": claim.id,
        "kind": kind_of(claim),
        "type": code_of(claim) or "",
        "factuality": claim.factuality,
        "sentence": claim.sentence,
        "first_day": when.start if when else None,
        "last_day": when.end if when else None,
        "place": (where.name or where.quote.text) if where else None,
        "country": where.country if where else None,
        "confidence": claim.confidence,
        "content": json.dumps(encode_claim(claim), ensure_ascii=True),
    }


def claim_of(content: str) -> AnyClaim:
    """Return the claim of a ``content`` column."""
    return decode_claim(json.loads(content))


def issues_of(claim: AnyClaim) -> tuple[str, ...]:
    """Return the issues that a claim is about, each once."""
    match claim:
        case Position():
            return (claim.issue,)
        case Proposal():
            return tuple(dict.fromkeys(term.issue for term in claim.terms))
        case _:
            return ()


def party_row(role: str, party: Party) -> dict[str, Any]:
    """Return the columns of a claim's party."""
    span = party.quote.span if party.quote else None
    return {
        "role": role,
        "label": party.label,
        "folded": party.label.lower(),
        "entity": party.entity,
        "kind": party.kind,
        "country": party.country,
        "span_start": span.start if span else None,
        "span_end": span.end if span else None,
    }


def sentence_of(claim: AnyClaim, text: str, sentences: tuple[Span, ...], words: Span | None) -> Quote:
    """Return the sentence of a claim; without sentence spans, the line that holds its words."""
    if claim.sentence < len(sentences):
        span = sentences[claim.sentence]
        return Quote(span.of(text), span)
    at = words.start if words else 0
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", words.end if words else 0)
    return Quote.cut(text, start, end if end >= 0 else len(text))
