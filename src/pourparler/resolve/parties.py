"""Who a party is: its words and the day in, an identity out, or None where the tables leave it open.

The rules are told in `party_rules.py`; `Identity.rule` names the one that decided. Two entities that fit equally well
give None: a wrong name is worse than an open one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pourparler.lexicon.entities import Candidate, Entity, EntityTable, How
from pourparler.lexicon.names import fold
from pourparler.lexicon.roles import load_roles
from pourparler.resolve.party_rules import (
    BY_GOVERNMENT,
    BY_GROUP,
    BY_HOLDER,
    BY_HOW,
    BY_LEADER,
    BY_OFFICE,
    BY_ORGAN,
    BY_PEOPLE,
    BY_SIDE,
    BY_THE_PEOPLE,
    BY_TITLE,
)
from pourparler.schema.entities import PartyKind

_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"^(?:the )?(?P<owner>.+?)['’]s? (?P<head>.+)$")
_OF = re.compile(
    r"^(?:the )?(?P<head>government|administration|army|military|parliament|president|prime minister|"
    r"(?:foreign|defen[cs]e|interior|health) (?:ministry|minister)) of (?:the )?(?P<owner>.+)$",
    re.IGNORECASE,
)
_STATE: frozenset[How] = frozenset({"name", "alias", "adjective"})
_FULL: frozenset[How] = frozenset({"name", "alias", "metonym"})
_FEWEST_WORDS_OF_A_NAME = 2
_SIDE = "side"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a party is.

    Attributes:
        name: canonical name; the party's own words where these describe rather than name.
        kind: what sort of party.
        entity: stable id in the embedded table; None where only the kind and country are known.
        country: ISO 3166 alpha-2.
        office: held on the day, for persons.
        rule: readable id of what decided it (`party_rules.py`).
    """

    name: str
    kind: PartyKind
    entity: str | None = None
    country: str | None = None
    office: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a name: the day of the report and the countries of its story with their weights."""

    published: date | None
    countries: Mapping[str, float]


def resolve_party(
    text: str, published: date | None, countries: Mapping[str, float], table: EntityTable | None = None
) -> Identity | None:
    """Return who a party is, None where it is unknown or ambiguous.

    Args:
        text: the party's words or its name within the document.
        published: the day of the report; office-holders are those of that day.
        countries: ISO codes of the story with weights, which settle names that several bear.
        table: the known parties; the embedded ones when left out.

    >>> resolve_party("Kyiv", date(2024, 2, 7), {}).entity
    'state:ua'
    """
    known = table or EntityTable.load()
    setting = Setting(published, countries)
    words = _POSSESSIVE.sub("", text.strip().strip('"“”‘,;:'))
    if not words:
        return None
    return _named(words, setting, known) or _titled(words, setting, known) or _described(words, setting, known)


def _named(words: str, setting: Setting, table: EntityTable) -> Identity | None:
    """“Hamas”, “Kyiv”, “Antony Blinken”, “Blinken”: the table's own names, then surnames."""
    candidates = table.lookup(words)
    for accepted in (_FULL, frozenset({"surname"}), frozenset({"people"})):
        fitting = [candidate for candidate in candidates if candidate.how in accepted]
        if fitting:
            return _one(fitting, words, setting)
    return None


def _one(candidates: list[Candidate], words: str, setting: Setting) -> Identity | None:
    """Return the identity if one candidate stands out."""
    how = candidates[0].how
    if how == "surname":
        candidates = _in_office(candidates, setting)
    exact = [candidate for candidate in candidates if candidate.how == "name"]
    narrowed = _by_country(exact if len(exact) == 1 else candidates, setting)
    if len(narrowed) != 1:
        return None
    entity = narrowed[0].entity
    if how == "people" and entity.kind == "state" and words.lower().startswith("the "):
        return _identity(entity, setting, rule=BY_THE_PEOPLE.id)
    if how == "people":
        return Identity(words, "group", None, entity.country, rule=BY_PEOPLE.id)
    return _identity(entity, setting, rule=BY_HOW[narrowed[0].how].id)


