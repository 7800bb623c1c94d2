"""What the words of a term fix."""

from __future__ import annotations

import pytest

from pourparler.follow.step_terms import issue_by_words
from pourparler.follow.term_words import read_term_words


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("a truce of seven days", (None, "", 7, "", 0)),
        ("a week-long pause", (None, "", 7, "", 0)),
        ("release 1,250 prisoners", (1250.0, "prisoners", None, "", 0)),
        ("30 per cent of the salt duties", (30.0, "per cent of salt duties", None, "", 0)),
        ("hand over its weapons within 90 days", (None, "", None, "within 90 days", 0)),
        ("pull back by 12 March", (None, "", None, "by 12 March", 0)),
        ("extend the truce by four days", (None, "", 4, "", 0)),
        ("withdraw in the second phase", (None, "", None, "", 2)),
        ("free 33 captives in stage one", (33.0, "captives", None, "", 1)),
        ("begin at 06:00 local time", (None, "", None, "", 0)),
        ("reopen a bridge", (None, "", None, "", 0)),
    ],
)
def test_words_fix_numbers_lengths_deadlines_and_phases(text: str, fixed: tuple[object, ...]) -> None:
    found = read_term_words(text)
    assert (found.quantity, found.unit, found.days, found.deadline, found.phase) == fixed


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("free all prisoners", "captives"),
        ("observe a truce", "ceasefire"),
        ("pull the troops back", "withdrawal"),
        ("dance", None),
    ],
)
def test_words_tell_the_issue(text: str, issue: str | None) -> None:
    assert issue_by_words(text) == issue
