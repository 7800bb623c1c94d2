"""Syntax from raw text, with the program's own sentences and words: what a user gets, not what a treebank gives.

After the CoNLL 2018 shared task: a word is right when its characters are those of a gold word, its head is the word
that the gold head is (or both are the root), and its relation is the same; F1 over words. Blanks do not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pourparler.analyse.sentences import split_sentences
from pourparler.analyse.tokens import tokenize
from pourparler.neural.reader import Reader

Place = tuple[int, int]


@dataclass
class RawDocument:
    """A text put together from a treebank, with its gold words by place: (head's place or None, relation)."""

    name: str = ""
    text: str = ""
    starts: list[int] = field(default_factory=list)  # of the gold sentences
    words: dict[Place, tuple[Place | None, str]] = field(default_factory=dict)


def read_raw(path: Path) -> list[RawDocument]:
    """Return the documents of a CoNLL-U file: sentences joined by blanks, paragraphs by empty lines."""
    documents: list[RawDocument] = []
    breaks, rows = "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            documents.append(RawDocument(line.split("=", 1)[1].strip()))
            breaks = ""
        elif line.startswith("# newpar"):
            breaks = "\n\n"
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            _append(documents[-1], rows, breaks)
            breaks, rows = " ", []
    return documents


def _append(document: RawDocument, rows: list[list[str]], breaks: str) -> None:
    """Add a sentence: its surface words, and the syntactic words inside multiword ones at the same place."""
    document.text += breaks if document.text else ""
    document.starts.append(len(document.text))
    places: dict[int, Place] = {}
    inside: range = range(0)
    at = len(document.text)
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside = range(first, last + 1)
            at = len(document.text)
            document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        elif row[0].isdigit():
            if int(row[0]) in inside:
                places[int(row[0])] = (at, at + len(row[1]))
                at += len(row[1])
            else:
                places[int(row[0])] = (len(document.text), len(document.text) + len(row[1]))
                document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    document.text = document.text.rstrip(" ")
    for row in rows:
        if row[0].isdigit():
            head = int(row[6])
            document.words[places[int(row[0])]] = (places[head] if head else None, row[7])


def predicted(reader: Reader, text: str) -> Iterator[tuple[int, dict[Place, tuple[Place | None, str]]]]:
    """Yield (start, words by place) of each sentence that the program sees in a text."""
    sentences = split_sentences(text)
    spans = [[(s.start + a, s.start + b) for a, b in tokenize(s.of(text))] for s in sentences]
    readings = reader.read([[text[a:b] for a, b in own] for own in spans])
    for sentence, own, reading in zip(sentences, spans, readings, strict=True):
        words = {
            place: (own[head - 1] if head else None, relation)
            for place, head, relation in zip(own, reading.heads, reading.relations, strict=True)
        }
        yield sentence.start, words


def raw_figures(reader: Reader, documents: list[RawDocument]) -> dict[str, float]:
    """Return F1 of sentence starts, words, unlabelled and labelled attachment, in per cent."""
    right = dict.fromkeys(("sentences", "words", "uas", "las"), 0)
    counts = dict.fromkeys(("sentences", "words"), 0)
    for document in documents:
        found = list(predicted(reader, document.text))
        own = {place: word for _, words in found for place, word in words.items()}
        right["sentences"] += len({start for start, _ in found} & set(document.starts))
        counts["sentences"] += len(found) + len(document.starts)
        counts["words"] += len(own) + len(document.words)
        for place, (head, relation) in document.words.items():
            if place in own:
                same = own[place][0] == head
                right["words"] += 1
                right["uas"] += same
                right["las"] += same and own[place][1] == relation
    return {name: round(200 * n / max(counts.get(name, counts["words"]), 1), 2) for name, n in right.items()}
