"""A record out of the tables of the CSV export: rows to claims, each checked against the words of its report."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from pourparler.errors import FormatError
from pourparler.follow.steps import find_steps
from pourparler.schema.claims import AnyClaim, Link
from pourparler.schema.codec import content_id, decode_claim, encode_claim, in_order
from pourparler.schema.exports import Entry, KeptJudgement, KeptReading
from pourparler.schema.judgements import Hand
from pourparler.schema.line_faults import fault_of, is_quoted
from pourparler.schema.negotiation import Step
from pourparler.schema.record import Judgement, Reading
from pourparler.schema.transcripts import decode_entry, encode_entry
from pourparler.show.exports.csv_columns import FILES, KINDS, LISTS, PARTY, TYPED, WHERE, file_of, quote_columns
from pourparler.store.importing import EntryVersion, version_of

_FIELDS = {"actor": "actors", "recipient": "recipients"}
_NOTHING = "nothing was imported"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the place where it stands, and its claim's parties or terms beside it."""

    file: str
    line: int
    cells: Mapping[str, str]

    def fault(self, what: str) -> FormatError:
        """Return the error that says what is wrong with the row."""
        return FormatError(f"{self.file}, line {self.line}: {what}; {_NOTHING}; export the tables again.")


class ImportedFolder:
    """The tables of ``pourparler export --format csv``.

    Args:
        source: the folder.
        tell: called for each report.
    """

    def __init__(self, source: Path, tell: Callable[[], None] = lambda: None) -> None:
        self._source = source
        self._tell = tell
        self._kept: list[Entry] = []

    def check(self) -> list[EntryVersion]:
        """Return the versions of all reports, having made sure that every row is sound.

        Raises:
            FormatError: a file is missing, or a row is damaged; the sentence names file and line.
        """
        tables = _Tables(self._source)
        self._kept = []
        for row in tables.rows("documents.csv"):
            self._kept += tables.entries_of(row)
            self._tell()
        for row in tables.rows("decisions.csv"):
            self._kept.append(KeptJudgement(_judgement(row), _moment(row, "at")))
        tables.check_all_used()
        return [version_of(entry) for entry in self._kept if isinstance(entry, KeptReading)]

    def entries(self) -> Iterator[Entry]:
        """Yield what was checked, in order of its learning."""
        yield from sorted(self._kept, key=lambda entry: entry.recorded_at)


