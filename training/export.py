"""Turn a trained model into a weights folder: the graph as 8-bit ONNX, the small scorers as arrays, the labels."""

import json
import shutil
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from pourparler.neural.pieces import WordPieces, build_window
from pourparler.neural.weights import FORMAT, OUTPUTS
from training.checkpoints import restore
from training.labels import ATTRIBUTES, FRAME_LABELS, KINDS, ROLES, bio
from training.model import ATTENTION_HEADS, Reader
from training.sentences import Document
from training.treebanks import GUM_TRAIN, read_ewt, read_gum
from training.vocabulary import Vocabulary

WINDOW = 256
LEXICAL = ("ADJ", "ADV", "AUX", "DET", "NOUN", "PRON", "VERB")
INPUTS = ("ids", "shapes", "first", "last", "grid", "cell")
# Heads whose scores are compared with each other over many words stay in full precision: they are small.
KEPT_IN_FULL = ("arc", "anchor", "names", "upos", "claim_word", "role_word", "label_", "syntax", "lemmas", "feats")
SAMPLE = [["Egypt", "urged", "Israel", "to", "talk", "."], ["Hamas", "said", "no", "."]]


class FusedAttention(torch.autograd.Function):
    """Stands for onnxruntime's attention operator; a window has no padding, so no mask is needed."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return a tensor of the right shape: only traced, never used."""
        del ctx, key, value
        return query.clone()

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """Return the operator's node."""
        out = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=ATTENTION_HEADS)
        return out.setType(query.type())


def write_graph(model: Reader, tokenizer: WordPieces, path: Path) -> None:
    """Write the graph in full precision."""
    window = build_window(SAMPLE, [tokenizer.sentence(words) for words in SAMPLE])
    feeds = tuple(torch.from_numpy(value) for value in window.feeds().values())
    axes: dict[str, dict[int, str]] = {name: {0: "W"} for name in ("first", "last", "cell", *OUTPUTS)}
    axes |= {"ids": {1: "T"}, "shapes": {1: "T"}, "grid": {0: "S", 1: "N"}, "arcs": {0: "S", 1: "N", 2: "N"}}
    model.eval()
    for layer in model.encoder.layers:
        layer.attend = lambda query, key, value, bias: FusedAttention.apply(query, key, value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            feeds,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )


def fuse(path: Path, target: Path) -> None:
    """Fuse layer norms, GELU and attention where onnxruntime knows the pattern."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(path), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    fused.save_model_to_file(str(target))
    print("fused:", {name: count for name, count in fused.get_fused_operator_statistics().items() if count})


def quantize(path: Path, target: Path) -> None:
    """Write the graph with 8-bit encoder weights (one scale for each channel) and 8-bit embeddings."""
    graph = onnx.load(str(path)).graph
    kept = [node.name for node in graph.node if any(f"/{part}" in node.name for part in KEPT_IN_FULL)]
    kept += [node.name for node in graph.node if node.op_type == "MatMul" and "/encoder/" not in node.name]
    quantize_dynamic(
        str(path),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=kept,
        op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def head_arrays(model: Reader) -> dict[str, np.ndarray]:
    """Return the small scorers' arrays, weights as [in, out], in half precision."""
    arrays = {}
    for prefix, module in (("label", model.label), *((kind, model.frames[kind]) for kind in KINDS)):
        for name, value in module.state_dict().items():
            turned = value.T if name.endswith("weight") and not name.startswith(("path", "distance")) else value
            arrays[f"{prefix}.{name}"] = turned.float().numpy().astype(np.float16)
    return arrays


def configuration(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return config.json: label lists, floors, and thresholds and temperatures still to be fitted."""
    lists = vocabulary.as_dict()
    frames = {}
    for kind in KINDS:
        attributes = dict(ATTRIBUTES.get(kind, {}))
        if kind == "event":
            attributes["mode"] = lists["modes"]
        frames[kind] = {"labels": FRAME_LABELS[kind], "arguments": bio(ROLES[kind]), "attributes": attributes}
    return {
        "format": FORMAT,
        "window": WINDOW,
        "kinds": KINDS,
        "frames": frames,
        "labels": {name: lists[name] for name in ("upos", "feats", "lemmas", "relations", "names")},
        "floors": {kind: 0.5 if kind == "role" else 0.25 for kind in KINDS},
        "thresholds": dict.fromkeys(KINDS, 0.5),
        "temperatures": {},
    }


def export(trained: Path, base: Path, data: Path, out: Path, full: bool = False) -> None:
    """Write a weights folder.

    Args:
        trained: a stage's file.
        base: folder of the base encoder.
        data: folder of the open data sets, whose training parts give the lemmas of known words.
        out: the weights folder.
        full: leave the graph in full precision, for comparison.
    """
    model, vocabulary, _ = restore(trained)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        write_graph(model, WordPieces(base / "tokenizer.json"), plain)
        fuse(plain, fused)
        if full:
            shutil.copy(fused, out / "model.onnx")
        else:
            quantize(fused, out / "model.onnx")
    np.savez_compressed(out / "heads.npz", **head_arrays(model))
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    write_lemmas(out / "lemmas.json", collect_lemmas([*read_ewt(data, "train"), *read_gum(data / GUM_TRAIN)]))
    write_configuration(out / "config.json", configuration(vocabulary))


def collect_lemmas(documents: Iterable[Document]) -> dict[str, dict[str, str]]:
    """Return by part of speech the most frequent lemma of each word in lower case; names and numbers are left out."""
    counted: dict[str, dict[str, Counter[str]]] = {upos: defaultdict(Counter) for upos in LEXICAL}
    for sentence in (sentence for document in documents for sentence in document):
        for word, upos, lemma in zip(sentence.words, sentence.upos or [], sentence.lemmas or [], strict=True):
            if upos in counted and word.lower().isalpha():
                counted[upos][word.lower()][lemma] += 1
    return {
        upos: {word: lemmas.most_common(1)[0][0] for word, lemmas in sorted(words.items())}
        for upos, words in counted.items()
    }


def write_lemmas(path: Path, lemmas: dict[str, dict[str, str]]) -> None:
    """Write lemmas.json."""
    path.write_text(json.dumps(lemmas, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_configuration(path: Path, config: dict[str, Any]) -> None:
    """Write config.json."""
    path.write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
