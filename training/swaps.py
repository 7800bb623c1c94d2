"""Reports with other names in them: who did what to whom must be read from the sentence, not known from the names."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.sentences import UNMARKED, Document, Sentence

SWAPPED = 0.7
"""The share of a report's names that are exchanged."""

Name = tuple[str, ...]
Pool = dict[tuple[str, int], list[Name]]
"""Names by kind and number of words, so that an exchange keeps every span in place."""


def gather_names(documents: Iterable[Document]) -> Pool:
    """Return the annotated names of documents; persons word by word, so that a surname alone stays one person's."""
    found: dict[tuple[str, int], set[Name]] = defaultdict(set)
    for document in documents:
        for sentence in document:
            for kind, start, end in _units(sentence.names):
                found[kind, end - start].add(tuple(sentence.words[start:end]))
    return {key: sorted(names) for key, names in found.items()}


def swap_names(document: Document, pool: Pool, rng: random.Random) -> Document:
    """Return the document with most names exchanged for others of their kind, each one for the same throughout.

    Args:
        document: its sentences have names, annotated (`names`) or read by the model (`likely_names`).
        pool: the names to draw from.
        rng: draws them.
    """
    chosen: dict[tuple[str, Name], Name] = {}
    swapped = []
    for sentence in document:
        words = list(sentence.words)
        for kind, start, end in _units(_names_of(sentence)):
            old = tuple(words[start:end])
            if (kind, old) not in chosen:
                others = pool.get((kind, end - start))
                chosen[kind, old] = rng.choice(others) if others and rng.random() < SWAPPED else old
            words[start:end] = _in_case(old, chosen[kind, old])
        swapped.append(replace(sentence, words=words))
    return swapped


def _names_of(sentence: Sentence) -> list[str] | None:
    return sentence.names if sentence.names and UNMARKED not in sentence.names else sentence.likely_names


def _units(tags: list[str] | None) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, first word, end) of what is exchanged as one: a name, or each word of a person's."""
    start = None
    for i, tag in enumerate([*(tags or []), "O"]):
        if start is not None and not tag.startswith("I-"):
            kind = (tags or [])[start][2:]
            yield from ((kind, at, at + 1) for at in range(start, i)) if kind == "PER" else [(kind, start, i)]
            start = None
        if tag.startswith("B-"):
            start = i


def _in_case(old: Name, new: Name) -> Name:
    """Return the new name in capitals where the old one is: in headlines and datelines."""
    capitals = all(word.isupper() for word in old) and len("".join(old)) > len("U.N.")
    return tuple(word.upper() for word in new) if capitals else new
