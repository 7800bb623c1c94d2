"""Makes `src/pourparler/data/lexicon/entities.json`, `issues.json` and `roles.json` from the tables of `resources/`.

Run it after editing a table; `--check` only says whether the generated files are up to date.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from typing import Any

from pourparler.lexicon.names import acronym_key, fold, is_acronym
from resource_tables import (
    GENERATED,
    RESOURCES,
    first_day,
    last_day,
    office_holders,
    party_ids,
    read_table,
    split,
)

# In these states news prose calls people by the first of their names.
FIRST_NAME_STATES = {"CN", "TW", "KP", "KR", "ET", "ER"}
PARTICLES = {"al", "van", "von", "de", "di", "da", "dos", "bin", "ben", "abu", "del", "der", "ag", "la", "le", "du"}
KINDS = {"movement": "group"}

Row = dict[str, Any]


class Names:
    """The two indexes from names to entities."""

    def __init__(self) -> None:
        self.folded: dict[str, dict[int, str]] = {}
        self.acronyms: dict[str, dict[int, str]] = {}

    def add(self, index: int, how: str, names: list[str]) -> None:
        """Index the names of one entity; the first way in which a name is known stays."""
        for name in names:
            table, key = (self.acronyms, acronym_key(name)) if is_acronym(name) else (self.folded, fold(name))
            if key:
                table.setdefault(key, {}).setdefault(index, how)


def state(row: dict[str, str]) -> Row:
    """Return the entity of one row of states.tsv."""
    country = row["iso"] or row["within"]
    entity: Row = {"id": f"state:{row['id']}", "name": row["name"], "kind": "state", "countries": [country]}
    return entity | ({"contested": row["contested"]} if row["contested"] else {})


def add_states(entities: list[Row], names: Names) -> None:
    """Add the states with their names, metonyms and demonyms."""
    for row in read_table(RESOURCES / "states.tsv"):
        names.add(len(entities), "name", [row["name"], row["official"]])
        names.add(len(entities), "alias", split(row["aliases"]))
        names.add(len(entities), "metonym", [row["capital"], *split(row["metonyms"])])
        names.add(len(entities), "adjective", split(row["adjectives"]))
        names.add(len(entities), "people", split(row["people"]))
        entities.append(state(row))


def add_bodies_and_movements(entities: list[Row], names: Names) -> None:
    """Add the bodies and the movements."""
    ids = party_ids()
    for table, column in (("bodies", "country"), ("movements", "countries")):
        for row in read_table(RESOURCES / f"{table}.tsv"):
            kind = "body" if table == "bodies" else "movement"
            entity: Row = {
                "id": f"{kind}:{row['id']}",
                "name": row["name"],
                "kind": KINDS.get(row["kind"], row["kind"]),
                "countries": split(row[column]),
            }
            if row.get("acts_for"):
                entity["acts_for"] = ids[row["acts_for"]]
            names.add(len(entities), "name", [row["name"]])
            names.add(len(entities), "alias", split(row["aliases"]))
            entities.append(entity)


def person_id(name: str) -> str:
    """Return the id of a person."""
    return "person:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def surnames(name: str, states: set[str]) -> list[str]:
    """Return the short forms by which news prose calls a person."""
    words = fold(name).split()
    if len(words) == 1:
        return []
    if states & FIRST_NAME_STATES:
        return [words[0].title()]
    short = [words[-1].title()]
    if words[-2] in PARTICLES:
        short.append(f"{words[-2]} {words[-1]}".title())
    return short


def add_persons(entities: list[Row], names: Names) -> None:
    """Add the office-holders; the rows of one name become one person."""
    ids = party_ids()
    countries = {entity["id"]: entity["countries"] for entity in entities}
    persons: dict[str, list[dict[str, str]]] = {}
    for row in office_holders():
        persons.setdefault(person_id(row["name"]), []).append(row)
    for person, rows in persons.items():
        rows.sort(key=lambda row: row["from"])
        terms = [[row["office"], ids[row["acts_for"]], first_day(row["from"]), last_day(row["to"])] for row in rows]
        home = next((countries[term[1]] for term in reversed(terms) if countries[term[1]]), [])
        entity = {"id": person, "name": rows[0]["name"], "kind": "person", "countries": home[:1], "terms": terms}
        full = [rows[0]["name"]]
        aliases = [alias for row in rows for alias in split(row["aliases"])]
        names.add(len(entities), "name", full)
        names.add(len(entities), "alias", aliases)
        for name in full + aliases:
            for short in surnames(name, {row["acts_for"] for row in rows}):
                names.folded.setdefault(fold(short), {}).setdefault(len(entities), "surname")
        entities.append(entity)


def flat(table: dict[str, dict[int, str]]) -> dict[str, list[list[object]]]:
    """Return an index in the form that is written: full names before surnames."""
    return {
        key: [[index, how] for index, how in sorted(rows.items(), key=lambda item: (item[1] == "surname", item[0]))]
        for key, rows in sorted(table.items())
    }


def build_entities() -> str:
    """Return the text of entities.json."""
    entities: list[Row] = []
    names = Names()
    add_states(entities, names)
    add_bodies_and_movements(entities, names)
    add_persons(entities, names)
    table = {"entities": entities, "folded": flat(names.folded), "acronyms": flat(names.acronyms)}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def build_words(name: str) -> str:
    """Return the text of a table of words."""
    table = tomllib.loads((RESOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


OUTPUTS = {
    "entities.json": build_entities,
    "issues.json": lambda: build_words("issues"),
    "roles.json": lambda: build_words("roles"),
}


def main() -> None:
    """Write the generated tables, or with --check say which of them are out of date."""
    stale = [name for name, build in OUTPUTS.items() if not _is_current(name, build())]
    if "--check" in sys.argv:
        raise SystemExit(f"out of date: {', '.join(stale)}: run tools/build_lexicon.py" if stale else 0)
    GENERATED.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (GENERATED / name).write_text(OUTPUTS[name](), encoding="utf-8")


def _is_current(name: str, text: str) -> bool:
    path = GENERATED / name
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    main()
