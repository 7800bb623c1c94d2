from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.analyse.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign,” she said. “Not today.”", ["We will sign,", "Not today."]),
        ('The envoys\' plane was late. "It is over," he said.', ["It is over,"]),
        ("She said ‘no’ and the guards’ chief didn’t move", ["no"]),
        ("«Nous signons», said the minister", ["Nous signons"]),
        ("“He told me ‘never’ twice,” she said", ["He told me ‘never’ twice,", "never"]),
        ("“It goes on.\n\n“It ends here,” he said.", ["It goes on.\n\n“It ends here,"]),
        ("“It is never closed.\n\nThe rest is not.", ["It is never closed."]),
        ('A 5" gun and a "so-called" truce', ["so-called"]),
        ("It's the rebels' own plan", []),
        ("“”", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(st.sampled_from(list("ab .,\n“”‘’\"'«»")), max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)


@pytest.mark.parametrize("unit", ["“", "” ", "'a ", '"a" ', "“a\n\n", "‘a s’ ", "\n"])
def test_time_is_linear(unit: str) -> None:
    started = time.process_time()
    find_quotations(unit * (50_000 // len(unit)))
    assert time.process_time() - started < 5
