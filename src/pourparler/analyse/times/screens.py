"""Words that look like a time and are none: “Resolution 1973”, “2015 men”, “Theresa May”, “the march”."""

from __future__ import annotations

import re

from pourparler.analyse.times.rules import Rule
from pourparler.analyse.words import word_set
from pourparler.schema.analysis import Sentence

_NUMBERED = word_set(
    "resolution resolutions no no. number article articles law flight paragraph page room act decree order rule bill "
    "unit case boeing $ € £ # agenda vision horizon route highway"
)
_BARE_MONTH = re.compile(r"(?:May|March|Mar|August|April|June|Jan|Jun|MARCH|APRIL|JUNE|AUGUST)\.?\Z")


def is_no_time(rule: Rule, sentence: Sentence, words: tuple[int, int], match: re.Match[str]) -> bool:
    """Tell whether the words that a rule matched are something else here."""
    start, end = words
    if start == end:
        return True
    if rule.id == "year" and not match["part"]:
        return _is_number(sentence, start)
    if rule.id == "weekday" and end - start == 1:
        return _is_in_longer_name(sentence, start)
    if rule.needs_name and _BARE_MONTH.match(match.group()):
        return _is_word_or_person(sentence, start, end)
    return False


def _is_number(sentence: Sentence, at: int) -> bool:
    """Tell whether four digits count or number something: “Resolution 1973”, “2015 men”."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    if before in _NUMBERED or (before in "-/." and before):
        return True
    token = sentence.tokens[at]
    if token.deprel != "nummod" or token.head <= at:
        return False
    return "Number=Plur" in sentence.tokens[token.head].feats


def _is_in_longer_name(sentence: Sentence, at: int) -> bool:
    """Tell whether a weekday belongs to a person's name of several words: “Dr Sunday Ekesi”."""
    return any(
        name.kind == "PER" and name.start <= at < name.end and name.end - name.start > 1 for name in sentence.names
    )


def _is_word_or_person(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether “May” is a verb or belongs to a person's name, “March” a march."""
    if sentence.tokens[start].upos in ("AUX", "VERB", "ADJ", "ADV"):
        return True
    return any(name.kind == "PER" and name.start < end and start < name.end for name in sentence.names)
