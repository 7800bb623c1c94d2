"""The timeline as a drawing: a bar for each proposal, coloured and signed by its state, and marks for what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pourparler.schema.briefs import Bar, Mark, MarkSort, Stretch, Timeline
from pourparler.schema.negotiation import State
from pourparler.show.briefs.pens import Field, Pen, drawing, linked
from pourparler.show.ledgers import STATE_MARKS
from pourparler.show.words import day_phrase

_COLORS: dict[State, tuple[str, str]] = {
    "floated": ("#e5e7eb", "#374151"), "presented": ("#dbe7f6", "#1e3a5f"), "under review": ("#cfdff2", "#1e3a5f"),
    "answered": ("#b9d0ec", "#1e3a5f"), "agreed in principle": ("#cdebd2", "#14532d"),
    "in force": ("#a8dcb2", "#14532d"), "extended": ("#a8dcb2", "#14532d"), "violated": ("#f4b9b3", "#7f1d1d"),
    "ended": ("#9ca3af", "#111827"), "withdrawn": ("#9ca3af", "#111827"), "superseded": ("#cbd0d6", "#111827"),
    "disputed": ("#e6d6f2", "#4a1d6b"),
}  # fmt: skip
MARKS: dict[MarkSort, tuple[str, str, str]] = {
    "meeting": ("◆", "#1e5aa8", "meeting held"), "due": ("◇", "#1e5aa8", "due"),
    "cancelled": ("✕", "#7a5200", "called off"), "incident": ("▲", "#b3261e", "incident"),
}  # fmt: skip
_WIDTH, _EDGE, _TOP, _BAR, _LANE = 720, 8, 22, 28, 15
_NAME, _SMALL = Pen(10.5, name="ink", bold=True), Pen(9.5, name="ink")
_QUIET = Pen(9, "#5a6570", "soft")
_STEPS = (1, 2, 7, 14, 30, 90, 365, 10**6)


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        return (_WIDTH - 2 * _EDGE) / self.days

    def left(self, day: date) -> float:
        inside = min(max(day, self.first), self.last)
        return _EDGE + (inside - self.first).days * self.day_width


def draw_timeline(timeline: Timeline) -> str:
    """Return the timeline as SVG."""
    axis = _Axis(timeline.first, timeline.last)
    lanes = _lanes(timeline.marks, axis)
    height = _marks_top(timeline) + _LANE * (max((lane for _, lane in lanes), default=-1) + 1) + 28
    return drawing((_WIDTH, height), timeline.caption, timeline.description, _parts(timeline, axis, lanes, height))


def _marks_top(timeline: Timeline) -> float:
    return _TOP + _BAR * len(timeline.bars) + 6


def _parts(timeline: Timeline, axis: _Axis, lanes: Sequence[tuple[Mark, int]], height: float) -> Iterator[str]:
    yield from _ticks(axis, height - 26)
    for at, bar in enumerate(timeline.bars):
        yield from _bar(bar, _TOP + at * _BAR, axis)
    for mark, lane in lanes:
        yield _mark(mark, axis, _marks_top(timeline) + lane * _LANE)
    for at, line in enumerate(_legend(timeline)):
        yield _QUIET.write(line, 2, height - 14 + 11 * at)


def _ticks(axis: _Axis, bottom: float) -> Iterator[str]:
    """Yield a line for each tick with its day; of many days only some have one."""
    step = next(step for step in _STEPS if axis.days / step <= 12)
    for number in range(0, axis.days, step):
        day = axis.first + timedelta(number)
        x = axis.left(day)
        line = f'x1="{x:.1f}" x2="{x:.1f}" y1="15" y2="{bottom:.1f}"'
        yield f'<line {line} stroke="#d5dbe1" stroke-width="1" class="line"/>'
        whole = day_phrase(day)
        yield _QUIET.write(whole.rsplit(" ", 1)[0] if axis.days < 300 else whole.split(" ", 1)[1], x + 2, 11)


def _bar(bar: Bar, top: float, axis: _Axis) -> Iterator[str]:
    left = axis.left(bar.stretches[0].first) + 2
    if left + _NAME.width(bar.label) > _WIDTH:
        yield replace(_NAME, end=True).write(bar.label, _WIDTH - 2, top + 9)
    else:
        yield _NAME.write(bar.label, left, top + 9)
    for part in bar.stretches:
        yield _stretch(part, top + 12, axis)


def _stretch(part: Stretch, top: float, axis: _Axis) -> str:
    """Return some days of a state: its sign, its name and its note, as far as there is room."""
    ground, ink = _COLORS[part.state]
    left = axis.left(part.first)
    width = max(axis.left(part.last) + axis.day_width - left, 3) - 1
    sign, number, pen = STATE_MARKS[part.state], f"[{' '.join(map(str, part.notes))}]", Pen(9.5, ink)
    told = (f"{sign} {part.state} {number}", f"{sign} {part.state}", f"{sign} {number}", sign)
    shown = next((words for words in told if pen.width(words) + 5 < width), "")
    field = Field(left, top, width, 14)
    return linked(part.notes, field.fill(ground), pen.write(shown, left + 3, top + 10.5))


def _lanes(marks: Sequence[Mark], axis: _Axis) -> list[tuple[Mark, int]]:
    """Return each mark with the first lane in which it has room."""
    ends: list[float] = []
    found = []
    for mark in marks:
        width = _SMALL.width(_words(mark)) + 22
        left = min(axis.left(mark.day), _WIDTH - width)
        lane = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [left + width]
        found.append((mark, lane))
    return found


def _words(mark: Mark) -> str:
    return f"{mark.label} [{' '.join(map(str, mark.notes))}]"


def _mark(mark: Mark, axis: _Axis, top: float) -> str:
    """Return a mark with its words behind it, or before it where there is no room behind."""
    sign, color, _ = MARKS[mark.sort]
    left, words = axis.left(mark.day) + 2, _words(mark)
    shape = Pen(10, color).write(sign, left, top + 11)
    if left + 14 + _SMALL.width(words) > _WIDTH:
        return linked(mark.notes, replace(_SMALL, end=True).write(words, left - 3, top + 11), shape)
    return linked(mark.notes, shape, _SMALL.write(words, left + 12, top + 11))


def _legend(timeline: Timeline) -> tuple[str, str]:
    """Return what the signs of the bars mean, and those of the marks."""
    sorts = dict.fromkeys(mark.sort for mark in timeline.marks)
    states = dict.fromkeys(part.state for bar in timeline.bars for part in bar.stretches)
    told = " · ".join(f"{STATE_MARKS[state]} {state}" for state in states)
    return told, " · ".join(f"{MARKS[sort][0]} {MARKS[sort][2]}" for sort in sorts)
