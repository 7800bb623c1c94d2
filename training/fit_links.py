"""Fit which events hang together, and how: weights for the evidence of `pourparler.extract.link_evidence`.

A softmax over no link and each relation, for all pairs of annotated events of one sentence or two neighbouring ones.
Each report is judged by weights that were fitted on others: once between its annotated events, once between those that
the program finds in it. The threshold is the one of the best F1 between found events. Of the pairs without a link one
in four is kept, and counts four times.

usage: python -m training.fit_links CORPUS... [--weights FOLDER] [--save FILE]
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch

from pourparler.analyse.documents import Analyser
from pourparler.extract.events import find_events
from pourparler.extract.link_evidence import evidence_of
from pourparler.extract.link_pairs import pairs_of
from pourparler.extract.links import LEAST
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import Event, Relation
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote, Span
from pourparler.settings import Settings
from training.corpus import Record, read_records
from training.fit_times import Floats

_FOLDS, _STEPS, _SHRINKAGE = 5, 60, 5.0
_SEEN, _SEEN_LINKED, _KEPT = 4, 2, 4
_LABELS: tuple[Relation | None, ...] = (None, "responds_to", "condition_for", "caused", "violates")
"""No link, and the relations that are annotated often enough to be told apart."""


@dataclass
class Row:
    """A pair of events: what is seen of it, the relation that coders gave it, and how sure the events are."""

    report: str
    ends: tuple[int, int]
    seen: list[str]
    label: int
    sure: float


def rows_of(record: Record, analysis: Analysis, events: Sequence[Event], ids: Sequence[str | None]) -> Iterator[Row]:
    """Yield the pairs of events of a report; ``ids`` name each event as the coders do, None where they have none."""
    links = {(link["from"], link["to"]): _LABELS.index(link["relation"]) for link in record.get("links", ())
             if link["relation"] in _LABELS}  # fmt: skip
    for pair in pairs_of(analysis, events, LEAST):
        source, target = pair.source, pair.target
        label = links.get((ids[source.number] or "", ids[target.number] or ""), 0)
        sure = (source.event.confidence * target.event.confidence) ** 0.5
        yield Row(record["id"], (source.number, target.number), sorted(set(evidence_of(pair))), label, sure)


def annotated_events(record: Record, analysis: Analysis) -> tuple[list[Event], list[str]]:
    """Return the coders' events at the words of an analysis, and their ids."""
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in record["sentences"])])
    events, ids = [], []
    for coded in record["events"]:
        start = int(starts[coded["s"]])
        at = _place(record["sentences"][coded["s"]], coded["trigger"]) + start
        for sentence in analysis.sentences:
            trigger = next((each for each in sentence.tokens if each.span.start <= at < each.span.end), None)
            if trigger is not None:
                parties = [_parties(record, coded, side, start) for side in ("actors", "recipients")]
                events.append(_event(coded, sentence.index, Quote(trigger.text, trigger.span), *parties))
                ids.append(coded["id"])
    return events, ids


def _place(sentence: str, quoted: str) -> int:
    words, _, nth = quoted.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = sentence.find(words, at + 1)
    return at


def _parties(record: Record, coded: Record, side: str, start: int) -> tuple[Party, ...]:
    found = []
    for party in coded[side]:
        if party.get("text"):
            text = party["text"].partition("#")[0]
            at = start + _place(record["sentences"][coded["s"]], party["text"])
            found.append(Party(Quote(text, Span(at, at + len(text))), party.get("name")))
    return tuple(found)


