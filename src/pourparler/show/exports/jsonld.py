"""Claims as linked data (JSON-LD 1.1): schema.org for what they say, PROV for where from, Web Annotation for the words.

The context stands in the file, so that nothing has to be fetched to understand it. What schema.org has no word for is
a term of ``urn:pourparler:term:``. Positions of selectors count code points, from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from pourparler.schema.codec import code_of, evidence, kind_of
from pourparler.schema.documents import Document
from pourparler.schema.entities import Place
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.hashes import content_hash
from pourparler.schema.record import Judgement, Program
from pourparler.schema.spans import Span
from pourparler.show.exports.claim_facts import iso
from pourparler.show.exports.json_text import json_list
from pourparler.show.exports.party_nodes import PartyNode, nodes_of

TERMS = "urn:pourparler:term:"
CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "pp": TERMS,
    "id": "@id",
    "type": "@type",
}
_AROUND = 32
"""Code points before and after a quotation by which it is found again."""
_TYPES = {
    "person": "schema:Person", "state": "schema:Country", "government": "schema:GovernmentOrganization",
    "ngo": "schema:NGO", "media": "schema:NewsMediaOrganization", "group": "schema:Organization",
}  # fmt: skip


def jsonld(claims: Iterable[ExportedClaim]) -> Iterator[bytes]:
    """Yield the document: a graph of reports, readings, parties, claims and the annotations that quote them."""
    head = f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['
    return json_list(head, _nodes(claims), "]}")


def _nodes(claims: Iterable[ExportedClaim]) -> Iterator[dict[str, Any]]:
    told: set[str] = set()
    for exported in claims:
        for node in _around(exported):
            if node["id"] not in told:
                told.add(node["id"])
                yield node
        yield _claim(exported)
        span = evidence(exported.stored.claim)
        if span:
            yield _annotation(exported, span)


def _around(exported: ExportedClaim) -> Iterator[dict[str, Any]]:
    """Yield what a claim refers to: its report, the reading that made it, the program, its parties."""
    document, program = exported.stored.stored.document, exported.stored.program
    yield _report(document)
    yield {
        "id": _agent_id(program),
        "type": "prov:SoftwareAgent",
        "schema:name": "pourparler",
        "schema:softwareVersion": program.version,
        "pp:weights": program.weights,
        "pp:rules": program.rules,
    }
    yield {
        "id": _reading_id(document, program),
        "type": "prov:Activity",
        "prov:used": {"id": _report_id(document)},
        "prov:wasAssociatedWith": {"id": _agent_id(program)},
    }
    yield from (_party(node) for _, node in nodes_of(exported))


def _report(document: Document) -> dict[str, Any]:
    return _known(
        {
            "id": _report_id(document),
            "type": ["schema:Article", "prov:Entity"],
            "schema:identifier": document.id,
            "schema:headline": document.title,
            "schema:author": document.author,
            "schema:inLanguage": document.language,
            "schema:datePublished": _date(iso(document.published)),
            "schema:publisher": {"type": "schema:Organization", "schema:name": document.source}
            if document.source
            else None,
            "schema:url": document.url,
        }
    )


def _party(node: PartyNode) -> dict[str, Any]:
    return _known(
        {
            "id": _party_id(node),
            "type": [_TYPES.get(node.kind or "", "schema:Organization" if node.kind else "schema:Thing"), "prov:Agent"],
            "schema:name": node.name,
            "schema:alternateName": list(node.others),
            "pp:kind": node.kind,
            "pp:country": node.country,
        }
    )


def _claim(exported: ExportedClaim) -> dict[str, Any]:
    stored, claim = exported.stored, exported.stored.claim
    document, when, span = stored.stored.document, claim.when, evidence(claim)
    parties: dict[str, list[dict[str, str]]] = {}
    for role, node in nodes_of(exported):
        parties.setdefault(f"pp:{role}", []).append({"id": _party_id(node)})
    facts = {
        "id": f"urn:pourparler:claim:{claim.id}",
        "type": ["schema:Claim", "prov:Entity"],
        "schema:text": stored.sentence.text,
        "pp:words": span.of(document.text) if span else None,
        "schema:appearance": {"id": _report_id(document)},
        "prov:wasDerivedFrom": {"id": _report_id(document)},
        "prov:wasGeneratedBy": {"id": _reading_id(document, stored.program)},
        "prov:generatedAtTime": {"@value": stored.recorded_at.isoformat(), "@type": "xsd:dateTime"},
        "pp:kind": kind_of(claim),
        "pp:code": code_of(claim),
        "pp:issue": getattr(claim, "issue", None),
        "pp:factuality": claim.factuality,
        "pp:confidence": claim.confidence,
        "schema:temporalCoverage": f"{when.start}/{when.end or '..'}" if when and when.start else None,
        "schema:contentLocation": _place(claim.where) if claim.where else None,
        "pp:review": exported.review,
        "schema:review": _review(exported.decision) if exported.decision else None,
    }
    return _known(facts | parties)


def _place(place: Place) -> dict[str, Any]:
    is_point = place.precision == "place" and place.latitude is not None
    geo = {"type": "schema:GeoCoordinates", "schema:latitude": place.latitude, "schema:longitude": place.longitude}
    return _known(
        {
            "type": "schema:Place",
            "schema:name": place.name or place.quote.text,
            "schema:addressCountry": place.country,
            "schema:geo": geo if is_point else None,
            "pp:precision": place.precision,
            "pp:geonames": place.geonames,
            "pp:contested": place.contested or None,
        }
    )


def _review(decision: Judgement) -> dict[str, Any]:
    return _known(
        {
            "type": "schema:Review",
            "schema:author": {"type": "schema:Person", "schema:name": decision.by},
            "schema:dateCreated": {"@value": decision.at.isoformat(), "@type": "xsd:dateTime"},
            "schema:reviewBody": decision.reason,
        }
    )


def _annotation(exported: ExportedClaim, span: Span) -> dict[str, Any]:
    document, claim = exported.stored.stored.document, exported.stored.claim
    text = document.text
    selectors = [
        {
            "type": "oa:TextQuoteSelector",
            "oa:exact": span.of(text),
            "oa:prefix": text[max(0, span.start - _AROUND) : span.start],
            "oa:suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
    ]
    return {
        "id": f"urn:pourparler:annotation:{claim.id}",
        "type": "oa:Annotation",
        "oa:motivatedBy": {"id": "oa:identifying"},
        "oa:hasBody": {"id": f"urn:pourparler:claim:{claim.id}"},
        "oa:hasTarget": {
            "type": "oa:SpecificResource",
            "oa:hasSource": {"id": _report_id(document)},
            "oa:hasSelector": selectors,
        },
    }


def _report_id(document: Document) -> str:
    return f"urn:pourparler:report:{document.fingerprint}"


def _reading_id(document: Document, program: Program) -> str:
    parts = (document.id, document.fingerprint, program.version, program.weights, program.rules)
    return f"urn:pourparler:reading:{content_hash('reading', *parts)}"


def _agent_id(program: Program) -> str:
    return f"urn:pourparler:program:{content_hash('program', program.version, program.weights, program.rules)}"


def _party_id(node: PartyNode) -> str:
    return f"urn:pourparler:party:{quote(node.id, safe=':', errors='backslashreplace')}"


def _date(day: str | None) -> dict[str, str] | None:
    return {"@value": day, "@type": "xsd:date"} if day else None


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
