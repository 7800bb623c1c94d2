from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.analyse.tokens import tokenize


def words(line: str) -> list[str]:
    return [line[start:end] for start, end in tokenize(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mr. Adeyemi didn't sign.", "Mr.|Adeyemi|did|n't|sign|."),
        ("The U.S. envoy’s plane can’t land", "The|U.S.|envoy|’s|plane|ca|n’t|land"),
        ("We'll cannot pay $5 or 40%", "We|'ll|can|not|pay|$|5|or|40|%"),
        ("1,200 men, 3.5 tonnes, 10:30 p.m.", "1,200|men|,|3.5|tonnes|,|10:30|p.m."),
        ("a two-state anti-war non-paper", "a|two|-|state|anti-war|non-paper"),
        ("al-Hadi—the chief—left…", "al|-|Hadi|—|the|chief|—|left|…"),
        ("at 5pm in the 1990s, the 21st", "at|5|pm|in|the|1990s|,|the|21st"),
        ("O'Neill in Sana'a said: \"No.\"", "O'Neill|in|Sana'a|said|:|\"|No|.|\""),
        ("see https://example.org/a-b?c=1.", "see|https://example.org/a-b?c=1|."),
        ("write to press@example.org, now", "write|to|press@example.org|,|now"),
        ("John F. Okoro and the rebels'", "John|F.|Okoro|and|the|rebels|'"),
        ("It ended.He left", "It|ended|.|He|left"),
        ("the talks (stalled) since 10/7", "the|talks|(|stalled|)|since|10/7"),
    ],
)
def test_conventions(line: str, expected: str) -> None:
    assert words(line) == expected.split("|")


@given(st.text())
def test_words_are_in_order_and_hold_no_blank(line: str) -> None:
    at = 0
    for start, end in tokenize(line):
        assert at <= start < end
        assert not any(sign.isspace() for sign in line[start:end])
        at = end


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40))
def test_no_visible_sign_is_lost(line: str) -> None:
    assert "".join(words(line)) == line


@pytest.mark.parametrize("unit", ["a.", "a-", "'", "anti-", "1.", "a@", "A. ", "-a.a", "n't", "www."])
def test_time_is_linear(unit: str) -> None:
    started = time.process_time()
    tokenize(unit * (50_000 // len(unit)))
    assert time.process_time() - started < 5
