"""Words per second of everything but the neural reader: analysis by rules, extraction, resolution.

The reader reads the statements once and its answers are kept; then all that follows is done again and again for some
seconds of one core's time. Words are those of the text, parted by blanks.

usage: python benchmarks/extraction.py FOLDER [--limit N] [--seconds N] [--json] [--save]
example: python benchmarks/extraction.py ../shared/data/white_house --limit 60
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dates import load_documents
from figures import save
from pourparler.analyse.documents import Analyser
from pourparler.extract.claims import extract_claims
from pourparler.neural.reader import Reader
from pourparler.resolve.claims import Resolver
from pourparler.schema.codec import identify
from pourparler.schema.documents import Document
from pourparler.settings import Settings


@dataclass
class Kept:
    """A reader that gives what another one answered before, document by document."""

    reader: Any
    answer: Any = None

    def read(self, text: Any) -> Any:
        """Return the kept answer, or ask for it once."""
        if self.answer is None:
            self.answer = self.reader.read(text)
        return self.answer


def rate(run: Callable[[], object], words: int, seconds: float) -> int:
    """Return the words per second of one core's time that a run over all documents takes."""
    run()
    rounds, started = 0, time.process_time()
    while time.process_time() - started < seconds:
        run()
        rounds += 1
    return round(words * rounds / (time.process_time() - started))


def measure(documents: Sequence[Document], reader: Any, seconds: float) -> dict[str, int]:
    """Return the rates of each part and of all of them."""
    analysers = [Analyser(Kept(reader)) for _ in documents]
    analyses = [analyser.analyse(document) for analyser, document in zip(analysers, documents, strict=True)]
    claims = [extract_claims(analysis) for analysis in analyses]
    resolver = Resolver.load()

    def analyse() -> list[Any]:
        return [analyser.analyse(document) for analyser, document in zip(analysers, documents, strict=True)]

    def resolve() -> list[Any]:
        resolved = (resolver.resolve(found, analysis) for found, analysis in zip(claims, analyses, strict=True))
        return [identify(document, each) for document, each in zip(documents, resolved, strict=True)]

    words = sum(len(document.text.split()) for document in documents)
    parts = {
        "analysis by rules": rate(analyse, words, seconds),
        "extraction": rate(lambda: [extract_claims(analysis) for analysis in analyses], words, seconds),
        "resolution": rate(resolve, words, seconds),
    }
    together = round(1 / sum(1 / part for part in parts.values()))
    return {"statements": len(documents), "words": words} | {
        f"{name}, words per second": value for name, value in (parts | {"all three": together}).items()
    }


def main() -> None:
    """Measure and print or save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds statements.jsonl")
    parser.add_argument("--limit", type=int, default=100, help="statements to read (100)")
    parser.add_argument("--seconds", type=float, default=4.0, help="time for each part (4)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    reader = Reader.load(Settings.from_environment().weights)
    found = measure(load_documents(options.folder, options.limit), reader, options.seconds)
    if options.save:
        save("extraction", found)
    lines = (f"{name:40} {value:>10,}" for name, value in found.items())
    print(json.dumps(found, indent=1) if options.json else "\n".join(lines))


if __name__ == "__main__":
    main()
