"""A brief: sections of sentences, tables and a timeline, each with notes that give a report's exact words.

What is said of the world is a `Sentence`, a `Cell` with notes, or a stretch or mark of a `Timeline`, and never stands
without a note. What is said of the record itself (how many more there are, and the command that lists them) is a
`More` or a fact of the `Brief`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.schema.claims import Stance
from pourparler.schema.negotiation import State
from pourparler.schema.spans import Quote

Review = Literal["suggested", "edited", "accepted"]
"""Whether a person has looked: the program's own suggestion, given other values by a person, found right."""
MarkSort = Literal["meeting", "due", "cancelled", "incident"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a sentence rests on.

    Attributes:
        number: from 1, in the order in which the brief cites them.
        document: id of the report.
        title: its headline.
        publisher: who published it.
        published: on which day.
        url: where it was read, or ``""``.
        version: which of its versions.
        words: its exact words and their place in its text.
        cut: True where the words are a part of a longer sentence, at its beginning and at its end.
        claims: ids of the claims that say it.
        review: whether a person has looked at them.
        confidence: of the surest of the claims, 0 to 1.
    """

    number: int
    document: str
    title: str
    publisher: str
    published: date | None
    url: str
    version: int
    words: Quote
    cut: tuple[bool, bool]
    claims: tuple[str, ...]
    review: Review
    confidence: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and the numbers of the notes that follow them."""

    text: str
    notes: tuple[int, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made of claims by a template; ``review`` is that of its least reviewed claim."""

    pieces: tuple[Piece, ...]
    review: Review

    @property
    def text(self) -> str:
        """The sentence without its notes."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of its notes."""
        return tuple(number for piece in self.pieces for number in piece.notes)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Paragraphs as points of a list."""

    points: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below a section's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that says something of the world has notes and a review, others are labels."""

    text: str
    notes: tuple[int, ...] = ()
    review: Review | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``matrix`` tells that it is issues by sides, with a stance in each cell.

    Attributes:
        caption: what it shows.
        description: the same for those who cannot see it.
        head: headings of the columns.
        rows: cells; the first one of a row is its label.
        matrix: True for the matrix of positions.
    """

    caption: str
    description: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    matrix: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in which a proposal was in a state, both included."""

    first: date
    last: date
    state: State
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A proposal on the timeline."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting or incident on the timeline."""

    day: date
    sort: MarkSort
    label: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Proposals as bars, meetings and incidents as marks, between two days."""

    caption: str
    description: str
    first: date
    last: date
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class More:
    """How many more there are of what a section shows, and the command that lists them."""

    count: int
    what: str
    command: str


Block = Paragraph | Points | Heading | Table | Timeline | More


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief; ``key`` names it for machines."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief as it is handed on.

    Attributes:
        title: whom it is about.
        subtitle: which days it covers.
        since: first day of what changed.
        until: last day of what changed.
        as_of: the day on which states and positions stand as told.
        facts: what it is made from, in phrases about the record.
        sections: its parts; those of which the record tells nothing are left out.
        silent: headings of the parts that were left out.
        notes: by number.
    """

    title: str
    subtitle: str
    since: date
    until: date
    as_of: date
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    silent: tuple[str, ...]
    notes: tuple[Note, ...]

    def said(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield all that is said of the world, with the numbers of its notes."""
        for section in self.sections:
            for block in section.blocks:
                yield from _said(block)


def _said(block: Block) -> Iterator[tuple[str, tuple[int, ...]]]:
    match block:
        case Paragraph():
            yield from ((sentence.text, sentence.notes) for sentence in block.sentences)
        case Points():
            for point in block.points:
                yield from _said(point)
        case Table():
            yield from ((cell.text, cell.notes) for row in block.rows for cell in row if cell.review)
        case Timeline():
            yield from ((f"{bar.label}: {part.state}", part.notes) for bar in block.bars for part in bar.stretches)
            yield from ((mark.label, mark.notes) for mark in block.marks)
        case _:
            return
