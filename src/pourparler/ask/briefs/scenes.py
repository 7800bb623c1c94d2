"""What the writers of sections share: the source, the notes, and how things are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.ask.briefs.citing import Citer
from pourparler.ask.briefs.sources import BriefSource
from pourparler.ask.briefs.wording import days_phrase, publisher_of, short_day, voice_of
from pourparler.schema.acts import Act
from pourparler.schema.briefs import More, Piece, Sentence
from pourparler.schema.ledger import Offer
from pourparler.schema.views import StoredClaim
from pourparler.show.words import plain


@dataclass(frozen=True)
class Scene:
    """A record, the wish for a brief of it, and the notes so far."""

    source: BriefSource
    citer: Citer

    def know(self, claims: Iterable[str]) -> None:
        """Load the claims that a section is about to cite."""
        wanted = [claim for claim in claims if self.citer.known(claim) is None]
        self.citer.know(self.source.claims(wanted))

    def know_acts(self, acts: Iterable[Act]) -> None:
        """Remember the claims of acts, which come with them."""
        self.citer.know({stored.claim.id: stored for act in acts for stored in act.reports})

    def name(self, side: str | None) -> str:
        """Return how a side is called; ``""`` for nobody."""
        return plain(self.source.negotiation.label(side)) if side else ""

    def offer_name(self, offer: Offer) -> str:
        """Return how a proposal is called, without its author."""
        author = self.name(offer.author)
        return plain(offer.name).removeprefix(f"{author}: ")

    def day(self, day: date) -> str:
        """Return a day, without its year where that is the brief's."""
        return short_day(day, self.source.days.as_of.year)

    def days(self, first: date, last: date) -> str:
        """Return a run of days."""
        return days_phrase(first, last, self.source.days.as_of.year)

    def sentence(self, claims: Iterable[str], *pieces: Piece) -> Sentence | None:
        """Return a sentence, None where nothing in it could be cited; what cannot be cited is not said."""
        made = Sentence(pieces, self.source.counting.review(claims))
        return made if made.notes else None

    def tellers(self, claims: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return who tells some claims: whom the reports have it from, and their publishers."""
        stored = (self.citer.known(claim) for claim in claims)
        return tuple(dict.fromkeys((voice_of(each), publisher_of(each)) for each in stored if each))

    def publishers(self, reports: Sequence[StoredClaim]) -> tuple[str, ...]:
        """Return the publishers of reports, each once."""
        return tuple(dict.fromkeys(publisher_of(stored) for stored in reports))

    def more(self, count: int, what: str, command: str) -> tuple[More, ...]:
        """Return how many more there are, nothing where there are none; ``what`` is one of them."""
        if count <= 0:
            return ()
        thing = what if count == 1 else _many(what)
        return (More(count, f"more {thing}", f"pourparler {command} --record {self.source.wish.record}"),)


def _many(what: str) -> str:
    """Return several of what one is called.

    >>> _many("proposal that changed"), _many("meeting"), _many("position that is new")
    ('proposals that changed', 'meetings', 'positions that are new')
    """
    noun, _, rest = what.partition(" ")
    return f"{noun}s {rest.replace('that is ', 'that are ')}".strip()
