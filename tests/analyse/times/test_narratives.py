"""Times that count from a day named before: in the sentence, in the sentences before, in the lead."""

from __future__ import annotations

import pytest
from flat_sentences import days_in


@pytest.mark.parametrize(
    ("sentences", "words", "days"),
    [
        (("The envoys met on Monday.", "Two days later they signed."), "Two days later", "2024-05-15"),
        (("The envoys met on Friday.", "The same evening they signed."), "The same evening", "2024-05-10"),
        (("The envoys met on Friday.", "The day before, they argued."), "The day before", "2024-05-09"),
        (
            ("The envoys met on Friday.", "The next was in June.", "A day later it ended."),
            "A day later",
            "2024-05-11",
        ),
        (
            ("It was signed in 1960.", "Three years later it failed."),
            "Three years later",
            "1963-01-01/1963-12-31",
        ),
        (("It was signed in March 2023.", "Two months later it failed."), "Two months later", "2023-05-01/2023-05-31"),
        (("They toppled him in November.", "He has been held ever since."), "ever since", "2023-11-01/2024-05-15"),
        (("They met on Monday.", "Four people were detained since."), "since", "2024-05-13/2024-05-15"),
        (("They met on 3 May.", "They signed the following Tuesday."), "the following Tuesday", "2024-05-07"),
        (("They met on 3 May.", "They spoke on the eve of it."), "on the eve of", "2024-05-02"),
        (("They met on Monday.", "Shells fell at dawn."), "at dawn", "2024-05-13"),
        (("They met on Monday.", "Talks failed.", "Nobody signed.", "Shells fell at dawn."), "at dawn", "2024-05-15"),
    ],
)
def test_counts_from_the_days_before(sentences: tuple[str, ...], words: str, days: str) -> None:
    assert days_in(*sentences)[words] == days


def test_a_plan_is_no_day_that_the_narrative_stands_at() -> None:
    assert days_in("They met on Monday.", "They will meet on Friday.", "A day later shells fell.")["A day later"] == (
        "2024-05-14"
    )


def test_the_date_of_the_report_is_the_last_resort() -> None:
    assert days_in("GENEVA, 14 May (Wire) - They met on Friday.", "A day later it fell.")["A day later"] == "2024-05-11"
    assert days_in("GENEVA, 14 May (Wire) - They met.", "A day later it ended.")["A day later"] == "2024-05-15"


def test_an_entry_of_a_log_starts_from_today() -> None:
    assert days_in("They met on Monday.", "14:30 Drones struck a depot at noon.")["at noon"] == "2024-05-15"


def test_without_any_day_before_it_a_lapse_says_nothing() -> None:
    assert days_in("Two days later they signed.")["Two days later"] == "../.."


@pytest.mark.parametrize(
    ("sentences", "words", "days"),
    [
        (("He proposed it in 1963.", "Fighting spread in December."), "December", "1963-12-01/1963-12-31"),
        (("On 15 July 1974 officers struck, and a truce followed on 16 August.",), "16 August", "1974-08-16"),
        (("He proposed it in 2021.", "Fighting spread in December."), "December", "2023-12-01/2023-12-31"),
        (("He proposed it in 1963.", "They met on Monday.", "Fighting spread in May."), "May", "2024-05-01/2024-05-31"),
    ],
)
def test_history_keeps_its_year(sentences: tuple[str, ...], words: str, days: str) -> None:
    assert days_in(*sentences)[words] == days
