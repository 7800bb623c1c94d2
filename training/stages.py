"""One stage of training: its batches in order, and the steps over them."""

import random
import time
from collections import defaultdict
from pathlib import Path

import torch

from training.batches import Batch, Run, collate, cut_runs, group_runs
from training.checkpoints import Mean, resume_step, save_step
from training.losses import batch_loss
from training.model import Reader
from training.plans import HEAD_RATE, Plan

CHECKPOINT_EVERY = 600
LOG_EVERY = 100
MEAN_FROM = 0.6  # the share of a stage after which the running mean begins


def schedule(parts: dict[str, tuple[list, float]], plan: Plan) -> list[list[Run]]:
    """Return the batches of a whole stage: each kind's epochs spread evenly over it.

    Args:
        parts: for each kind its encoded documents (or tuples of variants, one drawn in each epoch) and its epochs.
        plan: the stage.
    """
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
    groups = [{"params": encoder, "peak": plan.rate}, {"params": heads, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


class Log:
    """Prints the mean of each loss every hundred steps."""

    def __init__(self, total: int) -> None:
        self.total, self.started = total, time.time()
        self.values: dict[str, list[float]] = defaultdict(list)

    def add(self, step: int, parts: dict[str, float]) -> None:
        """Take the losses of one step."""
        for name, value in parts.items():
            self.values[name].append(value)
        if step % LOG_EVERY == LOG_EVERY - 1:
            shown = " ".join(f"{name}={sum(v) / len(v):.3f}" for name, v in sorted(self.values.items()))
            print(f"{step + 1}/{self.total} {time.time() - self.started:.0f}s {shown}", flush=True)
            self.values.clear()


def run_stage(model: Reader, batches: list[list[Run]], plan: Plan, paths: int, checkpoint: Path) -> Mean | None:
    """Train over the batches; return the running mean of the weights."""
    optimizer = optimizer_for(model, plan)
    first, mean = resume_step(checkpoint, model, optimizer)
    log = Log(len(batches))
    model.train()
    for step in range(first, len(batches)):
        done = step / len(batches)
        if plan.minutes:  # a time limit shortens the schedule: the rate still falls to nothing
            done = max(done, (time.time() - log.started) / 60 / plan.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate(done)
        batch = collate(batches[step], random.Random(plan.seed * 1_000_003 + step), paths, plan.hidden)
        log.add(step, take_step(model, optimizer, batch))
        if done >= MEAN_FROM:
            mean = mean or Mean(model)
            mean.update(model)
        if step % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1:
            save_step(checkpoint, model, optimizer, mean, step + 1)
    return mean


def take_step(model: Reader, optimizer: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    """Change the weights by one batch; return the parts of its loss."""
    device = next(model.parameters()).device
    with torch.autocast(device.type, dtype=torch.bfloat16):
        loss, parts = batch_loss(model, batch.to(device))
    loss.backward()
    torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return parts
