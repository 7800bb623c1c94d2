from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.schema.spans import Quote, Span


@given(st.text(max_size=40), st.data())
def test_a_cut_quote_is_the_text_to_the_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = Quote.cut(text, start, end)
    assert quote.span.of(text) == quote.text
    assert quote.text == quote.text.strip()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_an_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


def test_overlap_and_cover() -> None:
    assert Span(0, 5).overlaps(Span(4, 8))
    assert not Span(0, 5).overlaps(Span(5, 8))
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(1, 5).covers(Span(0, 5))
