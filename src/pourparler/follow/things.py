"""How words name a proposal: from “handed the envoy a counterproposal” to “a counterproposal”, and what its words tell.

Comes in: a sentence and a run of it that holds a noun such as “plan”; goes out: the name with its owner before and its
“of”, “for”, “by” after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pourparler.lexicon.negotiation import alternatives
from pourparler.schema.spans import Span

_AND = re.compile(r"\s+and\s+")
_ARTICLE = re.compile(
    r"\b(?:a|an|the|its|their|his|her|our|my|your|such|this|that|these|those|another|any|every|no)\s+", re.IGNORECASE
)
_OWNER = re.compile(r"\b[A-Z][\w.-]*(?:'s|’s|s'|s’)\s+")
_THAT = re.compile(r"that\b", re.IGNORECASE)
_NAME_PART = re.compile(r"\w+\s+(?:(?:[A-Z][\w.’'-]*|so-called|of|and|the)\s+){0,5}")
_DEFINITE = re.compile(r"(?:the|this|that|such|it|them|these|those)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s+(?:of|for|on|by|from|in|under|that|which|presented|submitted|offered|circulated|delivered|drafted|drawn|floated|"
    r"put|handed|tabled|proposed|between|about|with)\b[^,;:.!?”\"]*)?"
)
_LONGEST_TAIL = 14


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('nouns', 'offers')}|{alternatives('nouns', 'truces')})\b", re.IGNORECASE)


_MEANT = re.compile(r"\b(?:it|them)\b")
_PRONOUN = re.compile(r"\b(?:it|them)$", re.IGNORECASE)


def names_proposal(sentence: str) -> bool:
    """Tell whether a sentence holds a noun such as “plan” or “truce”, or may mean one by “it”."""
    return bool(_noun().search(sentence) or _MEANT.search(sentence))


def things_in(sentence: str, span: Span) -> Iterator[Span]:
    """Yield the names of proposals in some words; “A and B” are two.

    >>> text = "handed the envoy a counterproposal"
    >>> [thing.of(text) for thing in things_in(text, Span(7, 34))]
    ['a counterproposal']
    """
    words = span.of(sentence)
    start = 0
    for stop, following in (*(match.span() for match in _AND.finditer(words)), (len(words), len(words))):
        named = list(_noun().finditer(words, start, stop)) or list(_PRONOUN.finditer(words, start, stop))
        if named:
            noun = named[-1]
            yield Span(span.start + _start(words, start, noun.start()), span.start + noun.end())
            start = following


def _start(words: str, start: int, noun: int) -> int:
    """Return where the name begins: at its last article, or at its owner’s name."""
    articles = [match.start() for match in _ARTICLE.finditer(words, start, noun)]
    owners = [match.start() for match in _OWNER.finditer(words, start, noun)]
    if owners and (not articles or owners[-1] > articles[-1]):
        between = words[articles[-1] : owners[-1]] if articles else ""
        named = _NAME_PART.fullmatch(between) and not _THAT.match(between)
        return articles[-1] if articles and named else owners[-1]
    if articles:
        return articles[-1]
    return start + len(words[start:noun]) - len(words[start:noun].lstrip(" ,"))


def with_tail(sentence: str, thing: Span, stop: int | None = None) -> str:
    """Return the name with what follows it: “the plan” → “the plan presented by Oslo on Monday”.

    Args:
        sentence: the sentence.
        thing: place of the name in it.
        stop: where the following words end at the latest, such as the verb behind them.

    >>> with_tail("Lima rejected the plan presented by Oslo, again.", Span(14, 22))
    'the plan presented by Oslo'
    """
    end = len(sentence) if stop is None or stop < thing.end else stop
    tail = _TAIL.match(sentence, thing.end, end)
    words = tail.group().split(" to ")[0].split() if tail else []
    return " ".join((thing.of(sentence) + " " + " ".join(words[:_LONGEST_TAIL])).split())


_MADE = re.compile(
    r"\s+(?:that|which|presented|submitted|offered|circulated|delivered|drafted|drawn|floated|put|handed|tabled|proposed|"
    r"with|on\s+[A-Z]\w+day|today|yesterday)\b.*$"
)
_ARTICLE_BEFORE = re.compile(r"^(?:a|an|the|its|their|his|her|our|such|this|that|another)\s+(?:own\s+)?", re.IGNORECASE)


def short_name(thing: str) -> str:
    """Return a name without article, and without how or when it was made.

    >>> short_name("the revised text presented by Oslo on Monday"), short_name("its own paper on the port")
    ('revised text', 'paper on the port')
    """
    return _ARTICLE_BEFORE.sub("", _MADE.sub("", thing)) or thing


def is_pronoun(thing: str) -> bool:
    """Tell “it” and “them” from names."""
    return thing.lower() in ("it", "them")


def last_named(text: str) -> Span | None:
    """Return the name of a proposal that stands last in some words, None where none does.

    >>> text = "On Norvast's plan for the port, she said that they were studying "
    >>> last_named(text).of(text)
    "Norvast's plan"
    """
    nouns = list(_noun().finditer(text))
    if not nouns:
        return None
    return Span(_start(text, 0, nouns[-1].start()), nouns[-1].end())


def is_definite(thing: str) -> bool:
    """Tell a name that leans on an earlier one (“the text”, “it”) from one that may be new (“a text”, “its text”).

    >>> is_definite("the text"), is_definite("a text"), is_definite("its own text")
    (True, False, False)
    """
    return bool(_DEFINITE.match(thing))
