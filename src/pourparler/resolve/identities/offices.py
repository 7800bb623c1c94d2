"""Who speaks or acts for whom, as one report says.

“X, foreign minister of Y”, “Y's foreign minister, X”, “X of the Front”, “X, who speaks for the Front”; and “Foreign
Minister X”, who is that of the state that the report is about if it says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pourparler.resolve.identities.full_names import full_name
from pourparler.resolve.identities.names import Naming
from pourparler.resolve.identities.organs import organ_of
from pourparler.resolve.identities.vocabulary import BODIES, OFFICES
from pourparler.resolve.parties import resolve_party
from pourparler.schema.entities import Party
from pourparler.schema.identity import Office
from pourparler.schema.spans import Quote, Span

_PERSON = r"(?P<person>[A-Z][\w’-]+(?: (?:al|bin|de|von) )?(?: [A-Z][\w’-]+){1,2})"
_BODY = r"(?P<body>(?:[A-Z][\w’-]+ )*[A-Z][\w’-]+|[a-z]+)"
_CAPITALS = r"(?P<body>(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+)"
_TITLE = "|".join(sorted(OFFICES))
_OFFICE = rf"(?P<office>(?:[A-Za-z-]+ ){{0,3}}(?:{_TITLE}|{_TITLE.title()}))"
_OF_GOVERNMENT = r"(?P<office>(?:[A-Z][a-z]+ ){0,3}(?:President|Premier|Chancellor|Minister|Secretary|King|Queen|Emir))"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say who acts for whom, and a sentence that says it."""

    id: str
    regex: re.Pattern[str]
    example: str


PATTERNS = (
    Pattern("person, owner's office", re.compile(rf"\b{_PERSON}, (?:the )?{_BODY}['’]s? {_OFFICE}\b"),
            "Colonel Jorun Pell, the army's spokesman, denied that."),
    Pattern("owner's office, person", re.compile(rf"\b{_BODY}['’]s? {_OFFICE}, {_PERSON}"),
            "Norvast's foreign minister, Corin Ashby, welcomed the plan."),
    Pattern("owner's office person", re.compile(rf"\b{_BODY}['’]s? {_OFFICE} {_PERSON}"),
            "Norvast's foreign minister Corin Ashby welcomed the plan."),
    Pattern("person, office of body",
            re.compile(rf"\b{_PERSON}, (?:the |a )?{_OFFICE} of (?:the )?{_BODY}"),
            "Tavi Korrad, spokesman of the Northern Salt Coast Front, denied it."),
    Pattern("person, body's office in capitals",
            re.compile(rf"\b{_PERSON}, the {_CAPITALS} (?P<office>[a-z-]*(?:{_TITLE}))\b"),
            "Helene Marquand, the United Nations envoy for Tarvona, spoke."),
    Pattern("body office person",
            re.compile(rf"\b(?P<body>[A-Z]{{2,7}}|United Nations|African Union|European Union) {_OFFICE},? {_PERSON}"),
            "UN envoy Helene Marquand spoke."),
    Pattern("person of the body", re.compile(rf"\b{_PERSON},? (?:of|for) the {_BODY}"),
            "Sefa Lorne of the Salt Coast Front says so."),
    Pattern("person, who speaks for the body",
            re.compile(rf"\b{_PERSON},? who (?:speaks|spoke|negotiates|negotiated|leads|led) (?:for )?the {_BODY}"),
            "Oskel Irun, who speaks for the Northern Salt Coast Front, left."),
    Pattern("adjective office person",
            re.compile(rf"\b(?P<body>[A-Z][a-z]+(?:an|ese|ish|i)) {_OFFICE},? {_PERSON}"),
            "The Tarvonan foreign minister Lenka Hollin spoke."),
    Pattern("office before person", re.compile(rf"\b{_OF_GOVERNMENT} {_PERSON}"),
            "Foreign Minister Lenka Hollin spoke."),
)  # fmt: skip
_NO_OFFICE = "member"


def offices_in(text: str, naming: Naming, published: date | None) -> tuple[Office, ...]:
    """Return who acts for whom in a report, each person, office and body once, in order of the text.

    Args:
        text: the report's text.
        naming: the naming of the same report.
        published: its day, for the embedded table.
    """
    found: dict[tuple[str, str, str], Office] = {}
    matches = [(match, pattern) for pattern in PATTERNS for match in pattern.regex.finditer(text)]
    implied = {match.start() for match, pattern in matches if pattern is PATTERNS[-1]}
    for match, _ in sorted(matches, key=lambda pair: (pair[0].start(), PATTERNS.index(pair[1]))):
        for office in _read(match, naming, published):
            found.setdefault((office.person, office.office, office.acts_for), office)
    told = {office.person for office in found.values() if office.words.start not in implied}
    return tuple(office for office in found.values() if office.words.start not in implied or office.person not in told)


def _read(match: re.Match[str], naming: Naming, published: date | None) -> Iterator[Office]:
    groups = match.groupdict()
    person = full_name(match["person"])
    office = " ".join((groups.get("office") or _NO_OFFICE).lower().split())
    body = _acts_for(groups.get("body"), naming, published)
    if person is None or body is None or person.rsplit(" ", 1)[-1] in BODIES or body == person:
        return
    yield Office(naming.full_names.find(person) or person, office, body, Span(match.start(), match.end()))


def _acts_for(body: str | None, naming: Naming, published: date | None) -> str | None:
    """Return the key of the body or state; without words it is the government that the report is about."""
    if body is None:
        body = "the government"
    elif body.islower() and organ_of(body) is None:
        return None
    known = resolve_party(body, published, {})
    if known is not None and known.entity:
        return known.entity
    words = body if body[:1].isupper() else f"the {body}"
    name = naming.name(Party(Quote(words, Span(0, len(words)))))
    return None if "#" in name.key else name.key
