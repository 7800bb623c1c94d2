"""Forms of the verbs that the rules know, so that a rule does not hang on the reader's lemma.

``announced`` is *announce* whatever a small model makes of its ending. Only verbs of the rules' own tables are listed;
for all others the reader's lemma stands.
"""

from __future__ import annotations

from functools import cache

from pourparler.extract.tables import clause_words, cue_table, irregular_forms

_VOWELS = "aeiou"


@cache
def verb_lemmas() -> dict[str, str]:
    """Return the lemma of each form of the tables' verbs."""
    found: dict[str, str] = {}
    for verb in sorted(_known_verbs()):
        for form in regular_forms(verb):
            found.setdefault(form, verb)
    found |= irregular_forms()
    return found | {verb: verb for verb in _known_verbs()}


def regular_forms(verb: str) -> list[str]:
    """Return the regular forms of a verb in -s, -ed and -ing.

    Example:
        >>> regular_forms("ban")
        ['bans', 'banned', 'banning']
        >>> regular_forms("deny")
        ['denies', 'denied', 'denying']
    """
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    plural = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")
    if verb.endswith("e"):
        return [plural, verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    stem = verb + verb[-1] if _doubles(verb) else verb
    return [plural, stem + "ed", stem + "ing"]


def _doubles(verb: str) -> bool:
    """Tell whether a verb doubles its last letter: one vowel before one consonant, in a short or listed verb."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return len(verb) <= 4 or verb in clause_words("forms", "doubled")


def _known_verbs() -> set[str]:
    cues = {
        entry.split()[0] for modes in cue_table()["verbs"].values() for entries in modes.values() for entry in entries
    }
    spoken = clause_words("speech", "verbs") | clause_words("light", "verbs")
    settings = ("planned", "hypothetical", "negated", "ongoing", "cancelled")
    return cues | spoken | set().union(*(clause_words("complements", setting) for setting in settings))
