"""Claims as FollowTheMoney entities, JSON Lines: reports as Article, parties by their sort, claims as Event.

FollowTheMoney has no entity for a stance or an offer, so that every claim but a link is an Event with its code as a
keyword, its sentence as summary, its parties as involved and its report as proof. Link is UnknownLink's sort of thing
between parties, not between events, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pourparler.schema.claims import Figure, Link, Position
from pourparler.schema.codec import code_of, evidence, kind_of
from pourparler.schema.documents import Document
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.hashes import content_hash
from pourparler.show.exports.claim_facts import iso
from pourparler.show.exports.json_text import json_bytes
from pourparler.show.exports.party_nodes import PartyNode, nodes_of

_SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "igo": "Organization", "ngo": "Organization",
    "media": "Organization", "armed-group": "Organization",
}  # fmt: skip
_ACTING = frozenset({"actor", "speaker", "holder", "author", "responder"})


def ftm(claims: Iterable[ExportedClaim]) -> Iterator[bytes]:
    """Yield a line for each entity; what a claim refers to comes before it, once."""
    told: set[str] = set()
    for exported in claims:
        if isinstance(exported.stored.claim, Link):
            continue
        for entity in (*_around(exported), _event(exported)):
            if entity["id"] not in told:
                told.add(entity["id"])
                yield json_bytes(entity) + b"\n"


def _around(exported: ExportedClaim) -> Iterator[dict[str, Any]]:
    yield _article(exported.stored.stored.document)
    yield from (_party(node) for _, node in nodes_of(exported))


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        _article_id(document),
        "Article",
        title=document.title or document.id,
        author=document.author,
        publisher=document.source,
        publishedAt=iso(document.published),
        language="eng" if document.language == "en" else None,
        sourceUrl=document.url if "://" in document.url else None,
        fileName=document.url if "://" not in document.url else None,
        bodyText=document.text,
    )


def _party(node: PartyNode) -> dict[str, Any]:
    schema = _SCHEMATA.get(node.kind or "", "LegalEntity")
    country = (node.country or "").lower() or None
    return _entity(_party_id(node), schema, name=node.name, alias=list(node.others), country=country)


def _event(exported: ExportedClaim) -> dict[str, Any]:
    stored, claim = exported.stored, exported.stored.claim
    document, when, span = stored.stored.document, claim.when, evidence(claim)
    nodes = [(role, _party_id(node)) for role, node in nodes_of(exported) if role != "according_to"]
    words = span.of(document.text) if span else ""
    code = f"{kind_of(claim)} {code_of(claim) or ''}".strip()
    issue = claim.issue if isinstance(claim, Position) else None
    return _entity(
        f"pp-{claim.id}",
        "Event",
        name=f"{code}: {' '.join(words.split())}",
        summary=stored.sentence.text,
        description=claim.text.text if isinstance(claim, Figure) else None,
        keywords=[code, claim.factuality, exported.review, *([issue] if issue else [])],
        startDate=iso(when.start) if when else None,
        endDate=iso(when.end) if when else None,
        location=(claim.where.name or claim.where.quote.text) if claim.where else None,
        country=(claim.where.country or "").lower() if claim.where else None,
        organizer=[node for role, node in nodes if role in _ACTING],
        involved=[node for role, node in nodes if role not in _ACTING],
        proof=_article_id(document),
        publisher=document.source,
        sourceUrl=document.url if "://" in document.url else None,
        recordId=claim.id,
        modifiedAt=stored.recorded_at.date().isoformat(),
    )


def _entity(identity: str, schema: str, **properties: str | list[str] | None) -> dict[str, Any]:
    kept = {
        name: values
        for name, given in properties.items()
        if (values := list(dict.fromkeys([given] if isinstance(given, str) else given or []))) and values != [""]
    }
    return {"id": identity, "schema": schema, "properties": kept}


def _article_id(document: Document) -> str:
    return f"pp-report-{document.fingerprint}"


def _party_id(node: PartyNode) -> str:
    return f"pp-party-{content_hash('party', node.id, node.kind or '')}"
