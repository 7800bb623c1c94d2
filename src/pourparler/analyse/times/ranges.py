"""Which words of a sentence a span covers."""

from __future__ import annotations

from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When
from pourparler.schema.spans import Span


def token_range(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the first word that overlaps the span and the one after the last; both are equal where none does."""
    touched = [index for index, token in enumerate(sentence.tokens) if token.span.overlaps(span)]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def words_of(sentence: Sentence, when: When) -> tuple[int, int]:
    """Return the range of words, end excluded, that a time of the sentence is written in."""
    return token_range(sentence, when.quote.span)
