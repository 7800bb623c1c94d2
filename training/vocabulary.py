"""The label lists that come from the training material, in a fixed order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from pourparler.neural.lemmas import make_rule
from training.labels import NAME_KINDS, bio
from training.sentences import Document

_SEEN = 3


@dataclass
class Vocabulary:
    """Label lists; a label's place in its list is its class."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    relations: list[str]
    modes: list[str]
    names: list[str]

    def as_dict(self) -> dict[str, list[str]]:
        """Return the lists by name."""
        return asdict(self)


def build_vocabulary(syntax: Iterable[Document], claims: Iterable[Document]) -> Vocabulary:
    """Collect the labels: feature strings and lemma rules that occur three times, all others."""
    upos, relations = set(), set()
    feats, rules, modes = Counter(), Counter(), Counter()
    for document in syntax:
        for sentence in document:
            upos.update(sentence.upos or [])
            relations.update(sentence.relations or [])
            feats.update(sentence.feats or [])
            rules.update(map(make_rule, sentence.words, sentence.lemmas or []))
    for document in claims:
        for sentence in document:
            modes.update(frame.attributes.get("mode", "none") for frame in sentence.frames if frame.kind == "event")
    return Vocabulary(
        sorted(upos), _frequent(feats), _frequent(rules), sorted(relations), _frequent(modes), bio(NAME_KINDS)
    )


def _frequent(counted: Counter) -> list[str]:
    kept = [item for item, count in counted.items() if count >= _SEEN]
    return sorted(kept, key=lambda item: (-counted[item], item))
