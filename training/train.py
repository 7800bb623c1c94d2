"""Train the reader: stage one learns syntax, names and roles; stage two all that and the frames of claims.

usage: train.py --data FOLDER --corpus FILE --base FOLDER --out FOLDER [options]

Stage one writes `stage-1.pt`, stage two `stage-2.pt` (weights, their running mean, vocabulary). A run that was cut
off goes on from its last checkpoint.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pourparler.neural.pieces import WordPieces
from training.batches import Batch, Coder, Encoded, Run, collate, cut_runs, group_runs
from training.corpus import read_corpus, settle_heads
from training.losses import batch_loss
from training.model import Reader, Sizes
from training.names import find_peoples, read_re3d, read_wikigold
from training.sentences import Document
from training.silver import parse
from training.treebanks import read_ewt, read_gum
from training.vocabulary import Vocabulary, build_vocabulary

DECAY = 0.995  # of the running mean of the weights, kept over the last two fifths of a stage
FORMAL = 1.5  # how often GUM is seen for each time EWT is
CHECKPOINT_EVERY = 600


@dataclass
class Sources:
    """The training documents by kind.

    EWT and GUM are apart because GUM, closer to reports, is seen more often; the corpus comes twice, with hyphened
    words split and whole.
    """

    syntax: list[Document]
    formal: list[Document]
    names: list[Document]
    claims: list[tuple[Document, Document]]


def load_sources(data: Path, corpus: Path, held: Sequence[str]) -> Sources:
    """Read everything; reports whose id starts with a held letter are left out."""
    ewt = read_ewt(data, "train")
    gum = read_gum(data / "gum" / "en_gum-open-train.conllu")
    kept, _ = read_re3d(data / "re3d")
    gold = read_wikigold(data / "wikigold" / "wikigold.conll.txt", find_peoples([*ewt, *kept]))
    both = zip(read_corpus(corpus), read_corpus(corpus, whole_hyphens=True), strict=True)
    claims = [(split, whole) for (name, split), (_, whole) in both if name.split("-")[0] not in held]
    return Sources(ewt, gum, kept + gold, claims)


@dataclass
class Plan:
    """How often each kind of material is seen, and how fast to learn."""

    syntax: float
    names: float
    claims: float
    encoder_rate: float
    head_rate: float
    budget: int
    seed: int
    minutes: float = 0.0


def schedule(parts: dict[str, tuple[list, float]], plan: Plan) -> list[list[Run]]:
    """Return the batches of a whole stage: each kind's epochs spread evenly over it."""
    rng = random.Random(plan.seed)
    placed = []
    for name, (documents, epochs) in parts.items():
        groups: list[list[Run]] = []
        while epochs > 0 and documents:
            chosen = [rng.choice(d) if isinstance(d, tuple) else d for d in documents]
            found = group_runs(cut_runs(chosen, rng), plan.budget, rng)
            groups += found[: max(1, round(len(found) * min(epochs, 1)))]
            epochs -= 1
        placed += [((i + rng.random()) / len(groups), name, group) for i, group in enumerate(groups)]
    return [group for _, _, group in sorted(placed, key=lambda item: (item[0], item[1]))]


def rate(done: float) -> float:
    """Return the share of the peak learning rate when a share of the stage is done: 6% warm-up, then linear decay."""
    return min(1.0, (done + 1e-3) / 0.06) * max(0.0, min(1.0, (1 - done) / 0.94))


def optimizer_for(model: Reader, plan: Plan) -> torch.optim.AdamW:
    """Return AdamW with the encoder's and the heads' rates."""
    encoder, heads = [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (encoder if name.startswith("encoder.") and "shape" not in name else heads).append(parameter)
    groups = [{"params": encoder, "peak": plan.encoder_rate}, {"params": heads, "peak": plan.head_rate}]
    return torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def to_device(batch: Batch, device: torch.device) -> Batch:
    """Move a batch's tensors."""
    move = lambda tensors: {name: value.to(device) for name, value in tensors.items()}  # noqa: E731
    return Batch(
        move(batch.inputs),
        move(batch.nodes),
        move(batch.anchors),
        {kind: move(frame) for kind, frame in batch.frames.items()},
    )


class Mean:
    """The running mean of the trained weights."""

    def __init__(self, model: Reader) -> None:
        self.values = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    def update(self, model: Reader) -> None:
        """Move towards the model's weights."""
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                if name in self.values:
                    self.values[name].lerp_(parameter, 1 - DECAY)


def run_stage(model: Reader, batches: list[list[Run]], plan: Plan, paths: int, checkpoint: Path) -> dict[str, Tensor]:
    """Train over the batches; return the running mean of the weights."""
    device = next(model.parameters()).device
    optimizer, mean, first = optimizer_for(model, plan), None, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        first = kept["step"]
        if kept["mean"] is not None:
            mean = Mean(model)
            mean.values = kept["mean"]
    started, logged = time.time(), defaultdict(list)
    model.train()
    for step in range(first, len(batches)):
        done = step / len(batches)
        if plan.minutes:  # a time limit shortens the schedule: the rate still falls to nothing
            done = max(done, (time.time() - started) / 60 / plan.minutes)
        if done >= 1:
            break
        rng = random.Random(plan.seed * 1_000_003 + step)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate(done)
        batch = to_device(collate(batches[step], rng, paths), device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss, parts = batch_loss(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if done >= 0.6:
            mean = mean or Mean(model)
            mean.update(model)
        for name, value in parts.items():
            logged[name].append(value)
        if step % 100 == 99:
            shown = " ".join(f"{name}={sum(v) / len(v):.3f}" for name, v in sorted(logged.items()))
            print(f"{step + 1}/{len(batches)} {time.time() - started:.0f}s {shown}", flush=True)
            logged.clear()
        if step % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1:
            torch.save(
                {
                    "model": model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": step + 1,
                    "mean": mean.values if mean else None,
                },
                checkpoint,
            )
    return mean.values if mean else {}


def save(path: Path, model: Reader, mean: dict[str, Tensor], vocabulary: Vocabulary, about: dict[str, Any]) -> None:
    """Write the running mean of the weights (the plain ones where there is none) with what is needed to rebuild."""
    state = {name: value.cpu() for name, value in model.state_dict().items()}
    state.update({name: value.cpu() for name, value in mean.items()})
    torch.save({"model": state, "vocabulary": vocabulary.as_dict(), "about": about}, path)


def sizes_of(vocabulary: Vocabulary) -> Sizes:
    """Return the head sizes that a vocabulary asks for."""
    lists = vocabulary.as_dict()
    return Sizes(**{name: len(lists[name]) for name in ("upos", "feats", "lemmas", "relations", "names", "modes")})


def restore(path: Path) -> tuple[Reader, Vocabulary, dict[str, Any]]:
    """Return the model, vocabulary and notes of a stage's file."""
    kept = torch.load(path, weights_only=True, map_location="cpu")
    vocabulary = Vocabulary(**kept["vocabulary"])
    model = Reader(sizes_of(vocabulary))
    model.load_state_dict(kept["model"])
    return model, vocabulary, kept["about"]


def stage_one(options: argparse.Namespace, sources: Sources, plan: Plan, device: torch.device) -> Path:
    """Train syntax, names and roles from the base encoder."""
    target = options.out / "stage-1.pt"
    if target.exists():
        return target
    torch.manual_seed(plan.seed)
    vocabulary = build_vocabulary(sources.syntax + sources.formal, [split for split, _ in sources.claims])
    model = Reader(sizes_of(vocabulary))
    model.encoder.load_base(options.base / "model.safetensors")
    model.to(device)
    coder = Coder(vocabulary, WordPieces(options.base / "tokenizer.json"))
    parts = {
        "syntax": (coder.documents(sources.syntax), plan.syntax),
        "formal": (coder.documents(sources.formal), plan.syntax * FORMAL),
        "names": (coder.documents(sources.names), plan.names),
    }
    mean = run_stage(model, schedule(parts, plan), plan, coder.paths, options.out / "stage-1.checkpoint.pt")
    save(target, model, mean, vocabulary, {"stage": 1, "plan": asdict(plan)})
    return target


def stage_two(options: argparse.Namespace, sources: Sources, plan: Plan, device: torch.device, start: Path) -> Path:
    """Train everything, from a stage's weights; the corpus is first parsed by them."""
    target = options.out / "stage-2.pt"
    torch.manual_seed(plan.seed + 1)
    model, vocabulary, about = restore(start)
    model.to(device)
    coder = Coder(vocabulary, WordPieces(options.base / "tokenizer.json"))
    for variant in zip(*sources.claims, strict=True):
        parse(model, coder, variant)
        for document in variant:
            settle_heads(document)
    claims: list[tuple[list[Encoded], ...]] = list(
        zip(*(coder.documents(variant) for variant in zip(*sources.claims, strict=True)), strict=True)
    )
    parts = {
        "syntax": (coder.documents(sources.syntax), plan.syntax),
        "formal": (coder.documents(sources.formal), plan.syntax * FORMAL),
        "names": (coder.documents(sources.names), plan.names),
        "claims": (claims, plan.claims),
    }
    mean = run_stage(model, schedule(parts, plan), plan, coder.paths, options.out / "stage-2.checkpoint.pt")
    save(target, model, mean, vocabulary, {"stage": 2, "plan": asdict(plan), "before": about})
    return target


def main() -> None:
    """Run the stages that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data sets")
    parser.add_argument("--corpus", type=Path, required=True, help="the annotated reports to train on")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and weights")
    parser.add_argument("--held", default="", help="batch letters of the corpus to leave out, as m,f")
    parser.add_argument("--start", type=Path, help="weights that stage two starts from, instead of stage one's")
    parser.add_argument("--syntax", type=float, nargs=2, default=(2, 4), help="epochs in stage one and two")
    parser.add_argument("--names", type=float, nargs=2, default=(2, 4), help="epochs in stage one and two")
    parser.add_argument("--claims", type=float, default=14, help="epochs in stage two")
    parser.add_argument("--rate", type=float, nargs=2, default=(2.5e-4, 2e-4), help="encoder's peak rate by stage")
    parser.add_argument("--budget", type=int, default=1100, help="pieces in a batch")
    parser.add_argument("--minutes", type=float, default=0, help="time limit of stage two; none when 0")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    sources = load_sources(options.data, options.corpus, [x for x in options.held.split(",") if x])
    print({name: len(documents) for name, documents in vars(sources).items()})
    plans = [
        Plan(
            options.syntax[i],
            options.names[i],
            options.claims * i,
            options.rate[i],
            1e-3,
            options.budget,
            options.seed + i,
            options.minutes * i,
        )
        for i in (0, 1)
    ]
    start = options.start or stage_one(options, sources, plans[0], device)
    stage_two(options, sources, plans[1], device, start)


if __name__ == "__main__":
    main()
