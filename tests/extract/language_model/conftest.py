from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.spans import Quote, Span

TEXT = (
    "Norvast’s envoy, Ada Brin, met the Front in Hethe on Tuesday. "
    "She  said the\nsiege “must end”. "
    "At least 40 people were killed, the relief office said."
)
TUESDAY = date(2031, 5, 13)


@pytest.fixture
def analysed() -> Callable[..., Analysis]:
    """Makes an analysis without syntax: sentences end with a full stop, and Tuesday is a known time."""

    def analyse(text: str = TEXT) -> Analysis:
        sentences = []
        for index, match in enumerate(re.finditer(r"\S[^.]*\.", text)):
            found = re.search(r"\bTuesday\b", match.group())
            at = match.start() + found.start() if found else 0
            quote = Quote("Tuesday", Span(at, at + len("Tuesday")))
            times = (When(quote, TUESDAY, TUESDAY, "day"),) if found else ()
            sentences.append(Sentence(index, Span(*match.span()), (), times=times))
        return Analysis(Document("d", text, published=date(2031, 5, 14)), tuple(sentences))

    return analyse
