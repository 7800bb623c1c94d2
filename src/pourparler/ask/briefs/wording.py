"""The words of a brief's templates: days, parties, stances, states, and who says what.

No template tells how likely a thing is or how sure anybody is of it: what is planned is called planned, what a side
says is told as its word, and how sure the program is of its reading stands with the note alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pourparler.schema.briefs import Piece
from pourparler.schema.claims import Figure, Issue, Stance, Statement
from pourparler.schema.negotiation import Move, State
from pourparler.schema.views import StoredClaim
from pourparler.show.words import day_phrase, plain

STANCES: dict[Stance, str] = {
    "support": "in favour", "oppose": "against", "conditional": "in favour under a condition", "ambiguous": "undecided",
}  # fmt: skip
STATES: dict[State, str] = {
    "floated": "floated", "presented": "presented", "under review": "under review", "answered": "answered",
    "agreed in principle": "agreed in principle", "in force": "in force", "extended": "extended",
    "violated": "violated", "ended": "ended", "withdrawn": "withdrawn", "superseded": "replaced by another one",
    "disputed": "disputed",
}  # fmt: skip
REPLIES: dict[Move, str] = {
    "review": "studies it", "no answer": "gives no answer yet", "accept": "accepts", "counter": "answers with its own",
    "accept with changes": "accepts with changes", "reject": "rejects", "sign": "signs",
}  # fmt: skip
_MOST_NAMED = 3


def short_day(day: date, year: int) -> str:
    """Return a day without its year where that is the brief's.

    >>> short_day(date(2026, 3, 7), 2026), short_day(date(2025, 12, 30), 2026)
    ('7 Mar', '30 Dec 2025')
    """
    whole = day_phrase(day)
    return whole.rsplit(" ", 1)[0] if day.year == year else whole


def days_phrase(first: date, last: date, year: int) -> str:
    """Return a run of days.

    >>> days_phrase(date(2026, 3, 7), date(2026, 3, 9), 2026), days_phrase(date(2026, 3, 7), date(2026, 3, 7), 2026)
    ('7–9 Mar', '7 Mar')
    """
    if first == last:
        return short_day(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last, year)}"
    if first.year != last.year:
        return f"{day_phrase(first)} – {day_phrase(last)}"
    return f"{short_day(first, year)} – {short_day(last, year)}"


def quoted(text: str) -> str:
    """Return words in quotation marks, in single ones where they hold double ones.

    >>> quoted("a truce"), quoted('the "truce"')
    ('“a truce”', '‘the "truce"’')
    """
    words = plain(text)
    return f"‘{words}’" if set(words) & set('“”"') else f"“{words}”"


def listed(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    """Return names as a list in words, and how many are left out.

    >>> listed(["Lima", "Oslo"]), listed(["a", "b", "c", "d", "e"])
    ('Lima and Oslo', 'a, b, c and 2 others')
    """
    found = list(dict.fromkeys(plain(name) for name in names if name))
    left = len(found) - most
    if left > 1:
        return f"{', '.join(found[:most])} and {left} others"
    return " and ".join(part for part in (", ".join(found[:-1]), found[-1]) if part) if found else ""


def issue_name(issue: Issue) -> str:
    """Return an issue in words."""
    return issue.replace("-", " ")


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def publisher_of(stored: StoredClaim) -> str:
    """Return who published a claim's report."""
    document = stored.stored.document
    return plain(document.source or document.url.rsplit("/", 1)[-1] or document.title or document.id)


def voice_of(stored: StoredClaim) -> str:
    """Return whom a report has a claim from, ``""`` where it speaks in its own voice."""
    claim = stored.claim
    heard = claim.according_to
    if isinstance(claim, Figure) and claim.counted_by is not None:
        heard = claim.counted_by
    if isinstance(claim, Statement):
        heard = claim.speaker
    return lower_article(plain(heard.label)) if heard and heard.label else ""


def lower_article(name: str) -> str:
    """Return a name as it stands within a sentence.

    >>> lower_article("The Front"), lower_article("Its lawyers"), lower_article("Thea Moll")
    ('the Front', 'its lawyers', 'Thea Moll')
    """
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first in ("The", "A", "An", "Its", "Their", "His", "Her") else name


def teller_of(stored: StoredClaim) -> str:
    """Return who says something: a report's publisher, and whom it has it from."""
    return teller_phrase(voice_of(stored), publisher_of(stored))


def teller_phrase(voice: str, publisher: str) -> str:
    """Return a voice and the report that it speaks in; one that is the publisher's own is told once.

    >>> teller_phrase("the Front", "Meril Wire"), teller_phrase("", "Meril Wire")
    ('the Front, in Meril Wire', 'Meril Wire')
    """
    own = not voice or voice.casefold().removeprefix("the ") in publisher.casefold()
    return publisher if own else f"{voice}, in {publisher}"


def sources_phrase(tellers: Sequence[tuple[str, str]]) -> str:
    """Return who tells something, as a part in brackets: a voice and a publisher where it is one, else publishers.

    >>> sources_phrase([("the Front", "Meril Wire")]), sources_phrase([("the Front", "Wire"), ("", "Post")])
    (' (the Front, in Meril Wire)', ' (Wire and Post)')
    """
    found = list(dict.fromkeys(tellers))
    if not found:
        return ""
    return f" ({teller_phrase(*found[0]) if len(found) == 1 else listed((publisher for _, publisher in found), 2)})"


def pieces_of(*parts: Piece | str | None) -> tuple[Piece, ...]:
    """Return pieces; plain words become one without notes, and nothing is left out."""
    made = (Piece(part) if isinstance(part, str) else part for part in parts if part)
    return tuple(piece for piece in made if piece.text or piece.notes)
