"""Measure a weights folder: syntax, names and roles on the test parts, frames on annotated reports.

usage: python -m training.evaluate --weights FOLDER --data FOLDER [--corpus FILE --scorer score.py] [--json FILE]

Syntax follows the CoNLL 2018 shared task on gold words: punctuation and relation subtypes count.
"""

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pourparler.neural.reader import Reader
from pourparler.schema.reading import SentenceReading
from training.corpus import Record, is_held, read_corpus, read_records
from training.labels import NAME_KINDS
from training.names import read_re3d
from training.plain_claims import claims_of
from training.raw_text import raw_figures, read_raw
from training.sentences import UNMARKED, Document, Sentence
from training.treebanks import read_ewt, read_gum

Pairs = list[tuple[Sentence, SentenceReading]]
PLACES = ("PER", "ORG", "LOC")


def read_all(reader: Reader, documents: Iterable[Document]) -> Pairs:
    """Read documents; return each sentence beside its reading."""
    return [pair for d in documents for pair in zip(d, reader.read([s.words for s in d]), strict=True)]


def syntax_figures(pairs: Pairs) -> dict[str, float]:
    """Return UPOS, feature, lemma, UAS and LAS accuracy in per cent."""
    right, words = Counter(), 0
    for gold, found in pairs:
        words += len(gold.words)
        right["upos"] += sum(map(str.__eq__, gold.upos or [], found.upos))
        right["feats"] += sum(map(str.__eq__, gold.feats or [], found.feats))
        right["lemma"] += sum(map(str.__eq__, gold.lemmas or [], found.lemmas))
        heads = list(map(int.__eq__, gold.heads or [], found.heads))
        right["uas"] += sum(heads)
        right["las"] += sum(h and a == b for h, a, b in zip(heads, gold.relations or [], found.relations, strict=True))
    return {name: round(100 * right[name] / words, 2) for name in ("upos", "feats", "lemma", "uas", "las")}


def f1(right: int, proposed: int, wanted: int) -> float:
    """Return F1 in per cent."""
    return round(200 * right / max(proposed + wanted, 1), 2)


def name_figures(pairs: Pairs, kinds: Sequence[str]) -> dict[str, float]:
    """Return span F1 of names, together and by kind; words on which the source is silent do not count."""
    counts: dict[str, Counter] = {kind: Counter() for kind in (*kinds, "all")}
    for gold, found in pairs:
        if gold.names is None:
            continue
        silent = {i for i, tag in enumerate(gold.names) if tag == UNMARKED}
        wanted = set(spans_of(gold.names))
        proposed = {(n.kind, n.start, n.end) for n in found.names if not silent & set(range(n.start, n.end))}
        for kind in kinds:
            w, p = ({x for x in xs if x[0] == kind} for xs in (wanted, proposed))
            for name in (kind, "all"):
                counts[name] += Counter(right=len(w & p), proposed=len(p), wanted=len(w))
    return {kind: f1(c["right"], c["proposed"], c["wanted"]) for kind, c in counts.items()}


