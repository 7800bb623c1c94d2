"""Where an event took place: the place that a preposition ties to the event's own clause.

Places below the trigger come first (“talks in Doha”, “shelled a market in El Fasher”), the nearest one; then the place
of the clause that the trigger belongs to (“held talks in Doha”). The dateline's place is where the report was filed,
not where things happened, and is never taken.
"""

from __future__ import annotations

from pourparler.extract.mentions import party_run
from pourparler.extract.tables import clause_words
from pourparler.extract.trees import OBLIQUES, dependent, is_time, lemma, name_at, preposition, word
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.entities import Place
from pourparler.schema.spans import Quote

_INNER = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "along", "within", "across", "off", "throughout", "aboard"}
)
_OUTER = frozenset({"to", "into", "from", "towards", "toward", "on", "over", "through", "against"})
_PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
"""Types whose object, goal or origin is where they take place."""
_SAID = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN", "REJECT", "SUPPORT", "CONCEDE", "SANCTION"})
"""Types done by words alone: a place inside what is said is not where it was said."""
_DOWN = OBLIQUES | {"nmod", "obj", "nsubj", "nsubj:pass", "acl", "xcomp"}
_UP = OBLIQUES | {"obj", "nsubj", "nsubj:pass", "nmod", "xcomp", "compound"}
_DEEPEST = 3


def where_of(analysis: Analysis, sentence: Sentence, trigger: int, label: str, mode: str | None) -> Place | None:
    """Return the place that the words give for what ``trigger`` names, or None."""
    found = find_place(sentence, trigger, label, mode)
    return None if found is None else place_at(analysis, sentence, found)


def place_at(analysis: Analysis, sentence: Sentence, head: int) -> Place | None:
    """Return the place headed by a word, unless it stands in the dateline."""
    start, end = party_run(sentence, head)
    tokens = sentence.tokens
    quote = Quote.cut(analysis.document.text, tokens[start].span.start, tokens[end - 1].span.end)
    dateline = analysis.document.dateline
    return None if dateline is not None and dateline.covers(quote.span) else Place(quote)


def find_place(sentence: Sentence, trigger: int, label: str, mode: str | None) -> int | None:
    """Return the head of the place of what ``trigger`` names, or None."""
    goes = mode == "visit" or label in _PLACED
    found = _below(sentence, trigger, goes, 1 if label in _SAID else _DEEPEST)
    if found is None:
        found = _before_where(sentence, trigger, label)
    at = trigger
    while found is None and sentence.tokens[at].deprel in _UP and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
        found = _beside(sentence, at)
    return found


def _below(sentence: Sentence, trigger: int, goes: bool, deepest: int) -> int | None:
    """Return the nearest place under a word, level by level."""
    level = [trigger]
    for depth in range(deepest):
        below = [child for at in level for child in sentence.children[at] if sentence.tokens[child].deprel in _DOWN]
        for child in below:
            if _is_where(sentence, child, goes and depth == 0):
                return child
        if depth == 0:
            named = _named_before(sentence, trigger)
            if named is not None:
                return named
        level = below
    return None


def _before_where(sentence: Sentence, trigger: int, label: str) -> int | None:
    """Return the place that a relative clause is about (“Goma, where”, “the island that jets bombed”)."""
    token = sentence.tokens[trigger]
    if token.deprel != "acl:relcl" or not is_place(sentence, token.head, "in"):
        return None
    relative = any(word(sentence, child) == "where" for child in sentence.children[trigger])
    return token.head if relative or (label in _PLACED and not _is_who(sentence, trigger)) else None


def _is_who(sentence: Sentence, trigger: int) -> bool:
    """Tell whether the relative pronoun is the clause's own subject."""
    own = dependent(sentence, trigger, "nsubj", "nsubj:pass")
    return own is None or word(sentence, own) in {"who", "which", "that"}


def _is_where(sentence: Sentence, at: int, goes: bool) -> bool:
    """Tell whether a dependent says where: by an inner preposition, or as goal or object of what goes somewhere."""
    relation, opening = sentence.tokens[at].deprel, preposition(sentence, at)
    if is_time(sentence, at) or not is_place(sentence, at, opening):
        return False
    if opening in _INNER:
        return relation in OBLIQUES or relation == "nmod"
    name = name_at(sentence, at)
    if not goes or name is None or name.kind != "LOC":
        return False
    return relation in {"obj", "nsubj:pass"} or opening in _OUTER


def is_place(sentence: Sentence, at: int, opening: str) -> bool:
    """Tell whether a word heads a place name or a noun of place."""
    token = sentence.tokens[at]
    name = name_at(sentence, at)
    if name is not None and name.kind == "LOC":
        return True
    if token.upos == "PROPN":
        return opening in {"in", "at", "near", "outside", "around"} and (name is None or name.kind == "PER")
    return token.upos == "NOUN" and lemma(sentence, at) in clause_words("places", "nouns")


def _named_before(sentence: Sentence, trigger: int) -> int | None:
    """Return the place named before a noun (“the Doha talks”)."""
    found = dependent(sentence, trigger, "compound")
    if found is None or sentence.tokens[trigger].upos != "NOUN":
        return None
    name = name_at(sentence, found)
    return found if name is not None and name.kind == "LOC" else None


def _beside(sentence: Sentence, at: int) -> int | None:
    """Return the place of a clause that a trigger belongs to."""
    for child in sentence.children[at]:
        if sentence.tokens[child].deprel in OBLIQUES and _is_where(sentence, child, goes=False):
            return child
        if word(sentence, child) == "there" and sentence.tokens[child].deprel == "advmod":
            return child
    return None
