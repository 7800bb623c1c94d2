"""Lists of nouns that print well, show as a table in a notebook, and become a data frame where one is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from pourparler.errors import SettingsError

if TYPE_CHECKING:
    import pandas
    import polars

Noun = TypeVar("Noun")
Cells = Mapping[str, Any]
SHOWN = 10
"""Rows that are printed."""
_SHOWN_HTML = 25
_WIDE = 90


class Rows(Sequence[Noun], Generic[Noun]):
    """Nouns in their order; a slice of rows is rows again.

    Args:
        found: the nouns.
        what: what they are called, in the plural.
        cells: gives a noun's cells by column, the same columns for each.
        columns: the columns, for a frame without rows.
        line: gives a noun in one line.
    """

    def __init__(
        self,
        found: Iterable[Noun],
        what: str,
        cells: Callable[[Noun], Cells],
        columns: Sequence[str],
        line: Callable[[Noun], str],
    ) -> None:
        self._found = tuple(found)
        self._what = what
        self._cells = cells
        self._columns = tuple(columns)
        self._line = line

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Noun]:
        return iter(self._found)

    @overload
    def __getitem__(self, place: int) -> Noun: ...

    @overload
    def __getitem__(self, place: slice) -> Rows[Noun]: ...

    def __getitem__(self, place: int | slice) -> Noun | Rows[Noun]:
        if isinstance(place, int):
            return self._found[place]
        return Rows(self._found[place], self._what, self._cells, self._columns, self._line)

    def __eq__(self, other: object) -> bool:
        return self._found == other._found if isinstance(other, Rows) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # compared by content, as lists are

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dictionary a row: text, numbers, days and truth values, None for what is not told."""
        return [{name: cells.get(name) for name in self._columns} for cells in map(self._cells, self._found)]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame; days are timestamps there.

        Raises:
            SettingsError: pandas is not installed.
        """
        library = _load("pandas")
        frame: pandas.DataFrame = library.DataFrame(self.to_dicts(), columns=list(self._columns))
        for name in self._columns:
            if name in DAYS:
                frame[name] = library.to_datetime(frame[name])
            elif name in NUMBERS:
                frame[name] = frame[name].astype("float64")
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame.

        Raises:
            SettingsError: polars is not installed.
        """
        library = _load("polars")
        kinds = {name: _polars_kind(library, name) for name in self._columns}
        frame: polars.DataFrame = library.DataFrame(self.to_dicts(), schema=kinds)
        return frame

    def __repr__(self) -> str:
        shown = [self._shortened(each) for each in self._found[:SHOWN]]
        rest = len(self._found) - len(shown)
        more = [f"  … and {rest} more"] if rest else []
        return "\n".join([f"{len(self._found)} {self._what}", *shown, *more])

    def _shortened(self, each: Noun) -> str:
        line = " ".join(self._line(each).split())
        return f"  {line if len(line) <= _WIDE else line[: _WIDE - 1] + '…'}"

    def _repr_html_(self) -> str:
        """Return a table for notebooks; whatever stands in a report is shown as text."""
        names = [name for name in self._columns if any(self._told(each, name) for each in self._found[:_SHOWN_HTML])]
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(self._told(each, name))}</td>" for name in names) + "</tr>"
            for each in self._found[:_SHOWN_HTML]
        )
        rest = len(self._found) - _SHOWN_HTML
        more = f"<p>… and {rest} more</p>" if rest > 0 else ""
        caption = f"{len(self._found)} {escape(self._what)}"
        return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _told(self, each: Noun, name: str) -> str:
        value = self._cells(each).get(name)
        return "" if value is None else str(value)


DAYS = frozenset({"start", "end", "published", "since", "day", "about_day"})
"""Columns of days, whatever the rows."""
NUMBERS = frozenset({"low", "best", "high", "confidence", "latitude", "longitude"})
_COUNTS = frozenset({"claims", "reports", "publishers", "version", "versions"})
_TRUTHS = frozenset({"revises"})


def _polars_kind(polars: Any, name: str) -> Any:
    if name in DAYS:
        return polars.Date
    if name in NUMBERS:
        return polars.Float64
    if name in _COUNTS:
        return polars.Int64
    return polars.Boolean if name in _TRUTHS else polars.String


def _load(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise SettingsError(f"A {name} frame needs {name}: pip install 'pourparler[frames]'.") from error
