"""Words and fields in a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler.show.briefs.markup import text

LETTER = 0.56
"""Width of a letter, as a share of the size, that leaves room in any usual typeface."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are drawn; ``name`` is a class of the page's style, which may give another colour in the dark."""

    size: float
    fill: str = "#1c2126"
    name: str = ""
    bold: bool = False
    end: bool = False

    def width(self, words: str) -> float:
        """Return about how wide words become."""
        return len(words) * self.size * LETTER * (1.08 if self.bold else 1)

    def write(self, words: str, x: float, y: float) -> str:
        """Return words at a place; it is their right end where the pen says so."""
        name = f' class="{self.name}"' if self.name else ""
        weight = ' font-weight="600"' if self.bold else ""
        anchor = ' text-anchor="end"' if self.end else ""
        place = f'x="{x:.1f}" y="{y:.1f}" font-size="{self.size}"'
        return f'<text {place} fill="{self.fill}"{name}{weight}{anchor}>{text(words)}</text>'


@dataclass(frozen=True, slots=True)
class Field:
    """A filled field with round corners."""

    left: float
    top: float
    width: float
    height: float

    def fill(self, color: str, name: str = "") -> str:
        """Return the field in a colour."""
        place = f'x="{self.left:.1f}" y="{self.top:.1f}" width="{self.width:.1f}" height="{self.height:.1f}"'
        return (
            f'<rect {place} rx="3" fill="{color}" class="{name}"/>'
            if name
            else f'<rect {place} rx="3" fill="{color}"/>'
        )


def linked(notes: Sequence[int], *parts: str) -> str:
    """Return a part of a drawing that leads to a note."""
    return f'<a href="#n{notes[0]}">{"".join(parts)}</a>' if notes else "".join(parts)


def drawing(size: tuple[float, float], title: str, description: str, parts: Iterator[str]) -> str:
    """Return a whole drawing with its alternative text."""
    name = "".join(letter for letter in title.lower() if letter.isalpha())[:12] or "drawing"
    head = f'viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" role="img" aria-labelledby="{name}-title {name}-text"'
    told = f'<title id="{name}-title">{text(title)}</title><desc id="{name}-text">{text(description)}</desc>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{told}{"".join(parts)}</svg>'
