"""The room's door: a document in, its analysis out.

Text is cut into sentences and words, the neural reader says what it sees in them, and the rules of this room add
names without titles, resolved times, quotations and who is who.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pourparler.analyse.names import build_names
from pourparler.analyse.quotations import find_quotations
from pourparler.analyse.reference.chains import find_chains
from pourparler.analyse.sentences import split_sentences
from pourparler.analyse.times.find import TimeFinder
from pourparler.analyse.tokens import tokenize
from pourparler.errors import AnalysisError
from pourparler.schema.analysis import Analysis, Sentence, Token
from pourparler.schema.documents import Document
from pourparler.schema.reading import SentenceReading
from pourparler.schema.spans import Span
from pourparler.settings import Settings


class SentenceReader(Protocol):
    """What the room needs of the neural reader."""

    def read(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        """Return one reading for each list of words."""
        ...


class Analyser:
    """Analyses documents with one reader; it keeps nothing of one document for the next."""

    def __init__(self, reader: SentenceReader, max_characters: int = Settings().max_characters) -> None:
        self._reader = reader
        self._max_characters = max_characters

    def analyse(self, document: Document) -> Analysis:
        """Return all that is known of the document's language.

        Raises:
            AnalysisError: the document is not English, holds no words or is too long.
        """
        self._check(document)
        drafts = _cut(document)
        if not drafts:
            raise AnalysisError("The document holds no words; a report in English was expected.")
        title = [document.title[start:end] for start, end in tokenize(document.title)]
        sentences_in_words = [[document.text[w.start : w.end] for w in words] for _, words in drafts]
        # The headline is read before the text, as in training: it tells what the report is about.
        readings = (
            self._reader.read([title, *sentences_in_words])[1:] if title else self._reader.read(sentences_in_words)
        )
        sentences = [
            build_sentence(index, span, words, reading, document.text)
            for index, ((span, words), reading) in enumerate(zip(drafts, readings, strict=True))
        ]
        finder = TimeFinder(document.published)
        timed = tuple(replace(sentence, times=finder.find(sentence, document)) for sentence in sentences)
        return Analysis(document, timed, find_quotations(document.text), find_chains(timed))

    def _check(self, document: Document) -> None:
        if document.language != "en":
            code = "" if document.language == "und" else f" ({document.language})"
            raise AnalysisError(f"Only English is read, and this report is in another language{code}; translate it.")
        if len(document.text) > self._max_characters:
            raise AnalysisError(
                f"The document has {len(document.text):,} characters, more than the {self._max_characters:,} that are "
                "read at once; split it."
            )


def _cut(document: Document) -> list[tuple[Span, list[Span]]]:
    """Return the sentences of a document with the spans of their words; those without any are left out."""
    found = []
    for span in split_sentences(document.text, document.dateline, document.boilerplate):
        words = [Span(*offsets).shifted(span.start) for offsets in tokenize(span.of(document.text))]
        if words:
            found.append((span, words))
    return found


def build_sentence(index: int, span: Span, words: Sequence[Span], reading: SentenceReading, text: str) -> Sentence:
    """Put a sentence together from its words and what the reader says of them.

    Args:
        index: number of the sentence in the document.
        span: the sentence's place in ``text``.
        words: the places of its words in ``text``.
        reading: the reader's result, with 1-based heads.
        text: the document's text.
    """
    tokens = tuple(
        Token(word.of(text), word, lemma, upos, feats, head - 1, relation)
        for word, lemma, upos, feats, head, relation in zip(
            words,
            reading.lemmas,
            reading.upos,
            reading.feats,
            reading.heads,
            reading.relations,
            strict=True,
        )
    )
    names = build_names(reading.names, tokens, text)
    return Sentence(index, span, tokens, names, frames=reading.frames, children=_children(tokens))


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    return tuple(map(tuple, children))
