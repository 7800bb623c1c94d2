"""Words per second, load time and memory of the reader alone, all heads, one document a call.

With ``--trial FOLDER`` (a folder of ``trial.onnx`` and ``tokenizer.json``, the model of the first trial) that model's
graph is timed on the same words in the same run, one sentence a call: its deterministic way of running.

usage: python benchmarks/reader.py FOLDER [--weights FOLDER] [--limit N] [--threads 1 2] [--trial FOLDER] [--save]
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from figures import save
from pourparler.analyse.sentences import split_sentences
from pourparler.analyse.tokens import tokenize
from pourparler.neural.pieces import CLS, SEP, WordPieces
from pourparler.neural.reader import Reader

Document = list[list[str]]


def load_documents(folder: Path, limit: int) -> list[Document]:
    """Return the statements as lists of words, sentence by sentence."""
    documents = []
    for line in (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()[:limit]:
        text = json.loads(line)["text"]
        sentences = [text[span.start : span.end] for span in split_sentences(text)]
        documents.append([[s[a:b] for a, b in tokenize(s)] for s in sentences])
    return documents


def time_reader(documents: Sequence[Document], weights: Path | None, threads: int) -> dict[str, float]:
    """Return load seconds and words per second."""
    started = time.perf_counter()
    reader = Reader.load(weights, threads)
    loaded = time.perf_counter()
    reader.read(documents[0])
    begun = time.perf_counter()
    for document in documents:
        reader.read(document)
    words = sum(len(sentence) for document in documents for sentence in document)
    return {
        "load seconds": round(loaded - started, 2),
        "words per second": round(words / (time.perf_counter() - begun)),
    }


def time_trial(documents: Sequence[Document], folder: Path, threads: int) -> dict[str, float]:
    """Return the words per second of the trial's graph, one sentence a call, nothing decoded."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(folder / "trial.onnx"), options, ["CPUExecutionProvider"])
    pieces = WordPieces(folder / "tokenizer.json")
    sentences = [s[:150] for document in documents for s in document if s]
    begun = time.perf_counter()
    for sentence in sentences:
        ids, first = [CLS], [0]
        for word in pieces.sentence(sentence):
            first.append(len(ids))
            ids += word
        feeds = {"ids": np.array([[*ids, SEP]]), "fi": np.array([first])}
        session.run(None, feeds | {"sh": np.zeros_like(feeds["ids"])})
    return {"words per second": round(sum(map(len, sentences)) / (time.perf_counter() - begun))}


def main() -> None:
    """Print one line of JSON for each number of threads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of statements.jsonl")
    parser.add_argument("--weights", type=Path, help="a weights folder; the shipped one when not named")
    parser.add_argument("--limit", type=int, default=100, help="how many statements")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--trial", type=Path, help="folder of the trial's model")
    parser.add_argument("--save", action="store_true", help="keep the figures")
    options = parser.parse_args()
    measured = {}
    documents = load_documents(options.folder, options.limit)
    for threads in options.threads:
        row = {"threads": threads, **time_reader(documents, options.weights, threads)}
        if options.trial:
            row["trial words per second"] = time_trial(documents, options.trial, threads)["words per second"]
        row["peak megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps(row))
        measured[f"{threads} thread{'s' * (threads > 1)}"] = row
    if options.save:
        save("reader alone, beside the trial's model", measured)


if __name__ == "__main__":
    main()
