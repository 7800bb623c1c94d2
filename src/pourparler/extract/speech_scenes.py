"""When and where something was said: “said *in Doha on Tuesday*”.

Comes in: a sentence and its speech word; goes out: the time and the place that the tree hangs on that word itself, not
on what was said.
"""

from __future__ import annotations

from pourparler.extract.places_of import place_at
from pourparler.extract.trees import OBLIQUES, name_at, preposition
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.dates import When
from pourparler.schema.entities import Place

_AT = frozenset({"in", "at", "from", "near", "outside"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp"})


def scene_of(analysis: Analysis, sentence: Sentence, cue: int) -> tuple[When | None, Place | None]:
    """Return when and where a speech word says that something was said; None where it does not say."""
    words = _phrases_of(sentence, cue)
    starts = {sentence.tokens[at].span.start for at in words}
    when = next((time for time in sentence.times if time.quote.span.start in starts), None)
    head = next((at for at in words if _is_place(sentence, at)), None)
    return when, None if head is None else place_at(analysis, sentence, head)


def _phrases_of(sentence: Sentence, cue: int) -> list[int]:
    """Return the words of the phrases that hang on a word, left to right, without clauses inside them."""
    level = [at for at in sentence.children[cue] if sentence.tokens[at].deprel in OBLIQUES | {"advmod"}]
    found: list[int] = []
    while level:
        found += level
        below = [child for at in level for child in sentence.children[at]]
        level = [at for at in below if sentence.tokens[at].deprel not in _CLAUSES]
    return sorted(found)


def _is_place(sentence: Sentence, at: int) -> bool:
    name = name_at(sentence, at)
    return name is not None and name.kind == "LOC" and preposition(sentence, at) in _AT
