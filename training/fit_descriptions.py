"""Fit whom a description means: the weights of `description_evidence` and, with ``--pairs``, of `pair_evidence`.

Logistic regression over the referents (or each two of them) that each annotated description may mean, as
``training.fit_reference`` does for pronouns. Descriptions that coders left without a name mean none of them. Prints how
many get the right name, each report judged by weights that were fitted on others, and the weights.

usage: python -m training.fit_descriptions CORPUS... [--pairs] [--weights FOLDER]
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from pourparler.analyse.documents import Analyser
from pourparler.analyse.reference import description_choices, description_evidence, pair_choices, pair_evidence
from pourparler.analyse.reference.described import Described
from pourparler.analyse.reference.pairings import Pairing
from pourparler.analyse.reference.vocabulary import PRONOUNS
from pourparler.neural.reader import Reader
from pourparler.schema.documents import Document
from pourparler.settings import Settings
from training.corpus import Record, read_records
from training.fit_reference import Case, is_same, judge, parties_of

_AND = " and "


def wanted_names(record: Record) -> dict[tuple[int, str], set[str]]:
    """Return by sentence and last word the names of the described parties; an empty set where coders gave none."""
    found: dict[tuple[int, str], set[str]] = {}
    for at, party in parties_of(record):
        words = (party.get("text") or "").partition("#")[0]
        if words and words.lower() not in PRONOUNS and (words[0].islower() or " " in words):
            names = found.setdefault((at, words.rsplit(" ", 1)[-1].lower()), set())
            if party.get("name"):
                names.add(party["name"])
    return found


def is_right(asked: Described | Pairing, name: str) -> bool:
    """Tell whether a name is that of the referent, or of both."""
    if isinstance(asked, Described):
        return _AND not in name and is_same(asked.referent.name, name, asked.table)
    one, _, other = name.partition(_AND)
    return bool(other) and any(
        is_same(asked.one.name, first, asked.table) and is_same(asked.other.name, second, asked.table)
        for first, second in ((one, other), (other, one))
    )


def cases_of(record: Record, analyser: Analyser, pairs: bool) -> Iterator[Case]:
    """Yield the annotated descriptions of a report that may mean something."""
    choices: Any = pair_choices if pairs else description_choices
    asks = "pairs_of" if pairs else "choices_of"
    rows = pair_evidence.EVIDENCE if pairs else description_evidence.EVIDENCE
    look = getattr(choices, asks)
    met: list[tuple[Sequence[Any], list[list[float]]]] = []

    def listen(*arguments: Any) -> Sequence[Any]:
        found = look(*arguments)
        met.append((found, [[row.test(each) for row in rows] for each in found]))
        return found

    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in record["sentences"])])
    published = date.fromisoformat(record["published"])
    with patch.object(choices, asks, listen):
        analyser.analyse(Document(record["id"], " ".join(record["sentences"]), record.get("title") or "", published))
    wanted = wanted_names(record)
    for found, evidence in met:
        if not found:
            continue
        token = found[0].sentence.tokens[found[0].at]
        sentence = int(np.searchsorted(starts, token.span.start, "right")) - 1
        names = wanted.get((sentence, token.text.lower()))
        if names is not None and len(names) <= 1:
            right = [float(any(is_right(each, name) for name in names)) for each in found]
            yield Case(record["id"], np.array(evidence), np.array(right))


def main() -> None:
    """Fit on annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="annotated reports, JSON Lines")
    parser.add_argument("--pairs", action="store_true", help="“both sides”, “the two leaders”")
    parser.add_argument("--weights", type=Path, default=Settings.from_environment().weights)
    options = parser.parse_args()
    analyser = Analyser(Reader.load(options.weights))
    records = read_records(options.corpora)
    rows = pair_evidence.EVIDENCE if options.pairs else description_evidence.EVIDENCE
    judge([case for record in records for case in cases_of(record, analyser, options.pairs)], [row.id for row in rows])


if __name__ == "__main__":
    main()
