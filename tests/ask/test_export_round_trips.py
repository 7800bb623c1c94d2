"""What leaves a record as lines or tables and comes back is the same record, on both databases and between them."""

from __future__ import annotations

import csv
import gzip
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from exported_records import (
    HAND,
    TEXTS,
    export_lines,
    export_tables,
    fill,
    fitted,
    import_lines,
    import_tables,
    random_reports,
    reading_of,
)
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from record_samples import document
from sqlalchemy import Engine
from strategies import claims

from pourparler.ask.exports import Exporter, hash_of
from pourparler.ask.imports import ImportedFile
from pourparler.errors import FormatError
from pourparler.resolve.identities.linking import Linker
from pourparler.schema.claims import AnyClaim, Event
from pourparler.schema.exports import ExportOrder
from pourparler.schema.transcripts import FORMAT
from pourparler.schema.views import ClaimFilter
from pourparler.store.checks import check_record
from pourparler.store.coding import CodingView
from pourparler.store.engine import open_record
from pourparler.store.importing import Importer
from pourparler.store.view import View
from pourparler.store.writer import Writer

TEXT = "Meril,\t“Wire”; 🚢 said\r\nso\x00 'twice' \"and\" = + - @ once. " * 14
NOT_SHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example makes three records, so that looking for a smaller one would take minutes."""
ON_EACH_DATABASE = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@pytest.fixture
def filled(record: str) -> Engine:
    engine = open_record(record, create=True)
    fill(engine)
    return engine


def test_an_imported_record_is_the_exported_one(filled: Engine, new_record: Callable[[], str], tmp_path: Path) -> None:
    lines = export_lines(filled)
    engine, done = import_lines(lines, new_record(), tmp_path)
    assert (done.readings, done.notes, done.known, done.outdated) == (4, 1, 0, 0)
    assert (done.seen, done.assignments) == (2, 5), "four were given and one was taken back"
    assert CodingView(engine).assigned() == CodingView(filled).assigned()
    assert CodingView(engine).seen("mara") == CodingView(filled).seen("mara") == {1, 2}
    assert hash_of(engine) == hash_of(filled) == json.loads(lines.splitlines()[-1])["hash"]
    assert export_lines(engine) == lines
    # Not only what was told: every row is the same, its number and what follows from others included.
    ours, theirs = check_record(engine), check_record(filled)
    assert ours == theirs
    assert ours.findings == ()
    assert View(engine).claims(ClaimFilter(words="captives")) == View(filled).claims(ClaimFilter(words="captives"))
    assert View(engine).canonical_parties() == View(filled).canonical_parties()


@given(st.lists(st.lists(claims, max_size=4), min_size=1, max_size=3))
@settings(max_examples=6, deadline=None, suppress_health_check=ON_EACH_DATABASE, phases=NOT_SHRUNK)
def test_any_claims_come_back_as_they_were(
    new_record: Callable[[], str], tmp_path: Path, found: list[list[AnyClaim]]
) -> None:
    engine = open_record(new_record(), create=True)
    writer = Writer(engine, Linker())
    for report, made in zip(random_reports([TEXT] * len(found)), found, strict=True):
        writer.add(fitted(made, report))
    lines = export_lines(engine)
    again, _ = import_lines(lines, new_record(), tmp_path)
    assert export_lines(again) == lines
    assert hash_of(again) == hash_of(engine)
    assert View(again).claims(ClaimFilter()) == View(engine).claims(ClaimFilter())
    with tempfile.TemporaryDirectory() as folder:
        export_tables(engine, Path(folder) / "tables")
        tabled, _ = import_tables(Path(folder) / "tables", new_record())
    assert {s.claim for s in View(tabled).claims(ClaimFilter())} == {
        s.claim for s in View(engine).claims(ClaimFilter())
    }
    assert _documents(tabled) == _documents(engine)


def _documents(engine: Engine) -> list[Any]:
    found = [tally.stored.document for tally in View(engine).documents(ClaimFilter())]
    return sorted(found, key=lambda report: report.id)


def test_from_a_file_to_a_server_and_back(tmp_path: Path, empty_database: str) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    fill(engine)
    lines = export_lines(engine)
    server, _ = import_lines(lines, empty_database, tmp_path)
    back, _ = import_lines(export_lines(server), str(tmp_path / "back.db"), tmp_path)
    assert export_lines(back) == export_lines(server) == lines


def test_the_hash_does_not_care_for_the_order_of_learning(new_record: Callable[[], str]) -> None:
    """Two records that learned the same at the same moments have one hash, whichever row came first."""
    moment = datetime(2024, 2, 8, tzinfo=UTC)
    hashes = set()
    for order in (list(TEXTS), list(TEXTS)[::-1]):
        engine = open_record(new_record(), create=True)
        from pourparler.schema.exports import KeptReading

        entries = [KeptReading(reading_of(document(TEXTS[name], id=name)), moment) for name in order]
        Importer(engine, Linker()).add(entries, [])
        hashes.add(hash_of(engine))
    assert len(hashes) == 1


def test_importing_again_changes_nothing(filled: Engine, record: str, tmp_path: Path) -> None:
    before = hash_of(filled)
    _, done = import_lines(export_lines(filled), record, tmp_path)
    assert (done.readings, done.known, done.judgements, done.notes, done.seen, done.assignments) == (0, 4, 0, 0, 0, 0)
    assert hash_of(filled) == before


def test_a_record_learns_what_it_does_not_know(filled: Engine, new_record: Callable[[], str], tmp_path: Path) -> None:
    other = new_record()
    engine = open_record(other, create=True)
    newest = document(TEXTS["w-1"] + " Berun accepts talks.", id="w-1", url="https://wire.example/w-1")
    Writer(engine, Linker()).add(reading_of(newest))
    began = datetime.now(UTC)
    engine, done = import_lines(export_lines(filled), other, tmp_path)
    assert (done.readings, done.known, done.outdated) == (2, 1, 1), "the older version would count as the newest"
    assert [s.claim for s in View(engine).claims(ClaimFilter())] == [
        s.claim for s in View(filled).claims(ClaimFilter())
    ]
    learned = {tally.stored.document.id: tally.stored.recorded_at for tally in View(engine).documents(ClaimFilter())}
    assert learned["w-2"] >= began, "it learns of it now"
    assert done.seen == 1, "the older version was left out, and so is the mark that it was seen"
    assert check_record(engine).findings == ()


def test_who_was_given_a_report_last_is_not_changed_by_what_was_decided_before(
    filled: Engine, record: str, tmp_path: Path
) -> None:
    before, report = export_lines(filled), next(iter(CodingView(filled).assigned()))
    CodingView(filled).assign([report], (), "keeper")
    without = CodingView(filled).assigned()
    import_lines(before, record, tmp_path)
    assert CodingView(filled).assigned() == without
    later, _ = import_lines(export_lines(filled), str(tmp_path / "later.db"), tmp_path)
    import_lines(before, str(tmp_path / "later.db"), tmp_path)
    assert CodingView(later).assigned() == without


def test_a_part_comes_back_as_a_part(filled: Engine, new_record: Callable[[], str], tmp_path: Path) -> None:
    order = ExportOrder(ClaimFilter(kinds=("event", "figure"), party="Alvania"))
    lines = export_lines(filled, order)
    engine, _ = import_lines(lines, new_record(), tmp_path)
    kept = {claim.stored.claim.id for claim in Exporter(filled, order).claims()}
    assert {stored.claim.id for stored in View(engine).claims(ClaimFilter())} == kept
    assert 0 < len(kept) < len(View(filled).claims(ClaimFilter()))
    assert check_record(engine).findings == ()


@pytest.mark.parametrize("reviewed", [True, False])
def test_what_people_decided_decides_what_leaves(filled: Engine, reviewed: bool) -> None:
    exported = list(Exporter(filled, ExportOrder(ClaimFilter(min_confidence=0.9), reviewed_only=reviewed)).claims())
    assert [claim.review for claim in exported] == ["edited", "accepted"], "a person's word makes a claim certain"
    edited = exported[0].stored.claim
    assert isinstance(edited, Event)
    assert (edited.type, edited.factuality, edited.confidence) == ("CONSULT", "happened", 1.0)
    rejected = {j.subject for j in View(filled).judgements() if j.verdict == "reject"}
    every = {claim.stored.claim.id for claim in Exporter(filled, ExportOrder()).claims()}
    assert rejected
    assert not rejected & every


def test_as_of_a_day_only_what_was_published_by_then(filled: Engine) -> None:
    def exported(day: date) -> list[Any]:
        return list(Exporter(filled, ExportOrder(as_of=day)).claims())

    assert exported(date(2024, 2, 6)) == []
    assert len(exported(date(2024, 2, 7))) == len(list(Exporter(filled, ExportOrder()).claims()))


def test_tables_lose_only_what_the_codebook_names(
    filled: Engine, new_record: Callable[[], str], tmp_path: Path
) -> None:
    export_tables(filled, tmp_path / "tables")
    engine, done = import_tables(tmp_path / "tables", new_record())
    assert done.readings == 3, "earlier versions are left out"
    assert _documents(engine) == _documents(filled)
    before = {claim.stored.claim.id: claim for claim in Exporter(filled, ExportOrder()).claims()}
    after = {claim.stored.claim.id: claim for claim in Exporter(engine, ExportOrder()).claims()}
    edited = {identity for identity, claim in before.items() if claim.review == "edited"}
    unchanged = {i for i, c in before.items() if i not in edited and c.stored.claim == after.get(i, c).stored.claim}
    links = {identity for identity in before if identity not in after and identity not in edited}
    assert unchanged | links == before.keys() - edited
    assert all(after[i].review == before[i].review for i in unchanged & after.keys())
    assert len(after) == len(before)
    anew = [claim for identity, claim in after.items() if identity not in before]
    assert {claim.review for claim in anew if isinstance(claim.stored.claim, Event)} == {"accepted"}
    labels = {party.label for party in View(engine).canonical_parties().values()}
    assert "Republic of Berun" in labels, "what people decided about names comes along"
    assert check_record(engine).findings == ()
    named = (tmp_path / "tables" / "codebook.md").read_text("utf-8")
    assert "what a claim said before a person edited it" in named
    assert "earlier versions of a report" in named


def test_every_column_of_the_tables_is_in_the_codebook(filled: Engine, tmp_path: Path) -> None:
    export_tables(filled, tmp_path / "tables")
    book = (tmp_path / "tables" / "codebook.md").read_text("utf-8")
    for table in sorted((tmp_path / "tables").glob("*.csv")):
        assert f"## {table.name}" in book
        with table.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        section = book.split(f"## {table.name}")[1].split("##")[0]
        assert all(f"| `{column}` |" in section for column in rows[0]), table.name
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1, table.name


def damaged(lines: list[str], at: int, change: Callable[[dict[str, Any]], Any]) -> list[str]:
    value = json.loads(lines[at])
    change(value)
    return [*lines[:at], json.dumps(value), *lines[at + 1 :]]


def _set(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(line: Any) -> None:
        for key in path[:-1]:
            line = line[key]
        line[path[-1]] = value

    return change


DECISION = -9
"""Where the last decision stands: before five lines of assignments, two of what was seen, and the end."""
DAMAGES = [
    (lambda lines: lines[:-1], "cut short"),
    (lambda lines: [*lines[:2], "{", *lines[2:]], "line 3 is no JSON"),
    (lambda lines: lines[1:], "does not begin as an export does"),
    (lambda lines: [lines[0], *lines[2:]], "its last line's hash does not fit"),
    (lambda lines: damaged(lines, 1, _set("text", value="Alvonia")), "line 2: its text, title, day or publisher"),
    (lambda lines: damaged(lines, 1, _set("claims", 0, "factuality", value="negated")), "line 2: claim c-"),
    (lambda lines: damaged(lines, 1, _set("claims", 0, "kind", value="novel")), "line 2"),
    (lambda lines: damaged(lines, 2, _set("sentences", value=[[0, 99999]])), "line 3: a span lies beyond"),
    (lambda lines: damaged(lines, 2, _set("recorded_at", value="yesterday")), "line 3 cannot be understood"),
    (lambda lines: damaged(lines, 2, _set("program", value=None)), "line 3 cannot be understood"),
    (lambda lines: damaged(lines, 2, lambda line: line.pop("text")), "line 3 has no 'text'"),
    (lambda lines: damaged(lines, 2, _set("source", value="Other Wire")), "line 3: its text, title"),
    (lambda lines: damaged(lines, DECISION, _set("judgement", "verdict", value="maybe")), "'maybe' is no verdict"),
    (
        lambda lines: damaged(lines, DECISION, _set("judgement", "by", value="other")),
        "its last line's hash does not fit",
    ),
    (lambda lines: damaged(lines, -2, _set("seen", "by", value=7)), "a text was expected, not 7"),
    (lambda lines: damaged(lines, -2, _set("seen", "by", value="ilyas")), "its last line's hash does not fit"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES, ids=range(len(DAMAGES)))
def test_damaged_lines_are_refused_and_nothing_is_stored(
    tmp_path: Path, damage: Callable[[list[str]], list[str]], said: str
) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    fill(engine)
    lines = export_lines(engine).decode().splitlines()
    with pytest.raises(FormatError, match="nothing was imported") as caught:
        import_lines("".join(f"{line}\n" for line in damage(lines)).encode(), str(tmp_path / "new.db"), tmp_path)
    assert said in str(caught.value)
    assert not (tmp_path / "new.db").exists()


CELLS = [
    ("events.csv", "type", "ASSAULT", "the claim does not say what its id was made of"),
    ("events.csv", "trigger_begins", "x", "events.csv, line 2: it cannot be understood"),
    ("events.csv", "report", "r-none", "belongs to a report or claim that is not there"),
    ("documents.csv", "text", "other words", "documents.csv, line 2: its text, title"),
    ("documents.csv", "published", "soon", "documents.csv, line 2: it cannot be understood"),
    ("parties.csv", "claim", "c-none", "line 2: the claim does not say what its id was made of"),
    ("decisions.csv", "verdict", "maybe", "is no verdict"),
]


@pytest.mark.parametrize(("file", "column", "value", "said"), CELLS, ids=[f"{cell[0]} {cell[1]}" for cell in CELLS])
def test_damaged_tables_are_refused_with_file_and_line(
    tmp_path: Path, file: str, column: str, value: str, said: str
) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    fill(engine)
    export_tables(engine, tmp_path / "tables")
    path = tmp_path / "tables" / file
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[-1 if column == "type" else 0][column] = value  # the first event is an edited one, whose id is of before
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(FormatError) as caught:
        import_tables(tmp_path / "tables", str(tmp_path / "new.db"))
    assert said in str(caught.value)
    assert not (tmp_path / "new.db").exists()


def test_a_file_may_be_compressed_and_cut_ones_are_refused(tmp_path: Path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    fill(engine)
    packed = tmp_path / "exported.jsonl.gz"
    packed.write_bytes(gzip.compress(export_lines(engine)))
    assert len(ImportedFile(packed).check()) == 4
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(FormatError, match="damaged or cut short"):
        ImportedFile(packed).check()


def test_the_claims_printed_for_reports_are_no_record(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text('{"id": "w-1", "claims": []}\n', encoding="utf-8")
    with pytest.raises(FormatError, match=r"pourparler export --format claims -o FILE"):
        ImportedFile(file).check()
    assert FORMAT in export_lines(open_record(tmp_path / "empty.db", create=True)).decode()


def test_a_decision_that_comes_later_is_no_part_of_what_was_known(filled: Engine) -> None:
    moments = [tally.stored.recorded_at for tally in View(filled).documents(ClaimFilter())]
    early = replace(ClaimFilter(), known_on=max(moments) + timedelta(microseconds=1))
    reviews = {claim.review for claim in Exporter(filled, ExportOrder(early)).claims()}
    assert reviews == {"unreviewed"}
    assert HAND.by in export_lines(filled).decode()
