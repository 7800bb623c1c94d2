"""Examples of rules, read by the real reader: with its frames, or without them for what rules do alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from pourparler.schema.analysis import Analysis
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.settings import Settings

PUBLISHED = date(2031, 5, 14)
HAS_WEIGHTS = (Settings().weights / "model.onnx").exists()


@cache
def analyser() -> Any:
    from pourparler.analyse.documents import Analyser
    from pourparler.neural.reader import Reader

    return Analyser(Reader.load(Settings().weights))


@cache
def analysed(text: str, published: date = PUBLISHED) -> Analysis:
    found: Analysis = analyser().analyse(Document("example", text, published=published))
    return found


def by_rules(text: str) -> Analysis:
    """The analysis of an example as weights without frames give it."""
    analysis = analysed(text)
    return replace(analysis, sentences=tuple(replace(sentence, frames=()) for sentence in analysis.sentences))


def words(party: Party | None) -> str | None:
    return party.quote.text if party and party.quote else None
