"""The formats of ``pourparler export``: what each is, and an example; the writers are in `ask/export_formats.py`."""

from __future__ import annotations

FORMATS: dict[str, tuple[str, str]] = {
    "claims": (
        "all of the record as JSON Lines, which `pourparler import` reads back exactly",
        "pourparler export -o crisis.jsonl --record crisis.db",
    ),
    "csv": (
        "a folder of tables, one for each kind of claims, with a codebook",
        "pourparler export --format csv -o tables --record crisis.db",
    ),
    "parquet": (
        "one typed, nested table (needs the extra parquet)",
        "pourparler export --format parquet -o claims.parquet --record crisis.db",
    ),
    "geojson": (
        "claims on a map, areas as areas",
        "pourparler export --format geojson -o map.geojson --record crisis.db",
    ),
    "jsonld": (
        "linked data: schema.org, PROV, Web Annotation",
        "pourparler export --format jsonld -o claims.jsonld --record crisis.db",
    ),
    "ftm": (
        "FollowTheMoney entities",
        "pourparler export --format ftm -o entities.ftm.json --record crisis.db",
    ),
    "hxl": (
        "figures as CSV with HXL hashtags",
        "pourparler export --format hxl -o figures.csv --record crisis.db",
    ),
    "plover": (
        "events by PLOVER's conventions as CSV, or with --json as JSON Lines",
        "pourparler export --format plover --since 2026-03-01 -o events.csv --record crisis.db",
    ),
    "ical": (
        "what is due, as a calendar",
        "pourparler export --format ical -o due.ics --record crisis.db",
    ),
    "atom": (
        "what changed, as a feed",
        "pourparler export --format atom --since 2026-03-10 -o changes.atom --record crisis.db",
    ),
}
"""What each format is, and an example."""


def formats_help() -> str:
    """Return the list of formats for ``--help``, a paragraph each so that lines stay apart."""
    return "\n\n".join(f"{name}: {says}.\n{example}" for name, (says, example) in FORMATS.items())
