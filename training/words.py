"""Words and rough sentences of sources that come as plain text: the program's own tokens, or with whole compounds."""

import re

from pourparler.analyse import tokens

_HYPHENS = frozenset("-‐‑")


def tokenize(text: str, whole_hyphens: bool = False) -> list[tuple[int, int]]:
    """Return the character spans of the words.

    Args:
        text: one sentence.
        whole_hyphens: keep `power-sharing` in one piece, as some treebanks do; used to make the model indifferent.
    """
    spans = tokens.tokenize(text)
    return _join_hyphens(text, spans) if whole_hyphens else spans


def _join_hyphens(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join words that touch a hyphen on both sides."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        touches = bool(joined) and joined[-1][1] == start
        if (
            touches
            and (text[start:end] in _HYPHENS or text[joined[-1][1] - 1] in _HYPHENS)
            and _is_word(text, joined[-1][0])
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_word(text: str, at: int) -> bool:
    return text[at].isalnum()


_SENTENCE_END = re.compile(r"(?<=[a-z0-9\])”\"’%])[.!?][”\"’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return rough sentence spans: enough for training material that is annotated by characters."""
    spans, start = [], 0
    for found in _SENTENCE_END.finditer(text):
        if text[start : found.end()].strip():
            spans.append((start, found.end()))
        start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans
