"""The formats in which a record leaves, each from an open record to its bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from pourparler.ask.exports import Exporter
from pourparler.schema.acts import Act
from pourparler.schema.claims import Figure, Link
from pourparler.schema.exports import ExportedClaim, ExportOrder, KeptReading
from pourparler.store.engine import record_name

_EVER = date(1000, 1, 1)
"""Before anything that a report tells."""


@dataclass
class Tally:
    """Counts what was written, for the sentence that tells it."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    tell: Callable[[], None] = lambda: None

    def count(self, thing: str, number: int = 1) -> None:
        """Count something that was written."""
        self.counts[thing] += number
        self.tell()

    @property
    def phrase(self) -> str:
        """What was written: “12 claims of 3 documents”."""
        counts = sorted(self.counts.items(), key=lambda pair: pair[0] == "document") or [("claim", 0)]
        parts = [f"{number:,} {thing}" + ("" if number == 1 else "s") for thing, number in counts]
        return " of ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:]) + "".join(self.notes)


def counted(claims: Iterator[ExportedClaim], tally: Tally) -> Iterator[ExportedClaim]:
    """Yield claims, counting them and their documents."""
    before: tuple[str, str] | None = None
    for claim in claims:
        tally.count("claim")
        document = claim.stored.stored.document
        if (document.id, document.fingerprint) != before:
            before = (document.id, document.fingerprint)
            tally.count("document")
        yield claim


def claims_lines(engine: Engine, order: ExportOrder, asked: Mapping[str, Any], tally: Tally) -> Iterator[bytes]:
    """Yield the record in the claims format, whole where nothing is left out."""
    from pourparler.show.exports.claim_lines import claim_lines

    def entries() -> Iterator[Any]:
        for entry in Exporter(engine, order).entries():
            if isinstance(entry, KeptReading):
                tally.count("claim", len(entry.reading.claims))
                tally.count("document")
            yield entry

    return claim_lines(entries(), None if order.is_whole else asked or {"filtered": True})


def plover_lines(engine: Engine, order: ExportOrder, tally: Tally, *, as_json: bool) -> Iterator[bytes]:
    """Yield events by PLOVER's conventions, by day; the tally tells what the conventions left out."""
    from pourparler.show.coded_events import CodedEvent, code_events, day_order
    from pourparler.show.exports.csv_tables import csv_line
    from pourparler.show.exports.json_text import json_bytes
    from pourparler.show.plover import COLUMNS, row_of

    coded: list[CodedEvent] = []
    left_out: Counter[str] = Counter()
    for _, of_report in groupby(Exporter(engine, order).claims(), key=lambda each: each.stored.stored.document.id):
        found, without = code_events(each.stored for each in of_report)
        coded += found
        left_out += without
    if not as_json:
        yield csv_line(COLUMNS, "\n")
    for event in sorted(coded, key=day_order):
        row = row_of(event)
        tally.count("event")
        yield json_bytes(row) + b"\n" if as_json else csv_line(row.values(), "\n")
    if left_out:
        parts = ", ".join(f"{count} by {convention}" for convention, count in left_out.most_common())
        tally.notes.append(f" ({left_out.total()} left out: {parts})")


def ical_lines(engine: Engine, order: ExportOrder, tally: Tally) -> Iterator[bytes]:
    """Yield the calendar of what reports announced."""
    from pourparler.ask.counting import Counting
    from pourparler.resolve.identities.told_acts import acts_of
    from pourparler.show.exports.ical import ical, is_due
    from pourparler.store.across import AcrossView

    # How certain they are is looked at when it is known what people vouch for.
    wanted = replace(order.wanted, kinds=("event",), due=True, limit=None, min_confidence=0.0)
    counting = Counting.of(engine, wanted.known_on, reviewed_only=order.reviewed_only)
    material = counting.of_acts(AcrossView(engine).acts(wanted))
    acts = [act for act in acts_of(material, order.as_of) if is_due(act) and act_passes(act, order)]
    tally.count("event", len(acts))
    return ical(acts)


def act_passes(act: Act, order: ExportOrder) -> bool:
    """Tell whether a report of an act is certain enough and was there by the day that is asked for."""
    return any(
        stored.claim.confidence >= order.wanted.min_confidence
        and (order.as_of is None or (stored.stored.document.published or order.as_of) <= order.as_of)
        for stored in act.reports
    )


