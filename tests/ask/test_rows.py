"""Lists of nouns: printed short, safe in a notebook, frames with the right types."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest

from pourparler.ask.flat_rows import CHANGE, STANDING, change_rows, claim_rows, standing_rows
from pourparler.ask.rows import Rows
from pourparler.errors import SettingsError
from pourparler.schema.answers import Change, Cited, Named, Standing

CITED = Cited("c-1", "the truce", "Lima wants the truce.", "Meril Wire", date(2024, 2, 7), "Talks <b>go</b> on")


def standing(**facts: Any) -> Standing:
    known: dict[str, Any] = {
        "party": Named("state:xl", "Lima"), "issue": "ceasefire", "stance": "support", "since": date(2024, 2, 7),
        "before": None, "condition": "", "publishers": 1, "origin": "position", "cited": CITED,
    }  # fmt: skip
    return Standing(**(known | facts))


@pytest.fixture
def rows() -> Rows[Standing]:
    return standing_rows([standing(), standing(issue="talks", condition="if it rains\nin\tMeril")])


def test_rows_are_a_sequence(rows: Rows[Standing]) -> None:
    assert len(rows) == 2
    assert rows[1].issue == "talks"
    assert rows[:1] == standing_rows([standing()])
    assert rows != [standing()]
    assert list(rows) == [rows[0], rows[-1]]
    with pytest.raises(TypeError):
        hash(rows)


def test_rows_print_one_line_each(rows: Rows[Standing]) -> None:
    assert repr(rows).splitlines() == [
        "2 positions",
        "  Lima: support ceasefire since 2024-02-07",
        "  Lima: support talks since 2024-02-07, “if it rains in Meril”",
    ]
    many = standing_rows([standing()] * 30)
    assert repr(many).endswith("… and 20 more")
    assert repr(standing_rows([])) == "0 positions"


def test_a_notebook_shows_words_and_no_markup_of_reports(rows: Rows[Standing]) -> None:
    shown = rows._repr_html_()
    assert "<td>the truce</td>" in shown
    assert "Talks &lt;b&gt;go&lt;/b&gt; on" in shown
    assert "<b>" not in shown
    assert "<th>before</th>" not in shown, "columns that are empty in all rows are left out"
    assert "… and 15 more" in standing_rows([standing()] * 40)._repr_html_()


def test_dictionaries_have_the_columns(rows: Rows[Standing]) -> None:
    first = rows.to_dicts()[0]
    assert tuple(first) == STANDING
    assert first["party"] == "Lima"
    assert first["condition"] is None


def test_pandas(rows: Rows[Standing]) -> None:
    pytest.importorskip("pandas", reason="needs the extra frames: pip install 'pourparler[frames]'")
    frame = rows.to_pandas()
    assert list(frame.columns) == list(STANDING)
    assert frame["since"].dt.year.tolist() == [2024, 2024]
    assert standing_rows([]).to_pandas().columns.tolist() == list(STANDING)
    assert str(claim_rows([]).to_pandas()["best"].dtype) == "float64"


def test_polars(rows: Rows[Standing]) -> None:
    polars = pytest.importorskip("polars", reason="needs the extra frames: pip install 'pourparler[frames]'")
    frame = rows.to_polars()
    assert frame.columns == list(STANDING)
    assert frame.schema["since"] == polars.Date
    assert frame.schema["before"] == polars.String
    assert frame.schema == standing_rows([]).to_polars().schema


def test_days_far_away_and_none_fit_into_frames() -> None:
    pytest.importorskip("pandas", reason="needs the extra frames: pip install 'pourparler[frames]'")
    change = Change("due", None, None, "CONSULT", "", "planned", CITED)
    frame = change_rows([change, Change("due", date(1204, 4, 12), None, "CONSULT", "", "planned", CITED)]).to_pandas()
    assert list(frame.columns) == list(CHANGE)
    assert frame["day"].isna().tolist() == [True, False]
    assert frame["day"][1].year == 1204


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_without_the_package_it_is_one_sentence(
    rows: Rows[Standing], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SettingsError) as caught:
        getattr(rows, f"to_{name}")()
    assert str(caught.value) == f"A {name} frame needs {name}: pip install 'pourparler[frames]'."
