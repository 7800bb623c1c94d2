"""What in a reading's line is not true of its text: its spans, ids and quotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pourparler.schema.codec import content_id
from pourparler.schema.record import Reading


def fault_of(value: Mapping[str, Any], reading: Reading) -> str | None:
    """Return what in a reading's line is not true of its text, None for a line that is sound."""
    document, length = reading.document, len(reading.document.text)
    if document.fingerprint != value["fingerprint"]:
        return "its text, title, day or publisher are not those that its fingerprint was made of"
    spans = [*reading.sentences, *document.boilerplate, *([document.dateline] if document.dateline else [])]
    if any(span.end > length for span in spans):
        return "a span lies beyond the text's end"
    known = {claim["id"] for claim in value["claims"]}
    if len(known) < len(value["claims"]):
        return "two claims have one id"
    key = document.key
    for claim in value["claims"]:
        fault = _fault_of_claim(claim, document.text, key, known)
        if fault:
            return f"claim {claim['id']} {fault}"
    if any(step["claim"] not in known for step in value["steps"]):
        return "a step is of a claim that the line does not hold"
    return None if is_quoted(value["steps"], document.text) else "a step quotes words that are not in the text there"


def _fault_of_claim(claim: Mapping[str, Any], text: str, key: tuple[str, str], known: set[str]) -> str | None:
    if content_id(key, claim) != claim["id"]:
        return "does not say what its id was made of"
    if not is_quoted(claim, text):
        return "quotes words that are not in the text at that place"
    if claim["kind"] == "link" and not {claim["from"], claim["to"]} <= known:
        return "links claims that the line does not hold"
    return None


def is_quoted(value: object, text: str) -> bool:
    """Tell whether every quotation in a decoded value stands in the text, at its place and to the letter."""
    if isinstance(value, list):
        return all(is_quoted(member, text) for member in value)
    if not isinstance(value, dict):
        return True
    span = value.get("span")
    if span is not None and value.get("text") is not None:
        start, end = (span["start"], span["end"]) if isinstance(span, dict) else span
        if text[start:end] != value["text"]:
            return False
    return all(is_quoted(member, text) for member in value.values())
