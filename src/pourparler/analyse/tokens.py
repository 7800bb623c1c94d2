"""Words of a sentence: a string in, the offsets of its words out.

The conventions are those of the UD English Web Treebank, which the reader was trained on: clitics stand alone
(“did | n't”, “Cairo | 's”), so does punctuation, a hyphen splits a compound (“two | - | state”) but not a prefix
(“non-aligned”), abbreviations keep their full stop, a number parts from its sign and unit (“40 | %”, “5 | pm”).

One pattern is tried at each place, so time is linear in the text: every alternative either consumes what it looked
at or looks at a bounded number of characters.
"""

from __future__ import annotations

import re

PREFIXES = (
    "anti|ante|bi|co|counter|cross|de|e|ex|extra|inter|intra|mega|micro|mid|mini|mis|multi|neo|non|over|para|post|"
    "pre|pro|proto|pseudo|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|under|uni|vice"
)
"""What a hyphen does not part from its word (the treebank's list, shortened to what news uses)."""

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Fr|St|Hon|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Cmdr|Adm|Brig|Pvt|Gov|Sen|Rep|Amb|Sec|Dep|Pres|"
    "Jr|Sr|Inc|Ltd|Corp|Co|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thurs|Fri|"
    "vs|etc|approx|est|dept|Dept|Univ|Ave|Blvd|Mt|Ph\\.D|al|cf|fig|Fig|Art|art|pp|vol|Vol"
)
"""Abbreviations whose full stop belongs to them (single letters are dealt with apart)."""

_LETTER = r"[^\W\d_]"
_WORD = "[^\\W_][\\w\u0300-\u036f\u00ad\u200c\u200d]*"
_APOSTROPHE = "['’]"
_CLITIC = f"{_APOSTROPHE}(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?![\\w])"
_UNIT = "[ap]m|k|m|b|mm|bn|ft|x|cm|kg|km|t|lb|hz|kb|p|mins?|minutes|percent|sq"
_INVISIBLE = "\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"

_PATTERN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]+(?<![.,;:!?'’)\]])                      # an address, without the stop after it
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,6}}             # a mail address
    | (?<!\w)[@\#]{_LETTER}\w*                                            # a handle or tag
    | (?<!\S)[:;=]-?[()DP](?!\w)                                          # a smiley
    | {_LETTER}[\w-]{{0,63}}(?:\.[a-z][\w-]{{0,63}}){{1,9}}(?![\w.]) # example.org, report.pdf
    | \.{{2,}} | …+                                                       # an ellipsis
    | (?<!\w)(?:{_LETTER}\.){{2,12}}(?:{_LETTER}(?!\w))?                  # U.S., p.m., U.S.A
    | (?<![\w.-])(?:{ABBREVIATIONS})\.(?!\w)                              # Mr., Oct.
    | (?<![\w’'-])[A-Z]\.(?=\s+[A-Z])                                     # an initial
    | (?<!\w)No\.(?=\s*\d)                                                # No. 5
    | {_APOSTROPHE}\d\d(?:s\b|\b)                                         # ’90s
    | \d{{1,3}}-\d{{3}}-\d{{4}}(?!\w) | (?<!\w)\d{{3}}-\d{{4}}(?!\w)      # telephone numbers
    | \d+(?:[.,:/]\d+)*(?:(?=(?i:{_UNIT})\b)|\w*)                         # 1,200; 3.5; 10:30; 1990s; 21st; 5 | pm
    | (?<!\w)(?i:w/o?(?!\w)|b/c(?!\w))                                    # w/, b/c
    | (?<!\w)(?i:(?:do|does|did|have|has|had|would|could|should|is|are|was|were|ca)(?=nt\b))
    | (?i:(?<=[doesavlrtc])nt\b)                                          # do | nt, as some write it
    | (?i:(?<!\w)can(?=not\b)|(?<=\bcan)not\b)                            # can | not
    | (?i:(?<!\w)(?:gon(?=na\b)|got(?=ta\b)|wan(?=na\b)))                 # gon | na
    | (?i:n{_APOSTROPHE}t)(?!\w)                                          # n't
    | {_CLITIC}                                                           # 's 'll
    | (?<![\w-])(?i:{PREFIXES})-(?!\d){_WORD}?(?=(?i:n{_APOSTROPHE}t)(?!\w)|(?![\w\u0300-\u036f\u00ad\u200c\u200d]))
    | {_LETTER}{{1,2}}&{_LETTER}{{1,2}}(?!\w)                             # R&D, AT&T
    | {_WORD}?(?=(?i:n{_APOSTROPHE}t)(?!\w))                              # did | n't
    | {_WORD}(?:(?!{_CLITIC}){_APOSTROPHE}{_WORD})*                       # O'Neill, Sana'a
    | -{{2,}} | [!?]{{2,}} | ([*=_~+\#.$<>])\1+                           # runs of signs
    | [^\s{_INVISIBLE}]                                                   # any other sign, alone
    """,
    re.VERBOSE,
)


def tokenize(text: str) -> list[tuple[int, int]]:
    """Return the words of a sentence as ``(start, end)`` offsets, left to right, none empty, no blanks in them.

    Args:
        text: one sentence, or any string.

    >>> line = "It didn't cost $40."
    >>> [line[start:end] for start, end in tokenize(line)]
    ['It', 'did', "n't", 'cost', '$', '40', '.']
    """
    return [match.span() for match in _PATTERN.finditer(text)]
