"""The reader's network: one encoder over windows of sentences, heads for syntax, names and frames.

The graph part (`forward`) is what becomes ONNX; the pair scorers (`Pair`) and the heads that look at a few anchors
only (`FrameHead`) run in numpy at inference, so they use nothing but products, sums and ReLU.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from pourparler.neural.paths import DISTANCES, path_count
from pourparler.neural.shapes import SHAPES
from training.labels import ATTRIBUTES, FRAME_LABELS, KINDS, ROLES, bio

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, LABEL, PAIR, ANCHOR, SYNTAX, ATTRIBUTE = 256, 256, 256, 256, 128, 128
MASKED = -1e4


@dataclass(frozen=True)
class Sizes:
    """How many labels each word-level head has."""

    upos: int
    feats: int
    lemmas: int
    relations: int
    names: int
    modes: int


class PooledDropout(nn.Module):
    """Dropout whose random masks are slices of a pool drawn once: on a CPU drawing them anew costs a fifth of a step.

    The slice's place comes from torch's generator, so a fixed seed still fixes the run.
    """

    POOL = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Return the input with a share of its values dropped, in training only."""
        if not self.training or not self.share:
            return x
        if x.numel() >= self.POOL or x.device.type != "cpu":
            return F.dropout(x, self.share, True)
        if self.pool is None:
            self.pool = F.dropout(torch.ones(self.POOL), self.share, True)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


def attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
    """Return multi-head attention, all [B, T, hidden]; `bias` [B, 1, 1, T] masks the padding."""
    rows, length, _ = query.shape
    size = HIDDEN // ATTENTION_HEADS
    q, k, v = (x.view(rows, length, ATTENTION_HEADS, size).transpose(1, 2) for x in (query, key, value))
    scores = q @ k.transpose(-1, -2) * size**-0.5 + bias.to(q.dtype)
    mixed = torch.softmax(scores, -1).to(v.dtype) @ v
    return mixed.transpose(1, 2).reshape(rows, length, HIDDEN)


class Layer(nn.Module):
    """One BERT layer; `attend` may be exchanged for the export."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm_attention, self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = PooledDropout(dropout)
        self.attend: Callable[..., Tensor] = attend

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output [B, T, hidden]; `bias` [B, 1, 1, T] masks the padding."""
        mixed = self.attend(self.query(x), self.key(x), self.value(x), bias)
        x = self.norm_attention(x + self.drop(self.out(mixed)))
        return self.norm_out(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 with word shapes in the place of token types; word and position embeddings stay as they are."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(PIECES, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = PooledDropout(dropout)
        self.word.weight.requires_grad_(False)
        self.position.weight.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Return a vector for every piece, [B, T, hidden]."""
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * MASKED
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.drop(self.norm(self.word(ids) + self.position(places) + self.shape(shapes)))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, path: Path) -> None:
        """Fill the encoder from the base model's safetensors file."""
        base = {name.removeprefix("bert."): value for name, value in load_file(str(path)).items()}
        pairs = {
            "word": "embeddings.word_embeddings",
            "position": "embeddings.position_embeddings",
            "norm": "embeddings.LayerNorm",
        }
        inner = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_out": "output.LayerNorm",
        }
        for i in range(LAYERS):
            pairs |= {f"layers.{i}.{mine}": f"encoder.layer.{i}.{theirs}" for mine, theirs in inner.items()}
        state = self.state_dict()
        for mine, theirs in pairs.items():
            for end in ("weight", "bias"):
                if f"{theirs}.{end}" in base:
                    state[f"{mine}.{end}"] = base[f"{theirs}.{end}"]
        state["shape.weight"] = base["embeddings.token_type_embeddings.weight"][:1].repeat(SHAPES, 1)
        self.load_state_dict(state)


