"""Where parties stand on the probed days: the record's matrix of positions against `positions.jsonl`.

A gold party is the side that the record finds under one of its names. A cell is right when the stances agree, or one of
its accepted ones does; nothing is right where nothing had been said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from measures.crisis import Crisis, read_rows
from measures.gold_sides import sides_of_gold
from pourparler.ask.following import follow, positions_over_time
from pourparler.store.engine import open_record

GOAL = 0.75


def measure(crisis: Crisis) -> Mapping[str, Any]:
    """Return the share of cells that are right, and which are not."""
    engine = open_record(crisis.path)
    followed = follow(engine)
    histories = positions_over_time(engine, followed)
    sides = sides_of_gold(followed.sides)
    wrong, probes = [], read_rows("positions")
    for probe in probes:
        history = histories.get((sides.get(probe["party"], ""), probe["issue"]))
        stand = history.on(date.fromisoformat(probe["as_of"])) if history else None
        stance = stand.stance if stand else None
        if stance not in (probe["stance"], *probe["also_accept"]):
            wrong.append(f"{probe['party']} {probe['issue']} {probe['as_of']}: {stance}, not {probe['stance']}")
    return {
        "what": "positions in probed cells",
        "goal": GOAL,
        "right": 1 - len(wrong) / len(probes),
        "cells": len(probes),
        "wrong": wrong,
    }
