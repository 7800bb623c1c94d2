"""Claims as one Parquet file: a row a claim, typed and nested as the claims format is.

Each kind has a column of its own that is a struct, null for claims of other kinds: ``event.type``, ``figure.best``.
Rows are written in groups, so that no more than one group is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from pourparler.errors import SettingsError
from pourparler.schema.codec import encode_claim, encode_quote, kind_of
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.participants import parties_of
from pourparler.show.exports.claim_facts import identity_at
from pourparler.show.exports.csv_columns import KINDS

GROUP = 2000
"""Claims of a row group."""
_NUMBERS = frozenset({"low", "best", "high"})


def write_parquet(claims: Iterable[ExportedClaim], target: BinaryIO) -> None:
    """Write the file.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SettingsError(
            "--format parquet needs pyarrow; install it with: pip install 'pourparler[parquet]'."
        ) from error
    schema = _schema(pyarrow)
    with pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for group in _groups(claims):
            writer.write_table(pyarrow.Table.from_pylist([row_of(claim) for claim in group], schema))


def _groups(claims: Iterable[ExportedClaim]) -> Iterator[list[ExportedClaim]]:
    waiting = iter(claims)
    while group := list(islice(waiting, GROUP)):
        yield group


def _schema(pyarrow: Any) -> Any:
    """Return the columns and their types."""
    text, whole, real = pyarrow.string(), pyarrow.int64(), pyarrow.float64()
    yes, moment = pyarrow.bool_(), pyarrow.timestamp("us", "UTC")
    quote = {"text": text, "start": whole, "end": whole}
    party = quote | {"name": text, "entity": text, "kind": text, "country": text, "id": text, "label": text}
    when = quote | {"first_day": pyarrow.date32(), "last_day": pyarrow.date32(), "precision": text, "approximate": yes}
    where = quote | {"name": text, "country": text, "latitude": real, "longitude": real, "precision": text}
    where |= {"geonames": whole, "contested": yes}

    def struct(fields: dict[str, Any]) -> Any:
        return pyarrow.struct(list(fields.items()))

    def of_kind(kind: str) -> Any:
        own = KINDS[kind]
        fields = {name: real if name in _NUMBERS else yes if name == "core" else text for name in own.values}
        fields |= dict.fromkeys(own.quotes, struct(quote)) | dict.fromkeys(own.party, struct(party))
        fields |= dict.fromkeys(own.parties, pyarrow.list_(struct(party)))
        if kind == "proposal":
            fields["terms"] = pyarrow.list_(struct(quote | {"issue": text, "obligor": struct(party)}))
        return struct(fields)

    document = {"id": text, "title": text, "source": text, "published": pyarrow.date32(), "url": text}
    document |= {"language": text, "fingerprint": text, "version": whole, "versions": whole}
    program = dict.fromkeys(("version", "weights", "rules"), text)
    columns = {"id": text, "kind": text, "sentence": whole, "quotation": struct(quote), "factuality": text}
    columns |= {"confidence": real, "rules": pyarrow.list_(text), "according_to": struct(party)}
    columns |= {"when": struct(when), "where": struct(where)} | {kind: of_kind(kind) for kind in KINDS}
    columns |= {"review": text, "reviewed_by": text, "reviewed_at": moment, "review_reason": text}
    columns |= {"document": struct(document), "program": struct(program), "recorded_at": moment}
    return pyarrow.schema(list(columns.items()))


def row_of(exported: ExportedClaim) -> dict[str, Any]:
    """Return the row of a claim, as plain values."""
    stored, claim, decision = exported.stored, exported.stored.claim, exported.decision
    document, encoded, kind = stored.stored.document, encode_claim(claim), kind_of(claim)
    who = [_party(exported, at) for at, _ in enumerate(parties_of(claim))]
    return {
        "id": claim.id,
        "kind": kind,
        "sentence": claim.sentence,
        "quotation": _quote(encode_quote(stored.sentence)),
        "factuality": claim.factuality,
        "confidence": claim.confidence,
        "rules": list(claim.rules),
        "according_to": _one(exported, who, "according_to"),
        "when": _when(encoded["when"]),
        "where": _quote(encoded["where"]) if encoded["where"] else None,
        kind: _own(exported, encoded, who),
        "review": exported.review,
        "reviewed_by": decision.by if decision else None,
        "reviewed_at": decision.at if decision else None,
        "review_reason": decision.reason if decision else None,
        "document": {
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "published": document.published,
            "url": document.url,
            "language": document.language,
            "fingerprint": document.fingerprint,
            "version": stored.stored.version,
            "versions": stored.stored.versions,
        },
        "program": {name: getattr(stored.program, name) for name in ("version", "weights", "rules")},
        "recorded_at": stored.recorded_at,
    }


def _own(exported: ExportedClaim, encoded: dict[str, Any], who: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields of a claim's own kind."""
    columns = KINDS[encoded["kind"]]
    found = {name: encoded[name] for name in columns.values}
    found |= {name: _quote(encoded[name]) for name in columns.quotes}
    found |= {name: _one(exported, who, name) for name in columns.party}
    found |= {name: _all(exported, who, name.removesuffix("s")) for name in columns.parties}
    if encoded["kind"] == "proposal":
        obligors = iter(_all(exported, who, "obligor"))
        found["terms"] = [
            (_quote(term) or {}) | {"issue": term["issue"], "obligor": next(obligors) if term["obligor"] else None}
            for term in encoded["terms"]
        ]
    return found


def _party(exported: ExportedClaim, at: int) -> dict[str, Any]:
    _, party = list(parties_of(exported.stored.claim))[at]
    known = identity_at(exported, at)
    quote = _quote(encode_quote(party.quote)) if party.quote else None
    facts = {"name": party.name, "entity": party.entity, "kind": party.kind, "country": party.country}
    return (quote or {}) | facts | {"id": known.id if known else None, "label": known.label if known else party.label}


def _all(exported: ExportedClaim, who: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    return [party for (own, _), party in zip(parties_of(exported.stored.claim), who, strict=True) if own == role]


def _one(exported: ExportedClaim, who: list[dict[str, Any]], role: str) -> dict[str, Any] | None:
    return next(iter(_all(exported, who, role)), None)


def _quote(value: dict[str, Any] | None) -> dict[str, Any] | None:
    if value is None:
        return None
    start, end = value["span"]
    return {name: known for name, known in value.items() if name != "span"} | {"start": start, "end": end}


def _when(value: dict[str, Any] | None) -> dict[str, Any] | None:
    quote = _quote(value)
    if quote is None or value is None:
        return None
    first, last = (date.fromisoformat(value[name]) if value[name] else None for name in ("start", "end"))
    words = {"text": quote["text"], "start": quote["start"], "end": quote["end"]}
    return words | {
        "first_day": first,
        "last_day": last,
        "precision": value["precision"],
        "approximate": value["approximate"],
    }
