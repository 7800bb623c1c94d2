"""The singular of a noun by its spelling, so that a rule does not hang on the reader's lemma.

``hostages`` is *hostage* and ``parties`` is *party* whatever a small model makes of their endings.
"""

from __future__ import annotations

from functools import cache

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "wives": "wife",
    "knives": "knife", "wolves": "wolf", "halves": "half", "thieves": "thief", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "crises": "crisis", "bases": "base", "analyses": "analysis", "oxen": "ox", "cities": "city",
    "buses": "bus", "gases": "gas", "houses": "house", "horses": "horse", "promises": "promise", "purposes": "purpose",
    "responses": "response", "cases": "case", "phases": "phase", "clauses": "clause", "causes": "cause",
    "releases": "release", "viruses": "virus", "consensuses": "consensus", "shoes": "shoe", "aches": "ache",
    "caches": "cache", "axes": "axe", "dice": "die", "heroes": "hero", "vetoes": "veto", "potatoes": "potato",
    "torpedoes": "torpedo", "salvoes": "salvo", "cargoes": "cargo", "embargoes": "embargo", "echoes": "echo",
    "movies": "movie", "ties": "tie", "lies": "lie", "pies": "pie", "dies": "die", "quizzes": "quiz",
}  # fmt: skip
"""Plurals that the endings do not tell, and those that they would tell wrong."""
_WITHOUT_SINGULAR = """news gas corps series headquarters barracks politics means species customs whereabouts physics
  economics odds crossroads canvas bias chaos atlas alias christmas sms mathematics diabetes measles thanks alms gallows
  arms outskirts sweepstakes innings works"""
_UNCHANGED = frozenset(_WITHOUT_SINGULAR.split())


@cache
def singular(noun: str) -> str:
    """Return the singular of a noun in lower case; a singular stays as it is.

    >>> [singular(word) for word in ("hostages", "parties", "clashes", "children", "corps", "class")]
    ['hostage', 'party', 'clash', 'child', 'corps', 'class']
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun in _UNCHANGED or len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]
