"""Frames to claims without any rule: what the model says by itself, in the claims format, for the scorer."""

from collections.abc import Mapping, Sequence
from typing import Any

from pourparler.neural.reader import Reader
from pourparler.schema.reading import Frame, SentenceReading
from training.words import tokenize

Claim = dict[str, Any]


def claims_of(reader: Reader, record: Mapping[str, Any], thresholds: Mapping[str, float]) -> list[Claim]:
    """Return the claims of one corpus record, with offsets into its sentences joined by blanks."""
    spans = [tokenize(sentence) for sentence in record["sentences"]]
    words = [[s[a:b] for a, b in own] for s, own in zip(record["sentences"], spans, strict=True)]
    title = record.get("title") or ""
    opening = [[title[a:b] for a, b in tokenize(title)]]
    return write_claims(record["sentences"], spans, reader.read([*opening, *words])[1:], thresholds)


def write_claims(
    sentences: Sequence[str],
    spans: Sequence[list[tuple[int, int]]],
    readings: Sequence[SentenceReading],
    thresholds: Mapping[str, float],
) -> list[Claim]:
    """Return the claims of frames whose chance reaches their kind's threshold."""
    claims: list[Claim] = []
    start = 0
    for sentence, own, reading in zip(sentences, spans, readings, strict=True):
        writer = _Writer(sentence, own, start)
        for frame in reading.frames:
            if frame.kind != "role" and frame.score >= thresholds[frame.kind]:
                claims += writer.write(frame)
        start += len(sentence) + 1
    return claims


class _Writer:
    """Writes the frames of one sentence."""

    def __init__(self, sentence: str, spans: list[tuple[int, int]], start: int) -> None:
        self.sentence, self.spans, self.start = sentence, spans, start

    def quote(self, first: int, end: int) -> Claim:
        """Return the quoted field of a word span."""
        a, b = self.spans[first][0], self.spans[end - 1][1]
        return {"text": self.sentence[a:b], "span": [self.start + a, self.start + b]}

    def all(self, frame: Frame, role: str) -> list[Claim]:
        """Return the quotes of all arguments with a role."""
        return [self.quote(a.start, a.end) for a in frame.arguments if a.role == role]

    def one(self, frame: Frame, role: str) -> Claim | None:
        """Return the quote of the most certain argument with a role."""
        found = [a for a in frame.arguments if a.role == role]
        best = max(found, key=lambda a: a.score, default=None)
        return self.quote(best.start, best.end) if best else None

    def write(self, frame: Frame) -> list[Claim]:
        """Return the claims of one frame: a position gives one for each holder."""
        common = {"kind": frame.kind, "confidence": frame.confidence, "frame": frame}
        common |= {name: value for name, (value, _) in frame.attributes.items() if name != "label" and ":" not in name}
        anchor = self.quote(frame.anchor, frame.anchor + 1)
        if frame.kind == "event":
            return [
                {
                    **common,
                    "trigger": anchor,
                    "type": frame.label,
                    "actors": self.all(frame, "actor"),
                    "recipients": self.all(frame, "recipient"),
                    "according_to": self.one(frame, "according_to"),
                    "when": self.one(frame, "when"),
                    "where": self.one(frame, "where"),
                }
            ]
        if frame.kind == "statement":
            return [
                {**common, "cue": anchor, "speaker": self.one(frame, "speaker"), "content": content}
                for content in [self.one(frame, "content")]
                if content
            ]
        if frame.kind == "position":
            return [
                {
                    **common,
                    "holder": holder,
                    "issue": frame.label,
                    "issue_text": self.one(frame, "issue_text") or anchor,
                    "condition": self.one(frame, "condition"),
                }
                for holder in self.all(frame, "holder")
            ]
        if frame.kind == "proposal":
            terms = [
                {**self.quote(a.start, a.end), "issue": frame.attributes[f"issue:{a.start}"][0]}
                for a in frame.arguments
                if a.role == "term"
            ]
            return [{**common, "cue": anchor, "author": self.one(frame, "author"), "terms": terms}]
        if frame.kind == "response":
            return [{**common, "cue": anchor, "responder": self.one(frame, "responder"), "reply": frame.label}]
        return [{**common, "text": self.one(frame, "text") or anchor, "topic": frame.label}]
