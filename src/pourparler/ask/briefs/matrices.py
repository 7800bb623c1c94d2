"""The matrix of positions: issues by sides on a day, the sides and issues of which most is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.stances import told_stands
from pourparler.ask.briefs.wording import capital, issue_name
from pourparler.follow.stands import stands_on
from pourparler.schema.briefs import Block, Cell, Section, Table
from pourparler.schema.claims import Issue, Stance
from pourparler.schema.stands import Stand
from pourparler.show.positions import ToldStand

SIGNS: dict[Stance, str] = {"support": "✓ for", "oppose": "✗ against", "conditional": "◇ if", "ambiguous": "? open"}
_MOST_SIDES, _MOST_ISSUES = 4, 8


def write_matrix(scene: Scene) -> Section:
    """Return the section on where sides stand."""
    source, day = scene.source, scene.source.days.as_of
    found = [stand for stand in stands_on(source.negotiation.histories, day) if _is_wanted(scene, stand)]
    sides = _sides(scene, found)
    issues = _issues(scene, [stand for stand in found if stand.side in sides])
    shown = {(stand.side, stand.issue): stand for stand in found if stand.side in sides and stand.issue in issues}
    blocks: list[Block] = [_table(scene, sides, issues, shown)] if shown else []
    left = len(found) - len(shown)
    blocks += scene.more(left, "position", f"positions --as-of {day} --limit 0")
    return Section("positions", f"Who stands where on {scene.day(day)}", tuple(blocks))


def _is_wanted(scene: Scene, stand: Stand) -> bool:
    wish = scene.source.wish
    return "#" not in stand.side and scene.source.is_asked((stand.side,)) and wish.issue in (None, stand.issue)


def _sides(scene: Scene, stands: Sequence[Stand]) -> list[str]:
    """Return the sides that take part in proposals first, then those of which most is told."""
    offers = Counter(side for offer in scene.source.offers for side in {offer.author, *offer.addressees} if side)
    told: Counter[str] = Counter()
    for stand in stands:
        told[stand.side] += stand.sources
    ranked = sorted(told, key=lambda side: (-min(offers[side], 1), -told[side] - 2 * offers[side], side))
    return ranked[:_MOST_SIDES]


def _issues(scene: Scene, stands: Sequence[Stand]) -> list[Issue]:
    """Return the issues of which most is told, those first on which sides differ or something changed."""
    told: Counter[Issue] = Counter()
    stances: dict[Issue, set[Stance]] = {}
    for stand in stands:
        told[stand.issue] += stand.sources + 2 * int(scene.source.days.hold(stand.since))
        stances.setdefault(stand.issue, set()).add(stand.stance)
    ranked = sorted(told, key=lambda issue: (-(told[issue] + 2 * len(stances[issue])), issue))
    return sorted(ranked[:_MOST_ISSUES])


def _table(
    scene: Scene, sides: Sequence[str], issues: Sequence[Issue], stands: dict[tuple[str, Issue], Stand]
) -> Table:
    ordered = [(side, issue) for issue in issues for side in sides]
    told = dict(zip(ordered, _told(scene, [stands.get(place) for place in ordered]), strict=True))
    rows = tuple(
        (Cell(capital(issue_name(issue))), *(_cell(scene, told[side, issue]) for side in sides)) for issue in issues
    )
    names = [scene.name(side) for side in sides]
    day = scene.day(scene.source.days.as_of)
    said = "; ".join(f"{row[0].text}: {_row_words(names, row[1:])}" for row in rows)
    return Table(f"Positions on {day}", f"Positions on {day}. {said}.", ("Issue", *names), rows, matrix=True)


def _row_words(names: Sequence[str], cells: Sequence[Cell]) -> str:
    return ", ".join(f"{name} {cell.text}" for name, cell in zip(names, cells, strict=True) if cell.review)


def _told(scene: Scene, stands: Sequence[Stand | None]) -> list[ToldStand | None]:
    known = [stand for stand in stands if stand is not None]
    found = iter(told_stands(scene, known))
    return [next(found) if stand is not None else None for stand in stands]


def _cell(scene: Scene, told: ToldStand | None) -> Cell:
    if told is None:
        return Cell("·")
    claim = told.stand.latest.claim
    notes = scene.citer.cite(claim, told.words)
    if not notes:
        return Cell("·")
    text = f"{SIGNS[told.stand.stance]}, {scene.day(told.stand.since)}"
    return Cell(text, notes, scene.source.counting.review([claim]), told.stand.stance)
