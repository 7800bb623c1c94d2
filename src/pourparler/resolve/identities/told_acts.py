"""Acts as reports tell them: material in, acts with their values side by side and how they stand out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from pourparler.resolve.identities.judged import decisions_of, pairs_of
from pourparler.resolve.identities.origins import origins_of
from pourparler.resolve.identities.same_acts import ActGroups, members
from pourparler.resolve.identities.standing import Standing
from pourparler.schema.acting import Offices
from pourparler.schema.acts import Act, ActMaterial, ActStatus, Told
from pourparler.schema.claims import Event, Figure
from pourparler.schema.identity import ActSketch
from pourparler.schema.views import StoredClaim

_WISHED = frozenset({"conditional", "hypothetical", "unknown"})


def acts_of(material: ActMaterial, as_of: date | None = None) -> tuple[Act, ...]:
    """Return the acts that the claims asked for report, by day.

    Args:
        material: claims, sketches, judgements and who is who.
        as_of: the day on which a planned act is overdue or not; the newest report's day when left out.
    """
    party_of = {key: party.id for key, party in material.parties.items()}
    groups = ActGroups(Standing(party_of, Offices.of(material.offices)))
    sketches = [material.sketches[claim] for claim in sorted(material.sketches)]
    pairs = pairs_of("act", material.judgements)
    leaders = groups.group(sketches, pairs, decisions_of("act", material.judgements))
    reasons: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.reason)):
        if pair.one in leaders and leaders[pair.one] == leaders.get(pair.other):
            reasons[leaders[pair.one]][pair.reason] = None
    day = as_of or max((d for s in material.claims.values() if (d := s.stored.document.published)), default=None)
    reports = {stored.stored.document.fingerprint for stored in material.claims.values()}
    teller = _Teller(material, day, origins_of(reports, material.judgements))
    groups_asked = (
        (leader, claims)
        for leader, claims in members(leaders).items()
        if material.asked is None or not material.asked.isdisjoint(claims)
    )
    found = [teller.tell(claims, tuple(reasons[leader])) for leader, claims in groups_asked]
    return tuple(sorted(found, key=lambda act: (act.first or date.max, act.last or date.max, act.id)))


@dataclass(frozen=True)
class _Teller:
    material: ActMaterial
    as_of: date | None
    origins: Mapping[str, str]

    def tell(self, claims: Sequence[str], reasons: tuple[str, ...]) -> Act:
        """Return the act of a group of claims."""
        reports = sorted((self.material.claims[claim] for claim in claims), key=_published)
        sketches = [self.material.sketches[stored.claim.id] for stored in reports]
        first, last = _days(sketches)
        return Act(
            id=f"act:{min(claims)}",
            type=_most(sketch.type for sketch in sketches),
            status=status_of([stored.claim.factuality for stored in reports], last, self.as_of),
            first=first,
            last=last,
            reports=tuple(reports),
            origins=len({self._origin(stored) for stored in reports}),
            confidence=self._confidence(reports),
            values=self._values(reports),
            reasons=reasons,
        )

    def _origin(self, stored: StoredClaim) -> str:
        return self.origins[stored.stored.document.fingerprint]

    def _confidence(self, reports: Sequence[StoredClaim]) -> float:
        """Return the chance that not every origin is wrong, each taken at its most certain claim."""
        best: dict[str, float] = {}
        for stored in reports:
            origin = self._origin(stored)
            best[origin] = max(best.get(origin, 0.0), stored.claim.confidence)
        return round(1.0 - prod(1.0 - chance for chance in best.values()), 2)

    def _values(self, reports: Sequence[StoredClaim]) -> Mapping[str, tuple[Told, ...]]:
        told: defaultdict[str, defaultdict[str, list[StoredClaim]]] = defaultdict(lambda: defaultdict(list))
        for stored in reports:
            for aspect, value in self._told(stored):
                told[aspect][value].append(stored)
            for figure in self.material.figures.get(stored.claim.id, ()):
                claim = figure.claim
                if isinstance(claim, Figure):
                    told[claim.topic][" ".join(claim.text.text.split())].append(figure)
        return {
            aspect: tuple(
                Told(value, _tellers(those), tuple(s.claim.id for s in those)) for value, those in values.items()
            )
            for aspect, values in told.items()
        }

    def _told(self, stored: StoredClaim) -> Iterator[tuple[str, str]]:
        sketch = self.material.sketches[stored.claim.id]
        when = stored.claim.when
        if when is not None and when.start is not None:
            end = when.end or when.start
            yield "day", when.start.isoformat() if when.start == end else f"{when.start}/{end}"
        if stored.claim.where is not None and sketch.place:
            yield "place", stored.claim.where.name or stored.claim.where.quote.text
        for aspect, keys in (("actors", sketch.actors), ("recipients", sketch.recipients)):
            names = dict.fromkeys(self._label(key) for key in keys)
            if names:
                yield aspect, ", ".join(names)
        if isinstance(stored.claim, Event):
            yield "factuality", stored.claim.factuality

    def _label(self, key: str) -> str:
        party = self.material.parties.get(key)
        return party.label if party else key


def status_of(factualities: Sequence[str], last: date | None, as_of: date | None) -> ActStatus:
    """Return how an act stands from how its reports present it, in order of publication.

    >>> status_of(["planned", "happened"], None, None), status_of(["planned", "negated"], None, None)
    ('confirmed', 'cancelled')
    >>> status_of(["planned"], date(2024, 2, 7), date(2024, 2, 9)), status_of(["happened", "negated"], None, None)
    ('unconfirmed', 'disputed')
    """
    found = set(factualities)
    done, planned = bool(found & {"happened", "ongoing"}), "planned" in found
    if done and "negated" in found and factualities[-1] != "happened":
        return "disputed"
    if done:
        return "confirmed" if planned else "happened"
    if "negated" in found:
        return "cancelled" if planned else "denied"
    if found <= _WISHED:
        return "spoken of"
    return "unconfirmed" if last and as_of and last < as_of else "planned"


def _days(sketches: Sequence[ActSketch]) -> tuple[date | None, date | None]:
    """Return the days that the reports tell, or else those that are likely."""
    told = [sketch for sketch in sketches if sketch.told] or list(sketches)
    days = [(s.first, s.last) for s in told if s.first is not None and s.last is not None]
    if not days:
        return None, None
    first, last = max(first for first, _ in days), min(last for _, last in days)
    return (first, last) if first <= last else (min(f for f, _ in days), max(end for _, end in days))


def _published(stored: StoredClaim) -> tuple[str, str, int, str]:
    document = stored.stored.document
    moment = document.published_at or document.published
    return moment.isoformat() if moment else "", document.fingerprint, stored.claim.sentence, stored.claim.id


def _tellers(reports: Iterable[StoredClaim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_teller(stored) for stored in reports))


def _teller(stored: StoredClaim) -> str:
    """Return who tells a claim: whom the report has it from, and the report's publisher."""
    claim, document = stored.claim, stored.stored.document
    publisher = document.source or document.url.rsplit("/", 1)[-1] or document.title or document.id
    counted = claim.counted_by if isinstance(claim, Figure) else None
    heard = counted or claim.according_to
    return f"{heard.label} ({publisher})" if heard and heard.label else publisher


def _most(codes: Iterable[str]) -> str:
    counts = Counter(codes)
    return min(counts, key=lambda code: (-counts[code], code))
