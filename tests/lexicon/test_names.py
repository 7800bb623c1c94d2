from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pourparler.lexicon.names import fold, is_acronym, is_latin


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_keys_hold_no_line_ends(text: str) -> None:
    assert "\n" not in fold(text)


def test_spellings_meet() -> None:
    assert fold("Recep Tayyip Erdoğan") == fold("Recep Tayyip Erdogan")
    assert fold("Sana’a") == fold("Sanaa")
    assert fold("Port-au-Prince") == fold("Port au Prince")


def test_short_forms() -> None:
    assert is_acronym("UNHCR")
    assert not is_acronym("Hamas")
    assert is_latin("Zürich")
    assert not is_latin("Київ")
