"""A language model's answer, text in, checked claims out; what is not in the report or not in form is counted.

Nothing that the model says gets in without words of the report: times and numbers are read from those words by the
program itself, and what the answer says of them is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pourparler.errors import ExtractorError
from pourparler.extract.language_model.checking import NotInReport, Words
from pourparler.extract.language_model.forms import FORMS
from pourparler.extract.language_model.making import MAKERS
from pourparler.extract.language_model.prompts import Batch
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import AnyClaim

RULE = "by_language_model"
CONFIDENCE = 0.5
"""Nobody has measured how often the claims of a model that the program does not know are right."""
MOST = 25
"""Claims for each sentence asked about; a model that repeats itself gives more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer held: claims that stand, and how many were left out for which reason."""

    claims: tuple[AnyClaim, ...]
    not_in_report: int = 0
    not_in_form: int = 0
    too_many: int = 0


def read_answer(text: str, batch: Batch, analysis: Analysis) -> Answer:
    """Return the claims of an answer that stand in the report.

    Args:
        text: the answer.
        batch: the sentences that were asked about.
        analysis: of their report.

    Raises:
        ExtractorError: the answer is no JSON object with a list of claims.
    """
    proposed = _claims_in(text)
    most = MOST * len(batch.sentences)
    found: list[AnyClaim] = []
    not_in_report = not_in_form = 0
    for value in proposed[:most]:
        try:
            found.append(_claim(value, batch, analysis))
        except NotInReport:
            not_in_report += 1
        except (KeyError, TypeError, ValueError):
            not_in_form += 1
    return Answer(tuple(found), not_in_report, not_in_form, max(len(proposed) - most, 0))


def _claims_in(text: str) -> list[Any]:
    start, end = text.find("{"), text.rfind("}")  # some models talk around the object, or fence it
    try:
        value = json.loads(text[start : end + 1]) if start >= 0 else None
    except (ValueError, RecursionError):
        value = None
    proposed = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(proposed, list):
        raise ExtractorError("The language model's answer is not the JSON object with claims that it was asked for.")
    return proposed


def _claim(value: Any, batch: Batch, analysis: Analysis) -> AnyClaim:
    """Return one claim.

    Raises:
        NotInReport: its words are not in the report.
        KeyError: it lacks a field, or is of no known kind.
        TypeError: a field is of another type than it should be.
        ValueError: a code or sentence is not known.
    """
    fields = _in_form(value)
    sentence = next((each for each in batch.sentences if each.index == fields["sentence"]), None)
    if sentence is None:
        raise ValueError(f"no sentence {fields['sentence']}")
    words = Words(analysis, sentence)
    base = {"sentence": sentence.index, "confidence": CONFIDENCE, "rules": (RULE,)}
    return MAKERS[fields["kind"]](fields, words, base)


def _in_form(value: Any) -> Mapping[str, Any]:
    """Return the fields of a claim whose types are those of its form; codes are checked where they are used."""
    if not isinstance(value, dict):
        raise TypeError("a claim is an object")
    form = FORMS[value["kind"]]["properties"]
    return {name: _typed(value.get(name), kind) for name, kind in form.items()}


def _typed(value: Any, form: Mapping[str, Any]) -> Any:
    allowed = form["type"] if isinstance(form["type"], list) else [form["type"]]
    if value is None and "array" in allowed:
        return []
    if not any(_is(value, name) for name in allowed):
        raise TypeError(f"{value!r} is no {allowed[0]}")
    if "enum" in form and value not in form["enum"]:
        raise ValueError(f"{value!r} is no code")
    if "array" in allowed:
        return [_members(member, form["items"]) for member in value]
    return value


def _members(member: Any, form: Mapping[str, Any]) -> Any:
    if form["type"] != "object":
        return _typed(member, form)
    if not isinstance(member, dict):
        raise TypeError("a term is an object")
    return {name: _typed(member.get(name), each) for name, each in form["properties"].items()}


def _is(value: Any, name: str) -> bool:
    kinds: dict[str, type] = {"string": str, "integer": int, "array": list, "null": type(None)}
    return isinstance(value, kinds[name]) and not isinstance(value, bool)