def spans_of(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return (kind, start, end) of BIO tags."""
    spans: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((tag[2:], i, i + 1))
        elif tag.startswith("I-") and spans and spans[-1] == (tag[2:], spans[-1][1], i):
            spans[-1] = (tag[2:], spans[-1][1], i + 1)
    return spans


def role_figures(pairs: Pairs) -> dict[str, float]:
    """Return F1 of predicates, and of arguments end to end: by exact span, and by the span's head word."""
    counts = {name: Counter() for name in ("predicate", "argument span", "argument head")}
    for gold, found in pairs:
        if not gold.has_roles:
            continue
        wanted = [f for f in gold.frames if f.kind == "role"]
        proposed = [f for f in found.frames if f.kind == "role" and f.score >= 0.5]
        _count(counts["predicate"], {f.anchor for f in wanted}, {f.anchor for f in proposed})
        spans = {(f.anchor, *a) for f in wanted for a in f.arguments}
        own = {(f.anchor, a.role, a.start, a.end) for f in proposed for a in f.arguments}
        _count(counts["argument span"], spans, own)
        head = _head_finder(gold)
        _count(
            counts["argument head"],
            {(p, r, head(a, b)) for p, r, a, b in spans},
            {(p, r, head(a, b)) for p, r, a, b in own},
        )
    return {name: f1(c["right"], c["proposed"], c["wanted"]) for name, c in counts.items()}


def _count(counter: Counter, wanted: set, proposed: set) -> None:
    counter.update(right=len(wanted & proposed), proposed=len(proposed), wanted=len(wanted))


def _head_finder(gold: Sentence) -> Callable[[int, int], int]:
    """Return a function from a span to its head word in the gold tree: function words and marks come last."""
    light = ("case", "mark", "punct", "cc")

    def head(start: int, end: int) -> int:
        tops = [i for i in range(start, end) if not start < (gold.heads or [])[i] <= end]
        content = [i for i in tops if (gold.relations or [])[i] not in light]
        return (content or tops or [start])[0]

    return head


def frame_figures(
    reader: Reader,
    records: Sequence[Record],
    scorer: Path,
    thresholds: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """Return the scorer's figures for the claims that the frames alone give.

    Args:
        reader: the reader.
        records: annotated reports.
        scorer: the scorer's file.
        thresholds: the least chance of an anchor, by kind; those of the weights when None.
    """
    module = load_scorer(scorer)
    thresholds = thresholds or reader.thresholds
    return module.score(records, {r["id"]: claims_of(reader, r, thresholds) for r in records})


def load_scorer(path: Path) -> ModuleType:
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"expected the scorer at {path}, found nothing to import")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(reader: Reader, data: Path) -> dict[str, dict[str, float]]:
    """Return the figures on the test parts and on the held tenth of re3d."""
    ewt = read_all(reader, read_ewt(data, "test"))
    gum_path = data / "gum" / "en_gum-open-test.conllu"
    gum = read_gum(gum_path)
    news = [d for d, name in zip(gum, _document_names(gum_path), strict=True) if "_news_" in name]
    _, held = read_re3d(data / "re3d")
    return {
        "UD EWT test": syntax_figures(ewt),
        "GUM test": syntax_figures(read_all(reader, gum)),
        "GUM test news": syntax_figures(read_all(reader, news)),
        "GUM test news, raw text": raw_figures(reader, [d for d in read_raw(gum_path) if "_news_" in d.name]),
        "GUM test, raw text": raw_figures(reader, read_raw(gum_path)),
        "names UNER EWT test": name_figures(ewt, PLACES),
        "names re3d held": name_figures(read_all(reader, held), NAME_KINDS),
        "roles EWT test": role_figures(ewt),
    }


def _document_names(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("=", 1)[1].strip() for line in lines if line.startswith("# newdoc")]


def main() -> None:
    """Print the figures, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="folder of the open data sets")
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="files of annotated reports")
    parser.add_argument("--scorer", type=Path, help="the claims scorer")
    parser.add_argument("--held", action="store_true", help="score only the reports that training left out")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    reader = Reader.load(options.weights, options.threads)
    figures: dict[str, Any] = measure(reader, options.data) if options.data else {}
    if options.corpus:
        records = [r for r in read_records(options.corpus) if not options.held or is_held(r["id"])]
        figures["claims"] = frame_figures(reader, records, options.scorer)
        if any(record.get("names") for record in records):
            documents = [document for _, document in read_corpus(records)]
            figures["names in own reports"] = name_figures(read_all(reader, documents), NAME_KINDS)
    for name, row in figures.items():
        if name == "claims":
            for key, value in row.items():
                shown = value.get("f1", value.get("accuracy")) if isinstance(value, dict) else value
                print(f"claims {key:16} {shown} {value if isinstance(value, dict) else ''}")
        else:
            print(name, row)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
