"""The annotated corpus as frames: quoted fields become word spans, each claim an anchor with its arguments."""

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from training.sentences import Document, Mark, Sentence
from training.words import tokenize

Record = dict[str, Any]
_NUMBER = re.compile(
    r"\d|^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|"
    r"thousands?|millions?|scores|tens|half|several|both|no)$",
    re.IGNORECASE,
)
_STOPS = frozenset(
    [
        "of",
        "to",
        "for",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "over",
        "under",
        "between",
        "against",
        "into",
        "that",
        "which",
        "who",
        "until",
        "unless",
        "if",
        ",",
        "(",
        "about",
        "before",
        "after",
        "and",
        "or",
        "as",
        "within",
        "across",
        "along",
        "near",
        "towards",
        "through",
        "without",
    ]
)


_TENTH = 10
MEASURED_ONLY = "unseen.jsonl"


def is_held(name: str) -> bool:
    """Tell whether a report is kept from training, for temperatures and thresholds: one in ten, by a hash of its id."""
    return zlib.crc32(name.encode()) % _TENTH == 0


def corpus_files(shared: Path, own: Path) -> list[Path]:
    """Return the files to learn from: the shared train part and the project's own reports, but those for measuring."""
    return [shared / "train.jsonl", *sorted(path for path in own.glob("*.jsonl") if path.name != MEASURED_ONLY)]


