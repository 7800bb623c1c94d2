"""What reports tell that is followed: steps, positions and figures, and the facts that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from pourparler.ask.following import decided_steps, edited_figures, edited_stances
from pourparler.follow.decisions import Decisions
from pourparler.follow.facts import TracedSides, ask_all
from pourparler.follow.features import Features
from pourparler.follow.passes import features_in_order
from pourparler.follow.series import Group, grouped
from pourparler.follow.sides import Sides
from pourparler.follow.utterances import is_unnamed
from pourparler.schema.following import ReadAgain, TakenFigure, TakenStance
from pourparler.schema.negotiation import Source, TakenStep
from pourparler.store import tables
from pourparler.store.batches import batches
from pourparler.store.following import load_again, load_figures, load_sources, load_stances
from pourparler.store.steps import load_steps


@dataclass
class Told:
    """What a report tells.

    Attributes:
        source: the report.
        steps: its steps and their features, by their places.
        stances: its positions.
        figures: its figures by what they may be a series with.
        asked: facts about parties that all of it rests on.
        speaks: True where a position may be that of a proposal's author.
    """

    source: Source
    steps: list[tuple[str, TakenStep, Features]] = field(default_factory=list)
    stances: list[TakenStance] = field(default_factory=list)
    figures: dict[Group, list[TakenFigure]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    speaks: bool = False


class Teller:
    """Loads what reports tell.

    Args:
        connection: sees the record.
        ids: the parties' ids by the numbers of their names.
        sides: who stands for whom.
        decisions: what persons decided.
    """

    def __init__(self, connection: Connection, ids: Mapping[int, str], sides: Sides, decisions: Decisions) -> None:
        self._connection = connection
        self._ids = ids
        self._sides = sides
        self._decisions = decisions

    def tell(self, readings: Sequence[int]) -> Iterator[Told]:
        """Yield what reports tell, given the numbers of their readings."""
        for some in batches(sorted(readings)):
            yield from self._tell(some)

    def _tell(self, readings: Sequence[int]) -> Iterator[Told]:
        sources = load_sources(self._connection, readings)
        again = self._again(readings)
        steps, stances = defaultdict[int, list[TakenStep]](list), defaultdict[int, list[TakenStance]](list)
        figures = defaultdict[int, list[TakenFigure]](list)
        for taken in load_steps(self._connection, readings, self._ids):
            steps[taken.source.document].append(taken)
        for stance in load_stances(self._connection, readings, self._ids, sources):
            stances[stance.source.document].append(stance)
        for figure in load_figures(self._connection, readings, self._ids, sources):
            figures[figure.source.document].append(figure)
        for source in sources.values():
            number, edited = source.document, again.get(source.document)
            yield self._told(source, edited, steps[number], stances[number], figures[number])

    def _told(  # all that a report tells
        self,
        source: Source,
        edited: ReadAgain | None,
        steps: list[TakenStep],
        stances: list[TakenStance],
        figures: list[TakenFigure],
    ) -> Told:
        sides, decisions = TracedSides.over(self._sides), self._decisions
        left_out = decisions.rejected | set(decisions.edits)
        again = [edited] if edited is not None else []
        taken = decided_steps(steps, decisions, again, sides)
        said = [stance for stance in stances if stance.claim not in left_out]
        said += [stance for each in again for stance in edited_stances(each, decisions.edits, sides)]
        counted = [figure for figure in figures if figure.claim not in left_out]
        counted += [figure for each in again for figure in edited_figures(each, decisions.edits, sides)]
        ask_all(taken, sides)
        unnamed = [stance for stance in said if is_unnamed(stance, sides)]
        for stance in unnamed:
            sides.label(stance.holder)
        groups = grouped(counted, sides)
        for (_, _, counter, _, _), _ in groups:
            if counter is not None:
                sides.label(counter)
        placed = features_in_order(taken, sides)
        return Told(source, placed, said, groups, sides.asked, bool(unnamed))

    def _again(self, readings: Sequence[int]) -> dict[int, ReadAgain]:
        """Return the readings that hold edited claims as a whole, by their documents."""
        claim = tables.claims.c
        asked = select(claim.reading).distinct().where(claim.reading.in_(readings))
        numbers = {
            number
            for some in batches(sorted(self._decisions.edits))
            for number in self._connection.execute(asked.where(claim.id.in_(some))).scalars()
        }
        found = load_again(self._connection, sorted(numbers), self._ids) if numbers else ()
        return {each.source.document: each for each in found}
