"""Saving and restoring models: a stage's result, and a stage that was cut off."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.model import Reader, Sizes
from training.vocabulary import Vocabulary

DECAY = 0.995


class Mean:
    """The running mean of the trained weights.

    Args:
        model: the model whose weights are followed.
        values: the mean so far, for a run that goes on.
    """

    def __init__(self, model: Reader, values: dict[str, Tensor] | None = None) -> None:
        self.values = values or {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    def update(self, model: Reader) -> None:
        """Move towards the model's weights."""
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                if name in self.values:
                    self.values[name].lerp_(parameter, 1 - DECAY)


def save(path: Path, model: Reader, mean: Mean | None, vocabulary: Vocabulary, about: dict[str, Any]) -> None:
    """Write the running mean of the weights (the plain ones where there is none) with what is needed to rebuild."""
    state = {name: value.cpu() for name, value in model.state_dict().items()}
    if mean:
        state.update({name: value.cpu() for name, value in mean.values.items()})
    torch.save({"model": state, "vocabulary": vocabulary.as_dict(), "about": about}, path)


def restore(path: Path) -> tuple[Reader, Vocabulary, dict[str, Any]]:
    """Return the model, vocabulary and notes of a stage's file."""
    kept = torch.load(path, weights_only=True, map_location="cpu")
    vocabulary = Vocabulary(**kept["vocabulary"])
    model = Reader(sizes_of(vocabulary))
    model.load_state_dict(kept["model"])
    return model, vocabulary, kept["about"]


def save_mean(earlier: Path, later: Path, share: float, target: Path) -> None:
    """Write the mean of two stages' weights; the notes are the later one's.

    Args:
        earlier: file of a stage.
        later: file of the stage that went on from it.
        share: the weight of the earlier one, from 0 to 1.
        target: the file to write.
    """
    old, kept = (torch.load(path, weights_only=True, map_location="cpu") for path in (earlier, later))
    model = {
        name: torch.lerp(value, old["model"][name], share) if value.is_floating_point() else value
        for name, value in kept["model"].items()
    }
    torch.save(kept | {"model": model, "about": kept["about"] | {"share of the stage before": share}}, target)


def sizes_of(vocabulary: Vocabulary) -> Sizes:
    """Return the head sizes that a vocabulary asks for."""
    lists = vocabulary.as_dict()
    return Sizes(**{name: len(lists[name]) for name in ("upos", "feats", "lemmas", "relations", "names", "modes")})


def save_step(path: Path, model: Reader, optimizer: torch.optim.Optimizer, mean: Mean | None, step: int) -> None:
    """Write all that a cut-off stage needs to go on."""
    kept = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(kept | {"mean": mean.values if mean else None}, path)


def resume_step(path: Path, model: Reader, optimizer: torch.optim.Optimizer) -> tuple[int, Mean | None]:
    """Restore a cut-off stage in place; return the next step and the running mean."""
    if not path.exists():
        return 0, None
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    return kept["step"], Mean(model, kept["mean"]) if kept["mean"] else None