def read_records(paths: Iterable[Path]) -> list[Record]:
    """Return the annotated reports of several files."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").split("\n"))
    return [json.loads(line) for line in lines if line.strip()]


def read_corpus(records: Sequence[Record], whole_hyphens: bool = False) -> list[tuple[str, Document]]:
    """Return (document id, sentences) for each report; its title is a first sentence without claims."""
    found = []
    for record in records:
        document = [_Reader(record, s, whole_hyphens).read() for s in range(len(record["sentences"]))]
        if text := record.get("title"):
            document.insert(0, Sentence([text[a:b] for a, b in tokenize(text, whole_hyphens)]))
        found.append((record["id"], document))
    return found


class _Reader:
    """Turns the claims of one sentence into frames."""

    def __init__(self, record: Record, index: int, whole_hyphens: bool) -> None:
        self.record, self.index = record, index
        self.text: str = record["sentences"][index]
        self.spans = tokenize(self.text, whole_hyphens)
        self.words = [self.text[a:b] for a, b in self.spans]

    def read(self) -> Sentence:
        frames = [self._event(e) for e in self._of("events")]
        frames += [self._statement(x) for x in self._of("statements")]
        frames += self._positions()
        frames += [self._proposal(x) for x in self._of("proposals")]
        frames += [
            self._simple("response", x, x["cue"], x["reply"], [("responder", x["responder"]), ("to", x["to"])])
            for x in self._of("responses")
        ]
        frames += [self._figure(x) for x in self._of("figures")]
        kept: dict[tuple[str, int], Mark] = {}
        for frame in frames:
            if frame is not None:
                kept.setdefault((frame.kind, frame.anchor), frame)
        return Sentence(self.words, names=self._names(), frames=list(kept.values()), has_claims=True)

    def _names(self) -> list[str] | None:
        """Return the sentence's names as BIO tags, None where nobody looked for them."""
        listed = next((each["names"] for each in self.record.get("names", []) if each["s"] == self.index), None)
        if listed is None:
            return None
        tags = ["O"] * len(self.words)
        for name in sorted(listed, key=lambda each: -len(each["text"])):
            found = re.finditer(rf"(?<!\w){re.escape(name['text'])}(?!\w)", self.text)
            runs = (self._run(*match.span()) for match in found)
            free = next((run for run in runs if all(tags[i] == "O" for i in range(*run))), None)
            if free:
                tags[free[0] : free[1]] = [f"B-{name['kind']}", *[f"I-{name['kind']}"] * (free[1] - free[0] - 1)]
        return tags

    def _run(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that some characters of the sentence touch."""
        inside = [i for i, (a, b) in enumerate(self.spans) if a < end and b > start]
        return inside[0], inside[-1] + 1

    def _of(self, field: str) -> list[Record]:
        return [claim for claim in self.record.get(field, []) if claim["s"] == self.index]

    def _span(self, quoted: Any) -> tuple[int, int] | None:
        """Return the word span of a quoted field (a string, a party or nothing); `#2` is the second occurrence."""
        if isinstance(quoted, dict):
            quoted = quoted.get("text")
        if not quoted:
            return None
        raw, _, nth = quoted.partition("#") if re.search(r"#\d+$", quoted) else (quoted, "", "1")
        at = -1
        for _ in range(int(nth or 1)):
            at = self.text.find(raw, at + 1)
        if at < 0:
            return None
        return self._run(at, at + len(raw))

    def _arguments(self, quoted: list[tuple[str, Any]]) -> list[tuple[str, int, int]]:
        """Return argument spans; where two overlap the first in the list stays."""
        taken: set[int] = set()
        arguments = []
        for role, value in quoted:
            span = self._span(value)
            if span and not taken & set(range(*span)):
                taken |= set(range(*span))
                arguments.append((role, *span))
        return arguments

    def _simple(
        self, kind: str, claim: Record, cue: str, label: str, quoted: list[tuple[str, Any]], **attributes: str | None
    ) -> Mark | None:
        del claim
        span = self._span(cue)
        if not span:
            return None
        kept = {name: value for name, value in attributes.items() if value is not None}
        return Mark(kind, span[0], label, kept, self._arguments(quoted))

    def _event(self, e: Record) -> Mark | None:
        quoted = [("actor", p) for p in e["actors"]] + [("recipient", p) for p in e["recipients"]]
        quoted += [("according_to", e.get("according_to")), ("where", e.get("where")), ("when", e.get("when"))]
        return self._simple(
            "event",
            e,
            e["trigger"],
            e["type"],
            quoted,
            factuality=e["factuality"],
            core="no" if e.get("core") is False else "yes",
            mode=e.get("mode") or "none",
        )

    def _statement(self, x: Record) -> Mark | None:
        quoted = [("speaker", x["speaker"]), ("content", x["content"]), ("audience", x.get("audience"))]
        return self._simple("statement", x, x["cue"], "statement", quoted, mode=x["mode"])

    def _positions(self) -> list[Mark | None]:
        """Return one frame for each issue text and issue; holders that share both share the frame."""
        grouped: dict[tuple[str, str], list[Record]] = {}
        for x in self._of("positions"):
            grouped.setdefault((x["issue_text"], x["issue"]), []).append(x)
        frames: list[Mark | None] = []
        for (text, issue), claims in grouped.items():
            span = self._span(text)
            if not span:
                continue
            first = claims[0]
            same = [x for x in claims if x["stance"] == first["stance"]]
            quoted = [("holder", x["holder"]) for x in same] + [("issue_text", text), ("condition", first["condition"])]
            frames.append(
                Mark(
                    "position",
                    self._head(*span),
                    issue,
                    {
                        "stance": first["stance"],
                        "condition_kind": first.get("condition_kind") or "none",
                        "basis": first["basis"],
                    },
                    self._arguments(quoted),
                )
            )
        return frames

    def _proposal(self, x: Record) -> Mark | None:
        quoted = [("author", x["author"]), ("addressee", x.get("addressee"))]
        quoted += [("term", t["text"]) for t in x["terms"]] + [("counter_to", x.get("counter_to"))]
        frame = self._simple("proposal", x, x["cue"], "proposal", quoted)
        if frame:
            for term in x["terms"]:
                span = self._span(term["text"])
                if span:
                    frame.term_issues[self._head(*span)] = term["issue"]
        return frame

    def _figure(self, x: Record) -> Mark | None:
        span = self._span(x["text"])
        if not span:
            return None
        anchor = next((i for i in range(*span) if _NUMBER.search(self.words[i])), span[0])
        return Mark(
            "figure",
            anchor,
            x["topic"],
            {"period": x["period"]},
            self._arguments([("text", x["text"]), ("counted_by", x.get("counted_by"))]),
        )

    def _head(self, start: int, end: int) -> int:
        """Return a stand-in for the head of a phrase until a tree is known: the last word before it is qualified."""
        words = [word.lower() for word in self.words[start:end]]
        stop = next((i for i, word in enumerate(words) if i and word in _STOPS), len(words))
        return start + max(stop - 1, 0)


def settle_heads(document: Document) -> None:
    """Move the anchors of positions and terms, now that the sentences have trees.

    A position stands at the word that joins its holder and its issue in the tree: the verb or noun that tells the
    stance (“*rejected* a truce”). A term stands at the highest word of its text.
    """
    for sentence in document:
        taken: set[int] = set()
        for frame in sentence.frames:
            if frame.kind == "position":
                frame.anchor = _stance_word(sentence.heads or [], frame, taken)
                taken.add(frame.anchor)
            elif frame.kind == "proposal":
                moved = {}
                for _, a, b in (argument for argument in frame.arguments if argument[0] == "term"):
                    issue = next((issue for at, issue in frame.term_issues.items() if a <= at < b), None)
                    if issue:
                        moved[top_word(sentence.heads or [], a, b)] = issue
                frame.term_issues = moved


def _stance_word(heads: list[int], frame: Mark, taken: set[int]) -> int:
    """Return the word that joins holder and issue, or the next one towards the issue that no other position has."""
    spans = {role: (a, b) for role, a, b in reversed(frame.arguments)}
    if "issue_text" not in spans or not heads:
        return frame.anchor
    issue = _path_up(heads, top_word(heads, *spans["issue_text"]))
    if "holder" not in spans:
        return issue[0]
    holder = _path_up(heads, top_word(heads, *spans["holder"]))
    joint = next((i for i, at in enumerate(issue) if at in holder), 0)
    named = spans["holder"][0] <= issue[joint] < spans["holder"][1]
    way = issue[: joint + (0 if named and joint else 1)]
    return next((at for at in reversed(way) if at not in taken), way[0])


def _path_up(heads: list[int], at: int) -> list[int]:
    """Return a word and all that it depends on, up to the root."""
    path = [at]
    while heads[path[-1]] > 0 and len(path) <= len(heads):
        path.append(heads[path[-1]] - 1)
    return path


def top_word(heads: list[int], start: int, end: int) -> int:
    """Return the word of a span that stands highest in the tree (the first of equals)."""

    def depth(i: int) -> int:
        steps = 0
        while heads[i] > 0 and steps < len(heads):
            i, steps = heads[i] - 1, steps + 1
        return steps

    return min(range(start, end), key=lambda i: (depth(i), i))
