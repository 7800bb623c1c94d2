"""What a reading adds to a record about identities, in one visible order.

Names first, because acts are described with them; then acts, because stories are told by their leading acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.resolve.identities import act_sketches, acts, alike, copies, stories
from pourparler.resolve.identities.aliases import aliases_in
from pourparler.resolve.identities.judged import decisions_of, pairs_of
from pourparler.resolve.identities.names import Naming, name_of_key
from pourparler.resolve.identities.offices import offices_in
from pourparler.resolve.identities.parties import group_names
from pourparler.schema.identity import ActSketch, Known, Links, Office, Pair, PairKind, PartyName, ReportSketch
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement, Reading
from pourparler.version import __version__


@dataclass(frozen=True)
class Linker:
    """Implements `schema.identity.Linker` with the pure functions of this room."""

    program: str = f"pourparler {__version__}"

    def link(self, reading: Reading, known: Known) -> Links:
        """Return what a reading adds about identities."""
        document = reading.document
        naming = Naming.of(document, [party for claim in reading.claims for _, party in parties_of(claim)])
        offices = offices_in(document.text, naming, document.published)
        naming = naming.with_offices(offices)
        named = {claim.id: [naming.name(party) for _, party in parties_of(claim)] for claim in reading.claims}
        mentions = {claim: tuple(name.key for name in names) for claim, names in named.items()}
        aliases = aliases_in(document.text, naming)
        names = _all_names((name for found in named.values() for name in found), offices, aliases)
        sketches = [s for claim in reading.claims if (s := act_sketches.sketch_of(claim, reading, mentions[claim.id]))]
        sketch = _sketch_report(reading, sketches)
        return Links(
            names=names,
            mentions=mentions,
            offices=offices,
            acts=tuple((each, act_sketches.keys_of(each)) for each in sketches),
            report=(sketch, (*copies.bands_of(sketch.digest), *stories.lead_keys(sketch.lead, sketch.day))),
            pairs=(
                *_labelled("party", (*aliases, *_name_pairs(names, known))),
                *_labelled("act", _act_pairs(sketches, known)),
                *_labelled("copy", _copy_pairs(sketch, known)),
                *_labelled("story", _story_pairs(sketch, known)),
            ),
        )

    def lookup_words(self, key: str) -> Sequence[str]:
        """Return the words under which a name is to be found."""
        return alike.lookup_words(key)

    def group(self, keys: Iterable[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        """Return the least key of its party for each name."""
        return group_names(keys, pairs_of("party", judgements), decisions_of("party", judgements))


def _labelled(kind: PairKind, pairs: Iterable[Pair]) -> Iterator[tuple[PairKind, Pair]]:
    return ((kind, pair) for pair in dict.fromkeys(pairs))


def _all_names(used: Iterable[PartyName], offices: Sequence[Office], aliases: Sequence[Pair]) -> tuple[PartyName, ...]:
    """Return each name once: those of claims, and those that only offices and aliases speak of."""
    keys = [key for office in offices for key in (office.person, office.acts_for)]
    keys += [key for pair in aliases for key in (pair.one, pair.other)]
    found: dict[str, PartyName] = {}
    for name in (*used, *map(name_of_key, keys)):
        found[name.key] = found[name.key].combined(name) if name.key in found else name
    return tuple(replace(found[key], uses=1) for key in sorted(found))


def _name_pairs(names: Sequence[PartyName], known: Known) -> Iterator[Pair]:
    """Compare each new name with those that can be looked up under one of its words."""
    for key in sorted(known.new_names([name.key for name in names])):
        others = {*known.names_under(alike.lookup_words(key)), *_sharing(key, names)}
        yield from (pair for other in sorted(others) if (pair := alike.compare(key, other)))


def _sharing(key: str, names: Sequence[PartyName]) -> Iterator[str]:
    words = set(alike.lookup_words(key))
    return (name.key for name in names if name.key != key and words & set(alike.lookup_words(name.key)))


def _act_pairs(sketches: Sequence[ActSketch], known: Known) -> Iterator[Pair]:
    """Compare each act with those of other reports on its day, and with those of its own report."""
    keys = {sketch.claim: act_sketches.keys_of(sketch) for sketch in sketches}
    everything = sorted({key for found in keys.values() for key in found})
    under = known.acts_under(everything)
    for at, sketch in enumerate(sketches):
        others = [under_key for key in keys[sketch.claim] for under_key in under.get(key, ())]
        for other in (*dict.fromkeys(others), *sketches[at + 1 :]):
            if pair := acts.compare_acts(sketch, other):
                yield pair


def _sketch_report(reading: Reading, sketches: Sequence[ActSketch]) -> ReportSketch:
    document = reading.document
    moment = document.published_at or document.published
    return ReportSketch(
        report=document.fingerprint,
        source=document.source,
        moment=moment.isoformat() if moment else "",
        credits=copies.credits_of(document),
        digest=copies.digest_of(document),
        day=document.published,
        lead=stories.lead_of(reading),
        acts=stories.leading_acts(reading, sketches),
    )


def _copy_pairs(sketch: ReportSketch, known: Known) -> Iterator[Pair]:
    for other in known.reports_under(copies.bands_of(sketch.digest), 1):
        if pair := copies.compare_texts(sketch, other):
            yield pair


def _story_pairs(sketch: ReportSketch, known: Known) -> Iterator[Pair]:
    for keys in stories.keys_around(sketch.lead, sketch.day):
        for other in known.reports_under(keys, stories.SHARED):
            if pair := stories.compare_stories(sketch, other):
                yield pair
