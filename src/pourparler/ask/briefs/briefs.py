"""A brief of a record: its sections in the order in which a reader needs them, with the notes of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlalchemy import Engine

from pourparler.ask.briefs.changes import write_changes
from pourparler.ask.briefs.citing import Citer
from pourparler.ask.briefs.contradictions import write_contradictions
from pourparler.ask.briefs.counts import write_counts
from pourparler.ask.briefs.incidents import write_incidents
from pourparler.ask.briefs.matrices import write_matrix
from pourparler.ask.briefs.meetings import write_meetings
from pourparler.ask.briefs.numbering import renumbered
from pourparler.ask.briefs.proposals import weight_of, write_proposals
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.sources import BriefSource
from pourparler.ask.briefs.timelines import write_timeline
from pourparler.ask.briefs.wishes import BriefWish
from pourparler.ask.briefs.wording import days_phrase, listed
from pourparler.schema.briefs import Brief, More, Note, Section
from pourparler.show.words import day_phrase

_WRITERS: tuple[Callable[[Scene], Section], ...] = (
    write_changes, write_timeline, write_matrix, write_proposals, write_meetings, write_incidents,
    write_contradictions, write_counts,
)  # fmt: skip


def write_brief(engine: Engine, wish: BriefWish, tell: Callable[[str], None] = lambda stage: None) -> Brief:
    """Return a brief.

    Args:
        engine: of an open record.
        wish: what it is to be about.
        tell: hears what is being done, for those who wait.

    Raises:
        SettingsError: the days are the wrong way round.
    """
    tell("Looking at the reports")
    source = BriefSource(engine, wish)
    citer = Citer(source.counting)
    scene = Scene(source, citer)
    sections = []
    for write in _WRITERS:
        tell(f"Writing: {write.__name__.removeprefix('write_')}")
        sections.append(write(scene))
    made = Brief(
        title=_title(scene),
        subtitle=_subtitle(scene),
        since=source.days.since,
        until=source.days.until,
        as_of=source.days.as_of,
        facts=(),
        sections=tuple(section for section in sections if _tells(section)),
        silent=tuple(section.heading for section in sections if not _tells(section)),
        notes=citer.notes,
    )
    numbered = renumbered(made)
    return replace(numbered, facts=tuple(_facts(scene, numbered.notes)))


def _tells(section: Section) -> bool:
    return any(not isinstance(block, More) for block in section.blocks)


def _title(scene: Scene) -> str:
    """Return whom a brief is about: who is asked for, else the sides of the process that matters most."""
    wish, source = scene.source.wish, scene.source
    issue = f", {wish.issue.replace('-', ' ')}" if wish.issue else ""
    if wish.party:
        return f"Brief: {wish.party}{issue}"
    ranked = sorted(source.offers, key=lambda offer: weight_of(offer, source.days), reverse=True)
    process = next((p for p in source.negotiation.processes if ranked and ranked[0].id in p.offers), None)
    names = listed([scene.name(side) for side in process.parties[:3]]) if process else ""
    return f"Brief: {names}{issue}" if names else f"Brief{issue}"


def _subtitle(scene: Scene) -> str:
    days = scene.source.days
    changed = f"What changed from {day_phrase(days.since)} to {day_phrase(days.until)}"
    return f"{changed}; how it stood on {day_phrase(days.as_of)}"


def _facts(scene: Scene, notes: tuple[Note, ...]) -> Iterator[str]:
    source, days = scene.source, scene.source.days
    reports, publishers, _ = source.cited.reports(days.since, days.until)
    span = days_phrase(days.since, days.until, days.as_of.year)
    yield f"{reports} report{'s' * (reports != 1)} by {publishers} publisher{'s' * (publishers != 1)} from {span}"
    reviewed = sum(note.review != "suggested" for note in notes)
    yield f"{len(notes)} quotation{'s' * (len(notes) != 1)}, {reviewed} of them reviewed by a person"
    if source.wish.known_on is not None:
        yield f"as the record knew it on {day_phrase(source.wish.known_on.date())} {source.wish.known_on:%H:%M} UTC"
    if source.wish.reviewed_only:
        yield "reviewed claims only"
    if source.wish.min_confidence is not None:
        yield f"claims read with a confidence of {source.wish.min_confidence:g} or more"
    if source.wish.issue is not None:
        yield "meetings and incidents are left out, since reports do not tell them by issue"
