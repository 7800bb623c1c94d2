"""Readers of the treebanks: UD EWT with names (UNER) and roles (PropBank), and GUM's open genres with entities."""

import re
from collections.abc import Iterator
from pathlib import Path

from training.labels import ROLES
from training.sentences import UNMARKED, Document, Mark, Sentence

Rows = list[list[str]]


GUM_TRAIN = Path("gum") / "en_gum-open-train.conllu"


def read_blocks(path: Path) -> Iterator[tuple[bool, str, Rows]]:
    """Yield (opens a document, sentence id, rows) for each sentence of a CoNLL-like file."""
    opens, name, rows = False, "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            opens = opens or line.startswith("# newdoc")
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield opens, name, rows
            opens, rows = False, []
    if rows:
        yield opens, name, rows


def syntax(rows: Rows) -> Sentence:
    """Return a sentence with its syntax layers; multiword ranges and empty nodes are left out."""
    rows = [row for row in rows if row[0].isdigit()]
    lemmas = [row[2] if row[2] != "_" or row[1] == "_" else row[1] for row in rows]
    return Sentence(
        words=[row[1] for row in rows],
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        upos=[row[3] for row in rows],
        feats=[row[5] for row in rows],
        lemmas=lemmas,
    )


def read_ewt(data: Path, part: str) -> list[Document]:
    """Return EWT's documents of one part with syntax, names and roles on the same sentences."""
    names = _uner(data / "uner_ewt" / f"en_ewt-ud-{part}{'.clean' if part == 'train' else ''}.iob2")
    roles = {name: rows for _, name, rows in read_blocks(data / "propbank_ewt" / f"en_ewt-pb-{part}.conllu")}
    documents: list[Document] = []
    for opens, name, rows in read_blocks(data / "ud_ewt" / f"en_ewt-ud-{part}.conllu"):
        sentence = syntax(rows)
        tags = names.get(name)
        if tags and [word for word, _ in tags] == sentence.words:
            sentence.names = _adapt_uner([tag for _, tag in tags], sentence)
        bank = [row for row in roles.get(name, []) if row[0].isdigit()]
        if [row[1] for row in bank] == sentence.words:
            sentence.frames = propbank_frames(bank)
            sentence.has_roles = True
        if opens or not documents:
            documents.append([])
        documents[-1].append(sentence)
    return documents


def _uner(path: Path) -> dict[str, list[tuple[str, str]]]:
    return {name: [(row[1], row[2]) for row in rows] for _, name, rows in read_blocks(path)}


def _adapt_uner(tags: list[str], sentence: Sentence) -> list[str]:
    """Turn UNER's OTHER into a nationality where the word is an adjective or a people, else nothing."""
    adapted = []
    for i, tag in enumerate(tags):
        if tag.endswith("OTH"):
            word, upos = sentence.words[i], (sentence.upos or [])[i]
            people = word[:1].isupper() and (upos == "ADJ" or word.endswith(("ans", "is", "ese", "men", "ish")))
            adapted.append("B-NORP" if people and tag[0] == "B" else "O")
        else:
            adapted.append(UNMARKED if tag == UNMARKED else tag)
    return adapted


def propbank_frames(rows: Rows) -> list[Mark]:
    """Return one frame for each predicate column; arguments are the column's BIO spans of the wanted roles."""
    wanted = set(ROLES["role"])
    frames = []
    for column in range(11, len(rows[0])):
        tags = [row[column] for row in rows]
        if "B-V" not in tags:
            continue
        arguments = []
        for i, tag in enumerate(tags):
            if tag.startswith("B-") and tag[2:] in wanted:
                end = i + 1
                while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                    end += 1
                arguments.append((tag[2:], i, end))
        frames.append(Mark("role", tags.index("B-V"), "predicate", arguments=arguments))
    return frames


def read_gum(path: Path) -> list[Document]:
    """Return GUM's documents with syntax and names taken from its entities."""
    documents: list[Document] = []
    for opens, _, rows in read_blocks(path):
        rows = [row for row in rows if row[0].isdigit()]
        sentence = syntax(rows)
        sentence.names = gum_names(rows)
        if opens or not documents:
            documents.append([])
        documents[-1].append(sentence)
    return documents


_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_names(rows: Rows) -> list[str]:
    """Return name tags: the proper nouns at the end of entities of three kinds; silent on other proper nouns."""
    tags = [UNMARKED if row[3] == "PROPN" else "O" for row in rows]
    for kind, start, end in sorted(_gum_entities(rows), key=lambda entity: entity[2] - entity[1], reverse=True):
        proper = [i for i in range(start, end) if rows[i][3] == "PROPN"]
        if kind not in _GUM_KINDS or not proper:
            continue
        first = last = proper[0]
        while last + 1 < end and (rows[last + 1][3] == "PROPN" or rows[last + 1][1].lower() in ("of", "-", "for")):
            last += 1
        while rows[last][3] != "PROPN":
            last -= 1
        head_inside = any(first <= i <= last and not start < int(rows[i][6]) <= end for i in range(start, end))
        if head_inside:
            tags[first : last + 1] = [f"B-{_GUM_KINDS[kind]}"] + [f"I-{_GUM_KINDS[kind]}"] * (last - first)
    return tags


def _gum_entities(rows: Rows) -> list[tuple[str, int, int]]:
    """Return (kind, start, end) of the entities written in GUM's bracket notation."""
    open_spans: dict[str, list[tuple[str, int]]] = {}
    found = []
    for i, row in enumerate(rows):
        note = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.findall(r"\(?[^()]+\)?|\)", note.group(1)) if note else []:
            fields = part.strip("()").split("-")
            if part.startswith("(") and len(fields) > 1:
                if part.endswith(")"):
                    found.append((fields[1], i, i + 1))
                else:
                    open_spans.setdefault(fields[0], []).append((fields[1], i))
            elif open_spans.get(fields[0]):
                kind, start = open_spans[fields[0]].pop()
                found.append((kind, start, i + 1))
    return found