class Pair(nn.Module):
    """Scores labels for pairs of vectors: ReLU(a + b + a * b) and a linear layer."""

    def __init__(self, size: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.out = nn.Linear(size, labels)
        self.drop = PooledDropout(dropout)

    def forward(self, a: Tensor, b: Tensor, extra: Tensor | None = None) -> Tensor:
        """Return label scores of pairs; `extra` is added to what the pairs have in common."""
        joined = a + b + a * b
        return self.out(self.drop(F.relu(joined if extra is None else joined + extra)))


class FrameHead(nn.Module):
    """What is asked of one kind's anchors: attributes, and for every word of the sentence its part in the frame."""

    def __init__(self, kind: str, paths: int, modes: int, dropout: float) -> None:
        super().__init__()
        self.anchor = nn.Linear(HIDDEN, PAIR)
        self.pair = Pair(PAIR, len(bio(ROLES[kind])), dropout)
        # One more path than there are: "tree not looked at", used at random in training.
        self.path, self.distance = nn.Embedding(paths + 1, PAIR), nn.Embedding(DISTANCES, PAIR)
        nn.init.normal_(self.path.weight, std=0.02)
        nn.init.normal_(self.distance.weight, std=0.02)
        wanted = ATTRIBUTES.get(kind, {})
        self.attribute = nn.Linear(HIDDEN, ATTRIBUTE) if wanted else None
        self.attributes = nn.ModuleDict(
            {
                name: nn.Linear(ATTRIBUTE, modes if kind == "event" and name == "mode" else len(labels))
                for name, labels in wanted.items()
            }
        )
        self.drop = PooledDropout(dropout)

    def describe(self, anchors: Tensor) -> dict[str, Tensor]:
        """Return the attribute scores of anchors [A, hidden]."""
        if self.attribute is None:
            return {}
        inner = self.drop(F.relu(self.attribute(self.drop(anchors))))
        return {name: layer(inner) for name, layer in self.attributes.items()}

    def arguments(self, anchors: Tensor, words: Tensor, paths: Tensor, distances: Tensor) -> Tensor:
        """Return BIO scores [A, N, labels] for anchors [A, hidden] and their sentences' words [A, N, pair]."""
        return self.pair(self.anchor(self.drop(anchors))[:, None], words, self.path(paths) + self.distance(distances))


class Reader(nn.Module):
    """The whole network. See `pourparler.neural.pieces.Window` for the inputs."""

    def __init__(self, sizes: Sizes, dropout: float = 0.25) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder()
        self.drop = PooledDropout(dropout)
        self.arc_dependent, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_bias = nn.Linear(ARC, 1)
        self.label_dependent, self.label_head = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.label = Pair(LABEL, sizes.relations, dropout)
        self.upos, self.feats = nn.Linear(HIDDEN, sizes.upos), nn.Linear(HIDDEN, sizes.feats)
        self.lemmas, self.names = nn.Linear(HIDDEN, sizes.lemmas), nn.Linear(HIDDEN, sizes.names)
        self.syntax_in, self.syntax_out = nn.Linear(HIDDEN, SYNTAX), nn.Linear(SYNTAX, HIDDEN)
        self.anchor_in = nn.Linear(HIDDEN, ANCHOR)
        self.anchor_out = nn.ModuleDict({kind: nn.Linear(ANCHOR, 1 + len(FRAME_LABELS[kind])) for kind in KINDS})
        self.claim_word, self.role_word = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        paths = path_count(sizes.relations)
        self.frames = nn.ModuleDict({kind: FrameHead(kind, paths, sizes.modes, dropout) for kind in KINDS})

    def nodes(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return a vector for every node: the mean of its first and last piece."""
        x = self.encoder(ids, shapes).reshape(-1, HIDDEN)
        return (x[first] + x[last]) * 0.5

    def trees(self, x: Tensor, grid: Tensor) -> Tensor:
        """Return arc scores [S, N, N]; columns without a word are masked."""
        at = grid.clamp(min=0)
        dependents = self.drop(F.gelu(self.arc_dependent(x))) @ self.arc
        heads = self.drop(F.gelu(self.arc_head(x)))
        scores = dependents[at] @ heads[at].transpose(-1, -2) + self.arc_bias(heads)[at].transpose(-1, -2)
        return scores + (grid < 0).to(scores.dtype)[:, None, :] * MASKED

    def with_syntax(self, x: Tensor, arcs: Tensor, grid: Tensor, cell: Tensor) -> Tensor:
        """Return the node vectors with what their likely heads are mixed in."""
        inner = self.syntax_in(x)
        mixed = torch.softmax(arcs.float(), -1).to(inner.dtype) @ inner[grid.clamp(min=0)]
        return x + self.syntax_out(F.relu(mixed.reshape(-1, SYNTAX)[cell]))

    def anchors(self, x: Tensor) -> dict[str, Tensor]:
        """Return the anchor scores of every node for each kind; class 0 is none."""
        inner = self.drop(F.gelu(self.anchor_in(self.drop(x))))
        return {kind: layer(inner) for kind, layer in self.anchor_out.items()}

    def word_vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors that stand for words as arguments: of claims, and of predicates."""
        x = self.drop(x)
        return self.claim_word(x), self.role_word(x)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Return the graph's outputs, in the order of `pourparler.neural.weights.OUTPUTS`.

        The inputs are those of `pourparler.neural.pieces.Window`, in its order.
        """
        ids, shapes, first, last, grid, cell = inputs
        x = self.nodes(ids, shapes, first, last)
        arcs = self.trees(x, grid)
        y = self.with_syntax(x, arcs, grid, cell)
        claims, roles = self.word_vectors(y)
        anchors = torch.cat(list(self.anchors(y).values()), -1)
        return (
            arcs,
            self.label_dependent(x),
            self.label_head(x),
            self.upos(x).argmax(-1).to(torch.int32),
            self.feats(x).argmax(-1).to(torch.int32),
            self.lemmas(x).argmax(-1).to(torch.int32),
            self.names(x),
            y,
            anchors,
            claims,
            roles,
        )
