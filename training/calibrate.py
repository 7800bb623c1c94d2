"""Fit temperatures and thresholds on reports that the model has not seen, and write them into its weights folder.

A temperature divides a head's scores so that their probabilities fit how often they are right. A threshold is the
least chance of an anchor at which a kind's claims score best.
"""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from pourparler.neural.pieces import WordPieces
from pourparler.neural.reader import Reader as Inference
from training.batches import IGNORED, Coder, collate, cut_runs
from training.checkpoints import restore
from training.confidence import fit_confidence
from training.corpus import Record, read_corpus, settle_heads
from training.evaluate import frame_figures
from training.export import write_configuration
from training.labels import KINDS
from training.model import Reader
from training.sentences import Document
from training.silver import parse
from training.treebanks import read_ewt

GRID = [round(0.5 + 0.05 * i, 2) for i in range(51)]
THRESHOLDS = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]
# What a kind's threshold is chosen by.
MEASURE = {
    "event": "usable event",
    "statement": "attribution",
    "position": "position",
    "proposal": "proposal",
    "response": "response",
}
Scored = dict[str, list[tuple[Tensor, Tensor]]]


@torch.no_grad()
def collect(model: Reader, coder: Coder, documents: list[Document]) -> Scored:
    """Return each head's scores and true classes over some documents."""
    model.eval()
    found: Scored = defaultdict(list)
    for run in cut_runs(coder.documents(documents), random.Random(0)):
        if not run:
            continue
        batch = collate([run], None, coder.paths)
        inputs = batch.inputs
        x = model.nodes(inputs["ids"], inputs["shapes"], inputs["first"], inputs["last"])
        y = model.with_syntax(x, model.trees(x, inputs["grid"]), inputs["grid"], inputs["cell"])
        found["names"].append((model.names(x), batch.nodes["names"]))
        anchors, (claims, roles) = model.anchors(y), model.word_vectors(y)
        for kind in KINDS:
            found[kind].append((anchors[kind], batch.anchors[kind]))
            frames = batch.frames.get(kind)
            if frames is not None:
                at = y[frames["node"]]
                words = (roles if kind == "role" else claims)[inputs["grid"][frames["row"]][:, 1:].clamp(min=0)]
                scores = model.frames[kind].arguments(at, words, frames["paths"], frames["distances"])
                found[f"{kind} arguments"].append((scores.flatten(0, 1), frames["arguments"].flatten()))
                for name, values in model.frames[kind].describe(at).items():
                    found[f"{kind} {name}"].append((values, frames[f"attribute {name}"]))
    return found


def fit(pairs: list[tuple[Tensor, Tensor]]) -> float:
    """Return the temperature of the least cross entropy; 1 where there is little to fit on."""
    scores, targets = torch.cat([s for s, _ in pairs]), torch.cat([t for _, t in pairs])
    known = targets != IGNORED
    if int(known.sum()) < 50:
        return 1.0
    return min(GRID, key=lambda t: float(F.cross_entropy(scores[known] / t, targets[known])))


FLOORS = {"event": 0.07, "statement": 0.25, "position": 0.12, "proposal": 0.15, "response": 0.1, "figure": 0.2}
"""The chance from which the program is shown a frame, which rules and other reports may confirm."""


@dataclass(frozen=True)
class Material:
    """What is calibrated on: the data folder, the reports held apart, and the scorer's file."""

    data: Path
    held: list[Record]
    scorer: Path


def choose_thresholds(reader: Inference, material: Material) -> dict[str, float]:
    """Return for each kind the threshold of the best F1; figures and predicates keep one half."""
    rows = {t: frame_figures(reader, material.held, material.scorer, dict.fromkeys(KINDS, t)) for t in THRESHOLDS}
    chosen = dict.fromkeys(KINDS, 0.5)
    for kind, name in MEASURE.items():
        best = max(row[name]["f1"] for row in rows.values())
        # The middle of all that come near the best: the reports are few, and a lone peak is chance.
        near = [t for t, row in rows.items() if row[name]["f1"] >= best - 0.01]
        chosen[kind] = near[len(near) // 2]
        print(kind, chosen[kind], {t: row[name]["f1"] for t, row in rows.items()})
    return chosen


def fit_temperatures(trained: Path, base: Path, material: Material) -> dict[str, float]:
    """Return each head's temperature: claims on the held reports, names and roles on EWT's dev part."""
    model, vocabulary, _ = restore(trained)
    coder = Coder(vocabulary, WordPieces(base / "tokenizer.json"))
    documents = [document for _, document in read_corpus(material.held)]
    parse(model, coder, documents)
    for document in documents:
        settle_heads(document)
    found = collect(model, coder, documents)
    plain = collect(model, coder, read_ewt(material.data, "dev")[:100])
    found |= {name: plain[name] for name in ("names", "role", "role arguments")}
    return {name: fit(pairs) for name, pairs in sorted(found.items())}


def calibrate(trained: Path, base: Path, weights: Path, material: Material) -> None:
    """Write temperatures, then thresholds chosen on the tempered chances, into a weights folder's configuration."""
    path = weights / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["temperatures"] = fit_temperatures(trained, base, material)
    write_configuration(path, config)
    reader = Inference.load(weights, 2)
    config["thresholds"] = choose_thresholds(reader, material)
    config["confidence"] = fit_confidence(reader, material.held, material.scorer)
    config["floors"] |= FLOORS
    write_configuration(path, config)
