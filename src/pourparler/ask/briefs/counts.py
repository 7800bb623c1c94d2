"""Figures: the latest number of each counter, those of one thing below each other; nothing is added up or averaged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pourparler.ask.briefs.deeds import act_words
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wording import capital
from pourparler.schema.briefs import Block, Cell, Section, Table
from pourparler.schema.claims import Issue, Topic
from pourparler.schema.series import Series, SeriesPoint
from pourparler.show.series import figure_phrase

TOPICS: dict[Topic, str] = {
    "killed": "Killed", "wounded": "Wounded", "missing": "Missing", "captives": "Captives", "prisoners": "Prisoners",
    "displaced": "Displaced", "hungry": "In need of food", "aid": "Aid",
}  # fmt: skip
"""Topics that a brief tells, in its order."""
_ISSUES: dict[Issue, frozenset[Topic]] = {
    "captives": frozenset({"captives", "prisoners", "missing"}),
    "displacement": frozenset({"displaced"}),
    "humanitarian-access": frozenset({"aid", "hungry"}),
}
_HEAVY = ("killed", "captives", "displaced")
_MOST, _MOST_OF_ONE, _QUOTED = 6, 4, 56


@dataclass(frozen=True, slots=True)
class Count:
    """The latest number of a series."""

    series: Series
    point: SeriesPoint


def counts_of(scene: Scene) -> list[Count]:
    """Return the latest number of each series in the days, those that matter most first."""
    wish = scene.source.wish
    topics = _ISSUES.get(wish.issue, frozenset()) if wish.issue else frozenset(TOPICS)
    found = [count for each in latest_counts(scene) if (count := each).series.topic in topics]
    ranked = sorted(found, key=lambda count: _weight(scene, count), reverse=True)
    first: dict[tuple[str, int | None, str], Count] = {}
    for count in ranked:
        figure = count.point.figure
        first.setdefault((figure.source.fingerprint, figure.sentence, figure.topic), count)
    kept = [count for count in ranked if count in first.values()]
    seen: Counter[str] = Counter()
    ahead: list[Count] = []
    behind: list[Count] = []
    for count in kept:
        seen[count.series.topic] += 1
        (ahead if seen[count.series.topic] <= _MOST_OF_ONE else behind).append(count)
    return ahead + behind


def latest_counts(scene: Scene) -> list[Count]:
    """Return the latest number of each series whose last one lies in the days."""
    source, found = scene.source, []
    for series in source.negotiation.series():
        points = [point for point in series.points if point.day <= source.days.until]
        if points and source.days.hold(points[-1].day) and source.is_asked((series.counter,)):
            found.append(Count(series, points[-1]))
    return found


def _weight(scene: Scene, count: Count) -> tuple[int, int, int, int, str]:
    """What matters: reviewed, given by somebody named, revised or told again, the newest, the first of its sentence."""
    figure, point = count.point.figure, count.point
    reviewed = scene.source.counting.review([figure.claim]) != "suggested"
    named = 3 * int(count.series.counter is not None) + 2 * int(count.series.topic in _HEAVY)
    told = named + len(point.others) + int(point.revises is not None)
    return int(reviewed), told, point.day.toordinal(), -figure.start, figure.claim


def write_counts(scene: Scene) -> Section:
    """Return the section on figures."""
    found, order = counts_of(scene), list(TOPICS)
    shown = sorted(
        found[:_MOST], key=lambda count: (order.index(count.series.topic), count.series.place, count.point.day)
    )
    scene.know(claim for count in shown for claim in _claims(count))
    rows = tuple(row for count in shown if (row := _row(scene, count)))
    blocks: list[Block] = []
    if rows:
        head = ("What", "Counted by", "Number", "In its words")
        described = f"{len(rows)} figures, each with who counted, on which day, its words, and what it was before."
        blocks.append(Table("The latest number of each counter", described, head, rows))
    days = scene.source.days
    blocks += scene.more(len(found) - len(rows), "figure", f"figures --as-of {days.until} --limit 0")
    return Section("figures", "Figures by counter", tuple(blocks))


def _claims(count: Count) -> list[str]:
    before = count.point.revises
    return [count.point.figure.claim, *([before.claim] if before else [])]


def _row(scene: Scene, count: Count) -> tuple[Cell, ...] | None:
    series, figure, before = count.series, count.point.figure, count.point.revises
    notes, stored = scene.citer.cite(figure.claim), scene.citer.known(figure.claim)
    if not notes or stored is None:
        return None
    review = scene.source.counting.review([figure.claim])
    place = f", {series.place}" if series.place else ""
    earlier = scene.citer.cite(before.claim) if before else ()
    was = f" (before: {figure_phrase(before)})" if before and earlier else ""
    counter = scene.name(series.counter) or f"the report itself: {figure.source.publisher}"
    return (
        Cell(f"{TOPICS[series.topic]}{place}"),
        Cell(f"{capital(counter)}, {scene.day(count.point.day)}", notes, review),
        Cell(f"{figure_phrase(figure)}{was}", (*notes, *earlier), review),
        Cell(act_words(stored, _QUOTED), notes, review),
    )
