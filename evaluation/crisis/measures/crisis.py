"""The sample crisis as a record made it: gold rows, the reports as read, and questions to the record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pourparler.ask.keeping import Keeper
from pourparler.ask.sources import Order
from pourparler.ask.writers import open_writer
from pourparler.schema.record import Reading
from pourparler.store.across import AcrossView
from pourparler.store.engine import open_record
from pourparler.store.view import View

GOLD = Path(__file__).resolve().parents[1]
SAMPLES = GOLD.parents[1] / "src" / "pourparler" / "data" / "samples"


def read_rows(name: str) -> list[dict[str, Any]]:
    """Return the objects of one gold file."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Crisis:
    """What measures look at.

    Attributes:
        path: the record.
        view: asks it.
        across: asks it about what several reports tell.
        readings: reading of each gold document by its id; a later version does not replace the earlier one here.
    """

    path: Path
    view: View
    across: AcrossView
    readings: Mapping[str, Reading]


@contextmanager
def read_crisis(keep: Path | None = None) -> Iterator[Crisis]:
    """Read all sample reports into a record, in a temporary folder unless told where to keep it."""
    with TemporaryDirectory(prefix="pourparler-crisis-") as folder:
        path = keep or Path(folder) / "crisis.db"
        engine = open_record(path, create=True)
        keeper = Keeper(open_writer(engine), skip_known=False)
        order = Order((str(SAMPLES / "demo"), str(SAMPLES / "more")))
        readings = [result for result in keeper.keep(order) if isinstance(result, Reading)]
        yield Crisis(path, View(engine), AcrossView(engine), dict(_by_gold_id(readings)))


def _by_gold_id(readings: list[Reading]) -> Iterator[tuple[str, Reading]]:
    """Yield each gold document with its reading: by its record's id or address, versions in their order."""
    used: set[int] = set()
    for row in read_rows("documents"):
        for at, reading in enumerate(readings):
            document = reading.document
            if at not in used and (document.id == row["record"] if row["record"] else document.url == row["url"]):
                used.add(at)
                yield row["id"], reading
                break
        else:
            raise SystemExit(f"The sample reports have no document {row['id']} ({row['file']}); run check.py.")


def place_of(reading: Reading, quote: str, words: str) -> tuple[int, int]:
    """Return where the words of a quotation are in a report's text."""
    text = reading.document.text
    at = text.find(quote)
    if at < 0:  # marks such as the asterisks of Markdown
        quote = quote.strip("* ")
        at = text.find(quote)
    if at < 0:
        raise SystemExit(f"{reading.document.title!r} does not hold the quotation {quote!r}; run check.py --as-read.")
    start = at + quote.find(words)
    return start, start + len(words)
