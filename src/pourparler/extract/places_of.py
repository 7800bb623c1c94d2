"""Where an event took place: the place name that a preposition of place ties to the event's own clause.

The dateline's place is where the report was filed, not where things happened, and is never taken.
"""

from __future__ import annotations

from pourparler.extract.mentions import party_run
from pourparler.extract.tables import clause_words
from pourparler.extract.trees import dependents, lemma, name_at, preposition
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.entities import Place
from pourparler.schema.spans import Quote

_INNER = frozenset(
    {"in", "at", "near", "outside", "over", "across", "around", "inside", "off", "along", "within", "through"}
)
_MOVING = frozenset({"to", "into", "from", "towards", "toward", "on", "for"})
_PLACED_OBJECTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def where_of(analysis: Analysis, sentence: Sentence, trigger: int, label: str, mode: str | None) -> Place | None:
    """Return the place that the words give for what ``trigger`` names, or None."""
    allowed = _INNER | (_MOVING if mode == "visit" or label in _PLACED_OBJECTS else frozenset())
    found = _below(sentence, trigger, allowed)
    if found is None:
        found = _object_place(sentence, trigger, label, mode)
    if found is None:
        found = _above(sentence, trigger)
    if found is None:
        return None
    start, end = party_run(sentence, found)
    tokens = sentence.tokens
    dateline = analysis.document.dateline
    quote = Quote.cut(analysis.document.text, tokens[start].span.start, tokens[end - 1].span.end)
    return None if dateline is not None and dateline.covers(quote.span) else Place(quote)


def is_place(sentence: Sentence, index: int) -> bool:
    """Tell whether a word heads a place name or a noun of place."""
    name = name_at(sentence, index)
    if name is not None:
        return name.kind == "LOC"
    return lemma(sentence, index) in clause_words("places", "nouns") and sentence.tokens[index].upos in {
        "NOUN",
        "PROPN",
    }


def _below(sentence: Sentence, at: int, allowed: frozenset[str], depth: int = 0) -> int | None:
    """Return the first place under a word by a preposition of place, looking through its objects."""
    tokens = sentence.tokens
    for child in sentence.children[at]:
        relation = tokens[child].deprel
        if (
            relation in {"obl", "nmod", "obl:arg", "advmod"}
            and preposition(sentence, child) in allowed
            and is_place(sentence, child)
        ):
            return child
    if depth < 1:
        for child in dependents(sentence, at, "obj", "nsubj:pass", "xcomp", "obl"):
            found = _below(sentence, child, _INNER, depth + 1)
            if found is not None:
                return found
    return None


def _object_place(sentence: Sentence, trigger: int, label: str, mode: str | None) -> int | None:
    """Return the object that is the place itself (“visited Cairo”, “shelled Goma”)."""
    if mode != "visit" and label not in _PLACED_OBJECTS:
        return None
    for child in dependents(sentence, trigger, "obj", "nsubj:pass", "compound", "nmod"):
        name = name_at(sentence, child)
        if name is not None and name.kind == "LOC":
            return child
    return None


def _above(sentence: Sentence, trigger: int) -> int | None:
    """Return the place of the verb that a noun or an infinitive depends on (“held talks in Doha”)."""
    token = sentence.tokens[trigger]
    if token.head < 0 or token.deprel not in {"obj", "nsubj:pass", "nsubj", "obl", "xcomp", "conj"}:
        return None
    return _below(sentence, token.head, _INNER, depth=1)