def _event(
    coded: Record, sentence: int, trigger: Quote, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> Event:
    return Event(
        sentence=sentence, confidence=1.0, rules=(), trigger=trigger, type=coded["type"], mode=coded.get("mode"),
        factuality=coded["factuality"], core=coded.get("core", True), actors=actors, recipients=recipients,
    )  # fmt: skip


def name_found(found: Sequence[Event], coded: Sequence[Event], ids: Sequence[str]) -> list[str | None]:
    """Return for each found event the id of the coders' event of its type at its trigger."""
    known = {(event.trigger.span, event.type): name for event, name in zip(coded, ids, strict=True)}
    return [known.get((event.trigger.span, event.type)) for event in found]


def vocabulary(rows: Sequence[Row]) -> list[str]:
    """Return the evidence that is seen often enough, with links as well."""
    seen = Counter(phrase for row in rows for phrase in row.seen)
    linked = Counter(phrase for row in rows if row.label for phrase in row.seen)
    return sorted(phrase for phrase, count in seen.items() if count >= _SEEN and linked[phrase] >= _SEEN_LINKED)


def fit(rows: Sequence[Row], phrases: Sequence[str]) -> Floats:
    """Return weights by phrase and label, those of no link zero."""
    kept = [row for number, row in enumerate(rows) if row.label or number % _KEPT == 0]
    table = _table(kept, phrases)
    labels = torch.tensor([row.label for row in kept])
    counts = torch.where(labels > 0, 1.0, float(_KEPT))
    weights = torch.zeros(len(phrases), len(_LABELS), requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=_STEPS, history_size=8, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        missed = torch.nn.functional.cross_entropy(torch.sparse.mm(table, weights), labels, reduction="none")
        total = (missed * counts).sum() + _SHRINKAGE / 2 * weights.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    search.step(loss)  # type: ignore[no-untyped-call]
    found: Floats = weights.detach().numpy().astype(float)
    return found - found[:, :1]


def _table(rows: Sequence[Row], phrases: Sequence[str]) -> Any:
    numbers = {phrase: number for number, phrase in enumerate(phrases)}
    places = [(line, numbers[phrase]) for line, row in enumerate(rows) for phrase in row.seen if phrase in numbers]
    return torch.sparse_coo_tensor(
        torch.tensor(places).T, torch.ones(len(places)), (len(rows), len(phrases))
    ).to_sparse_csr()


def chances(rows: Sequence[Row], phrases: Sequence[str], weights: Floats) -> Floats:
    """Return the chance of each label for each pair."""
    sums = torch.sparse.mm(_table(rows, phrases), torch.tensor(weights, dtype=torch.float32))
    judged: Floats = sums.softmax(1).numpy()
    return judged


def figure(rows: Sequence[Row], judged: Floats, wanted: int) -> tuple[float, float, float, float]:
    """Return the best F1 of links with its precision, recall and threshold: one relation for two events."""
    best: dict[tuple[str, int, int], tuple[float, bool]] = {}
    for row, chance in zip(rows, judged, strict=True):
        label = 1 + int(chance[1:].argmax())
        key = (row.report, min(row.ends), max(row.ends))
        best[key] = max(best.get(key, (0.0, False)), (float(chance[label]) * row.sure, label == row.label))
    order = sorted(best.values(), reverse=True)
    right = np.cumsum([each for _, each in order])
    counts = np.arange(1, len(order) + 1)
    scores = 2 * right / (counts + wanted)
    at = int(scores.argmax())
    return float(scores[at]), float(right[at] / counts[at]), float(right[at] / wanted), order[at][0]


def judge(coded: Sequence[Row], found: Sequence[Row], wanted: int, save: Path | None) -> None:
    """Print both figures by cross-validation, fit on all, and write the weights."""
    phrases = vocabulary(coded)
    threshold = 0.5
    for name, rows in (("annotated", coded), ("found", found)):
        judged = np.zeros((len(rows), len(_LABELS)))
        for fold in range(_FOLDS):
            weights = fit([row for row in coded if _fold(row) != fold], phrases)
            own = [number for number, row in enumerate(rows) if _fold(row) == fold]
            judged[own] = chances([rows[number] for number in own], phrases, weights)
        f1, precision, recall, threshold = figure(rows, judged, wanted)
        print(f"{name} events: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} from {threshold:.2f} on")
    if save is not None:
        table = {phrase: [round(float(one), 2) for one in row[1:]]
                 for phrase, row in zip(phrases, fit(coded, phrases), strict=True)}  # fmt: skip
        kept = {"relations": _LABELS[1:], "enough": round(threshold, 2), "weights": table}
        save.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")


def _fold(row: Row) -> int:
    return zlib.crc32(row.report.encode()) // 10 % _FOLDS


def main() -> None:
    """Fit on annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="annotated reports, JSON Lines")
    parser.add_argument("--weights", type=Path, default=Settings.from_environment().weights)
    parser.add_argument("--save", type=Path, help="where the fitted weights go: src/pourparler/data/link_weights.json")
    options = parser.parse_args()
    analyser = Analyser(Reader.load(options.weights))
    coded: list[Row] = []
    found: list[Row] = []
    wanted = 0
    for record in read_records(options.corpora):
        text, published = " ".join(record["sentences"]), date.fromisoformat(record["published"])
        analysis = analyser.analyse(Document(record["id"], text, record.get("title") or "", published))
        events, ids = annotated_events(record, analysis)
        coded += rows_of(record, analysis, events, ids)
        seen = find_events(analysis)
        found += rows_of(record, analysis, seen, name_found(seen, events, ids))
        wanted += len(record.get("links", ()))
    judge(coded, found, wanted, options.save)


if __name__ == "__main__":
    main()