class _Tables:
    """The rows of all files, by what they belong to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sentences = self._by("sentences.csv", "report")
        self._claims = {kind: self._by(file_of(kind), "report") for kind in KINDS}
        self._parties = self._by("parties.csv", "claim")
        self._terms = self._by("terms.csv", "claim")

    def rows(self, file: str) -> Iterator[Row]:
        """Yield the rows of a file."""
        path = self._folder / file
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                reader = csv.DictReader(lines, strict=True)
                missing = [column for column in FILES[file] if column not in (reader.fieldnames or ())]
                if missing:
                    raise FormatError(f"{path} lacks the column {missing[0]}; {_NOTHING}; export the tables again.")
                begins = reader.line_num + 1
                for cells in reader:
                    row = Row(str(path), begins, cells)
                    begins = reader.line_num + 1
                    if None in cells or None in cells.values():
                        raise row.fault("it has not as many cells as there are columns")
                    yield row
        except (csv.Error, UnicodeDecodeError) as error:
            raise FormatError(f"{path} is damaged ({error}); {_NOTHING}; export the tables again.") from error
        except OSError as error:
            raise FormatError(f"{path} cannot be read ({error.strerror}); name a folder of exported tables.") from error

    def _by(self, file: str, column: str) -> dict[str, list[Row]]:
        csv.field_size_limit(1 << 30)  # the text of a report is one cell
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows(file):
            found[row.cells[column]].append(row)
        return dict(found)

    def entries_of(self, row: Row) -> Iterator[Entry]:
        """Yield the reading of a report, then what people decided about its claims."""
        report = row.cells["report"]
        bare = self._reading(row, self._sentences.pop(report, []))
        key = bare.reading.document.key
        if key[1] != row.cells["fingerprint"]:
            raise row.fault("its text, title, day or publisher are not those that its fingerprint was made of")
        rows = [each for kind in KINDS for each in self._claims[kind].pop(report, [])]
        claims: dict[str, AnyClaim] = {}
        for each in rows:
            claim = _renamed(self._claim(each, bare), claims)
            claims[each.cells["id"]] = replace(claim, id=content_id(key, encode_claim(claim)))
            if claims[each.cells["id"]].id != each.cells["id"] and not _is_changed(each, claim):
                raise each.fault("the claim does not say what its id was made of")
        distinct = {claim.id: claim for claim in claims.values()}
        reading = replace(bare.reading, claims=in_order(distinct.values()))
        kept = replace(bare, reading=replace(reading, steps=tuple(_steps(reading))))
        fault = fault_of(json.loads(json.dumps(encode_entry(kept))), kept.reading)
        if fault:
            raise row.fault(fault)
        yield kept
        for each in rows:
            if each.cells["review"] in ("accepted", "edited"):
                hand = Hand(each.cells["reviewed_by"], _moment(each, "reviewed_at"), each.cells["review_reason"])
                yield KeptJudgement(hand.writes(claims[each.cells["id"]].id, "accept"), hand.at)

    def _reading(self, row: Row, sentences: list[Row]) -> KeptReading:
        cells = row.cells
        value: dict[str, Any] = {name: cells[name] or None for name in ("published", "published_at", "published_from")}
        value |= {name: cells[name] for name in ("id", "title", "source", "url", "author", "language", "text")}
        try:
            value |= {name: json.loads(cells[name] or "null") for name in LISTS}
            spans = [[int(each.cells["begins"]), int(each.cells["ends"])] for each in sentences]
            program = {"version": cells["program_version"], "weights": cells["weights"], "rules": cells["rules"]}
            more = {"program": program, "sentences": spans, "claims": [], "steps": []}
            entry = decode_entry(value | more | {"recorded_at": cells["recorded_at"]})
        except (ValueError, TypeError) as error:
            raise row.fault(f"it cannot be understood ({error})") from error
        assert isinstance(entry, KeptReading)
        return entry

    def _claim(self, row: Row, kept: KeptReading) -> AnyClaim:
        cells, kind = row.cells, Path(row.file).stem.removesuffix("s")
        own = KINDS[kind]
        try:
            value: dict[str, Any] = {"kind": kind, "id": cells["id"], "factuality": cells["factuality"]}
            value |= {name: _typed(name, cells[name]) for name in ("sentence", "confidence", *own.values)}
            value |= {name: _quote(cells, name) for name in own.quotes}
            value |= {"rules": json.loads(cells["rules"]), "when": _when(cells), "where": _where(cells)}
            value |= dict.fromkeys(own.party) | {name: [] for name in own.parties} | {"according_to": None}
            if kind == "proposal":
                value["terms"] = [_term(each) for each in _in_place(self._terms.pop(cells["id"], []))]
            for each in _in_place(self._parties.pop(cells["id"], [])):
                _add_party(value, each)
            return decode_claim(value)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise row.fault(f"it cannot be understood ({error})") from error

    def check_all_used(self) -> None:
        """Make sure that no row belongs to something that is not there.

        Raises:
            FormatError: one does.
        """
        left = [self._sentences, *self._claims.values(), self._parties, self._terms]
        for rows in left:
            for found in rows.values():
                raise found[0].fault("it belongs to a report or claim that is not there")


def _steps(reading: Reading) -> Iterator[Step]:
    """Yield what the claims do to proposals; a claim whose words are not in its sentence does nothing."""
    if reading.sentences:
        for step in find_steps(reading.document, reading.claims, reading.sentences):
            if is_quoted(msgspec.to_builtins(step), reading.document.text):
                yield step


def _is_changed(row: Row, claim: AnyClaim) -> bool:
    """Tell whether a claim says other than when it got its id: a person edited it, or an event that it links."""
    return row.cells["review"] == "edited" or isinstance(claim, Link)


def _renamed(claim: AnyClaim, known: Mapping[str, AnyClaim]) -> AnyClaim:
    """Return a link with the ids that its events have now; links come after the other kinds."""
    if not isinstance(claim, Link):
        return claim
    ends = (known[end].id if end in known else end for end in (claim.source, claim.target))
    source, target = ends
    return replace(claim, source=source, target=target)


def _in_place(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row.cells["place"]))


def _typed(name: str, cell: str) -> Any:
    if cell == "":
        return None
    return json.loads(cell) if name in TYPED else cell


def _quote(cells: Mapping[str, str], name: str) -> dict[str, Any] | None:
    words, begins, ends = (cells[column] for column in quote_columns(name))
    return {"text": words, "span": [int(begins), int(ends)]} if begins else None


def _when(cells: Mapping[str, str]) -> dict[str, Any] | None:
    quote = _quote(cells, "when")
    if quote is None:
        return None
    days = {"start": cells["first_day"] or None, "end": cells["last_day"] or None}
    return quote | days | {"precision": cells["when_precision"], "approximate": json.loads(cells["when_approximate"])}


def _where(cells: Mapping[str, str]) -> dict[str, Any] | None:
    quote = _quote(cells, "where")
    if quote is None:
        return None
    return quote | {name: _typed(name, cells[f"where_{name}"]) for name in WHERE if cells[f"where_{name}"]}


def _term(row: Row) -> dict[str, Any]:
    return (_quote(row.cells, "term") or {}) | {"issue": row.cells["issue"], "obligor": None}


def _add_party(claim: dict[str, Any], row: Row) -> None:
    party = (_quote(row.cells, "party") or {"text": None}) | {
        name: row.cells[name] for name in PARTY if row.cells[name]
    }
    role = row.cells["role"]
    if role == "obligor":
        claim["terms"][int(row.cells["place"])]["obligor"] = party
    elif role in _FIELDS:
        claim[_FIELDS[role]].append(party)
    else:
        claim[role] = party


def _moment(row: Row, column: str) -> datetime:
    try:
        return datetime.fromisoformat(row.cells[column]).astimezone(UTC)
    except ValueError as error:
        raise row.fault(f"{column} is no moment") from error


def _judgement(row: Row) -> Judgement:
    try:
        entry = decode_entry({"judgement": dict(row.cells) | {"score": None}, "recorded_at": row.cells["at"]})
    except ValueError as error:
        raise row.fault(f"it cannot be understood ({error})") from error
    assert isinstance(entry, KeptJudgement)
    return entry.judgement
