"""Readers of the sources that annotate names only: wikigold and re3d."""

import json
from collections.abc import Iterable
from pathlib import Path

from training.sentences import UNMARKED, Document, Sentence
from training.words import split_sentences, tokenize

_TITLES = frozenset(
    [
        "president",
        "prime",
        "minister",
        "mr",
        "mrs",
        "ms",
        "dr",
        "king",
        "queen",
        "prince",
        "general",
        "gen",
        "lieutenant",
        "lt",
        "colonel",
        "col",
        "major",
        "captain",
        "sir",
        "secretary",
        "ambassador",
        "sheikh",
        "senator",
        "commander",
        "envoy",
        "chancellor",
        "spokesman",
        "foreign",
        "defence",
        "defense",
        "deputy",
        "former",
        "vice",
        "minister-designate",
        "us",
        "u.s.",
        "un",
        "u.n.",
        "special",
        "representative",
        "chief",
        "army",
        "official",
        "air",
        "marshal",
        "admiral",
        "marine",
        "corps",
        "force",
        "navy",
        "staff",
        "sgt",
        "sergeant",
    ]
)
_LINKS = frozenset(["of", "for", "the", "and", "al", "el", "bin", "ibn", "de", "-", "’s", "'s", "in"])
_PRONOUNS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "you",
        "this",
        "these",
        "those",
        "who",
        "which",
        "that",
        "our",
        "their",
        "his",
        "her",
        "its",
        "us",
        "them",
    ]
)
_RE3D_KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def read_wikigold(path: Path, peoples: frozenset[str]) -> list[Document]:
    """Return wikigold's documents.

    Args:
        path: the CoNLL file.
        peoples: nationality words; a MISC word that is one of them is tagged so, other MISC words nothing.
    """
    documents: list[Document] = [[]]
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(" ") for line in block.split("\n") if line.strip()]
        if rows and rows[0][0] == "-DOCSTART-":
            documents.append([])
            rows = rows[1:]
        if rows:
            words = [row[0] for row in rows]
            tags = _to_bio([row[-1].removeprefix("I-").removeprefix("B-") for row in rows], words, peoples)
            documents[-1].append(Sentence(words, names=tags))
    return [document for document in documents if document]


def _to_bio(kinds: list[str], words: list[str], peoples: frozenset[str]) -> list[str]:
    tags = []
    for i, kind in enumerate(kinds):
        if kind == "MISC":
            tags.append("B-NORP" if words[i] in peoples else "O")
        elif kind == "O":
            tags.append("O")
        else:
            tags.append(f"{'I' if i and kinds[i - 1] == kind else 'B'}-{kind}")
    return tags


def read_re3d(folder: Path) -> tuple[list[Document], list[Document]]:
    """Return re3d's documents: nine tenths to train on, and every tenth, by id, held out."""
    kept, held = [], []
    texts, entities = {}, {}
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        for record in _lines(source / "documents.json"):
            texts[record["_id"]] = record["text"]
        for record in _lines(source / "entities.json"):
            entities.setdefault(record["documentId"], []).append(record)
    for i, name in enumerate(sorted(texts)):
        (held if i % 10 == 9 else kept).append(_re3d_document(texts[name], entities.get(name, [])))
    return kept, held


def _lines(path: Path) -> Iterable[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _re3d_document(text: str, entities: list[dict]) -> Document:
    document = []
    for start, end in split_sentences(text):
        spans = [(start + a, start + b) for a, b in tokenize(text[start:end])]
        words = [text[a:b] for a, b in spans]
        tags = ["O"] * len(words)
        # The checked entities come last: they overrule the ones found by machine.
        for entity in sorted(entities, key=lambda e: (e["confidence"], -(e["end"] - e["begin"]))):
            inside = [i for i, (a, b) in enumerate(spans) if a < entity["end"] and b > entity["begin"]]
            if inside and (entity["type"] == "Nationality" or entity["confidence"] == 1):
                _tag(words, tags, inside[0], inside[-1] + 1, entity["type"])
        document.append(Sentence(words, names=tags))
    return document


def _tag(words: list[str], tags: list[str], start: int, end: int, kind: str) -> None:
    """Write one entity as a name: articles, titles and nationalities before it are left out."""
    if kind == "Nationality":
        for i in range(start, end):
            if words[i][:1].isupper():
                tags[i] = "B-NORP"
        return
    if kind in _RE3D_KINDS:
        start, end = _trim(words, tags, start, end, kind)
        proper = [i for i in range(start, end) if words[i][:1].isupper() or words[i][:1].isdigit()]
        if proper and not all(words[i].lower() in _PRONOUNS for i in range(start, end)):
            _write(words, tags, range(start, end), proper, _RE3D_KINDS[kind])


def _trim(words: list[str], tags: list[str], start: int, end: int, kind: str) -> tuple[int, int]:
    """Return the span without articles, titles and nationalities before the name, and marks after it."""
    while start < end and (
        words[start].lower().strip(".") in _TITLES | {"the", "a", "an"}
        or (kind == "Person" and tags[start] == "B-NORP")
        or words[start][:1].islower()
    ):
        start += 1
    while end > start and words[end - 1] in ("'s", "’s", ",", "."):
        end -= 1
    return start, end


def _write(words: list[str], tags: list[str], span: range, proper: list[int], label: str) -> None:
    """Tag a span that is a name throughout; where it is a description with names in it, fall silent on those."""
    if all(i in proper or words[i].lower() in _LINKS for i in span) and span[-1] in proper:
        tags[span.start : span.stop] = [f"B-{label}"] + [f"I-{label}"] * (len(span) - 1)
    else:
        for i in proper:
            if tags[i] == "O":
                tags[i] = UNMARKED


def find_peoples(documents: Iterable[Document]) -> frozenset[str]:
    """Return the words tagged as nationalities in some documents."""
    return frozenset(
        word
        for document in documents
        for sentence in document
        for word, tag in zip(sentence.words, sentence.names or [], strict=False)
        if tag == "B-NORP"
    )
