"""Sketches of acts and reports as JSON and back; the two directions are exact inverses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from pourparler.schema.identity import ActSketch, ReportSketch

_TUPLES = ("actors", "recipients", "words")
_DAYS = ("first", "last")


def encode_act(sketch: ActSketch) -> str:
    """Return the JSON of an act's sketch."""
    return json.dumps(_act_fields(sketch), ensure_ascii=True)


def _act_fields(sketch: ActSketch) -> dict[str, Any]:
    return asdict(sketch) | {name: _iso(getattr(sketch, name)) for name in _DAYS}


def decode_act(content: str) -> ActSketch:
    """Return the sketch of an act's JSON."""
    return _act(json.loads(content))


def _act(fields: Mapping[str, Any]) -> ActSketch:
    tuples = {name: tuple(fields[name]) for name in _TUPLES}
    days = {name: _day(fields[name]) for name in _DAYS}
    return ActSketch(**{**fields, **tuples, **days})


def encode_report(sketch: ReportSketch) -> str:
    """Return the JSON of a report's sketch."""
    own = {"day": _iso(sketch.day), "acts": [_act_fields(act) for act in sketch.acts]}
    return json.dumps(asdict(sketch) | own, ensure_ascii=True)


def decode_report(content: str) -> ReportSketch:
    """Return the sketch of a report's JSON."""
    fields = json.loads(content)
    own = {
        "digest": tuple(fields["digest"]),
        "lead": tuple(fields["lead"]),
        "day": _day(fields["day"]),
        "acts": tuple(_act(act) for act in fields["acts"]),
    }
    return ReportSketch(**{**fields, **own})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
