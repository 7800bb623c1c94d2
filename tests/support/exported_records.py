"""A small record with all kinds of claims, places of all sorts, two versions of a report, and decisions of persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fake_pipeline import PROGRAM, FakePipeline
from record_samples import document
from sqlalchemy import Engine

from pourparler.ask.csv_imports import ImportedFolder
from pourparler.ask.export_formats import Tally, write_csv_folder
from pourparler.ask.exports import Exporter
from pourparler.ask.imports import ImportedFile, import_into
from pourparler.resolve.identities.linking import Linker
from pourparler.schema.claims import AnyClaim, Event, Figure, Link
from pourparler.schema.codec import decode_claim, encode_claim, identify
from pourparler.schema.dates import When
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.entities import Place
from pourparler.schema.exports import ExportOrder, Imported
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Reading
from pourparler.schema.spans import Quote, Span
from pourparler.show.exports.claim_lines import claim_lines
from pourparler.store.coding import CodingView
from pourparler.store.engine import open_record
from pourparler.store.importing import Importer
from pourparler.store.view import View
from pourparler.store.writer import Writer

HAND = Hand("keeper", datetime(2024, 3, 1, 9, 30, tzinfo=UTC), "read the report again")
TEXTS = {
    "w-1": "Alvania rejects talks in Meril. Berun, “warily”, offers captives.",
    "w-2": "Ünal rejects “talks”; 🚢\r\nBerun offers captives.",
    "w-3": "Berun counts dead in Sudan. Alvania counts dead in Darfur.",
}


def fill(engine: Engine) -> None:
    """Read the reports, the first one in two versions, and decide about three claims."""
    writer = Writer(engine, Linker())
    for identity, text in TEXTS.items():
        writer.add(reading_of(document(text, id=identity, url=f"https://wire.example/{identity}")))
    writer.note(Unreadable("x", "broken.pdf", "It is no PDF."))
    writer.add(reading_of(document(TEXTS["w-1"] + " Berun accepts talks.", id="w-1", url="https://wire.example/w-1")))
    events = [stored for stored in View(engine).claims(_all()) if isinstance(stored.claim, Event)]
    rejected, edited, accepted = events[:3]
    writer.judge(
        HAND.writes(rejected.claim.id, "reject"),
        HAND.writes(edited.claim.id, "edit", '{"type": "CONSULT", "factuality": "happened"}'),
        HAND.writes(accepted.claim.id, "accept"),
        HAND.writes("party:berun", "set", "label=Republic of Berun"),
    )
    reports = [tally.stored.document for tally in View(engine).documents(_all())]
    coding = CodingView(engine)
    coding.assign([report.fingerprint for report in reports[:2]], ("mara", "ilyas"), "keeper")
    coding.assign([reports[0].fingerprint], ("mara",), "keeper")
    coding.see([1, 2], "mara")


def _all() -> Any:
    from pourparler.schema.views import ClaimFilter

    return ClaimFilter()


def reading_of(report: Document) -> Reading:
    """Return a reading with a link, a country, a region without coordinates of its own and a numbered figure."""
    made = FakePipeline().read(report)
    claims = [replace(claim, id="") for claim in made.claims]
    events = [at for at, claim in enumerate(claims) if isinstance(claim, Event)]
    if len(events) > 1:
        first, second = events[:2]
        common: dict[str, Any] = {"sentence": 0, "confidence": 0.5, "rules": ("because",)}
        claims.append(Link(source=f"#{first}", target=f"#{second}", relation="caused", **common))
    claims = [_placed(claim, report) for claim in claims]
    return replace(made, claims=identify(report, claims))


def _placed(claim: AnyClaim, report: Document) -> AnyClaim:
    """Return a figure that names a country or a region of it with that place."""
    facts = {
        "Sudan": ("SD", 15.0, 30.0, "country"),
        "Darfur": ("SD", 13.0, 25.0, "region"),
    }
    for name, (country, latitude, longitude, precision) in facts.items():
        at = report.text.find(name)
        sentence = report.text[:at].count(".")
        if at >= 0 and isinstance(claim, Figure) and claim.sentence == sentence:
            quote = Quote(name, Span(at, at + len(name)))
            where = Place(quote, name, country, latitude, longitude, precision)  # type: ignore[arg-type]
            return replace(claim, where=where, high=20.5, when=When(quote, date(2024, 2, 6), date(2024, 2, 7), "range"))
    return claim


def fitted(claims: Sequence[AnyClaim], report: Document) -> Reading:
    """Return a reading with claims whose quotations are words of the report at the places that they name."""
    made = identify(report, [decode_claim(_fit(encode_claim(claim), report.text)) for claim in claims])
    return Reading(report, made, ("Odd report.",), PROGRAM, (Span(0, 40), Span(41, len(report.text))))


def _fit(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_fit(member, text) for member in value]
    if not isinstance(value, dict):
        return value
    fitted_value = {name: _fit(member, text) for name, member in value.items()}
    if "text" in value:  # who is who is no matter of these tests: parties have names that could be somebody's
        fitted_value["name"] = f"Party {len(value.get('name') or '')}"
    if "span" in value and value.get("text") is not None:
        start, end = value["span"]
        fitted_value["text"] = text[start:end]
    return fitted_value


def export_lines(engine: Engine, order: ExportOrder | None = None) -> bytes:
    """Return what ``export --format claims`` writes."""
    asked = order or ExportOrder()
    return b"".join(claim_lines(Exporter(engine, asked).entries(), None if asked.is_whole else {"filtered": True}))


def import_lines(lines: bytes, record: str, folder: Path) -> tuple[Engine, Imported]:
    """Import what was exported; return the record and what was new."""
    file = folder / "exported.jsonl"
    file.write_bytes(lines)
    source = ImportedFile(file)
    versions = source.check()
    engine = open_record(record, create=True)
    return engine, import_into(Importer(engine, Linker()), source, versions)


def export_tables(engine: Engine, folder: Path, order: ExportOrder | None = None) -> None:
    """Write what ``export --format csv`` writes."""
    folder.mkdir()
    write_csv_folder(engine, order or ExportOrder(), folder, Tally())


def import_tables(folder: Path, record: str) -> tuple[Engine, Imported]:
    """Import tables."""
    source = ImportedFolder(folder)
    versions = source.check()
    engine = open_record(record, create=True)
    return engine, import_into(Importer(engine, Linker()), source, versions)


def random_reports(texts: Sequence[str]) -> Iterator[Document]:
    """Yield documents with odd facts, one for each text."""
    for number, text in enumerate(texts):
        yield Document(
            id=f"odd-{number}",
            text=text,
            title=f"Title, “{number}”; 🚢",
            published=date(2024, 1, 1 + number % 28),
            published_at=datetime(2024, 1, 1 + number % 28, 12, tzinfo=UTC),
            published_from="metadata",
            source="Meril Wire",
            url=f"https://wire.example/{number}",
            author="A. Writer",
            dateline=Span(0, 5),
            boilerplate=(Span(3, 9), Span(20, 30)),
            problems=("No day was found.",),
        )