def atom_lines(engine: Engine, order: ExportOrder, record: str, tally: Tally) -> Iterator[bytes]:
    """Yield the feed of what changed since the filter's first day, up to its last.

    Of what changed only that is told of which a claim passes the filter, whatever day that claim is about.
    """
    from pourparler.ask.chosen_records import negotiation_of
    from pourparler.ask.counting import Counting
    from pourparler.ask.news import tell_news
    from pourparler.show.changes import encode_changes
    from pourparler.show.exports.atom import atom, entries_of
    from pourparler.show.ledgers import LedgerView

    wanted = order.wanted
    since, until = wanted.since or _EVER, order.as_of or wanted.until
    counting = Counting.of(engine, wanted.known_on, reviewed_only=order.reviewed_only)
    followed = negotiation_of(engine, counting, wanted.known_on)
    told = tell_news(engine, followed, since, until, wanted.known_on, reviewed_only=order.reviewed_only)
    entries = entries_of(encode_changes(told, LedgerView(followed.label, until, 80)))
    passing = Exporter(engine, replace(order, wanted=replace(wanted, since=None, until=None))).ids()
    kept = [entry for entry in entries if not passing.isdisjoint(entry.claims)]
    tally.count("change", len(kept))
    return atom(kept, record)


def write_csv_folder(engine: Engine, order: ExportOrder, folder: Path, tally: Tally) -> None:
    """Write the tables and their codebook into an empty folder."""
    from pourparler.show.exports.csv_codebook import codebook
    from pourparler.show.exports.csv_columns import FILES
    from pourparler.show.exports.csv_tables import (
        heading_of,
        line_of_row,
        row_of_decision,
        rows_of_claim,
        rows_of_report,
    )

    exporter = Exporter(engine, order)
    (folder / "codebook.md").write_bytes(codebook())
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("wb")) for name in FILES}
        for name, file in files.items():
            file.write(heading_of(name))
        for kept, version, versions in exporter.reports():
            tally.count("document")
            for name, row in rows_of_report(kept, version, versions):
                files[name].write(line_of_row(name, row))
        for claim in exporter.claims():
            tally.count("claim")
            for name, row in rows_of_claim(claim):
                files[name].write(line_of_row(name, row))
        for decision in exporter.decisions():
            files["decisions.csv"].write(line_of_row("decisions.csv", row_of_decision(decision)))


def format_lines(  # noqa: PLR0913  # what a format needs
    engine: Engine, format: str, order: ExportOrder, tally: Tally, *, as_json: bool, asked: Mapping[str, Any]
) -> Iterator[bytes]:
    """Return the lines of a format that is a text in one file.

    Args:
        engine: of an open record.
        format: its name.
        order: what is asked for.
        tally: counts what is written.
        as_json: whether PLOVER's events come as JSON Lines.
        asked: the options, for the heading of a part of a record.
    """
    match format:
        case "claims":
            return claims_lines(engine, order, asked, tally)
        case "plover":
            return plover_lines(engine, order, tally, as_json=as_json)
        case "ical":
            return ical_lines(engine, order, tally)
        case "atom":
            return atom_lines(engine, order, Path(record_name(engine)).name, tally)
        case _:
            return _lines_of_claims(engine, format, order, tally)


def _lines_of_claims(engine: Engine, format: str, order: ExportOrder, tally: Tally) -> Iterator[bytes]:
    """Return the lines of a format that is made claim by claim, of the claims that it takes."""
    from pourparler.show.exports.ftm import ftm
    from pourparler.show.exports.geojson import geojson
    from pourparler.show.exports.hxl import hxl
    from pourparler.show.exports.jsonld import jsonld

    claims = Exporter(engine, order).claims()
    match format:
        case "geojson":
            return geojson(counted((each for each in claims if each.stored.claim.where), tally))
        case "ftm":
            return ftm(counted((each for each in claims if not isinstance(each.stored.claim, Link)), tally))
        case "hxl":
            return hxl(counted((each for each in claims if isinstance(each.stored.claim, Figure)), tally))
        case _:
            return jsonld(counted(claims, tally))
