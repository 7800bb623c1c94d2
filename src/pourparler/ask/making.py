"""Claims that people make: from words that they marked in a report, or from a claim that they split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from pourparler.errors import SettingsError
from pourparler.follow.steps import find_steps
from pourparler.schema import claims as nouns
from pourparler.schema.claims import KINDS, AnyClaim, Claim
from pourparler.schema.codec import identify
from pourparler.schema.edits import Edit, apply_edit
from pourparler.schema.entities import Party
from pourparler.schema.record import Made, Reading
from pourparler.schema.spans import Quote, Span

RULE = "made_by_person"
_NOBODY = Party(None, name="")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "event": ("type",), "statement": ("speaker",), "position": ("holder", "issue", "stance"), "proposal": (),
    "response": ("responder", "reply"), "figure": ("topic",),
}  # fmt: skip


def make_claim(reading: Reading, kind: str, words: Span, fields: Mapping[str, Any]) -> AnyClaim:
    """Return a claim that hangs on words of a report.

    Args:
        reading: the report as it was read.
        kind: kind of the claim.
        words: the words marked.
        fields: its other fields, as an edit gives them.

    Raises:
        SettingsError: the words lie outside the text, or a field is missing or cannot be.
    """
    missing = [name for name in _NEEDED.get(kind, ()) if not fields.get(name)]
    if kind not in _NEEDED or missing:
        raise SettingsError(
            f"A new {kind} needs {', '.join(missing)}."
            if kind in _NEEDED
            else f"A new claim is one of {', '.join(_NEEDED)}, not {kind[:40]!r}; two events are joined with link."
        )
    quote = _quote(reading, words)
    at, sentence = _sentence(reading, quote.span)
    bare = _bare(kind, quote, at)
    made = apply_edit(bare, Edit(dict(fields)), sentence)
    return _identified(reading, made)


def make_part(reading: Reading, claim: AnyClaim, fields: Mapping[str, Any], sentence: Quote) -> AnyClaim:
    """Return a part of a claim: the claim with other values in some fields."""
    return _identified(reading, apply_edit(claim, Edit(dict(fields)), sentence))


def make_link(reading: Reading, source: AnyClaim, target: AnyClaim, relation: str) -> AnyClaim:
    """Return the link of two events of a report.

    Raises:
        SettingsError: they are no two events, or there is no such relation.
    """
    if not (isinstance(source, nouns.Event) and isinstance(target, nouns.Event)) or source.id == target.id:
        raise SettingsError("link expects two events of one report; same joins other claims.")
    bare = nouns.Link(
        sentence=source.sentence, confidence=1.0, rules=(), source=source.id, target=target.id, relation="part_of"
    )
    place = reading.sentences[source.sentence] if source.sentence < len(reading.sentences) else source.trigger.span
    sentence = Quote(place.of(reading.document.text), place)
    linked = cast(nouns.Link, apply_edit(bare, Edit({"relation": relation}), sentence))
    # A link names its events by their places among the claims given, so that its id can follow from theirs.
    claims: list[AnyClaim] = [source, target, replace(linked, source="#0", target="#1")]
    return _person(next(each for each in identify(reading.document, claims) if isinstance(each, nouns.Link)))


def made_of(number: int, reading: Reading, *claims: AnyClaim) -> Made:
    """Return what a writer stores of new claims of a reading."""
    known = {claim.id for claim in reading.claims}
    new = tuple(claim for claim in claims if claim.id not in known)
    steps = find_steps(reading.document, (*reading.claims, *new), reading.sentences) if new else ()
    mine = {claim.id for claim in new}
    return Made(number, tuple(claims), tuple(step for step in steps if step.claim in mine))


def _quote(reading: Reading, words: Span) -> Quote:
    text = reading.document.text
    if words.end > len(text) or not words.of(text).strip():
        raise SettingsError(f"The words marked, {words.start} to {words.end}, are none of the report's text.")
    return Quote.cut(text, words.start, words.end)


def _sentence(reading: Reading, words: Span) -> tuple[int, Quote]:
    text = reading.document.text
    for at, span in enumerate(reading.sentences):
        if span.covers(words):
            return at, Quote(span.of(text), span)
    if reading.sentences and any(span.overlaps(words) for span in reading.sentences):
        raise SettingsError("The words marked go over more than one sentence; mark words of one.")
    if reading.sentences:
        raise SettingsError("The words marked are in no sentence that was read; mark words of a sentence.")
    start = text.rfind("\n", 0, words.start) + 1
    end = text.find("\n", words.end)
    return 0, Quote.cut(text, start, end if end >= 0 else len(text))


def _bare(kind: str, quote: Quote, sentence: int) -> AnyClaim:
    """Return a claim of a kind whose needed fields are still to be given."""
    base: dict[str, Any] = {"sentence": sentence, "confidence": 1.0, "rules": ()}
    own: dict[str, dict[str, Any]] = {
        "event": {"trigger": quote, "type": "CONSULT"},
        "statement": {"speaker": None, "cue": quote, "content": quote, "mode": "indirect"},
        "position": {"holder": _NOBODY, "issue": "talks", "issue_text": quote, "stance": "ambiguous"},
        "proposal": {"author": None, "addressee": None, "cue": quote},
        "response": {"responder": _NOBODY, "cue": quote, "to": None, "reply": "none"},
        "figure": {"topic": "other", "text": quote, "low": None, "best": None, "high": None},
    }
    made: Claim = KINDS[kind](**base, **own[kind])
    return made  # type: ignore[return-value]  # KINDS knows only kinds of AnyClaim


def _identified(reading: Reading, claim: AnyClaim) -> AnyClaim:
    return _person(identify(reading.document, [replace(claim, id="")])[0])


def _person(claim: AnyClaim) -> AnyClaim:
    return replace(claim, rules=(RULE,), confidence=1.0)
