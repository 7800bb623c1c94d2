"""Incidents: attacks, arrests and other coercion, protest, troops moved; what several origins tell comes first."""

from __future__ import annotations

from pourparler.ask.briefs.deeds import day_of, deed_point, last_day_of, surest, told_days
from pourparler.ask.briefs.scenes import Scene
from pourparler.schema.acts import Act
from pourparler.schema.briefs import Block, Points, Section

_TYPES = {"ASSAULT": 3, "COERCE": 1, "MOBILIZE": 1, "PROTEST": 1}
_STATUSES = frozenset({"happened", "confirmed", "disputed"})
SHOWN = 4
"""How many a brief tells."""
_SURE = 0.4
"""Least confidence of what one origin alone tells."""


def incidents_of(scene: Scene) -> list[Act]:
    """Return the incidents of the days, those that matter most first."""
    days = scene.source.days
    found = [
        act
        for act in scene.source.acts
        if act.type in _TYPES
        and act.status in _STATUSES
        and (days.hold(day_of(act)) or days.hold(last_day_of(act)))
        and (act.origins > 1 or surest(act) >= _SURE)
    ]
    return sorted(found, key=lambda act: _weight(scene, act), reverse=True)


def _weight(scene: Scene, act: Act) -> tuple[int, int, int, int, str]:
    reviewed = scene.source.counting.review([stored.claim.id for stored in act.reports]) != "suggested"
    harm = 2 * int("killed" in act.values) + int("wounded" in act.values)
    told = 2 * act.origins + _TYPES[act.type] + harm
    return int(reviewed), told, int(told_days(act) is not None), day_of(act).toordinal(), act.id


def write_incidents(scene: Scene) -> Section:
    """Return the section on incidents."""
    found = incidents_of(scene)
    shown = sorted(found[:SHOWN], key=lambda act: (day_of(act), act.id))
    scene.know_acts(shown)
    points = [point for act in shown if (point := deed_point(scene, act, harm=True))]
    blocks: list[Block] = [Points(tuple(points))] if points else []
    days = scene.source.days
    command = f"show acts --since {days.since} --until {days.until} --limit 0"
    blocks += scene.more(len(found) - len(points), "incident", command)
    return Section("incidents", "Incidents", tuple(blocks))
