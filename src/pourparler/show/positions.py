"""Where sides stand: a matrix of issues and sides, then each cell with its words and how it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.claims import Issue, Position, Stance
from pourparler.schema.codec import encode_quote, evidence
from pourparler.schema.spans import Quote, Span
from pourparler.schema.stands import Stand, StandOrigin
from pourparler.schema.views import StoredClaim
from pourparler.show.lines import SHOWN_ID, named
from pourparler.show.quoting import quoted_words
from pourparler.show.words import CONDITIONS, STANCES, day_phrase, plain

SIGNS: dict[Stance, tuple[str, str]] = {
    "support": ("✓ for", "green"), "oppose": ("✗ against", "red"), "conditional": ("◇ if", "yellow"),
    "ambiguous": ("? open", "dim"),
}  # fmt: skip
_FOLLOWS: dict[StandOrigin, str] = {
    "position": "", "answer": "by its answer", "offer": "by its own offer", "truce": "by what it did to the truce",
}  # fmt: skip
_COLUMN, _SIDES = 20, 8


@dataclass(frozen=True, slots=True)
class ToldStand:
    """A stand with its words: those of the position's claim, or of the step that it follows from."""

    stand: Stand
    sentence: Quote
    words: Span
    condition: str = ""
    kind: str = ""


def with_words(stands: Sequence[Stand], claims: Mapping[int, StoredClaim]) -> list[ToldStand]:
    """Return the stands with their words; one whose claim is gone is left out."""
    return [told for stand in stands if (told := _told(stand, claims)) is not None]


def _told(stand: Stand, claims: Mapping[int, StoredClaim]) -> ToldStand | None:
    latest = stand.latest
    if latest.step is not None:
        step = latest.step().step
        return ToldStand(stand, step.sentence, step.words.span)
    stored = claims.get(latest.number or 0)
    if stored is None or not isinstance(stored.claim, Position):
        return None
    claim = stored.claim
    condition = plain(claim.condition.text) if claim.condition else ""
    return ToldStand(
        stand, stored.sentence, evidence(claim) or stored.sentence.span, condition, CONDITIONS[claim.condition_kind]
    )


def matrix(stands: Sequence[Stand], label: Callable[[str], str], width: int) -> RenderableType:
    """Return issues by sides, the sides that speak of most issues first, as many as the width has room for."""
    counts = Counter(stand.side for stand in stands)
    room = max((width - 22) // _COLUMN, 1)
    sides = sorted(counts, key=lambda side: (-counts[side], label(side)))[: min(room, _SIDES)]
    cells = {(stand.side, stand.issue): stand for stand in stands}
    issues: list[Issue] = sorted({stand.issue for stand in stands if stand.side in sides})
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("", no_wrap=True)
    for side in sides:
        table.add_column(Text(plain(label(side)), "bold"), width=_COLUMN - 2)
    for issue in issues:
        table.add_row(issue.replace("-", " "), *(_cell(cells.get((side, issue))) for side in sides))
    left = len(counts) - len(sides)
    rest = Text(f"and {left} more parties with fewer positions", "dim") if left else Text("")
    return Group(table, rest)


def _cell(stand: Stand | None) -> Text:
    if stand is None:
        return Text("·", "dim")
    sign, style = SIGNS[stand.stance]
    since = day_phrase(stand.since).rsplit(" ", 1)[0]
    return Text.assemble((sign, style), (f" {since}", "dim"))


def stands_list(told: Sequence[ToldStand], label: Callable[[str], str], width: int) -> RenderableType:
    """Return each stand with its condition, what it was before, its words and its report, side by side."""
    parts: list[RenderableType] = []
    side = ""
    for each in sorted(told, key=lambda each: (label(each.stand.side), each.stand.side, each.stand.issue)):
        if each.stand.side != side:
            side = each.stand.side
            parts.append(Text(plain(label(side)), "bold underline"))
        parts += stand_lines(each, width)
    return Group(*parts)


def stand_phrase(each: ToldStand) -> Text:
    """Return a stand in a few words: stance, issue, condition, since when, and what it was before."""
    stand = each.stand
    shown = Text.assemble((f"{STANCES[stand.stance]} {stand.issue.replace('-', ' ')}", SIGNS[stand.stance][1]))
    if each.condition:
        shown.append(f"; {each.kind}: “{each.condition}”")
    facts = [f"since {day_phrase(stand.since)}", _FOLLOWS[stand.latest.origin]]
    facts += [f"before: {STANCES[stand.before].removesuffix(' on')}"] if stand.before else []
    facts += [f"{stand.sources} publishers"] if stand.sources > 1 else []
    shown.append(f" · {' · '.join(fact for fact in facts if fact)}", "dim")
    return shown


def stand_lines(each: ToldStand, width: int) -> Iterator[RenderableType]:
    """Yield a stand's phrase, its words and its report."""
    yield Padding(stand_phrase(each), (0, 0, 0, 2))
    yield Padding(quoted_words(each.sentence, each.words), (0, 0, 0, 4))
    latest = each.stand.latest
    day = day_phrase(latest.source.published) if latest.source.published else "undated"
    origin = ", ".join(part for part in (plain(latest.source.publisher), day) if part)
    identity = latest.claim[:SHOWN_ID]
    name = named(origin, plain(latest.source.title), width - len(identity) - 7)
    yield Padding(Text.assemble((name, "dim"), " · ", (identity, "cyan")), (0, 0, 1, 4))


def encode_stand(each: ToldStand, label: Callable[[str], str]) -> dict[str, Any]:
    """Return a stand for machines."""
    stand, latest = each.stand, each.stand.latest
    return {
        "side": {"id": stand.side, "label": label(stand.side)},
        "issue": stand.issue,
        "stance": stand.stance,
        "condition": each.condition or None,
        "since": stand.since.isoformat(),
        "before": stand.before,
        "publishers": stand.sources,
        "origin": latest.origin,
        "told": latest.day.isoformat(),
        "claim": latest.claim,
        "sentence": encode_quote(each.sentence),
        "report": {
            "title": latest.source.title,
            "source": latest.source.publisher,
            "published": latest.source.published.isoformat() if latest.source.published else None,
        },
    }
