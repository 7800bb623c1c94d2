"""The joint loss of a batch: whatever its sentences are annotated for."""

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import IGNORED, Batch
from training.labels import KINDS
from training.model import Reader

ANCHOR_WEIGHT = {
    "event": 8.0,
    "statement": 5.0,
    "position": 8.0,
    "proposal": 8.0,
    "response": 8.0,
    "figure": 4.0,
    "role": 3.0,
}
ARGUMENT_WEIGHT = {
    "event": 3.0,
    "statement": 2.0,
    "position": 2.0,
    "proposal": 1.0,
    "response": 1.0,
    "figure": 1.0,
    "role": 3.0,
}
ATTRIBUTE_WEIGHT = {
    "factuality": 1.5,
    "core": 0.5,
    "mode": 0.4,
    "stance": 1.0,
    "condition_kind": 0.4,
    "basis": 0.4,
    "period": 0.3,
}
NODE_WEIGHT = {"upos": 1.0, "feats": 0.5, "lemmas": 0.5, "names": 1.5}
SMOOTHING = 0.05
ANCHOR_SMOOTHING = 0.01


def cross_entropy(scores: Tensor, targets: Tensor, smoothing: float = 0.0, weight: Tensor | None = None) -> Tensor:
    """Return the mean over the targets that are not ignored; zero when there is none."""
    if not bool((targets != IGNORED).any()):
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float(), targets, weight, ignore_index=IGNORED, label_smoothing=smoothing)


def batch_loss(model: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss and its parts for the log."""
    inputs = batch.inputs
    x = model.nodes(inputs["ids"], inputs["shapes"], inputs["first"], inputs["last"])
    dropped = model.drop(x)
    arcs = model.trees(dropped, inputs["grid"])
    parts = syntax_losses(model, batch, dropped, arcs)
    y = model.with_syntax(x, arcs, inputs["grid"], inputs["cell"])
    parts |= frame_losses(model, batch, y)
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}


def syntax_losses(model: Reader, batch: Batch, x: Tensor, arcs: Tensor) -> dict[str, Tensor]:
    """Return the losses of arcs, relation labels, tags and names."""
    grid, cell, nodes = batch.inputs["grid"], batch.inputs["cell"], batch.nodes
    parts = {}
    if bool((nodes["head"] != IGNORED).any()):
        width = grid.shape[1]
        parts["arc"] = cross_entropy(arcs.reshape(-1, width)[cell], nodes["head"])
        annotated = nodes["head"] != IGNORED
        rows = cell[annotated] // width
        heads = grid[rows, nodes["head"][annotated]]
        dependents = model.drop(model.label_dependent(x[annotated]))
        scores = model.label(dependents, model.drop(model.label_head(x))[heads])
        parts["label"] = cross_entropy(scores, nodes["relation"][annotated])
        for name in ("upos", "feats", "lemmas"):
            parts[name] = NODE_WEIGHT[name] * cross_entropy(getattr(model, name)(x), nodes[name])
    if bool((nodes["names"] != IGNORED).any()):
        parts["names"] = NODE_WEIGHT["names"] * cross_entropy(model.names(x), nodes["names"])
    return parts


def frame_losses(model: Reader, batch: Batch, y: Tensor) -> dict[str, Tensor]:
    """Return the losses of anchors, attributes and arguments."""
    present = [kind for kind in KINDS if bool((batch.anchors[kind] != IGNORED).any())]
    if not present:
        return {}
    parts = {}
    anchors = model.anchors(y)
    claims, roles = model.word_vectors(y)
    for kind in present:
        loss = cross_entropy(anchors[kind], batch.anchors[kind], ANCHOR_SMOOTHING)
        parts[f"{kind} anchor"] = ANCHOR_WEIGHT[kind] * loss
        frames = batch.frames.get(kind)
        if frames is None:
            continue
        head = model.frames[kind]
        at = y[frames["node"]]
        words = (roles if kind == "role" else claims)[batch.inputs["grid"][frames["row"]][:, 1:].clamp(min=0)]
        scores = head.arguments(at, words, frames["paths"], frames["distances"])
        weight = torch.ones(scores.shape[-1])
        weight[1:] = 1.0 if kind == "role" else 1.5
        loss = cross_entropy(scores.flatten(0, 1), frames["arguments"].flatten(), weight=weight.to(scores.device))
        parts[f"{kind} arguments"] = ARGUMENT_WEIGHT[kind] * loss
        for name, values in head.describe(at).items():
            loss = cross_entropy(values, frames[f"attribute {name}"], SMOOTHING)
            parts[f"{kind} {name}"] = ATTRIBUTE_WEIGHT[name] * loss
    terms = batch.frames.get("term")
    if terms is not None:
        scores = anchors["position"][terms["node"]][:, 1:]
        parts["term issue"] = 2.0 * cross_entropy(scores, terms["attribute issue"], SMOOTHING)
    return parts
