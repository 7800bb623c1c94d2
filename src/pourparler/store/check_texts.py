"""Hashes of reports and claims, columns against claims, and every quoted word against the text it is quoted from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from pourparler.schema.codec import content_id
from pourparler.schema.documents import Document
from pourparler.schema.line_faults import is_quoted
from pourparler.schema.participants import parties_of
from pourparler.schema.upkeep import Finding
from pourparler.store import rows, tables

_READ_AGAIN = "Restore a backup, or read the report again into a new record."


def wrong_texts(connection: Connection) -> Iterator[Finding]:
    """Yield what does not agree with the texts, report by report."""
    version = tables.versions.c.number
    for number in connection.execute(select(version).order_by(version)).scalars().all():
        row = connection.execute(select(tables.versions).where(version == number)).one()
        yield from _wrong_version(row)
        yield from _wrong_offices(connection, row)
        reading = tables.readings.c
        asked = select(tables.readings).where(reading.version == number).order_by(reading.number)
        for read in connection.execute(asked).all():
            yield from _wrong_reading(connection, row, read)


def _wrong_version(row: Row[Any]) -> Iterator[Finding]:
    where = f"report {row.id}"
    try:
        document = rows.document_of(row)
    except (ValueError, KeyError, TypeError):
        yield Finding(where, f"Its facts cannot be understood. {_READ_AGAIN}")
        return
    if document.fingerprint != row.fingerprint:
        yield Finding(where, f"Its text or facts are not those that its hash was made of. {_READ_AGAIN}")
    spans = [*document.boilerplate, *([document.dateline] if document.dateline else [])]
    if any(span.end > len(document.text) for span in spans):
        yield Finding(where, f"A span lies beyond its text's end. {_READ_AGAIN}")


def _wrong_offices(connection: Connection, row: Row[Any]) -> Iterator[Finding]:
    office = tables.party_offices.c
    for found in connection.execute(select(tables.party_offices).where(office.version == row.number)):
        if not 0 <= found.span_start < found.span_end <= len(row.text):
            yield Finding(f"report {row.id}", f"The words of an office lie beyond its text's end. {_READ_AGAIN}")


def _wrong_reading(connection: Connection, version: Row[Any], read: Row[Any]) -> Iterator[Finding]:
    where = f"reading {read.number} of report {version.id}"
    spans = json.loads(read.sentences)
    if any(not 0 <= start <= end <= len(version.text) for start, end in spans):
        yield Finding(where, f"A sentence lies beyond its text's end. {_READ_AGAIN}")
    claim = tables.claims.c
    found = connection.execute(select(tables.claims).where(claim.reading == read.number).order_by(claim.number)).all()
    parties, issues = _of_claims(connection, read.number)
    read_from = Document(version.id, version.text, version.title, version.published, source=version.source)
    reading = _Read(read_from.key, version.text, {row.id for row in found})
    for row in found:
        for what in _wrong_claim(reading, row, parties.get(row.number, []), issues.get(row.number, set())):
            yield Finding(f"claim {row.id}", f"{what} {_READ_AGAIN}")
    step = tables.steps.c
    for row in connection.execute(select(tables.steps).where(step.reading == read.number)):
        if not is_quoted(json.loads(row.content), version.text):
            yield Finding(where, f"A step quotes words that are not in its text. {_READ_AGAIN}")


_Parties = dict[int, list[dict[str, Any]]]


def _of_claims(connection: Connection, reading: int) -> tuple[_Parties, dict[int, set[str]]]:
    """Return the rows of parties and the issues of a reading's claims, by the claims' numbers."""
    claim, party, issue = tables.claims.c, tables.claim_parties, tables.claim_issues
    parties: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    issues: defaultdict[int, set[str]] = defaultdict(set)
    asked = select(party).join(tables.claims, claim.number == party.c.claim).where(claim.reading == reading)
    for row in connection.execute(asked.order_by(party.c.claim, party.c.position)).mappings():
        parties[row["claim"]].append({key: value for key, value in row.items() if key not in ("claim", "position")})
    also = select(issue).join(tables.claims, claim.number == issue.c.claim).where(claim.reading == reading)
    for one in connection.execute(also):
        issues[one.claim].add(one.issue)
    return parties, issues


class _Read(NamedTuple):
    """What the claims of a reading are checked against: its report's key and text, and the ids of all its claims."""

    key: tuple[str, str]
    text: str
    known: set[str]


def _wrong_claim(reading: _Read, row: Row[Any], parties: list[dict[str, Any]], issues: set[str]) -> Iterator[str]:
    try:
        content = json.loads(row.content)
        claim = rows.claim_of(row.content)
    except (ValueError, KeyError, TypeError):
        yield "Its content cannot be understood."
        return
    if not content.get("id") == row.id == content_id(reading.key, content):
        yield "Its content is not what its id was made of."
    if not is_quoted(content, reading.text):
        yield "It quotes words that are not in its text at that place."
    columns = rows.claim_row(claim) | {"content": row.content}
    if any(getattr(row, name) != value for name, value in columns.items()):
        yield "Its columns say other than its content."
    if parties != [rows.party_row(role, party) for role, party in parties_of(claim)]:
        yield "Its parties are not those of its content."
    if issues != set(rows.issues_of(claim)):
        yield "Its issues are not those of its content."
    if content["kind"] == "link" and not {content["from"], content["to"]} <= reading.known:
        yield "It links claims that its reading does not hold."
