"""Times told by an event with a date of its own."""

from __future__ import annotations

from flat_sentences import days_in


def test_since_takes_a_whole_clause() -> None:
    found = days_in("Nobody was hurt since the truce began on 12 April.")
    assert found == {"since the truce began on 12 April": "2024-04-12/2024-05-15", "12 April": "2024-04-12"}


def test_since_takes_a_noun_with_its_day() -> None:
    assert days_in("Troops stayed since the invasion of 1974.")["since the invasion of 1974"] == "1974-01-01/2024-05-15"


def test_before_takes_a_clause_that_lies_ahead() -> None:
    found = days_in("They will meet before the round closes on 24 May.")
    assert found["before the round closes on 24 May"] == "2024-05-15/2024-05-24"


def test_a_comma_ends_the_clause() -> None:
    assert list(days_in("Since then nobody was hurt, and they met on 12 April.")) == ["Since then", "12 April"]


def test_the_day_behind_since_is_an_events_own_when_a_clause_explains_it() -> None:
    assert days_in("Nobody was freed since June, when guards left.") == {
        "since June": "2023-06-01/2024-05-15",
        "June": "2023-06-01/2023-06-30",
    }
    assert list(days_in("Nobody was freed since June.")) == ["since June"]


def test_another_day_behind_since_ends_its_reach() -> None:
    assert list(days_in("The flag that flew since April 6 was lowered on Friday.")) == ["since April 6", "Friday"]
