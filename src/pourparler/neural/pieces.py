"""Words to word pieces, and sentences to windows.

A window is a run of whole, consecutive sentences of one document: `[CLS] s1 [CLS] s2 ... [SEP]`. The `[CLS]` before a
sentence is the root of its tree. A sentence too long for any window is read in overlapping chunks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pourparler.neural.shapes import SPECIAL, sentence_shapes
from pourparler.neural.vocabulary import Vocabulary

CLS, SEP, UNKNOWN = 101, 102, 100
WORD_PIECES = 12
LONGEST = 500
OVERLAP = 100
_CACHE_LIMIT = 200_000


class WordPieces:
    """The uncased WordPiece vocabulary, word by word, with a cache.

    Args:
        path: the tokenizer file.
    """

    def __init__(self, path: Path) -> None:
        self._vocabulary = Vocabulary.load(path)
        self._known: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        """Return the piece ids of one word: at least one, at most 12."""
        ids = self._known.get(word)
        if ids is None:
            ids = self._vocabulary.ids(word)[:WORD_PIECES] or [UNKNOWN]
            if len(self._known) < _CACHE_LIMIT:
                self._known[word] = ids
        return ids

    def sentence(self, words: Sequence[str]) -> list[list[int]]:
        """Return the piece ids of every word of a sentence."""
        return [self.word(word) for word in words]


@dataclass(frozen=True, slots=True)
class Window:
    """The arrays of one run of the model.

    With T pieces, W nodes (each sentence's root, then its words), S sentences and N nodes in the longest:
    `ids` and `shapes` [1, T]; `first` and `last` [W], the first and last piece of each node (the root has its [CLS]);
    `grid` [S, N], the node at each place of each sentence, -1 where there is none; `cell` [W], each node's place in
    the flattened grid.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    grid: NDArray[np.int64]
    cell: NDArray[np.int64]

    def feeds(self) -> dict[str, NDArray[np.int64]]:
        """Return the arrays by the names of the model's inputs."""
        return {name: getattr(self, name) for name in ("ids", "shapes", "first", "last", "grid", "cell")}


def build_window(sentences: Sequence[Sequence[str]], pieces: Sequence[Sequence[Sequence[int]]]) -> Window:
    """Return the arrays for a run of sentences.

    Args:
        sentences: the sentences' words.
        pieces: the ids of every word's pieces, sentence by sentence.
    """
    ids: list[int] = []
    shapes: list[int] = []
    first: list[int] = []
    last: list[int] = []
    width = 1 + max(len(words) for words in sentences)
    grid = np.full((len(sentences), width), -1, np.int64)
    cell: list[int] = []
    for row, (words, word_ids) in enumerate(zip(sentences, pieces, strict=True)):
        start = len(first)
        first.append(len(ids))
        last.append(len(ids))
        ids.append(CLS)
        shapes.append(SPECIAL)
        for code, parts in zip(sentence_shapes(words), word_ids, strict=True):
            first.append(len(ids))
            ids.extend(parts)
            shapes.extend([code] * len(parts))
            last.append(len(ids) - 1)
        count = len(first) - start
        grid[row, :count] = np.arange(start, len(first))
        cell.extend(range(row * width, row * width + count))
    ids.append(SEP)
    shapes.append(SPECIAL)
    as_array = [np.asarray(values, np.int64) for values in (ids, shapes, first, last, cell)]
    return Window(as_array[0][None], as_array[1][None], as_array[2], as_array[3], grid, as_array[4])


def pack(lengths: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Return runs (first, end) of consecutive sentences that fill windows from the start of the document.

    Args:
        lengths: each sentence's number of pieces, without its root.
        limit: the most pieces in a window, roots and the end mark counted; a longer sentence stands alone.
    """
    runs: list[tuple[int, int]] = []
    start, total = 0, 1
    for i, length in enumerate(lengths):
        if i > start and total + length + 1 > limit:
            runs.append((start, i))
            start, total = i, 1
        total += length + 1
    if start < len(lengths):
        runs.append((start, len(lengths)))
    return runs


def chunk(lengths: Sequence[int], limit: int = LONGEST - 2, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Return runs (first, end) of a sentence's words: one when it fits, else overlapping ones.

    Args:
        lengths: each word's number of pieces.
        limit: the most pieces in a run.
        overlap: about how many pieces two neighbouring runs share.
    """
    runs: list[tuple[int, int]] = []
    start = 0
    while True:
        end, total = start, 0
        while end < len(lengths) and total + lengths[end] <= limit:
            total += lengths[end]
            end += 1
        runs.append((start, end))
        if end == len(lengths):
            return runs
        back, shared = end, 0
        while back > start + 1 and shared < overlap:
            back -= 1
            shared += lengths[back]
        start = back
