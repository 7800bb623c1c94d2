"""Checks the tables of `resources/`: unique ids, ISO codes, order of dates, references; prints what is wrong."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator

from resource_tables import RESOURCES, first_day, last_day, office_holders, party_ids, read_table, split

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
BODY_KINDS = {"igo", "ngo", "government", "media", "group", "movement", "other"}
# Two men held the office at once, each by his own account.
DISPUTED = {("CI", "Alassane Ouattara"), ("GM", "Adama Barrow")}
PRECISIONS = {"place", "district", "region", "country"}


def codes() -> set[str]:
    """Return the ISO codes that the table of states defines."""
    return {row["iso"] for row in read_table(RESOURCES / "states.tsv") if row["iso"]}


def check_ids() -> Iterator[str]:
    """Yield ids used twice."""
    seen: set[str] = set()
    for table in ("states", "bodies", "movements"):
        for row in read_table(RESOURCES / f"{table}.tsv"):
            short = row.get("iso") or row["id"]
            if short in seen:
                yield f"{table}.tsv: the id {short} is used twice"
            seen.add(short)


def check_codes() -> Iterator[str]:
    """Yield unknown country codes, kinds and owners."""
    known, ids = codes(), party_ids()
    for row in read_table(RESOURCES / "bodies.tsv"):
        if row["country"] and row["country"] not in known:
            yield f"bodies.tsv: {row['id']}: unknown country {row['country']}"
        if row["kind"] not in BODY_KINDS:
            yield f"bodies.tsv: {row['id']}: unknown kind {row['kind']}"
        if row["acts_for"] and row["acts_for"] not in ids:
            yield f"bodies.tsv: {row['id']}: acts for unknown {row['acts_for']}"
    for table in ("movements", "places"):
        for row in read_table(RESOURCES / f"{table}.tsv"):
            for code in split(row["countries"]):
                if code not in known:
                    yield f"{table}.tsv: {row['name']}: unknown country {code}"


def check_holders() -> Iterator[str]:
    """Yield office-holders with unknown parties or impossible dates."""
    ids = party_ids()
    for row in office_holders():
        if row["acts_for"] not in ids:
            yield f"office_holders: {row['name']}: acts for unknown {row['acts_for']}"
        dates = [row[column] for column in ("from", "to") if row[column]]
        if not all(DATE.match(day) for day in dates):
            yield f"office_holders: {row['name']}: dates must be YYYY, YYYY-MM or YYYY-MM-DD"
        elif row["from"] and row["to"] and (first_day(row["from"]) or "") > (last_day(row["to"]) or ""):
            yield f"office_holders: {row['name']}: ends before it begins"


def check_single_offices() -> Iterator[str]:
    """Yield heads of one state whose exact times in one office overlap: one of the dates must be wrong."""
    heads = ("president", "prime minister", "foreign minister")
    terms = sorted(
        (row["acts_for"], row["office"], row["from"], row["to"] or "9999-12-31", row["name"])
        for row in office_holders()
        if row["office"] in heads and row["acts_for"].isupper() and len(row["from"]) == len("2009-01-20")
    )
    for first, second in itertools.pairwise(terms):
        if (second[0], second[4]) in DISPUTED:
            continue
        if first[:2] == second[:2] and first[3] > second[2] and len(first[3]) == len(second[2]):
            yield f"office_holders: {first[0]} {first[1]}: {first[4]} and {second[4]} overlap"


def check_places() -> Iterator[str]:
    """Yield places with impossible coordinates or precision."""
    for row in read_table(RESOURCES / "places.tsv"):
        if row["precision"] not in PRECISIONS:
            yield f"places.tsv: {row['name']}: unknown precision {row['precision']}"
        if abs(float(row["latitude"])) > 90 or abs(float(row["longitude"])) > 180:
            yield f"places.tsv: {row['name']}: impossible coordinates"


def problems() -> list[str]:
    """Return everything that is wrong with the tables."""
    checks = (check_ids, check_codes, check_holders, check_single_offices, check_places)
    return [problem for check in checks for problem in check()]


if __name__ == "__main__":
    found = problems()
    print("\n".join(found) or "The tables are in order.")
    sys.exit(bool(found))
