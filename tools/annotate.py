"""Turn the annotators' compact notation into the corpus form (docs/codebook.md), and check every quotation.

A file holds documents; a document holds sentences, each followed by its claims:

    @ own-001 | 2026-03-04 | wire service | Region | The headline
    . Sudan's army said on Wednesday it would not return to Jeddah unless the militia left homes.
    e return | CONSULT negated | Sudan's army | - | p=Jeddah/SA c=0
    s it=Sudan's army | said | it would not return to Jeddah unless the militia left homes | indirect
    p it=Sudan's army | talks | return to Jeddah | conditional | unless the militia left homes | precondition | stated
    o AUTHOR | ADDRESSEE | cue | issue: words (obligor); issue: words | counter_to
    r RESPONDER | cue | words for the proposal | reply
    f killed | At least 18 people | 18 18 - | counted by | event
    l e2 e1 responds_to
    n PER: Antony Blinken; Blinken | ORG: Hamas | LOC: Doha | NORP: Israeli

Events are numbered e1, e2 … through the document. ``words=Name`` gives a party's name, ``=Name`` one that no word
of the sentence names, ``;`` separates parties, ``-`` is nothing. An event's codes are TYPE[.mode] factuality. Its
last column holds ``w=words@start..end@precision`` (``~`` before the words: approximate), ``p=words=name/CC``,
``a=who says so`` and ``c=0`` for what is not core. ``n`` lists every name of the sentence, each as often as it
occurs: persons without titles, organisations and movements, places and states, and adjectives or nouns of a people;
a sentence whose names were not looked for has no such line.

usage: python tools/annotate.py NOTES.txt... > corpus.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class NotationError(Exception):
    """A line that cannot be read; says where and why."""


def nothing(text: str) -> str | None:
    """Return the text, or None for ``-`` and blanks."""
    text = text.strip()
    return None if text in ("", "-") else text


def pad(columns: list[str], size: int) -> list[str]:
    """Return exactly ``size`` columns; missing ones are empty."""
    return (columns + [""] * size)[:size]


def party(text: str) -> Record | None:
    """Return ``words=Name`` as a party."""
    if nothing(text) is None:
        return None
    words, _, name = text.strip().partition("=")
    found: Record = {"text": words.strip() or None}
    return found | ({"name": name.strip()} if name else {})


def parties(text: str) -> list[Record]:
    """Return parties separated by ``;``."""
    return [found for member in text.split(";") if (found := party(member))]


def time(text: str) -> Record:
    """Return ``words@start..end@precision`` as a time; ``@start@day`` for one day, ``@@unknown`` for none."""
    words, bounds, precision = [*text.split("@"), "", "unknown"][:3]
    approximate = words.startswith("~")
    start, _, end = bounds.partition("..")
    return {
        "text": words.lstrip("~"),
        "start": start or None,
        "end": end or start or None,
        "precision": precision,
        "approximate": approximate,
    }


def place(text: str) -> Record:
    """Return ``words=name/CC`` as a place."""
    rest, _, country = text.partition("/")
    words, _, name = rest.partition("=")
    return {"text": words, "name": name or words, "country": country or None}


def event(columns: list[str], number: int) -> Record:
    """Return an event of its columns: trigger, codes, actors, recipients, options."""
    trigger, codes, actors, recipients, options = pad(columns, 5)
    code, factuality = codes.split()
    kind, _, mode = code.partition(".")
    given = dict(option.split("=", 1) for option in re.split(r"\s+(?=[wpac]=)", options.strip()) if "=" in option)
    return {
        "id": f"e{number}", "trigger": trigger, "type": kind, "mode": mode or None, "core": given.get("c") != "0",
        "actors": parties(actors), "recipients": parties(recipients), "factuality": factuality,
        "according_to": given.get("a"),
        "when": time(given["w"]) if "w" in given else None,
        "where": place(given["p"]) if "p" in given else None,
    }  # fmt: skip


def statement(columns: list[str]) -> Record:
    """Return a statement: speaker, cue, content, mode, audience."""
    speaker, cue, content, mode, audience = pad(columns, 5)
    return {
        "speaker": party(speaker), "cue": cue, "content": content, "mode": mode or "indirect",
        "audience": nothing(audience),
    }  # fmt: skip


def position(columns: list[str]) -> Record:
    """Return a position: holder, issue, words, stance, condition, kind of condition, basis."""
    holder, issue, words, stance, condition, kind, basis = pad(columns, 7)
    return {
        "holder": party(holder), "issue": issue, "issue_text": words, "stance": stance,
        "condition": nothing(condition), "condition_kind": nothing(kind), "basis": basis or "stated",
    }  # fmt: skip


def term(text: str) -> Record:
    """Return ``issue: words (obligor)`` as a term."""
    found = re.fullmatch(r"\s*([a-z-]+):\s*(.*?)\s*(?:\(([^()]*)\))?\s*", text)
    if not found:
        raise NotationError(f"a term is written “issue: words (obligor)”, not {text!r}")
    return {"issue": found[1], "text": found[2], "obligor": nothing(found[3] or "")}


def proposal(columns: list[str]) -> Record:
    """Return a proposal: author, addressee, cue, terms, what it counters."""
    author, addressee, cue, terms, counter_to = pad(columns, 5)
    found = [term(member) for member in terms.split(";") if nothing(member)]
    return {
        "author": party(author), "addressee": party(addressee), "cue": cue,
        "counter_to": nothing(counter_to), "terms": found,
    }  # fmt: skip


def response(columns: list[str]) -> Record:
    """Return a response: responder, cue, words for the proposal, reply."""
    responder, cue, to, reply = columns
    return {"responder": party(responder), "cue": cue, "to": nothing(to), "reply": reply}


def figure(columns: list[str]) -> Record:
    """Return a figure: topic, words, low best high, who counts, period."""
    topic, words, numbers, counted_by, period = pad(columns, 5)
    low, best, high = (None if n == "-" else float(n) if "." in n else int(n) for n in numbers.split())
    return {
        "topic": topic, "text": words, "low": low, "best": best, "high": high,
        "counted_by": nothing(counted_by), "period": period or "unknown",
    }  # fmt: skip


def names(columns: list[str]) -> list[Record]:
    """Return the names of a sentence, ``KIND: words; words`` a column."""
    found = []
    for column in columns:
        kind, _, listed = column.partition(":")
        if nothing(column) is not None and kind.strip() not in NAME_KINDS:
            raise NotationError(f"names are of one of {', '.join(NAME_KINDS)}, not {kind!r}")
        found += [{"text": text.strip(), "kind": kind.strip()} for text in listed.split(";") if text.strip()]
    return found


NAME_KINDS = ("PER", "ORG", "LOC", "NORP")
READERS = {"s": statement, "p": position, "o": proposal, "r": response, "f": figure}
FIELDS = {"s": "statements", "p": "positions", "o": "proposals", "r": "responses", "f": "figures"}
QUOTED = ("trigger", "cue", "content", "issue_text", "condition", "counter_to", "to", "text")


def missing_words(sentence: str, claim: Record) -> Iterator[str]:
    """Yield every quotation of a claim, nested ones included, that does not stand in the sentence."""
    for name, value in claim.items():
        for member in value if isinstance(value, list) else [value]:
            if isinstance(member, dict):
                yield from missing_words(sentence, member)
        if name in QUOTED and isinstance(value, str) and re.sub(r"#\d+$", "", value) not in sentence:
            yield value


def check_names(sentence: str, found: list[Record]) -> None:
    """Raise an error unless each name stands in the sentence as often as it is listed."""
    for text in sorted({name["text"] for name in found}):
        listed = sum(name["text"] == text for name in found)
        if len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)) < listed:
            raise NotationError(f"{text!r} is listed {listed} times and does not stand there as often")


def start_document(columns: list[str]) -> Record:
    """Return an empty document of its heading: id, date, source, region, title."""
    name, published, source, region, title = pad(columns, 5)
    heading = {"id": name, "published": published, "source": source, "region": region, "title": title}
    empty: Record = {field: [] for field in ("sentences", "events", *FIELDS.values(), "links")}
    return heading | empty


def add_line(document: Record, mark: str, rest: str) -> None:
    """Add a sentence or a claim to the document."""
    columns = [column.strip() for column in rest.split("|")]
    if mark == ".":
        document["sentences"].append(rest.strip())
        return
    if mark == "l":
        source, target, relation = rest.split()
        document["links"].append({"from": source, "to": target, "relation": relation})
        return
    if mark == "n":
        index, found = len(document["sentences"]) - 1, names(columns)
        check_names(document["sentences"][index], found)
        document.setdefault("names", []).append({"s": index, "names": found})
        return
    claim = event(columns, len(document["events"]) + 1) if mark == "e" else READERS[mark](columns)
    missing = list(missing_words(document["sentences"][-1], claim))
    if missing:
        raise NotationError(f"not in the sentence: {missing}")
    document["events" if mark == "e" else FIELDS[mark]].append({"s": len(document["sentences"]) - 1} | claim)


def read_notes(lines: list[str]) -> Iterator[Record]:
    """Yield the documents of a file in the compact notation.

    Raises:
        NotationError: with the line's number.
    """
    document: Record | None = None
    for number, line in enumerate(lines, start=1):
        mark, rest = line[:1], line[2:]
        if not line.strip() or mark == "#":
            continue
        try:
            if mark == "@":
                if document:
                    yield document
                document = start_document([column.strip() for column in rest.split("|")])
            elif document is None:
                raise NotationError("a document opens with “@ id | date | source | region | title”")
            else:
                add_line(document, mark, rest)
        except (NotationError, ValueError, KeyError) as error:
            raise NotationError(f"line {number}: {error}: {line[:100]}") from error
    if document:
        yield document


def main() -> int:
    """Convert the files named on the command line."""
    try:
        for name in sys.argv[1:]:
            for document in read_notes(Path(name).read_text(encoding="utf-8").splitlines()):
                print(json.dumps(document, ensure_ascii=False))
    except NotationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
