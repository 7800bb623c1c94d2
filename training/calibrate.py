"""Fit temperatures and thresholds on reports that the model has not seen.

usage: python -m training.calibrate STAGE.pt --weights FOLDER --corpus FILE --held m,f --data FOLDER --scorer score.py
           --base FOLDER --out SETTINGS.json

A temperature divides a head's scores so that their probabilities fit how often they are right. A threshold is the
least chance of an anchor at which a kind's claims score best.
"""

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from pourparler.neural.pieces import WordPieces
from pourparler.neural.reader import Reader as Inference
from training.batches import IGNORED, Coder, collate, cut_runs
from training.corpus import read_corpus, settle_heads
from training.evaluate import frame_figures
from training.labels import KINDS
from training.model import Reader
from training.sentences import Document
from training.silver import parse
from training.train import restore
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
    "figure": "figure",
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
        batch = collate([run], random.Random(0), coder.paths, vary=False)
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


def choose_thresholds(reader: Inference, corpus: Path, scorer: Path, held: list[str]) -> dict[str, float]:
    """Return for each kind the threshold of the best F1."""
    rows = {t: frame_figures(reader, corpus, scorer, dict.fromkeys(KINDS, t), held) for t in THRESHOLDS}
    # Near the best the middle is taken: the reports are few, and a lone peak is chance.
    chosen = {"role": 0.5}
    for kind, name in MEASURE.items():
        best = max(row[name]["f1"] for row in rows.values())
        near = [t for t, row in rows.items() if row[name]["f1"] >= best - 0.005]
        chosen[kind] = near[len(near) // 2]
        print(kind, chosen[kind], best, {t: row[name]["f1"] for t, row in rows.items()})
    return chosen


def main() -> None:
    """Write the settings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument(
        "--weights", type=Path, required=True, help="the same model as a weights folder; gets the temperatures"
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--held", required=True, help="batch letters that the model has not seen")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    held = options.held.split(",")
    model, vocabulary, _ = restore(options.trained)
    coder = Coder(vocabulary, WordPieces(options.base / "tokenizer.json"))
    documents = [d for name, d in read_corpus(options.corpus) if name.split("-")[0] in held]
    parse(model, coder, documents)
    for document in documents:
        settle_heads(document)
    found = collect(model, coder, documents)
    plain = collect(model, coder, read_ewt(options.data, "dev")[:100])
    found |= {name: plain[name] for name in ("names", "role", "role arguments")}
    temperatures = {name: fit(pairs) for name, pairs in sorted(found.items())}
    print(temperatures)
    settings = {"temperatures": temperatures}
    # Thresholds are chosen on chances that are already tempered, so the folder gets the temperatures first.
    path = options.weights / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | settings
    path.write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    reader = Inference.load(options.weights, 2)
    settings["thresholds"] = choose_thresholds(reader, options.corpus, options.scorer, held)
    options.out.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
