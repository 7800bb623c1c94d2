"""How right the program's claims are: runs ``pourparler claims`` over annotated corpora and scores what comes out.

A corpus is a file or a name: ``unseen`` and ``offers`` lie in evaluation/corpus, ``dev`` and ``train`` in the shared
folder. The scorer is given, not made here: it writes the texts that the program may see, and compares.

usage: python evaluation/claims.py CORPUS... [--scorer FILE] [--workers N] [--json | --errors] [--save]
example: python evaluation/claims.py unseen --save
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from baselines import flatten, save_baseline
from corpora import find_corpus

SCORER = Path(__file__).parent / "score.py"


def run(*command: str | Path, into: Path | None = None) -> str:
    """Run a Python program to its end and return what it prints, or write that into a file.

    Raises:
        SystemExit: it failed; its own words tell why.
    """
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed: {done.stderr.decode().strip()}")
    if into is not None:
        into.write_bytes(done.stdout)
    return done.stdout.decode()


def score_corpus(corpus: Path, scorer: Path = SCORER, workers: int = 1, view: str = "--json") -> str:
    """Return what the scorer prints about the program's claims on a corpus.

    Args:
        corpus: the annotated file.
        scorer: the program that knows the corpus form: ``--texts`` gives the reports without their annotation.
        workers: processes that read.
        view: the scorer's option that picks its output.
    """
    with tempfile.TemporaryDirectory() as name:
        texts, claims = Path(name) / "texts.jsonl", Path(name) / "claims.jsonl"
        run(scorer, corpus, "--texts", into=texts)
        run("-m", "pourparler", "claims", texts, "--workers", str(workers), into=claims)
        return run(scorer, corpus, claims, *([view] if view else []))


def measure(corpus: Path, scorer: Path = SCORER, workers: int = 1) -> dict[str, Any]:
    """Return the scorer's figures for the program's claims on a corpus."""
    figures: dict[str, Any] = json.loads(score_corpus(corpus, scorer, workers))
    return figures


def main() -> None:
    """Measure, and print or save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", metavar="CORPUS", help="a file, or a name such as unseen or dev")
    parser.add_argument("--scorer", type=Path, default=SCORER, help="the scorer; evaluation/score.py when not named")
    parser.add_argument("--workers", type=int, default=1, help="processes that read")
    parser.add_argument("--json", action="store_true", help="the figures as JSON Lines, one corpus a line")
    parser.add_argument("--errors", action="store_true", help="list missed, wrong and spurious events; not for dev")
    parser.add_argument("--save", action="store_true", help="keep the figures in evaluation/baseline.json")
    options = parser.parse_args()
    for corpus in map(find_corpus, options.corpora):
        if options.errors:
            print(score_corpus(corpus, options.scorer, options.workers, "--errors"), end="")
            continue
        figures = measure(corpus, options.scorer, options.workers)
        if options.save:
            save_baseline(corpus.stem, figures)
        print(json.dumps({"corpus": corpus.stem} | figures) if options.json else table(corpus.stem, figures))


def table(corpus: str, figures: dict[str, Any]) -> str:
    """Return the figures as lines for people."""
    lines = [f"{corpus}: {figures['documents']} documents, {figures['broken spans']} broken spans"]
    for name, value in flatten(figures).items():
        row = figures[name]
        detail = f"P {row['precision']:.3f}  R {row['recall']:.3f}  of {row['wanted']}" if "f1" in row else ""
        detail = detail or f"accuracy of {row['of']}"
        lines.append(f"  {name:16} {value:.3f}  {detail}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
