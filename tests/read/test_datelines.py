from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.read.datelines import find_dateline

DATELINES = [
    ("CAIRO, May 7 - Talks resumed.", "CAIRO, May 7 -", ("CAIRO",), None),
    ("JERUSALEM, Wed - Talks resumed.", "JERUSALEM, Wed -", ("JERUSALEM",), None),
    ("GENEVA (Reuters) — Talks resumed.", "GENEVA (Reuters) —", ("GENEVA",), None),
    ("Geneva (AP) — Talks resumed.", "Geneva (AP) —", ("Geneva",), None),
    ("(Harbour Wire) - Talks resumed.", "(Harbour Wire) -", (), None),
    ("KYIV, Ukraine — Talks resumed.", "KYIV, Ukraine —", ("KYIV", "Ukraine"), None),
    ("NAIROBI, 4 March 2026 – Talks resumed.", "NAIROBI, 4 March 2026 –", ("NAIROBI",), date(2026, 3, 4)),
    ("JUBA, 27 JULY 2018. Talks resumed.", "JUBA, 27 JULY 2018.", ("JUBA",), date(2018, 7, 27)),
    ("PORT SUDAN, Aug 3 (Harbour Wire) - Talks resumed.", "PORT SUDAN, Aug 3 (Harbour Wire) -", ("PORT SUDAN",), None),
    ("LONDON, Feb. 3, 2024 (AFP) -- Talks.", "LONDON, Feb. 3, 2024 (AFP) --", ("LONDON",), date(2024, 2, 3)),
    ("PORT-AU-PRINCE, Haiti, Mar 2 — Talks.", "PORT-AU-PRINCE, Haiti, Mar 2 —", ("PORT-AU-PRINCE", "Haiti"), None),
    ("SANAA/RIYADH – Talks resumed.", "SANAA/RIYADH –", ("SANAA/RIYADH",), None),
    ("N'DJAMENA - Talks resumed.", "N'DJAMENA -", ("N'DJAMENA",), None),
    ("(Nairobi, 4 March 2026): Talks resumed.", "(Nairobi, 4 March 2026):", ("Nairobi",), date(2026, 3, 4)),
    (
        "\n  DOHA, May 7, 2024 /Harbour Wire/ - Talks.",
        "DOHA, May 7, 2024 /Harbour Wire/ -",
        ("DOHA",),
        date(2024, 5, 7),
    ),
]


@pytest.mark.parametrize(("text", "words", "places", "day"), DATELINES, ids=[words for _, words, _, _ in DATELINES])
def test_datelines_are_found(text: str, words: str, places: tuple[str, ...], day: date | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert found.span.of(text) == words
    assert found.places == places
    assert found.date == day


@pytest.mark.parametrize(
    "text",
    [
        "Talks - the third round - resumed in Doha.",
        "BREAKING - Talks resumed.",
        "FACT SHEET: The talks",
        "UN - The council met.",
        "Netanyahu, Gallant - both present - met the envoy.",
        "On 4 March 2026 - a Wednesday - talks resumed.",
        "The envoy, May Ali, said - on Tuesday - that talks resumed.",
        "10:05 – A second day of shelling.",
        "Hopes of a truce (the third) - rose.",
        "",
        " - ",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_date_without_a_year_is_never_completed() -> None:
    found = find_dateline("CAIRO, May 7 - Talks resumed.")
    assert found is not None
    assert (found.month, found.day, found.year, found.date) == (5, 7, None, None)
    assert found.date_in(2024) == date(2024, 5, 7)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    found = find_dateline("CAIRO, Feb 31, 2024 - Talks resumed.")
    assert found is not None
    assert found.date is None


@settings(deadline=None)
@given(st.text(max_size=300))
def test_spans_lie_in_the_text(text: str) -> None:
    found = find_dateline(text)
    assert found is None or found.span.end <= len(text)
