"""Forms of time that need more than one example, and words that are none."""

from __future__ import annotations

import pytest
from flat_sentences import days_in


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("They will meet before the week is out.", "before the week is out", "2024-05-15/2024-05-19"),
        ("They will meet before the end of May.", "before the end of May", "2024-05-15/2024-05-31"),
        ("They will meet at the end of the month.", "the end of the month", "2024-05-25/2024-05-31"),
        ("They will meet early next week.", "early next week", "2024-05-20/2024-05-22"),
        ("They will meet this week.", "this week", "2024-05-13/2024-05-19"),
        ("They will sign by mid-June.", "by mid-June", "2024-05-15/2024-06-20"),
        ("They must leave within 60 days of this accord.", "within 60 days of", "2024-05-15/2024-07-14"),
        ("They must leave within 60 days of its signing.", "within 60 days of", "../.."),
        ("They must leave within weeks.", "within weeks", "../.."),
        ("It was the third raid in six months.", "in six months", "2023-11-15/2024-05-15"),
        ("They built it in six months.", "in six months", "../.."),
        ("They held out for six weeks.", "for six weeks", "../.."),
        ("They have held out for six weeks.", "for six weeks", "2024-04-03/2024-05-15"),
        ("They had held out for six weeks.", "for six weeks", "../.."),
        ("They met after five days of talks.", "five days", "2024-05-11/2024-05-15"),
        ("They met after five years of war.", "five years", "../.."),
        ("It was signed in the seventies and eighties.", "the seventies and eighties", "1970-01-01/1989-12-31"),
        ("It was signed in the second half of the 19th century.", "the second half of the 19th century",
         "1850-01-01/1899-12-31"),
        ("They will leave by year-end.", "by year-end", "2024-05-15/2024-12-31"),
        ("They were held in the October 7 attack.", "October 7", "2023-10-07"),
        ("They met on October 7.", "October 7", "2023-10-07"),
        ("They met on the night of 11 May.", "the night of 11 May", "2024-05-11"),
        ("They will sign before Eid.", "before Eid", "2024-05-15/2024-06-16"),
        ("They met on 15 June last year.", "15 June last year", "2023-06-15"),
        ("Between Thursday 2 and Sunday 5 May they met.", "Between Thursday 2 and Sunday 5 May",
         "2024-05-02/2024-05-05"),
        ("They met between late November and early December.", "between late November and early December",
         "2023-11-21/2023-12-10"),
        ("They must leave until 6 a.m. on Friday.", "until 6 a.m. on Friday", "2024-05-15/2024-05-17"),
        ("They must leave by noon on Friday.", "by noon on Friday", "2024-05-15/2024-05-17"),
        ("They must leave no later than one year after signing.", "no later than one year after", "../.."),
        ("They met at noon yesterday.", "at noon yesterday", "2024-05-14"),
        ("They met late on Friday and again on the 12th.", "on the 12th", "2024-05-12"),
        ("They met on Friday, and all evening they talked.", "all evening", "2024-05-10"),
        ("They refused it on Friday, every day since.", "every day", "../.."),
        ("They met the night before last.", "the night before last", "2024-05-13"),
        ("They fled at 4 a.m. and hid.", "at 4 a.m.", "2024-05-15"),
    ],
)  # fmt: skip
def test_reads(text: str, words: str, days: str) -> None:
    assert days_in(text).get(words) == days


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("They met in March.", "March", "2024-03-01/2024-03-31"),
        ("They will meet in March.", "March", "2024-03-01/2024-03-31"),
        ("They will meet in September.", "September", "2024-09-01/2024-09-30"),
        ("They will meet on 9 August.", "9 August", "2024-08-09"),
        ("They will obey the order of 18 March.", "18 March", "2024-03-18"),
    ],
)
def test_a_date_without_its_year_is_never_most_of_a_year_ahead(text: str, words: str, days: str) -> None:
    assert days_in(text)[words] == days


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose at 12.50 dollars.",
        "They cited Resolution 1973.",
        "They cited no date at all.",
        "It fell by 3.15 percent.",
    ],
)
def test_reads_no_time(text: str) -> None:
    assert days_in(text) == {}


@pytest.mark.parametrize("text", ["They met on Monday.", "They met in May.", "They met today.", "They met at dawn."])
def test_without_a_publication_date_nothing_is_dated(text: str) -> None:
    assert set(days_in(text, published=None).values()) == {"../.."}
