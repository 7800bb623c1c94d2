"""Times of a document, sentence by sentence, resolved against its publication date and the days named before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When
from pourparler.schema.documents import Document


@dataclass(slots=True)
class TimeFinder:
    """Finds the times of one document; its sentences are given in order."""

    published: date | None

    def find(self, sentence: Sentence, document: Document) -> tuple[When, ...]:
        """Return the times of the sentence, left to right."""
        return ()
