"""Documents to tensors: encoding once, windows and batches anew in every epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from pourparler.neural.lemmas import make_rule
from pourparler.neural.paths import FAR, distance_codes, path_codes, path_count
from pourparler.neural.pieces import LONGEST, WordPieces, build_window, pack
from training.corpus import top_word
from training.labels import ATTRIBUTES, FRAME_LABELS, KINDS, ROLES, bio
from training.sentences import UNMARKED, Document, Sentence
from training.vocabulary import Vocabulary

IGNORED = -100
MASK = 103  # the base encoder's piece for a hidden word
FIRST_WORD_PIECE = 104  # those before it are marks, not words
SILENT_TREE = 0.25  # how often an anchor's argument scorer is shown no tree


@dataclass
class FrameTarget:
    """One frame as classes: anchor (1-based node in its sentence), label per word, path codes, attributes."""

    anchor: int
    arguments: np.ndarray
    paths: np.ndarray
    attributes: dict[str, int]


@dataclass
class Encoded:
    """A sentence as pieces and classes; the arrays of node classes have the root first."""

    words: list[str]
    pieces: list[list[int]]
    nodes: dict[str, list[int]]
    anchors: dict[str, list[int]]
    frames: dict[str, list[FrameTarget]] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """Return the number of pieces without the root."""
        return sum(map(len, self.pieces))


class Coder:
    """Turns sentences into classes."""

    def __init__(self, vocabulary: Vocabulary, tokenizer: WordPieces) -> None:
        self.vocabulary, self.tokenizer = vocabulary, tokenizer
        self.index = {name: {x: i for i, x in enumerate(xs)} for name, xs in vocabulary.as_dict().items()}
        self.roles = {kind: {x: i for i, x in enumerate(bio(roles))} for kind, roles in ROLES.items()}
        self.paths = path_count(len(vocabulary.relations))

    def documents(self, documents: Sequence[Document]) -> list[list[Encoded]]:
        """Encode documents; sentences too long for a window are left out."""
        encoded = [[self.sentence(s) for s in document if s.words] for document in documents]
        return [[s for s in document if s.length < LONGEST - 2] for document in encoded]

    def sentence(self, s: Sentence) -> Encoded:
        """Encode one sentence."""
        count = len(s.words) + 1
        blank = [IGNORED] * count
        learned = None if s.silver else s
        nodes = {
            "head": [IGNORED, *s.heads] if learned and s.heads else blank,
            "relation": self._classes("relations", learned and s.relations, count),
            "upos": self._classes("upos", learned and s.upos, count),
            "feats": self._classes("feats", learned and s.feats, count),
            "lemmas": self._classes("lemmas", learned and s.lemmas and list(map(make_rule, s.words, s.lemmas)), count),
            "names": self._classes("names", s.names, count),
        }
        anchors, frames = {}, {}
        for kind in KINDS:
            known = s.has_roles if kind == "role" else s.has_claims
            targets = [IGNORED] + [0 if known else IGNORED] * (count - 1)
            marks = [frame for frame in s.frames if frame.kind == kind]
            for frame in marks:
                targets[frame.anchor + 1] = FRAME_LABELS[kind].index(frame.label) + 1
            if kind == "position" and known:
                frames["term"] = [self._issue(at, issue) for at, issue in _issues(s)]
            anchors[kind] = targets
            if marks:
                frames[kind] = [self._frame(s, frame) for frame in marks]
        return Encoded(s.words, self.tokenizer.sentence(s.words), nodes, anchors, frames)

    def _issue(self, at: int, issue: str) -> FrameTarget:
        """Return a target that has nothing but an issue: what a term or a position is about."""
        return FrameTarget(at + 1, np.zeros(0, int), np.zeros(0, int), {"issue": FRAME_LABELS["position"].index(issue)})

    def _classes(self, name: str, values: list[str] | None, count: int) -> list[int]:
        if not values:
            return [IGNORED] * count
        known = self.index[name]
        return [IGNORED] + [IGNORED if x == UNMARKED and name == "names" else known.get(x, IGNORED) for x in values]

    def _frame(self, s: Sentence, frame) -> FrameTarget:
        labels = np.zeros(len(s.words), np.int64)
        for role, start, end in frame.arguments:
            labels[start:end] = self.roles[frame.kind][f"I-{role}"]
            labels[start] = self.roles[frame.kind][f"B-{role}"]
        if s.heads and s.relations:
            relations = [self.index["relations"][x] for x in s.relations]
            paths = path_codes(s.heads, relations, [frame.anchor], len(self.vocabulary.relations))[0]
        else:
            paths = np.full(len(s.words), self.paths, np.int64)
        attributes = {}
        for name, values in ATTRIBUTES.get(frame.kind, {}).items():
            values = self.vocabulary.modes if frame.kind == "event" and name == "mode" else values
            value = frame.attributes.get(name)
            attributes[name] = values.index(value) if value in values else IGNORED
        return FrameTarget(frame.anchor + 1, labels, paths, attributes)


def _issues(s: Sentence) -> Iterator[tuple[int, str]]:
    """Yield (highest word, issue) of every term and of the words that tell what a position is about."""
    for frame in s.frames:
        if frame.kind == "proposal":
            yield from frame.term_issues.items()
        elif frame.kind == "position":
            for role, start, end in frame.arguments:
                if role == "issue_text" and s.heads:
                    yield top_word(s.heads, start, end), frame.label


Run = list[Encoded]


def cut_runs(documents: Sequence[list[Encoded]], rng: random.Random, longest: int = 256) -> list[Run]:
    """Cut documents into windows at random places and of random size (a third are short)."""
    runs = []
    for document in documents:
        limit = longest if rng.random() < 0.67 else rng.randint(longest // 4, longest)
        start = rng.randint(0, min(4, len(document) - 1)) if document else 0
        for part in (document[:start], document[start:]):
            runs.extend(part[a:b] for a, b in pack([s.length for s in part], limit))
    return runs


def group_runs(runs: list[Run], budget: int, rng: random.Random) -> list[list[Run]]:
    """Group runs of like length into batches of at most `budget` pieces, padding counted; shuffled."""
    size = {id(run): 1 + sum(s.length + 1 for s in run) for run in runs}
    runs = sorted(runs, key=lambda run: size[id(run)] + rng.random() * 16)
    groups, current, widest = [], [], 0
    for run in runs:
        widest_now = max(widest, size[id(run)])
        if current and widest_now * (len(current) + 1) > budget:
            groups.append(current)
            current, widest_now = [], size[id(run)]
        current.append(run)
        widest = widest_now
    groups.append(current)
    rng.shuffle(groups)
    return groups


def vary_case(words: list[str], rng: random.Random) -> list[str]:
    """Return the words, once in ten times in another case: lower, upper or title."""
    draw = rng.random()
    if draw < 0.04:
        return [word.lower() for word in words]
    if draw < 0.07:
        return [word.upper() for word in words]
    if draw < 0.10:
        return [word[:1].upper() + word[1:] for word in words]
    return words


@dataclass
class Batch:
    """Tensors of one step; see `pourparler.neural.pieces.Window`, with several rows of pieces."""

    inputs: dict[str, Tensor]
    nodes: dict[str, Tensor]
    anchors: dict[str, Tensor]
    frames: dict[str, dict[str, Tensor]]

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on a device."""
        inputs, nodes, anchors = (
            {name: value.to(device) for name, value in tensors.items()}
            for tensors in (self.inputs, self.nodes, self.anchors)
        )
        frames = {kind: {name: v.to(device) for name, v in frame.items()} for kind, frame in self.frames.items()}
        return Batch(inputs, nodes, anchors, frames)


