"""Sentences without a parser: every word hangs on the first verb."""

from __future__ import annotations

from datetime import date

from pourparler.analyse.times.find import TimeFinder
from pourparler.analyse.tokens import tokenize
from pourparler.analyse.words import word_set
from pourparler.schema.analysis import Sentence, Token
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.spans import Span

HELPERS = word_set("will must would has have had is are was were should may could")
PUBLISHED = date(2024, 5, 15)


def flat_sentence(text: str, start: int = 0, end: int | None = None, index: int = 0) -> Sentence:
    """Return a sentence whose root is the word after its first helper, else its first verb that is known."""
    end = len(text) if end is None else end
    words = [Span(*span).shifted(start) for span in tokenize(text[start:end])]
    texts = [word.of(text) for word in words]
    helper = next((i for i, word in enumerate(texts) if word in HELPERS), -1)
    root = helper + 1 if helper >= 0 else _verb(texts)
    tokens = [_token(text, word, i, root, helper) for i, word in enumerate(words)]
    children = tuple(tuple(i for i, token in enumerate(tokens) if token.head == at) for at in range(len(tokens)))
    return Sentence(index, Span(start, end), tuple(tokens), (), children=children)


def _verb(texts: list[str]) -> int:
    return next((i for i, word in enumerate(texts) if word.endswith("ed") or word in _PAST), 1)


_PAST = word_set("met fell left fled struck died took went came broke grew spread")


def _token(text: str, word: Span, index: int, root: int, helper: int) -> Token:
    written = word.of(text)
    if index == root:
        return Token(written, word, written, "VERB", "VerbForm=Inf" if helper >= 0 else "Tense=Past", -1, "root")
    relation, upos = ("aux", "AUX") if index == helper else ("obl", "NOUN")
    if not written[0].isalnum():
        relation, upos = "punct", "PUNCT"
    return Token(written, word, written.lower(), upos, "", root, relation)


def times_in(*sentences: str, published: date | None = PUBLISHED) -> list[When]:
    """Return the times of the last of some sentences of one report."""
    text, finder, found = " ".join(sentences), TimeFinder(published), ()
    document, at = Document("report", text, published=published), 0
    for index, sentence in enumerate(sentences):
        found = finder.find(flat_sentence(text, at, at + len(sentence), index), document)
        at += len(sentence) + 1
    return list(found)


def days_in(*sentences: str, published: date | None = PUBLISHED) -> dict[str, str]:
    """Return the last sentence's times as their words and their days (“2024-05-01/2024-05-31”, “..” for none)."""
    return {when.quote.text: told(when) for when in times_in(*sentences, published=published)}


def told(when: When) -> str:
    """Return the days of a time as the rules write them."""
    start, end = (day.isoformat() if day else ".." for day in (when.start, when.end))
    return start if start == end and start != ".." else f"{start}/{end}"
