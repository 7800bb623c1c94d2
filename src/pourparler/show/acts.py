"""Acts and stories for people and machines: several reports of one thing, values that differ side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.acts import Act, Story, StoryReport, Told
from pourparler.schema.views import StoredClaim
from pourparler.show.lines import SHOWN_ID, origin_of
from pourparler.show.machine import encode_stored_claim
from pourparler.show.quoting import quoted_sentence
from pourparler.show.words import day_phrase, plain

STATUS_MARKS = {
    "happened": "●", "confirmed": "●", "planned": "○", "unconfirmed": "?", "cancelled": "✗", "denied": "✗",
    "disputed": "≠", "spoken of": "◌",
}  # fmt: skip
_BESIDE = ("day", "place", "actors", "recipients")
"""Aspects that stand in an act's heading unless reports differ about them."""


def acts_list(acts: Sequence[Act]) -> RenderableType:
    """Return the acts by day: how each stands, who did what to whom, what reports differ about, and their words."""
    return Group(*(part for act in acts for part in _act(act)))


def _act(act: Act) -> Iterator[RenderableType]:
    who = _value(act.values, "actors")
    whom = _value(act.values, "recipients")
    where = _value(act.values, "place")
    yield Text.assemble(
        f"{STATUS_MARKS[act.status]} ",
        (f"{_days(act)}  ", "green"),
        (act.type, "bold"),
        f": {who}" if who else "",
        f" → {whom}" if whom else "",
        (f" · {where}", "dim") if where else "",
        (f" · {act.status}", "italic") if act.status not in ("happened", "planned") else "",
        (f" · {_counted(act.reports, act.origins)}", "dim"),
    )
    for aspect, told in act.values.items():
        if _is_shown(aspect, told):
            yield Padding(_side_by_side(aspect, told), (0, 0, 0, 4))
    yield from _quotations(act.reports)
    yield Padding(Text(act.id[: SHOWN_ID + 4], "cyan"), (0, 0, 1, 4))


def _days(act: Act) -> str:
    if act.first is None or act.last is None:
        return "undated"
    if act.first == act.last:
        return day_phrase(act.first)
    return f"{day_phrase(act.first)} – {day_phrase(act.last)}"


def _value(values: Mapping[str, tuple[Told, ...]], aspect: str) -> str:
    """Return the first value that is told; differing ones are listed below."""
    return plain(values[aspect][0].value) if values.get(aspect) else ""


def _is_shown(aspect: str, told: Sequence[Told]) -> bool:
    if aspect == "factuality":
        return len({value.value for value in told}) > 1
    return len(told) > 1 if aspect in _BESIDE else True


def _side_by_side(aspect: str, told: Sequence[Told]) -> Text:
    values = "; ".join(f"{plain(value.value)} ({', '.join(plain(name) for name in value.by)})" for value in told)
    return Text.assemble((f"{aspect} ", "dim"), values)


def _quotations(reports: Sequence[StoredClaim]) -> Iterator[RenderableType]:
    """Yield each report's words, those of one publisher once."""
    seen: set[str] = set()
    for stored in reports:
        name = origin_of(stored.stored)
        words = quoted_sentence(stored)
        if name + words.plain not in seen:
            seen.add(name + words.plain)
            line = Text.assemble(words, (f" {name} · {stored.claim.id[:SHOWN_ID]}", "dim"))
            yield Padding(line, (0, 0, 0, 4))


def _counted(reports: Sequence[StoredClaim], origins: int) -> str:
    number = len({stored.stored.document.fingerprint for stored in reports})
    return _reports(number, origins)


def _reports(number: int, origins: int) -> str:
    if number == 1:
        return "1 report"
    return f"{number} reports of {origins} independent origin{'s' if origins > 1 else ''}"


def stories_list(stories: Sequence[Story]) -> RenderableType:
    """Return the stories: their reports, which are copies of which, and why they are one story."""
    return Group(*(part for story in stories for part in _story(story)))


def _story(story: Story) -> Iterator[RenderableType]:
    first = story.reports[0].stored.document
    day = (f"{day_phrase(first.published)}  ", "green") if first.published else ""
    counted = (f" · {_reports(len(story.reports), story.origins)}", "dim")
    yield Text.assemble(day, (plain(first.title) or first.id, "bold"), counted)
    for report in story.reports:
        yield Padding(_report(report), (0, 0, 0, 4))
    for reason in story.reasons[:2]:
        yield Padding(Text(f"one story: {reason}", "dim"), (0, 0, 0, 4))
    yield Text("")


def _report(report: StoryReport) -> Text:
    document = report.stored.document
    name, title = origin_of(report.stored), plain(document.title)
    copied = f" · copy: {report.reason}" if report.copy_of else ""
    version = f" · version {report.stored.version} of {report.stored.versions}" if report.stored.versions > 1 else ""
    return Text.assemble(f"{name}: {title}" if title else name, (f"{version}{copied}", "dim"))


def encode_act(act: Act) -> dict[str, Any]:
    """Return an act for JSON Lines."""
    return {
        "id": act.id,
        "type": act.type,
        "status": act.status,
        "first": act.first.isoformat() if act.first else None,
        "last": act.last.isoformat() if act.last else None,
        "origins": act.origins,
        "confidence": act.confidence,
        "values": {aspect: [_encode_told(value) for value in told] for aspect, told in act.values.items()},
        "reasons": list(act.reasons),
        "reports": [encode_stored_claim(stored) for stored in act.reports],
    }


def _encode_told(told: Told) -> dict[str, Any]:
    return {"value": told.value, "by": list(told.by), "claims": list(told.claims)}


def encode_story(story: Story) -> dict[str, Any]:
    """Return a story for JSON Lines."""
    return {
        "id": story.id,
        "origins": story.origins,
        "reasons": list(story.reasons),
        "reports": [
            {
                "fingerprint": report.stored.document.fingerprint,
                "id": report.stored.document.id,
                "title": report.stored.document.title,
                "source": report.stored.document.source,
                "published": report.stored.document.published.isoformat() if report.stored.document.published else None,
                "url": report.stored.document.url,
                "version": report.stored.version,
                "versions": report.stored.versions,
                "origin": report.origin,
                "copy_of": report.copy_of or None,
                "reason": report.reason,
            }
            for report in story.reports
        ],
    }
