"""When something is true in the world, as far as the words say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.schema.spans import Quote

DatePrecision = Literal["day", "week", "month", "season", "year", "range", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and what it resolves to.

    Attributes:
        quote: the words (“on Tuesday” gives “Tuesday”).
        start: first day, inclusive; None when the words do not fix it or the publication date is unknown.
        end: last day, inclusive; equal to ``start`` for a day.
        precision: how fine the words are.
        approximate: True for “about”, “around”, “some four months”.
    """

    quote: Quote
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    approximate: bool = False