def hide(ids: np.ndarray, share: float, rng: random.Random) -> np.ndarray:
    """Return the pieces with a share of them masked."""
    drawn = np.random.default_rng(rng.getrandbits(64)).random(ids.shape) < share
    return np.where(drawn & (ids >= FIRST_WORD_PIECE), MASK, ids)


def collate(runs: list[Run], rng: random.Random | None, paths: int, hidden: float = 0.0) -> Batch:
    """Build a batch from windows; without a random generator nothing is varied.

    Args:
        runs: the windows' sentences.
        rng: draws changes of case, hidden trees and hidden pieces.
        paths: the number of path codes.
        hidden: the share of pieces that are masked.
    """
    windows = [
        build_window([vary_case(s.words, rng) if rng else s.words for s in run], [s.pieces for s in run])
        for run in runs
    ]
    length = max(w.ids.shape[1] for w in windows)
    width = max(w.grid.shape[1] for w in windows)
    ids, shapes = np.zeros((2, len(runs), length), np.int64)
    first, last, grid, cell = [], [], [], []
    sentence, node = 0, 0
    for i, w in enumerate(windows):
        ids[i, : w.ids.shape[1]], shapes[i, : w.ids.shape[1]] = w.ids[0], w.shapes[0]
        first.append(w.first + i * length)
        last.append(w.last + i * length)
        rows, own = w.grid.shape
        padded = np.full((rows, width), -1, np.int64)
        padded[:, :own] = np.where(w.grid >= 0, w.grid + node, -1)
        grid.append(padded)
        cell.append((w.cell // own + sentence) * width + w.cell % own)
        sentence, node = sentence + rows, node + len(w.first)
    arrays = {
        "ids": hide(ids, hidden, rng) if rng and hidden else ids,
        "shapes": shapes,
        "first": np.concatenate(first),
        "last": np.concatenate(last),
        "grid": np.concatenate(grid),
        "cell": np.concatenate(cell),
    }
    sentences = [s for run in runs for s in run]
    flat = {name: [x for s in sentences for x in s.nodes[name]] for name in sentences[0].nodes}
    anchors = {kind: [x for s in sentences for x in s.anchors[kind]] for kind in KINDS}
    return Batch(
        {name: torch.from_numpy(array) for name, array in arrays.items()},
        {name: torch.tensor(values) for name, values in flat.items()},
        {kind: torch.tensor(values) for kind, values in anchors.items()},
        _collate_frames(sentences, arrays["grid"], rng, paths),
    )


def _collate_frames(
    sentences: list[Encoded], grid: np.ndarray, rng: random.Random | None, paths: int
) -> dict[str, dict[str, Tensor]]:
    collected = {}
    for kind in (*KINDS, "term"):
        found = [(row, target) for row, s in enumerate(sentences) for target in s.frames.get(kind, [])]
        if not found:
            continue
        width = grid.shape[1] - 1
        arguments = np.full((len(found), width), IGNORED, np.int64)
        path = np.full((len(found), width), FAR, np.int64)
        distance = np.zeros((len(found), width), np.int64)
        for i, (_, target) in enumerate(found):
            size = len(target.arguments)
            arguments[i, :size] = target.arguments
            silent = rng is not None and rng.random() < SILENT_TREE
            path[i, :size] = paths if silent else target.paths
            distance[i, :size] = distance_codes([target.anchor - 1], size)[0]
        entry = {
            "row": torch.tensor([row for row, _ in found]),
            "node": torch.tensor([int(grid[row, target.anchor]) for row, target in found]),
            "arguments": torch.from_numpy(arguments),
            "paths": torch.from_numpy(path),
            "distances": torch.from_numpy(distance),
        }
        for name in found[0][1].attributes:
            entry[f"attribute {name}"] = torch.tensor([target.attributes[name] for _, target in found])
        collected[kind] = entry
    return collected
