"""Anchor scores and node vectors to frames: which words say something, what, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from pourparler.neural.confidence import chance, features, judged_as
from pourparler.neural.paths import distance_codes, path_codes
from pourparler.neural.spans import bio_spans, softmax
from pourparler.schema.reading import Argument, Frame, FrameKind

Array = NDArray[np.float32]
KINDS: tuple[FrameKind, ...] = get_args(FrameKind)


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """What the graph says of one sentence's N words, the root left out, and the tree found for it.

    `nodes` [N, H], `anchors` [N, classes], `claim_words` and `role_words` [N, P]; `heads` 1-based, `relations` classes.
    """

    nodes: Array
    anchors: Array
    claim_words: Array
    role_words: Array
    heads: Sequence[int]
    relations: Sequence[int]


@dataclass(frozen=True, slots=True)
class Anchors:
    """One kind's A anchors: word indexes [A], chances [A, 1 + labels], how words lie to them [A, N]."""

    words: NDArray[np.int64]
    chances: Array
    paths: NDArray[np.int64]
    distances: NDArray[np.int64]


class FrameReader:
    """Reads the frames of all kinds.

    Args:
        config: the weights' configuration.
        heads: the arrays of the small scorers.
    """

    def __init__(self, config: Mapping[str, Any], heads: Mapping[str, Array]) -> None:
        self._heads = heads
        self._relations = len(config["labels"]["relations"])
        self._floors: Mapping[str, float] = config["floors"]
        self._temperatures: Mapping[str, float] = config["temperatures"]
        self._confidence: Mapping[str, Sequence[float]] = config.get("confidence", {})
        self._labels: dict[FrameKind, list[str]] = {kind: config["frames"][kind]["labels"] for kind in KINDS}
        self._roles: dict[FrameKind, list[str]] = {kind: config["frames"][kind]["arguments"] for kind in KINDS}
        self._attributes: dict[FrameKind, dict[str, list[str]]] = {
            kind: config["frames"][kind]["attributes"] for kind in KINDS
        }
        self._columns: dict[FrameKind, slice] = {}
        start = 0
        for kind in config["kinds"]:
            self._columns[kind] = slice(start, start + 1 + len(self._labels[kind]))
            start = self._columns[kind].stop

    def read(self, vectors: SentenceVectors) -> list[Frame]:
        """Return the sentence's frames: by kind, then by anchor."""
        found = {kind: self._anchors(kind, vectors.anchors) for kind in KINDS}
        wanted = sorted({int(anchor) for anchors, _ in found.values() for anchor in anchors})
        if not wanted:
            return []
        paths = path_codes(vectors.heads, vectors.relations, wanted, self._relations)
        distances = distance_codes(wanted, len(vectors.heads))
        rows = {anchor: row for row, anchor in enumerate(wanted)}
        frames: list[Frame] = []
        for kind, (anchors, chances) in found.items():
            if len(anchors):
                at = [rows[int(anchor)] for anchor in anchors]
                frames += self._frames(kind, vectors, Anchors(anchors, chances, paths[at], distances[at]))
        return frames

    def _temper(self, scores: NDArray[np.floating[Any]], name: str) -> Array:
        return softmax((scores / np.float32(self._temperatures.get(name, 1.0))).astype(np.float32))

    def _anchors(self, kind: FrameKind, scores: Array) -> tuple[NDArray[np.int64], Array]:
        """Return the words whose chance to be an anchor reaches the floor, and the chances of all labels there."""
        chances = self._temper(scores[:, self._columns[kind]], kind)
        anchors = np.flatnonzero(1.0 - chances[:, 0] >= self._floors[kind])
        return anchors, chances[anchors]

    def _frames(self, kind: FrameKind, vectors: SentenceVectors, anchors: Anchors) -> list[Frame]:
        nodes = vectors.nodes[anchors.words]
        words = vectors.role_words if kind == "role" else vectors.claim_words
        described = self._describe(kind, nodes)
        parts = self._arguments(kind, nodes, words, anchors)
        frames = []
        for i, (anchor, chances) in enumerate(zip(anchors.words, anchors.chances, strict=True)):
            score = float(1.0 - chances[0])
            arguments = tuple(Argument(*span) for span in bio_spans(parts[i], self._roles[kind]))
            labels = chances[1:] / max(score, 1e-9)
            if kind == "position":
                labels = self._joined_issue(labels, arguments, vectors)
            best = int(labels.argmax())
            attributes = {"label": (self._labels[kind][best], float(labels[best]))}
            for name, values in described.items():
                top = int(values[i].argmax())
                attributes[name] = (self._attributes[kind][name][top], float(values[i, top]))
            if kind == "proposal":
                attributes |= self._term_issues(arguments, vectors)
            weights = self._confidence.get(judged_as(kind, attributes)) or self._confidence.get(kind)
            right = chance(weights, features(kind, score, attributes, arguments), score)
            frames.append(Frame(kind, int(anchor), attributes["label"][0], score, attributes, arguments, right))
        return frames

    def _describe(self, kind: FrameKind, nodes: Array) -> dict[str, Array]:
        """Return the chances of each attribute's values, [anchors, values]."""
        if not self._attributes[kind]:
            return {}
        heads = self._heads
        inner: Array = np.maximum(nodes @ heads[f"{kind}.attribute.weight"] + heads[f"{kind}.attribute.bias"], 0)
        return {
            name: self._temper(
                inner @ heads[f"{kind}.attributes.{name}.weight"] + heads[f"{kind}.attributes.{name}.bias"],
                f"{kind} {name}",
            )
            for name in self._attributes[kind]
        }

    def _arguments(self, kind: FrameKind, nodes: Array, words: Array, anchors: Anchors) -> Array:
        """Return the chances of every word's part in every frame, [anchors, words, labels]."""
        heads = self._heads
        own = (nodes @ heads[f"{kind}.anchor.weight"] + heads[f"{kind}.anchor.bias"])[:, None]
        joined = own * words[None]
        joined += words[None]
        joined += own
        joined += heads[f"{kind}.path.weight"][anchors.paths]
        joined += heads[f"{kind}.distance.weight"][anchors.distances]
        np.maximum(joined, 0, out=joined)
        scores = joined @ heads[f"{kind}.pair.out.weight"] + heads[f"{kind}.pair.out.bias"]
        return self._temper(scores, f"{kind} arguments")

    def _joined_issue(self, labels: Array, arguments: Sequence[Argument], vectors: SentenceVectors) -> Array:
        """Return the chances of a position's issues: what its own word says times what the words of the issue say."""
        texts = [argument for argument in arguments if argument.role == "issue_text"]
        if not texts:
            return labels
        text = max(texts, key=lambda argument: argument.score)
        joined: Array = np.sqrt(labels) * self._issues(text, vectors)
        joined /= joined.sum()
        return joined

    def _issues(self, argument: Argument, vectors: SentenceVectors) -> Array:
        """Return the chances of the issues at the word of an argument that stands highest in the tree."""
        columns = self._columns["position"]
        return softmax(vectors.anchors[_top_word(vectors.heads, argument.start, argument.end), columns][1:])

    def _term_issues(self, arguments: Sequence[Argument], vectors: SentenceVectors) -> dict[str, tuple[str, float]]:
        """Return the issue of each term under `issue:START`."""
        found = {}
        for argument in arguments:
            if argument.role == "term":
                chances = self._issues(argument, vectors)
                best = int(chances.argmax())
                found[f"issue:{argument.start}"] = (self._labels["position"][best], float(chances[best]))
        return found


def _top_word(heads: Sequence[int], start: int, end: int) -> int:
    """Return the first word of a span whose head lies outside it; its first word where there is none."""
    return next((i for i in range(start, end) if not start < heads[i] <= end), start)
