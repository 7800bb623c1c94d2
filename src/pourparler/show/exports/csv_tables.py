"""Claims as tables (CSV, RFC 4180): a row for each claim in its kind's file, parties beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pourparler.schema.claims import Proposal
from pourparler.schema.codec import encode_claim, encode_party, kind_of
from pourparler.schema.exports import ExportedClaim, KeptReading
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement
from pourparler.schema.transcripts import encode_entry
from pourparler.show.exports.claim_facts import identity_at
from pourparler.show.exports.csv_columns import DOCUMENT, FILES, KINDS, PARTY, WHERE, file_of, quote_columns, report_key

Row = dict[str, object]
_FIELD_OF_ROLE = {"actor": "actors", "recipient": "recipients"}


def heading_of(file: str) -> bytes:
    """Return the first line of a file."""
    return csv_line(FILES[file])


def line_of_row(file: str, row: Mapping[str, object]) -> bytes:
    """Return a row as a line of its file."""
    return csv_line([_cell(row.get(column)) for column in FILES[file]])


def csv_line(cells: Iterable[object], ending: str = "\r\n") -> bytes:
    """Return a line; whatever holds a sign that parts cells or lines stands in quotation marks."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=ending).writerow(cells)
    return line.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def rows_of_claim(exported: ExportedClaim) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a claim with their files: its own, its parties and the terms of a proposal."""
    stored, claim = exported.stored, exported.stored.claim
    kind, encoded = kind_of(claim), encode_claim(claim)
    own = KINDS[kind]
    named: dict[str, list[str]] = {}
    for role, party in parties_of(claim):
        named.setdefault(_FIELD_OF_ROLE.get(role, role), []).append(party.label)
    row: Row = {
        "id": claim.id,
        "report": report_key(stored.stored.document),
        "sentence": claim.sentence,
        "factuality": claim.factuality,
        "confidence": claim.confidence,
        "rules": list(claim.rules),
        "quotation": stored.sentence.text,
        **{name: encoded[name] for name in own.values},
        **{name: "; ".join(named.get(name, [])) for name in (*own.party, *own.parties, "according_to")},
        **_review(exported),
        **_when(encoded["when"]),
        **_where(encoded["where"]),
    }
    for name in own.quotes:
        row |= _quote(name, encoded[name])
    yield file_of(kind), row
    yield from (("parties.csv", party) for party in _parties(exported))
    if isinstance(claim, Proposal):
        for place, term in enumerate(encoded["terms"]):
            yield "terms.csv", {"claim": claim.id, "place": place, "issue": term["issue"]} | _quote("term", term)


def _review(exported: ExportedClaim) -> Row:
    decision = exported.decision
    if decision is None:
        return {"review": exported.review}
    at = decision.at.isoformat()
    return {"review": exported.review, "reviewed_by": decision.by, "reviewed_at": at, "review_reason": decision.reason}


def _quote(name: str, quote: Mapping[str, Any] | None) -> Row:
    if quote is None or quote.get("text") is None:
        return {}
    return dict(zip(quote_columns(name), (quote["text"], *quote["span"]), strict=True))


def _when(when: Mapping[str, Any] | None) -> Row:
    if when is None:
        return {}
    days = {"first_day": when["start"], "last_day": when["end"]}
    rest = {"when_precision": when["precision"], "when_approximate": when["approximate"]}
    return _quote("when", when) | days | rest


def _where(where: Mapping[str, Any] | None) -> Row:
    if where is None:
        return {}
    return _quote("where", where) | {f"where_{name}": where.get(name) for name in WHERE}


def _parties(exported: ExportedClaim) -> Iterator[Row]:
    claim = exported.stored.claim
    obligors = [at for at, term in enumerate(claim.terms) if term.obligor] if isinstance(claim, Proposal) else []
    places: dict[str, int] = {}
    for at, (role, party) in enumerate(parties_of(claim)):
        encoded, known = encode_party(party), identity_at(exported, at)
        place = places[role] = places.get(role, -1) + 1
        yield {
            "claim": claim.id,
            "role": role,
            "place": obligors[place] if role == "obligor" else place,
            **_quote("party", encoded),
            **{name: encoded.get(name) for name in PARTY},
            "party_id": known.id if known else None,
            "party_name": known.label if known else None,
        }


def rows_of_report(kept: KeptReading, version: int, versions: int) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a report: its own, and its sentences."""
    encoded = encode_entry(kept)
    program = encoded["program"]
    known = {"program_version": program["version"], "weights": program["weights"], "rules": program["rules"]}
    report = report_key(kept.reading.document)
    row = encoded | known | {"report": report, "version": version, "versions": versions}
    yield "documents.csv", {column: row[column] for column in DOCUMENT}
    for number, span in enumerate(kept.reading.sentences):
        yield "sentences.csv", {"report": report, "sentence": number, "begins": span.start, "ends": span.end}


def row_of_decision(judgement: Judgement) -> Row:
    """Return the row of a decision that is about no single claim."""
    row: Row = {name: getattr(judgement, name) for name in FILES["decisions.csv"]}
    return row | {"at": judgement.at.isoformat()}
