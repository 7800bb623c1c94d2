"""What all forms of a brief share: signs of review, labels of notes, and the lines that explain them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pourparler.schema.briefs import Brief, Cell, More, Note, Paragraph, Review
from pourparler.show.quoting import marks_around
from pourparler.show.words import day_phrase, plain

REVIEWS: dict[Review, tuple[str, str]] = {
    "suggested": ("○", "not yet reviewed"),
    "edited": ("✎", "edited by a person"),
    "accepted": ("✓", "accepted by a person"),
}
"""The sign after a sentence, and what it means."""
HOW_TO_READ = (
    "Every sentence is put together from claims that the program found in reports; its numbers lead to the exact "
    "words. What reports or sides tell differently stands side by side."
)
NOTES = "Sources in their exact words"
_NEVER = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Code points that neither a page nor a Word document can hold."""


def clean(words: str) -> str:
    """Return words in one line, as any form can hold them; blanks at their ends part them from their neighbours."""
    inside = _NEVER.sub("\ufffd", plain(words))
    if not inside:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + inside + (" " if words[-1].isspace() else "")


def legend() -> str:
    """Return what the signs mean."""
    return " · ".join(f"{sign} {meaning}" for sign, meaning in REVIEWS.values())


def signs_of(paragraph: Paragraph) -> tuple[Review | None, ...]:
    """Return the sign after each sentence of a paragraph: one after the last where all have the same."""
    reviews = [sentence.review for sentence in paragraph.sentences]
    if len(set(reviews)) > 1:
        return tuple(reviews)
    return (*(None for _ in reviews[1:]), reviews[-1])


def row_signs(row: Sequence[Cell], *, matrix: bool) -> tuple[Review | None, ...]:
    """Return the sign after each cell of a row: one after the label where all have the same, each in a matrix."""
    reviews = [cell.review for cell in row]
    known = {review for review in reviews if review}
    if matrix or len(known) > 1:
        return tuple(reviews)
    return (next(iter(known), None), *(None for _ in reviews[1:]))


def note_words(note: Note) -> str:
    """Return a note's exact words in quotation marks, in one line, with ellipses where the sentence goes on.

    The marks are not those that the words hold themselves.
    """
    begun, ended = ("… " if note.cut[0] else ""), (" …" if note.cut[1] else "")
    words = plain(note.words.text)
    opening, closing = marks_around(words, whole=not any(note.cut))
    return f"{opening}{begun}{words}{ended}{closing}"


def note_origin(note: Note) -> str:
    """Return a note's report: publisher, day, headline, version, place of the words in its text and its claim."""
    day = day_phrase(note.published) if note.published else "undated"
    title = f"“{plain(note.title)}”" if note.title else note.document
    version = f"version {note.version}" if note.version > 1 else ""
    place = f"characters {note.words.span.start}–{note.words.span.end}"
    return ", ".join(part for part in (plain(note.publisher), day, title, version, place) if part)


def more_line(more: More) -> str:
    """Return how many more there are."""
    return f"{more.count} {more.what}"


def silent_line(brief: Brief) -> str:
    """Return of which parts the record tells nothing, ``""`` where it tells of all."""
    return f"The record tells nothing for: {'; '.join(brief.silent)}." if brief.silent else ""
