"""Which state a report means by “the army”: its text and its publisher's name in, a stem or country code out.

Where a report speaks of the organs of two states about equally, “the army” stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pourparler.lexicon.roles import load_roles
from pourparler.resolve.identities.keys import plain, stem_of_adjective, stem_of_state
from pourparler.resolve.identities.vocabulary import BODIES, OFFICES, ORGANS, words_in
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party

_PUBLISHER, _STATE, _ORGAN, _PLACE, _SEAT = 6, 1, 2, 1, 1
_NAMED_AGAIN = 2
_CLEAR = 1.5
"""How much more often the first state is spoken of than the second."""

_NAME = r"(?P<state>[A-Z][\w’'-]*[\w](?: [A-Z][\w-]+)?)"
_MANY = "|".join(sorted(ORGANS | OFFICES | {"officials", "authorities", "forces", "troops", "customs", "soldiers"}))
_ROLE = rf"(?:[a-z]+ ){{0,2}}(?:{_MANY})\b"
_OFFICIAL = r"(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom|[Mm]inistry of [A-Z][\w ]+?|[Aa]rmy|[Pp]resident|[Pp]arliament)"
_PATTERNS = (
    (re.compile(rf"\b{_OFFICIAL} of (?:the )?(?:Republic of )?{_NAME}"), _ORGAN),
    (re.compile(rf"\b{_NAME}['’]s? {_ROLE}"), _ORGAN),
    (re.compile(rf"\b(?:truce|ceasefire|war|conflict|talks|fighting|envoy|Envoy|peace) (?:in|for|on) {_NAME}"), _PLACE),
)
_ADJECTIVE = re.compile(rf"\b(?!The\b)(?P<adjective>[A-Z][a-z’'-]+) (?:[A-Z][a-z]+ )?(?i:{_ROLE})")
_SEATED = re.compile(
    r"\b(?:[Gg]overnment|[Gg]eneral Staff|[Cc]abinet|[Pp]arliament|[Tt]reasury|[Pp]residency|[Aa]uthorities"
    r"|[Gg]overnment officials) in (?P<seat>[A-Z][\w-]+)"
)
_PUBLISHED_BY = re.compile(rf"\b(?:of|for) (?:the )?(?:Republic of )?{_NAME}$")
_STATE_MEDIA = re.compile(rf"^{_NAME} (?:State|National|Public) (?:Radio|Television|TV|News)")

_CALENDAR = words_in(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)


def scope_of(document: Document, parties: Iterable[Party]) -> str | None:
    """Return the stem or country code of the state that a report is about; None where none stands out.

    Args:
        document: the report.
        parties: the parties of its claims; known states count by their country codes.
    """
    counts = Counter(dict(states_of(document, parties)))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def states_of(document: Document, parties: Iterable[Party]) -> dict[str, int]:
    """Return the states that a report speaks of with weights; known ones by country code, others by stem."""
    counts: Counter[str] = Counter()
    known = Counter(party.country for party in parties if party.country and party.kind in ("state", "government"))
    # A state that is named once may be a town where the others meet.
    counts.update({country: times * _STATE for country, times in known.items() if times >= _NAMED_AGAIN})
    local = Counter[str]()
    for stem, weight in (*_told(document.text), *_told(document.title), *_by_publisher(document.source)):
        local[stem] += weight
    counts.update(local)
    if not counts:
        for match in _SEATED.finditer(document.text):
            counts[stem_of_state(match["seat"])] += _SEAT
    return dict(counts)


def _told(text: str) -> Iterator[tuple[str, int]]:
    for pattern, weight in _PATTERNS:
        for match in pattern.finditer(text):
            if _may_be_state(match["state"]):
                yield stem_of_state(match["state"]), weight
    for match in _ADJECTIVE.finditer(text):
        stem = stem_of_adjective(match["adjective"])
        if stem and _may_be_state(match["adjective"]):
            yield stem, _ORGAN


def _may_be_state(name: str) -> bool:
    """“Foreign Minister”, “President Aldric”, “Friday” and “the Front” are none."""
    words = set(plain(name).split())
    roles = load_roles()
    return not words & (roles.titles | roles.before_titles | BODIES | _CALENDAR)


def _by_publisher(source: str) -> Iterator[tuple[str, int]]:
    for pattern in (_PUBLISHED_BY, _STATE_MEDIA):
        if match := pattern.search(source):
            yield stem_of_state(match["state"]), _PUBLISHER


def seats_of(text: str) -> tuple[str, ...]:
    """Return the places where a report says that organs of government sit.

    >>> seats_of("The General Staff in Osmere counts 212 soldiers.")
    ('Osmere',)
    """
    return tuple(dict.fromkeys(match["seat"] for match in _SEATED.finditer(text)))
