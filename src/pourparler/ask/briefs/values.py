"""Numbers that reports tell of one thing, side by side: each with who gives it, whether they can all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wording import listed, publisher_of, quoted, voice_of
from pourparler.schema.acts import Told
from pourparler.schema.briefs import Piece
from pourparler.schema.claims import Figure
from pourparler.schema.views import StoredClaim
from pourparler.show.words import plain

_MOST = 4


@dataclass(frozen=True, slots=True)
class Value:
    """A number in its words, and the claims that give it."""

    words: str
    claims: tuple[StoredClaim, ...]


def told_values(scene: Scene, told: Sequence[Told]) -> list[Value]:
    """Return the numbers told of one thing, without those that are a part of another one in the same sentence."""
    scene.know(claim for value in told for claim in value.claims)
    known = [stored for value in told for claim in value.claims if (stored := scene.citer.known(claim))]
    return values_of(known)


def values_of(figures: Iterable[StoredClaim]) -> list[Value]:
    """Return figures by their words, the first one of a sentence alone: “14 people, among them three drivers”."""
    first: dict[tuple[str, int], StoredClaim] = {}
    for stored in figures:
        place = (stored.stored.document.fingerprint, stored.claim.sentence)
        if place not in first or _start(stored) < _start(first[place]):
            first[place] = stored
    by_words: defaultdict[str, list[StoredClaim]] = defaultdict(list)
    for stored in first.values():
        if isinstance(stored.claim, Figure):
            by_words[plain(stored.claim.text.text)].append(stored)
    return [Value(words, tuple(claims)) for words, claims in by_words.items()]


def _start(stored: StoredClaim) -> int:
    claim = stored.claim
    return claim.text.span.start if isinstance(claim, Figure) else stored.sentence.span.end


def values_pieces(scene: Scene, values: Sequence[Value]) -> list[Piece]:
    """Return values side by side, each with who tells it and its notes."""
    scene.citer.know({stored.claim.id: stored for value in values for stored in value.claims})
    pieces: list[Piece] = []
    for value in values[:_MOST]:
        if notes := scene.citer.cite_all([stored.claim.id for stored in value.claims], 2):
            pieces.append(Piece(f"{'; ' if pieces else ''}{quoted(value.words)} ({_tellers(value.claims)})", notes))
    return pieces


def _tellers(claims: Sequence[StoredClaim]) -> str:
    """Return who gives a number: each voice once, with the reports that it speaks in."""
    by_voice: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for stored in claims:
        by_voice[voice_of(stored)][publisher_of(stored)] = None
    parts = [f"{f'{voice}, in ' if voice else ''}{listed(reports, 2)}" for voice, reports in by_voice.items()]
    return "; ".join(parts[:2])


def cannot_all_be_true(values: Sequence[Value]) -> bool:
    """Tell whether two of some values have no number in common, as “at least 20” and “19” have none."""
    ranges = [span for value in values for stored in value.claims if (span := _range(stored))]
    return any(one[1] < other[0] or other[1] < one[0] for one, other in combinations(ranges, 2))


def _range(stored: StoredClaim) -> tuple[float, float] | None:
    claim = stored.claim
    if not isinstance(claim, Figure) or (claim.low is None and claim.high is None):
        return None
    return (0.0 if claim.low is None else claim.low), (float("inf") if claim.high is None else claim.high)
