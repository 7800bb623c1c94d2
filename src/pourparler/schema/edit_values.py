"""The values that a person gives to a claim's fields, in words or codes, checked and turned into nouns."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast, get_args

from pourparler.errors import SettingsError
from pourparler.schema import claims as nouns
from pourparler.schema.dates import When
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Quote

NOTHING = "none"
"""The value that takes a field away, and the move of a claim that moves nothing."""
QUOTES = frozenset({"trigger", "cue", "content", "issue_text", "condition", "counter_to", "to", "text"})
PARTIES = frozenset({"according_to", "speaker", "audience", "holder", "author", "addressee", "responder", "counted_by"})
MANY = frozenset({"actors", "recipients"})
NUMBERS = frozenset({"low", "best", "high"})
CODES: dict[str, tuple[str, ...]] = {
    "stance": get_args(nouns.Stance),
    "issue": get_args(nouns.Issue),
    "reply": get_args(nouns.Reply),
    "condition_kind": get_args(nouns.ConditionKind),
    "basis": get_args(nouns.Basis),
    "factuality": get_args(nouns.Factuality),
    "topic": get_args(nouns.Topic),
    "type": get_args(nouns.EventType),
    "period": get_args(nouns.Period),
    "relation": get_args(nouns.Relation),
}
_ID = re.compile(r"c-[0-9a-f]{8,64}")
_LONGEST = 2000


def value_of(name: str, value: Any, sentence: Quote) -> object:
    """Return the value of a field; a quotation, party or place is looked up in the claim's sentence.

    Raises:
        SettingsError: it is none for this field, or the sentence does not hold the words.
    """
    if value is None or (value == NOTHING and NOTHING not in CODES.get(name, ())):
        return None
    if name in MANY:
        return tuple(_party(words, sentence) for words in _members(name, value))
    if name == "terms":
        return tuple(_term(words, sentence) for words in _members(name, value))
    if name in NUMBERS:
        return _number(name, value)
    if name == "core":
        return _truth(value)
    text = _text(name, value)
    if name in QUOTES:
        return quote_in(text, sentence)
    if name in PARTIES:
        return _party(text, sentence)
    if name == "where":
        return Place(quote_in(text, sentence))
    if name == "when":
        return _when(text, sentence)
    return _plain(name, text)


def quote_in(words: str, sentence: Quote) -> Quote:
    """Return the quote of words that a sentence holds.

    Raises:
        SettingsError: it does not hold them.
    """
    at = sentence.text.find(words)
    if at < 0 or not words:
        raise SettingsError(f"The sentence does not hold {words!r}; quote it to the letter: “{sentence.text}”")
    start = sentence.span.start + at
    return Quote.cut(" " * start + words, start, start + len(words))


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise SettingsError(f"{name} expects words of the sentence or a code, not {str(value)[:80]!r}.")
    return value


def _members(name: str, value: Any) -> list[str]:
    members = value.split(";") if isinstance(value, str) else value
    if not isinstance(members, Sequence):
        raise SettingsError(f"{name} expects words, several of them in a list or parted by semicolons.")
    return [_text(name, member).strip() for member in members]


def _party(words: str, sentence: Quote) -> Party:
    """Return a party by its words; one that the sentence does not name has them as its name."""
    return Party(quote_in(words, sentence)) if words in sentence.text else Party(None, name=words)


def _term(words: str, sentence: Quote) -> nouns.Term:
    issue, _, quoted = words.partition(":")
    if issue.strip() not in CODES["issue"]:
        raise SettingsError(f"A term is an issue and its words, such as ceasefire: a truce of ten days, not {words!r}.")
    return nouns.Term(cast(nouns.Issue, issue.strip()), quote_in(quoted.strip(), sentence))


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise SettingsError(f"{name} expects a number, not {str(value)[:40]!r}.") from error
    if isinstance(value, bool) or not math.isfinite(number) or abs(number) > 1e15:
        raise SettingsError(f"{name} expects a number, not {str(value)[:40]!r}.")
    return int(number) if number.is_integer() else number


def _truth(value: Any) -> bool:
    known = {"true": True, "false": False, "yes": True, "no": False}.get(str(value).lower())
    if known is None:
        raise SettingsError(f"core is true or false, not {str(value)[:40]!r}.")
    return known


def _when(text: str, sentence: Quote) -> When:
    """Return a time: a day or two (``2026-03-02/2026-03-05``), before an ``=`` its words; else the sentence is."""
    words, _, days = text.rpartition("=")
    first, _, last = days.strip().partition("/")
    try:
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if last else start
    except ValueError as error:
        raise SettingsError(f"when expects a day or two, such as 2026-03-02/2026-03-05, not {days[:40]!r}.") from error
    if end < start:
        raise SettingsError(f"when expects the earlier day first, not {days[:40]!r}.")
    quote = quote_in(words.strip(), sentence) if words.strip() else sentence
    return When(quote, start, end, "day" if start == end else "range")


def _plain(name: str, text: str) -> str:
    if name in ("source", "target") and not _ID.fullmatch(text):
        raise SettingsError(f"{name} expects the id of a claim, not {text[:80]!r}.")
    if name in CODES and text not in CODES[name]:
        raise SettingsError(f"{name} can be {', '.join(CODES[name])}, not {text[:80]!r}.")
    return text
