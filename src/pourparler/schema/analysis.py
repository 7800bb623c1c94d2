"""The analysis of a document: sentences, tokens with Universal Dependencies fields, names, times, quotations, chains.

Spans count code points of the document's text. Token heads are 0-based indexes into the sentence's tokens,
and -1 marks the root (easier to walk than CoNLL-U's 1-based ones).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.reading import Frame
from pourparler.schema.spans import Quote, Span

NameKind = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    Attributes:
        text: the word as written.
        span: its place in the document's text.
        lemma: dictionary form.
        upos: universal part of speech.
        feats: universal features, ``Name=Value|…`` or ``_``.
        head: index of its head in the sentence, -1 for the root.
        deprel: universal relation with subtype, e.g. ``nsubj:pass``.
    """

    text: str
    span: Span
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity inside one sentence: words ``start`` to ``end`` (exclusive) of its tokens."""

    kind: NameKind
    start: int
    end: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its syntax, names and frames.

    Attributes:
        index: its number in the document, from 0.
        span: its place in the document's text, without surrounding blanks.
        tokens: its words.
        names: names found in it, left to right.
        times: time expressions in it, resolved, left to right.
        frames: what the learned heads see in it (anchors and arguments are token indexes).
        children: for each token the indexes of its dependents, left to right.
    """

    index: int
    span: Span
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    times: tuple[When, ...] = ()
    frames: tuple[Frame, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()

    @property
    def root(self) -> int:
        """Index of the root token, or -1 in an empty sentence."""
        return next((i for i, token in enumerate(self.tokens) if token.head < 0), -1)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the token and all that depends on it, in order of the text."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.children[at])
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; the span leaves the marks out. It may run over several sentences."""

    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A word run that refers to somebody or something: a name, a description or a pronoun."""

    sentence: int
    start: int
    end: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one referent in a document, in text order, and the name that stands for it."""

    name: str
    kind: NameKind | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of a document's language before any claim is made."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    chains: tuple[Chain, ...] = ()

    def referent(self, span: Span) -> Chain | None:
        """Return the chain one of whose mentions has exactly this span, if any."""
        for chain in self.chains:
            if any(mention.quote.span == span for mention in chain.mentions):
                return chain
        return None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the code point at ``offset``, if any."""
        for sentence in self.sentences:
            if sentence.span.start <= offset < sentence.span.end:
                return sentence
        return None
