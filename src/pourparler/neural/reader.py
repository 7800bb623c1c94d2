"""One document's sentences in, their readings out.

The graph is run on one window at a time, and windows hold sentences of one document only: so a reading depends on
nothing but the document, although the 8-bit graph scales its numbers by what stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from pourparler.neural.chunks import Unit, cut_units, join_units
from pourparler.neural.frames import FrameReader, SentenceVectors
from pourparler.neural.lemmas import Lemmatiser
from pourparler.neural.pieces import Window, WordPieces, build_window, pack
from pourparler.neural.spans import bio_spans, softmax
from pourparler.neural.trees import best_tree
from pourparler.neural.weights import OUTPUTS, Weights, open_weights
from pourparler.schema.reading import NameSpan, SentenceReading

Array = NDArray[np.float32]


class Reader:
    """The reader with its weights loaded; safe to share between threads.

    `name` is the weights'; `thresholds` the chance of an anchor, by kind, from which a frame is more use than harm;
    `confidence` the fitted weights of a right claim's chance, by kind.
    Frames come from a lower floor up, so that the caller may choose.

    Example:
        >>> reader = Reader.load()
        >>> reading = reader.read([["Egypt", "urged", "Israel", "to", "talk", "."]])[0]
        >>> reading.upos[0], reading.heads[0]
        ('PROPN', 2)
    """

    def __init__(self, weights: Weights) -> None:
        self.name = weights.name
        self.thresholds: Mapping[str, float] = weights.config["thresholds"]
        self.confidence: Mapping[str, Sequence[float]] = weights.config.get("confidence", {})
        self._session = weights.session
        self._labels: dict[str, list[str]] = weights.config["labels"]
        self._window: int = weights.config["window"]
        self._name_temperature = np.float32(weights.config["temperatures"].get("names", 1.0))
        self._heads = weights.heads
        self._pieces = WordPieces(weights.tokenizer)
        self._lemmatiser = Lemmatiser(weights.lemmas)
        self._frames = FrameReader(weights.config, weights.heads)
        self._root = self._labels["relations"].index("root")
        self._pools = ThreadpoolController()

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Reader:
        """Load weights.

        Args:
            folder: a weights folder; the shipped one when None.
            threads: how many threads one window may use.

        Raises:
            WeightsError: the folder is missing, damaged or of another format.
        """
        return cls(open_weights(folder, threads))

    def read(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        """Read one document.

        Args:
            sentences: the words of each sentence, in order; a sentence may have no words.

        Returns:
            One reading for each sentence.
        """
        units = cut_units([self._pieces.sentence(words) for words in sentences])
        readings: list[SentenceReading] = []
        # Products this small lose time when they are spread over cores: threads wait for each other, several readers
        # on one machine most of all.
        with self._pools.limit(limits=1, user_api="blas"):
            for start, end in pack([unit.length for unit in units], self._window):
                readings += self._read_window(units[start:end], sentences)
        return join_units(units, readings, len(sentences))

    def _read_window(self, units: Sequence[Unit], sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        words = [sentences[unit.sentence][unit.start : unit.end] for unit in units]
        window = build_window(words, [unit.pieces for unit in units])
        values = self._session.run(list(OUTPUTS), window.feeds())
        outputs: dict[str, Array] = dict(zip(OUTPUTS, values, strict=True))
        trees = [best_tree(outputs["arcs"][row, : len(own) + 1, : len(own) + 1])[1:] for row, own in enumerate(words)]
        relations = self._relations(outputs, window, trees)
        outputs["names"] = softmax(outputs["names"] / self._name_temperature)
        readings: list[SentenceReading] = []
        node, word = 1, 0  # the first node of a sentence is its root
        for own, tree in zip(words, trees, strict=True):
            size = len(own)
            nodes = slice(node, node + size)
            readings.append(self._reading(own, tree, relations[word : word + size], outputs, nodes))
            node, word = node + size + 1, word + size
        return readings

    def _relations(self, outputs: dict[str, Array], window: Window, trees: Sequence[NDArray[np.int64]]) -> list[int]:
        """Return each word's relation class, scored for the head that the tree gives it."""
        roots = window.grid[:, 0]
        heads = np.concatenate([root + tree for root, tree in zip(roots, trees, strict=True)])
        dependents = np.concatenate(
            [np.arange(root + 1, root + 1 + len(tree)) for root, tree in zip(roots, trees, strict=True)]
        )
        a, b = outputs["label_dependents"][dependents], outputs["label_heads"][heads]
        scores = np.maximum(a + b + a * b, 0) @ self._heads["label.out.weight"] + self._heads["label.out.bias"]
        scores[:, self._root] = -np.inf
        best = scores.argmax(-1)
        best[np.isin(heads, roots)] = self._root
        return [int(label) for label in best]

    def _reading(
        self,
        words: Sequence[str],
        tree: NDArray[np.int64],
        relations: Sequence[int],
        outputs: dict[str, Array],
        nodes: slice,
    ) -> SentenceReading:
        labels = self._labels
        heads = tuple(int(head) for head in tree)
        vectors = SentenceVectors(
            outputs["nodes"][nodes],
            outputs["anchors"][nodes],
            outputs["claim_words"][nodes],
            outputs["role_words"][nodes],
            heads,
            relations,
        )
        rules = [labels["lemmas"][i] for i in outputs["lemmas"][nodes]]
        upos = tuple(labels["upos"][i] for i in outputs["upos"][nodes])
        return SentenceReading(
            heads=heads,
            relations=tuple(labels["relations"][i] for i in relations),
            upos=upos,
            feats=tuple(labels["feats"][i] for i in outputs["feats"][nodes]),
            lemmas=tuple(map(self._lemmatiser.lemma, words, upos, rules)),
            names=tuple(NameSpan(*span) for span in bio_spans(outputs["names"][nodes], labels["names"])),
            frames=tuple(self._frames.read(vectors)),
        )
