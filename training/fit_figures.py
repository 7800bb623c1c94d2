"""Fit what the words around a count say of its topic.

Logistic regression over the clues of `pourparler.extract.figure_clues` on all annotated figures but those of held
reports. Writes the table of weights that the program loads, and prints the share of right topics among held figures,
with the clues alone and beside the learned frames.

usage: python -m training.fit_figures CORPUS... [--weights FOLDER] [--out FILE]
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import torch

from pourparler.analyse.documents import Analyser
from pourparler.extract.claim_frames import frames_of
from pourparler.extract.figure_clues import clues_of
from pourparler.extract.figure_topics import TOPICS
from pourparler.extract.figure_weights import likeliest_topic, weigh_topics
from pourparler.extract.numbers import Quantity, find_quantities
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Topic
from pourparler.schema.documents import Document
from pourparler.settings import Settings
from training.corpus import Record, is_held, read_records

_FEWEST, _SHRINKAGE, _STEPS, _SMALLEST = 2, 3.0, 100, 0.03
TABLE = Path(__file__).parents[1] / "src" / "pourparler" / "data" / "lexicon" / "figure_clues.json"


class Case(NamedTuple):
    """One annotated figure: its clues, its topic, and the learned frame's guess with its certainty."""

    report: str
    clues: list[str]
    topic: Topic
    guess: tuple[Topic, float] | None


def cases_of(record: Record, analysis: Analysis) -> Iterator[Case]:
    """Yield the annotated figures of a report."""
    starts = [0]
    for text in record["sentences"]:
        starts.append(starts[-1] + len(text) + 1)
    for figure in record["figures"]:
        quoted, _, nth = figure["text"].partition("#")
        at = -1
        for _ in range(int(nth or 1)):
            at = record["sentences"][figure["s"]].find(quoted, at + 1)
        start = starts[figure["s"]] + at
        end = start + len(quoted)
        sentence = next((each for each in analysis.sentences if each.span.start <= start < each.span.end), None)
        if sentence is not None:
            yield _case(record["id"], sentence, (start, end), figure["topic"])


def _case(report: str, sentence: Sentence, span: tuple[int, int], topic: Topic) -> Case:
    start, end = span
    inside = [at for at, token in enumerate(sentence.tokens) if token.span.start < end and start < token.span.end]
    found = find_quantities([token.text for token in sentence.tokens])
    overlapping = (each for each in found if each.start <= inside[-1] and inside[0] < each.end)
    quantity = next(overlapping, Quantity(inside[0], inside[0] + 1, 1.0, 1.0, 1.0))
    frame = next((each for each in frames_of(sentence, "figure", 0.2) if each.anchor in inside), None)
    guess = None if frame is None else (frame.label, frame.attributes["label"][1])
    return Case(report, clues_of(sentence, quantity), topic, guess)  # type: ignore[arg-type]


def fit(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the weight of each clue for each topic."""
    counts = Counter(clue for case in cases for clue in case.clues)
    names = ["always", *sorted(clue for clue, count in counts.items() if count >= _FEWEST)]
    places = {name: place for place, name in enumerate(names)}
    rows = torch.zeros(len(cases), len(names))
    rows[:, 0] = 1
    for number, case in enumerate(cases):
        rows[number, [places[clue] for clue in case.clues if clue in places]] = 1
    wanted = torch.tensor([TOPICS.index(case.topic) for case in cases])
    weights = torch.zeros(len(names), len(TOPICS), requires_grad=True)
    descent = torch.optim.LBFGS([weights], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        descent.zero_grad()
        wrong = torch.nn.functional.cross_entropy(rows @ weights, wanted, reduction="sum")
        whole = wrong + _SHRINKAGE / 2 * weights[1:].square().sum()
        whole.backward()  # type: ignore[no-untyped-call]
        return float(whole.detach())

    descent.step(loss)
    return {
        name: kept
        for name, row in zip(names, weights.detach().tolist(), strict=True)
        if (kept := {t: round(value, 2) for t, value in zip(TOPICS, row, strict=True) if abs(value) >= _SMALLEST})
    }


def judge(cases: Sequence[Case]) -> None:
    """Print the share of right topics by the table that the program now loads."""
    alone = together = 0
    for case in cases:
        chances = weigh_topics(case.clues)
        best = max(TOPICS, key=chances.__getitem__)
        alone += best == case.topic
        together += (best if case.guess is None else likeliest_topic(case.clues, *case.guess)) == case.topic
    print(f"{len(cases)} held figures: clues alone {alone / len(cases):.3f}, with frames {together / len(cases):.3f}")


def main() -> None:
    """Fit on annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="annotated reports, JSON Lines")
    parser.add_argument("--weights", type=Path, default=Settings.from_environment().weights)
    parser.add_argument("--out", type=Path, default=TABLE, help="the table to write")
    options = parser.parse_args()
    analyser = Analyser(Reader.load(options.weights))
    cases: list[Case] = []
    for record in read_records(options.corpora):
        published = date.fromisoformat(record["published"])
        text = " ".join(record["sentences"])
        cases += cases_of(record, analyser.analyse(Document(record["id"], text, record.get("title") or "", published)))
    write([case for case in cases if not is_held(case.report)], options.out)
    judge([case for case in cases if is_held(case.report)])


def write(cases: Sequence[Case], out: Path) -> None:
    """Fit and write the table, a clue a line."""
    table = fit(cases)
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in table.items())
    out.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
