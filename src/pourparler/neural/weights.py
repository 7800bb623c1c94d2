"""The weights folder: what is in it, and how it is found, checked and opened.

`model.onnx` the graph, `heads.npz` the small scorers that run in numpy, `tokenizer.json` the word pieces, `lemmas.json`
the lemmas of known words,
`config.json` label lists, thresholds and temperatures, `metadata.json` and `CARD.md` where it all comes from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pourparler.errors import WeightsError
from pourparler.neural.lemmas import Lexicon

FORMAT = 1
FILES = ("model.onnx", "heads.npz", "tokenizer.json", "lemmas.json", "config.json")
OUTPUTS = (
    "arcs",  # [S, N, N] scores of heads, row = dependent, column 0 = the root
    "label_dependents",  # [W, L] a node as dependent, for relation labels
    "label_heads",  # [W, L] a node as head
    "upos",  # [W] class
    "feats",  # [W] class
    "lemmas",  # [W] class of the edit rule
    "names",  # [W, 9] BIO scores
    "nodes",  # [W, H] the node's vector, syntax mixed in
    "anchors",  # [W, classes] scores of the kinds' anchors, kind after kind, none first in each
    "claim_words",  # [W, P] a word as argument of a claim
    "role_words",  # [W, P] a word as argument of a predicate
)
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """An opened weights folder."""

    name: str
    config: Mapping[str, Any]
    heads: Mapping[str, Array]
    session: onnxruntime.InferenceSession
    tokenizer: Path
    lemmas: Lexicon


def find_weights() -> Path:
    """Return the folder of the weights that come with the program; the last by name where there are several."""
    shipped = Path(__file__).parents[1] / "data" / "weights"
    folders = sorted(path.parent for path in shipped.glob("*/config.json"))
    if not folders:
        raise WeightsError(
            f"Expected a weights folder in {shipped}, found none: reinstall the program, or name a folder of weights."
        )
    return folders[-1]


def open_weights(folder: Path | None = None, threads: int = 1) -> Weights:
    """Open a weights folder.

    Args:
        folder: the folder; the shipped one when None.
        threads: how many threads the graph may use.

    Raises:
        WeightsError: a file is missing or damaged, or the format is another one.
    """
    folder = find_weights() if folder is None else Path(folder)
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise WeightsError(f"The weights in {folder} lack {', '.join(missing)}: copy the whole folder again.")
    config = _read_config(folder / "config.json")
    lemmas: Lexicon = _read_json(folder / "lemmas.json")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, ["CPUExecutionProvider"])
        with np.load(folder / "heads.npz") as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
    except Exception as error:
        raise WeightsError(f"The weights in {folder} cannot be opened ({error}): copy the folder again.") from error
    return Weights(folder.name, config, heads, session, folder / "tokenizer.json", lemmas)


def _read_config(path: Path) -> Mapping[str, Any]:
    """Read the configuration and check that this program can follow it."""
    config = _read_json(path)
    if config.get("format") != FORMAT:
        raise WeightsError(
            f"Expected weights of format {FORMAT} in {path.parent}, found {config.get('format')}: "
            "use the weights that came with this version of the program."
        )
    return config


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise WeightsError(f"Expected JSON in {path}, found something else: copy the folder again.") from error
    return found
