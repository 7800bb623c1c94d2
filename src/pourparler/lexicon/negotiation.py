"""Words that move a proposal or a truce (``resources/negotiation_cues.toml``): lists, and patterns that match them."""

from __future__ import annotations

from functools import cache

from pourparler.lexicon.tables import read_json


@cache
def negotiation_words(section: str, key: str) -> tuple[str, ...]:
    """Return one list; what belongs together is joined by blanks.

    >>> "put forward" in negotiation_words("verbs", "present")
    True
    """
    return tuple(entry.replace("-", " ") for entry in read_json("negotiation_cues.json")[section][key])


@cache
def alternatives(section: str, key: str) -> str:
    """Return a regular expression that matches any word of a list, longest first; a blank may be a hyphen.

    >>> import re
    >>> bool(re.fullmatch(alternatives("nouns", "truces"), "cease-fire"))
    True
    """
    words = sorted(negotiation_words(section, key), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(" ", r"[\s-]+") for word in words) + ")"
