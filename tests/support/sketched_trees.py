"""Sentences with a tree, from a sketch: “They/PRON/nsubj/2 met/VERB/root/0/Tense=Past Monday/PROPN/obl/2”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pourparler.analyse.times.find import TimeFinder
from pourparler.schema.analysis import Sentence, Token
from pourparler.schema.documents import Document
from pourparler.schema.reading import Argument, Frame
from pourparler.schema.spans import Span

PUBLISHED = date(2024, 5, 15)


def sketch(tree: str, index: int = 0) -> Sentence:
    """Return the sentence of a sketch, with its times: word/part of speech/relation/governor from 1/features."""
    words = [word.split("/") for word in tree.split()]
    tokens, at = [], 0
    for text, upos, relation, governor, *feats in words:
        span = Span(at, at + len(text))
        tokens.append(Token(text, span, text.lower(), upos, "|".join(feats), int(governor) - 1, relation))
        at = span.end + 1
    children = tuple(tuple(i for i, token in enumerate(tokens) if token.head == head) for head in range(len(tokens)))
    text = " ".join(word[0] for word in words)
    sentence = Sentence(index, Span(0, len(text)), tuple(tokens), (), children=children)
    finder = TimeFinder(PUBLISHED)
    return replace(sentence, times=finder.find(sentence, Document("report", text, published=PUBLISHED)))


def event_frame(anchor: int, *when: tuple[int, int, float]) -> Frame:
    """Return an event frame on a word, with its times as first word, word after the last, and probability."""
    return Frame("event", anchor, "CONSULT", 0.9, {}, tuple(Argument("when", *run) for run in when))
