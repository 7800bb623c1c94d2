"""How many annotated times the program finds: same sentence, same first and last day.

For every `when` of an event in the corpus: does one of the sentence's times have its start and end? Reported are the
share found among those with dates and among those without (“for months”), and how many of the program's dated times
stand in a sentence where no annotated time has their days (each is a possible false date, or an unannotated one).

usage: python evaluation/times.py CORPUS [--errors N] [--json]
example: python evaluation/times.py train --errors 20
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from corpora import find_corpus
from pourparler.analyse.documents import Analyser
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Analysis
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.settings import Settings


@dataclass
class Tally:
    """Counts over a corpus."""

    dated: int = 0
    dated_found: int = 0
    undated: int = 0
    undated_found: int = 0
    proposed: int = 0
    unmatched: int = 0
    missed: list[str] = field(default_factory=list)

    def row(self) -> dict[str, float]:
        """Return the figures."""
        return {
            "dated": self.dated,
            "share of dated found": round(self.dated_found / max(1, self.dated), 4),
            "undated": self.undated,
            "share of undated found": round(self.undated_found / max(1, self.undated), 4),
            "dated times proposed": self.proposed,
            "share of them unmatched": round(self.unmatched / max(1, self.proposed), 4),
        }


def to_document(record: dict[str, Any]) -> Document:
    """Return the document of one line of the corpus."""
    published = date.fromisoformat(record["published"])
    return Document(record["id"], " ".join(record["sentences"]), record.get("title") or "", published)


def corpus_bounds(record: dict[str, Any]) -> list[tuple[int, int]]:
    """Return first and last offset of each annotated sentence in the text."""
    bounds, at = [], 0
    for sentence in record["sentences"]:
        bounds.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return bounds


def days(when: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and last day of an annotated time."""
    return when.get("start"), when.get("end")


def days_of(when: When) -> tuple[str | None, str | None]:
    """Return the first and last day of a time as the corpus writes them."""
    return (when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None)


def annotated(record: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the sentence index and time of each event that has one."""
    for event in record["events"]:
        if event.get("when"):
            yield event["s"], event["when"]


def count(record: dict[str, Any], analysis: Analysis, tally: Tally) -> None:
    """Add one document to the tally."""
    times = [when for sentence in analysis.sentences for when in sentence.times]
    bounds = corpus_bounds(record)
    wanted: dict[int, set[tuple[str | None, str | None]]] = {}
    for index, gold in annotated(record):
        wanted.setdefault(index, set()).add(days(gold))
        first, last = bounds[index]
        here = [when for when in times if first <= when.quote.span.start < last]
        found = days(gold) in {days_of(when) for when in here}
        dated = days(gold) != (None, None)
        tally.dated += dated
        tally.undated += not dated
        tally.dated_found += dated and found
        tally.undated_found += found and not dated
        if not found:
            got = "; ".join(f"{when.quote.text} = {'/'.join(map(str, days_of(when)))}" for when in here)
            line = f"{record['id']} {record['published']}: “{gold['text']}” {days(gold)}, not [{got}]"
            tally.missed.append(f"{line}\n    {record['sentences'][index]}")
    for when in times:
        if when.start or when.end:
            index = next((i for i, (first, last) in enumerate(bounds) if first <= when.quote.span.start < last), -1)
            tally.proposed += 1
            tally.unmatched += days_of(when) not in wanted.get(index, set())


def main() -> None:
    """Measure one corpus file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=find_corpus, help="a file, or a name such as train")
    parser.add_argument("--errors", type=int, default=0, help="print so many of the times missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    analyser, tally = Analyser(Reader.load(Settings.from_environment().weights)), Tally()
    for line in options.corpus.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        count(record, analyser.analyse(to_document(record)), tally)
    for line in tally.missed[: options.errors]:
        print(line)
    if options.json:
        print(json.dumps(tally.row(), indent=1))
    else:
        print("\n".join(f"{name:24} {value}" for name, value in tally.row().items()))


if __name__ == "__main__":
    main()
