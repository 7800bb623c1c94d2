"""Which countries a report is about: its analysis in, ISO codes with weights out (1 for the most named).

Namesakes are settled by it: Tripoli in a report on Lebanon is not Libya's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.gazetteer import Gazetteer
from pourparler.schema.analysis import Analysis, Sentence

_TITLE_COUNTS = 2


def weigh_countries(analysis: Analysis, table: EntityTable, gazetteer: Gazetteer) -> Mapping[str, float]:
    """Return the countries that a report names, through states, their people, bodies, persons and known places.

    Args:
        analysis: the report's analysis.
        table: the known parties.
        gazetteer: the known places.

    Returns:
        ISO 3166 alpha-2 codes with weights from 0 (not included) to 1; empty where nothing tells a country.
    """
    counts: Counter[str] = Counter()
    for text in _names(analysis):
        counts.update(_countries_of(text, table, gazetteer))
    for word in analysis.document.title.split():
        for code in _countries_of(word.strip(".,;:’'\"“”"), table, gazetteer):
            counts[code] += _TITLE_COUNTS
    most = max(counts.values(), default=0)
    return {code: count / most for code, count in sorted(counts.items())}


def _names(analysis: Analysis) -> Iterator[str]:
    for sentence in analysis.sentences:
        inside: set[int] = set()
        for name in sentence.names:
            inside.update(range(name.start, name.end))
            yield name.quote.text
        yield from _capitalised(sentence, inside)


def _capitalised(sentence: Sentence, inside: set[int]) -> Iterator[str]:
    """Yield capitalised words outside the names: “Israeli”, “Houthis”."""
    for at, token in enumerate(sentence.tokens):
        if at not in inside and token.upos in {"PROPN", "ADJ", "NOUN"} and token.text[:1].isupper():
            yield token.text


def _countries_of(text: str, table: EntityTable, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the country that a name stands for; nothing where several fit."""
    found = {code for candidate in table.lookup(text) if (code := candidate.entity.country)}
    if not found:
        found = {place.countries[0] for place in gazetteer.lookup(text) if place.curated and place.countries}
    return tuple(found) if len(found) == 1 else ()
