"""Meetings and dates: what is due, held, past its day without a report of the outcome, and called off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.ask.briefs.deeds import day_of, deed_point, last_day_of, surest, told_days
from pourparler.ask.briefs.scenes import Scene
from pourparler.schema.acts import Act
from pourparler.schema.briefs import Block, Heading, Points, Section
from pourparler.schema.claims import Event
from pourparler.schema.views import StoredClaim

DUE, HELD, OPEN, OFF = "Due", "Held", "Their day is past, no report tells the outcome", "Called off"
SHOWN = {DUE: 4, HELD: 3, OPEN: 2, OFF: 2}
"""How many of each sort a brief tells."""
_MEETING_WORDS = (
    "met", "meet", "talk", "visit", "travel", "negotiat", "consult", "summit", "session", "conference", "convene",
    "receiv", "host", "hold", "held", "phone", "call", "sp", "gather", "round", "sat",
)  # fmt: skip
"""Beginnings of the words that name a meeting; a letter or an invitation is none."""
_INVITING = "invit"


def meetings_of(scene: Scene) -> dict[str, list[Act]]:
    """Return meetings and what else is due under their headings, those that matter most first."""
    found: dict[str, list[Act]] = {heading: [] for heading in SHOWN}
    for act in scene.source.acts:
        if heading := _sort_of(scene, act):
            found[heading].append(act)
    for acts in found.values():
        acts.sort(key=lambda act: _weight(scene, act), reverse=True)
    return found


def _sort_of(scene: Scene, act: Act) -> str:
    """Return under which heading an act belongs, ``""`` for none; only what has a told day is due."""
    days, dated = scene.source.days, told_days(act) is not None
    over = last_day_of(act) < days.as_of
    if act.status in ("planned", "unconfirmed"):
        if not dated or last_day_of(act) < days.since:
            return ""
        return OPEN if over else DUE
    if act.type != "CONSULT" or not _is_meeting(act):
        return DUE if act.type == "CONSULT" and dated and not over and _invitation(act) else ""
    if act.status in ("happened", "confirmed"):
        return HELD if (dated or act.origins > 1) and days.hold(last_day_of(act)) else ""
    return OFF if act.status == "cancelled" else ""


def trigger_of(stored: StoredClaim) -> str:
    """Return the word that names an act, in lower case."""
    claim = stored.claim
    return claim.trigger.text.lower() if isinstance(claim, Event) else ""


def _is_meeting(act: Act) -> bool:
    """Tell whether people come together in an act: a word says so, and who takes part or where is told."""
    named = [aspect for aspect in ("actors", "recipients") for _ in act.values.get(aspect, ())]
    words = [trigger_of(stored) for stored in act.reports]
    return bool(named or "place" in act.values) and any(word.startswith(_MEETING_WORDS) for word in words)


def _invitation(act: Act) -> bool:
    return any(trigger_of(stored).startswith(_INVITING) for stored in act.reports)


def _weight(scene: Scene, act: Act) -> tuple[int, int, int, float, str]:
    reviewed = scene.source.counting.review([stored.claim.id for stored in act.reports]) != "suggested"
    known = sum(aspect in act.values for aspect in ("day", "place", "actors")) + int(act.type == "CONSULT")
    return int(reviewed), act.origins, known, surest(act), act.id


def write_meetings(scene: Scene) -> Section:
    """Return the section on meetings and dates."""
    found = meetings_of(scene)
    blocks = [block for heading, most in SHOWN.items() for block in _part(scene, heading, found[heading], most)]
    left = sum(max(len(found[heading]) - most, 0) for heading, most in SHOWN.items())
    since = scene.source.days.since
    blocks += scene.more(left, "date", f"changes --since {since} --limit 0")
    return Section("meetings", "Meetings and dates", tuple(blocks))


def _part(scene: Scene, heading: str, acts: Sequence[Act], most: int) -> Iterator[Block]:
    shown = sorted(acts[:most], key=lambda act: (day_of(act), act.id))
    scene.know_acts(shown)
    points = [point for act in shown if (point := deed_point(scene, act, best=_announcing(heading, act)))]
    if points:
        yield Heading(heading)
        yield Points(tuple(points))


def _announcing(heading: str, act: Act) -> StoredClaim | None:
    """Return the report to quote: of what was called off the one that says so, of a plan the latest with its day."""
    if heading == OFF:
        return next((stored for stored in act.reports[::-1] if stored.claim.factuality == "negated"), None)
    if heading in (DUE, OPEN):
        return next((stored for stored in act.reports[::-1] if stored.claim.when), None)
    return None
