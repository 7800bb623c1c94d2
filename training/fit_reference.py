"""Fit what a pronoun means: the weights of `pourparler.analyse.reference.pronoun_evidence`.

Logistic regression over the referents that each annotated pronoun may mean. Prints the weights, and how many pronouns
get the right name, each report judged by weights that were fitted on others.

usage: python -m training.fit_reference CORPUS... [--weights FOLDER]
"""

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from pourparler.analyse.documents import Analyser
from pourparler.analyse.reference import pronouns
from pourparler.analyse.reference.pronoun_evidence import EVIDENCE, Pair
from pourparler.analyse.reference.vocabulary import PRONOUNS
from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.names import fold
from pourparler.neural.reader import Reader
from pourparler.schema.documents import Document
from pourparler.settings import Settings
from training.corpus import Record, read_records
from training.fit_times import Floats, fit

_FOLDS = 5
_PARTIES = ("speaker", "holder", "author", "responder", "according_to", "addressee", "audience", "counted_by")
_CLAIMS = ("events", "statements", "positions", "proposals", "responses", "figures")
_SMALL = frozenset({"the", "of", "and", "a", "s"})


@dataclass
class Case:
    """One annotated pronoun: a row for each referent that it may mean, and whether it does."""

    report: str
    rows: Floats
    right: Floats


def parties_of(record: Record) -> Iterator[tuple[int, Record]]:
    """Yield the annotated parties of a report with their sentences."""
    for claim in (claim for kind in _CLAIMS for claim in record.get(kind, [])):
        parties = [*claim.get("actors", ()), *claim.get("recipients", ()), *(claim.get(role) for role in _PARTIES)]
        yield from ((claim["s"], party) for party in parties if isinstance(party, dict))


def wanted_names(record: Record) -> dict[tuple[int, str], set[str]]:
    """Return by sentence and pronoun the names that coders gave it; one that has several is left out by the caller."""
    found: dict[tuple[int, str], set[str]] = {}
    for at, party in parties_of(record):
        if party.get("name") and party.get("text"):
            word = party["text"].partition("#")[0].lower()
            if word in PRONOUNS:
                found.setdefault((at, word), set()).add(party["name"])
    return found


def is_same(one: str, other: str, table: EntityTable) -> bool:
    """Tell whether two names share half of the shorter one's words, or mean one known party."""
    words, others = set(fold(one).split()) - _SMALL, set(fold(other).split()) - _SMALL
    if words and others and 2 * len(words & others) >= min(len(words), len(others)):
        return True
    known = {candidate.entity.id for candidate in table.lookup(one)}
    return bool(known & {candidate.entity.id for candidate in table.lookup(other)})


def cases_of(record: Record, analyser: Analyser) -> Iterator[Case]:
    """Yield the annotated pronouns of a report that may mean something."""
    met: list[list[Pair]] = []
    look = pronouns.pairs_of

    def listen(*arguments: Any) -> list[Pair]:
        met.append([*look(*arguments)])
        rows.append([[row.test(pair) for row in EVIDENCE] for pair in met[-1]])
        return met[-1]

    rows: list[list[list[float]]] = []
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in record["sentences"])])
    published = date.fromisoformat(record["published"])
    with patch.object(pronouns, "pairs_of", listen):
        analyser.analyse(Document(record["id"], " ".join(record["sentences"]), record.get("title") or "", published))
    wanted = wanted_names(record)
    for pairs, evidence in zip(met, rows, strict=True):
        if not pairs:
            continue
        offset = pairs[0].sentence.tokens[pairs[0].at].span.start
        names = wanted.get((int(np.searchsorted(starts, offset, "right")) - 1, pairs[0].word), set())
        if len(names) == 1:
            name = next(iter(names))
            right = [float(is_same(pair.referent.name, name, pairs[0].table)) for pair in pairs]
            yield Case(record["id"], np.array(evidence), np.array(right))


def judge(cases: Sequence[Case], ids: Sequence[str]) -> None:
    """Fit and print; the ids are those of the rows of evidence."""
    folds = [zlib.crc32(case.report.encode()) // 10 % _FOLDS for case in cases]
    tops: list[tuple[float, float, float]] = []
    for fold_ in range(_FOLDS):
        others = [case for case, own in zip(cases, folds, strict=True) if own != fold_]
        weights = fit(np.vstack([case.rows for case in others]), np.concatenate([case.right for case in others]))
        for case, own in zip(cases, folds, strict=True):
            if own == fold_:
                scores = case.rows @ weights
                order = np.argsort(-scores)
                second = scores[order[1]] if len(order) > 1 else -np.inf
                tops.append((scores[order[0]], scores[order[0]] - second, case.right[order[0]]))
    reachable = sum(case.right.max() for case in cases)
    print(f"{len(cases)} of them; {reachable:.0f} have their referent among those that they may mean")
    for threshold in np.arange(-2, 1.1, 0.5):
        taken = [right for score, _, right in tops if score > threshold]
        print(f"  from {threshold:4.1f} on: {sum(taken):.0f} right of {len(taken)} decided")
    weights = fit(np.vstack([case.rows for case in cases]), np.concatenate([case.right for case in cases]))
    for id_, weight in zip(ids, weights, strict=True):
        print(f"  {weight:6.2f}  {id_}")


def main() -> None:
    """Fit on annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="annotated reports, JSON Lines")
    parser.add_argument("--weights", type=Path, default=Settings.from_environment().weights)
    options = parser.parse_args()
    analyser = Analyser(Reader.load(options.weights))
    cases = [case for record in read_records(options.corpora) for case in cases_of(record, analyser)]
    judge(cases, [row.id for row in EVIDENCE])


if __name__ == "__main__":
    main()