def _in_office(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """A bare surname is someone who holds an office on the day; without a day, nobody is preferred."""
    current = [candidate for candidate in candidates if candidate.entity.terms_at(setting.published)]
    return current if setting.published else candidates


def _by_country(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """Narrow to the candidates of the story's weightiest country."""
    if len(candidates) <= 1 or not setting.countries:
        return candidates
    weights = [max((setting.countries.get(code, 0.0) for code in c.entity.countries), default=0.0) for c in candidates]
    best = max(weights)
    return [c for c, weight in zip(candidates, weights, strict=True) if weight == best] if best > 0 else candidates


def _identity(entity: Entity, setting: Setting, rule: str) -> Identity:
    office = next((term.office for term in reversed(entity.terms_at(setting.published))), None)
    return Identity(entity.name, entity.kind, entity.id, entity.country, office if setting.published else None, rule)


def _titled(words: str, setting: Setting, table: EntityTable) -> Identity | None:
    """“Israeli Prime Minister Benjamin Netanyahu”, “President Aoun”: a title before a name."""
    parts, titles = words.split(), load_roles().titles
    for cut in range(1, len(parts)):
        before, rest = parts[:cut], " ".join(parts[cut:])
        if not any(fold(word) in titles for word in before) or not all(_may_precede(word, table) for word in before):
            continue
        fitting = [c for c in table.lookup(rest) if c.entity.kind == "person"]
        if len(parts) - cut < _FEWEST_WORDS_OF_A_NAME:
            title = fold(" ".join(before))
            titled = [c for c in fitting if _holds(c.entity, title, setting.published)]
            fitting = titled or _in_office(fitting, setting)
        found = _by_country(fitting, setting)
        if len(found) == 1:
            return _identity(found[0].entity, setting, rule=BY_TITLE.id)
    return None


def _may_precede(word: str, table: EntityTable) -> bool:
    """Whether a word may stand in a title: “former”, “Foreign”, “Israeli”, “Vice”."""
    roles = load_roles()
    return fold(word) in roles.titles | roles.before_titles or any(
        candidate.entity.kind == "state" for candidate in table.lookup(_POSSESSIVE.sub("", word))
    )


def _holds(entity: Entity, title: str, day: date | None) -> bool:
    return any(term.office in title or title in term.office for term in entity.terms_at(day))


def _described(words: str, setting: Setting, table: EntityTable) -> Identity | None:
    """“Israeli officials”, “Iran's foreign ministry”, “the government of Yemen”: a state and a word for its organs."""
    for owner, head in _splits(words):
        candidates = table.lookup(owner)
        states = _by_country([c for c in candidates if c.how in _STATE and c.entity.kind == "state"], setting)
        if len({c.entity.id for c in states}) == 1 and (found := _organ(states[0].entity, head, setting, table)):
            return found if found.entity else replace(found, name=words)
        if fold(head) in load_roles().whole_government and (found := _led_by(owner, words, setting, table)):
            return found
    return None


def _led_by(owner: str, words: str, setting: Setting, table: EntityTable) -> Identity | None:
    """“The Biden administration”: a person and a word for government."""
    leader = _named(owner, setting, table)
    if leader is None or leader.kind != "person" or leader.country is None:
        return None
    return Identity(words, "government", f"state:{leader.country.lower()}", leader.country, rule=BY_LEADER.id)


def _splits(words: str) -> Iterable[tuple[str, str]]:
    """Yield the ways to read the words as a state and what belongs to it."""
    for pattern in (_OWNER, _OF):
        if match := pattern.match(words):
            yield match["owner"], match["head"]
    parts = words.removeprefix("the ").removeprefix("The ").split()
    for cut in range(1, min(len(parts), 4)):
        yield " ".join(parts[:cut]), " ".join(parts[cut:])


def _organ(state: Entity, head: str, setting: Setting, table: EntityTable) -> Identity | None:
    """Return what a head word makes of a state."""
    key, roles = fold(head), load_roles()
    if key in roles.offices:
        return _holder(state, roles.offices[key], head, setting, table)
    if key in roles.whole_government:
        return Identity(f"government of {state.name}", "government", state.id, state.country, rule=BY_GOVERNMENT.id)
    if key == _SIDE:
        return Identity(state.name, state.kind, state.id, state.country, rule=BY_SIDE.id)
    last = key.rsplit(" ", 1)[-1]
    if last in roles.organs:
        return Identity(head, "government", None, state.country, rule=BY_ORGAN.id)
    if last in roles.people:
        return Identity(head, "group", None, state.country, rule=BY_GROUP.id)
    return None


def _holder(state: Entity, offices: frozenset[str], head: str, setting: Setting, table: EntityTable) -> Identity | None:
    """“Israel's prime minister”: who holds the office on the day, if the table knows exactly one."""
    unnamed = Identity(head, "person", None, state.country, rule=BY_OFFICE.id)
    if setting.published is None:
        return unnamed
    holders = {
        entity.id: entity for entity, term in table.holders(state.id, setting.published) if term.office in offices
    }
    if len(holders) != 1:
        return unnamed
    return _identity(next(iter(holders.values())), setting, rule=BY_HOLDER.id)
