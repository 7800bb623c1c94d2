from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.analyse.documents import Analyser
from pourparler.errors import AnalysisError
from pourparler.schema.documents import Document
from pourparler.schema.reading import NameSpan, SentenceReading


class FlatReader:
    """Hangs every word on the first and takes capitalised words for names."""

    def read(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        return [self.read_one(words) for words in sentences]

    def read_one(self, words: Sequence[str]) -> SentenceReading:
        names = tuple(NameSpan("PER", i, i + 1, 0.9) for i, word in enumerate(words) if word[0].isupper())
        return SentenceReading(
            heads=(0, *[1] * (len(words) - 1)),
            relations=("root", *["dep"] * (len(words) - 1)),
            upos=("NOUN",) * len(words),
            feats=("_",) * len(words),
            lemmas=tuple(word.lower() for word in words),
            names=names,
            frames=(),
        )


ANALYSER = Analyser(FlatReader())


def test_tokens_point_into_the_text() -> None:
    text = "The envoy left. He didn't return."
    analysis = ANALYSER.analyse(Document("d", text))
    assert [sentence.span.of(text) for sentence in analysis.sentences] == ["The envoy left.", "He didn't return."]
    second = analysis.sentences[1]
    assert [token.text for token in second.tokens] == ["He", "did", "n't", "return", "."]
    assert all(token.span.of(text) == token.text for token in second.tokens)
    assert [token.head for token in second.tokens] == [-1, 0, 0, 0, 0]
    assert second.children == ((1, 2, 3, 4), (), (), (), ())


def test_names_lose_their_titles_and_possessives() -> None:
    from pourparler.analyse.names import build_names

    text = "Foreign Minister Awa Diallo's plane"
    tokens = ANALYSER.analyse(Document("d", text)).sentences[0].tokens
    names = build_names([NameSpan("PER", 0, 5, 0.9), NameSpan("GPE", 5, 6, 0.5)], tokens, text)
    assert [(name.quote.text, name.kind) for name in names] == [("Awa Diallo", "PER"), ("plane", "LOC")]


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\u200b\ufeff"])
def test_a_document_without_words_is_refused(text: str) -> None:
    with pytest.raises(AnalysisError, match="no words"):
        ANALYSER.analyse(Document("d", text))


def test_another_language_is_refused() -> None:
    with pytest.raises(AnalysisError, match=r"\(fr\)"):
        ANALYSER.analyse(Document("d", "Les deux parties négocient.", language="fr"))


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(AnalysisError, match="split it"):
        Analyser(FlatReader(), max_characters=3).analyse(Document("d", "Talks."))


@given(st.text(min_size=1))
def test_any_text_is_analysed_or_refused(text: str) -> None:
    try:
        analysis = ANALYSER.analyse(Document("d", text))
    except AnalysisError:
        return
    for sentence in analysis.sentences:
        assert sentence.tokens
        for token in sentence.tokens:
            assert token.text == token.span.of(text) != ""
            assert sentence.span.covers(token.span)
