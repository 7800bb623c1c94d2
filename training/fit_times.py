"""Fit which time belongs to which event: the evidence of the syntax, and what it counts beside the learned frames.

Logistic regression over `pourparler.extract.time_evidence.EVIDENCE` on all reports, then over its sum and the frames'
judgement on the reports that the frames were not trained on. Prints the weights for the tables in the program, and F1
of exact days over all annotated events, each report judged by weights that were fitted on others.

usage: python -m training.fit_times CORPUS... [--weights FOLDER]
"""

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pourparler.analyse.documents import Analyser
from pourparler.extract.time_evidence import EVIDENCE
from pourparler.extract.times_of import judgement, links_of
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Analysis
from pourparler.schema.documents import Document
from pourparler.settings import Settings
from training.corpus import Record, is_held, read_records

_FOLDS, _STEPS, _SHRINKAGE = 5, 30, 1.0
_THRESHOLDS = np.arange(-2, 1.5, 0.1)
Floats = np.ndarray[Any, np.dtype[np.float64]]


class Figure(NamedTuple):
    """F1 with precision and recall, and the threshold that gives it."""

    f1: float
    precision: float
    recall: float
    threshold: float

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}, precision {self.precision:.3f}, recall {self.recall:.3f}"


@dataclass
class Case:
    """One annotated event: a row for each time that may be its own, and whether it is."""

    report: str
    dated: bool
    evidence: Floats
    frames: Floats
    right: Floats


def cases_of(record: Record, analysis: Analysis) -> Iterator[Case]:
    """Yield the events of a report whose trigger the analysis has."""
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in record["sentences"])])
    for event in record["events"]:
        trigger, _, nth = event["trigger"].partition("#")
        sentence = record["sentences"][event["s"]]
        at = -1
        for _ in range(int(nth or 1)):
            at = sentence.find(trigger, at + 1)
        place = _find(analysis, int(starts[event["s"]]) + at)
        if place is not None:
            yield _case(record, analysis, event, *place)


def _find(analysis: Analysis, offset: int) -> tuple[int, int] | None:
    for number, sentence in enumerate(analysis.sentences):
        for index, token in enumerate(sentence.tokens):
            if token.span.start <= offset < token.span.end:
                return number, index
    return None


def _case(record: Record, analysis: Analysis, event: Record, number: int, trigger: int) -> Case:
    links = links_of(analysis.sentences[number], trigger, analysis.document.published)
    gold = event.get("when")
    wanted = (gold.get("start"), gold.get("end")) if gold else None
    days = [tuple(day and day.isoformat() for day in (link.when.start, link.when.end)) for link in links]
    judged = [judgement(link) for link in links]
    frames = [[1.0, one or 0.0, float(one == 0), float(one is None)] for one in judged]
    return Case(
        record["id"],
        gold is not None,
        np.array([[row.test(link) for row in EVIDENCE] for link in links]).reshape(-1, len(EVIDENCE)),
        np.array(frames).reshape(-1, 4),
        np.array([float(wanted == one) for one in days]),
    )


def fit(rows: Floats, right: Floats) -> Floats:
    """Return the weights of a logistic regression, by Newton's method with a little shrinkage."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + _SHRINKAGE * np.eye(len(weights))
        weights += np.linalg.solve(curvature, rows.T @ (right - chance) - _SHRINKAGE * weights)
    return weights


def figure(cases: Sequence[Case], scores: Sequence[Floats]) -> Figure:
    """Return the best F1 of exact days, with its precision, recall and threshold."""
    best = Figure(0.0, 0.0, 0.0, 0.0)
    wanted = sum(case.dated for case in cases)
    tops = [(score.max(), case.right[score.argmax()]) for case, score in zip(cases, scores, strict=True) if score.size]
    for threshold in _THRESHOLDS:
        taken = [right for score, right in tops if score > threshold]
        right = sum(taken)
        precision, recall = right / max(1, len(taken)), right / max(1, wanted)
        best = max(best, Figure(2 * right / max(1, len(taken) + wanted), precision, recall, float(threshold)))
    return best


def _stack(cases: Sequence[Case], rows: Sequence[Floats]) -> tuple[Floats, Floats]:
    return np.vstack(rows), np.concatenate([case.right for case in cases])


def judge(cases: Sequence[Case]) -> None:
    """Fit both steps and print them."""
    folds = [zlib.crc32(case.report.encode()) // 10 % _FOLDS for case in cases]
    sums: list[Floats] = [np.zeros(0)] * len(cases)
    for fold in range(_FOLDS):
        others = [case for case, own in zip(cases, folds, strict=True) if own != fold]
        weights = fit(*_stack(others, [case.evidence for case in others]))
        for index, case in enumerate(cases):
            if folds[index] == fold:
                sums[index] = case.evidence @ weights
    found = figure(cases, sums)
    print(f"evidence alone: {found}, ENOUGH = {found.threshold:.1f}")
    for row, weight in zip(EVIDENCE, fit(*_stack(cases, [case.evidence for case in cases])), strict=True):
        print(f"  {weight:6.2f}  {row.id}")
    kept = [(case, total) for case, total in zip(cases, sums, strict=True) if is_held(case.report)]
    held = [case for case, _ in kept]
    rows = [np.column_stack([total, case.frames]) for case, total in kept]
    evidence, base, own, another, without = shares = fit(*_stack(held, rows))
    found = figure(held, [row @ shares for row in rows])
    print(f"with frames, on reports held apart: {found}")
    print(f"  evidence={evidence:.2f} base={base - found.threshold:.2f} {own=:.2f} {another=:.2f} {without=:.2f}")


def main() -> None:
    """Fit on annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="annotated reports, JSON Lines")
    parser.add_argument("--weights", type=Path, default=Settings.from_environment().weights)
    options = parser.parse_args()
    analyser = Analyser(Reader.load(options.weights))
    cases: list[Case] = []
    for record in read_records(options.corpora):
        published = date.fromisoformat(record["published"])
        text = " ".join(record["sentences"])
        cases += cases_of(record, analyser.analyse(Document(record["id"], text, record.get("title") or "", published)))
    judge(cases)


if __name__ == "__main__":
    main()
