"""The name of each party of a report: a claim's party in, a key and label out that mean the same in every report.

Only the report itself is looked at, so that the order of reading does not matter. What the report leaves open gets a
key of this report alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.roles import load_roles
from pourparler.resolve.identities.full_names import FullNames, is_name, untitled
from pourparler.resolve.identities.keys import (
    MISTER,
    local,
    owned,
    parts_of,
    plain,
    sort_of,
    stem_of_adjective,
    stem_of_state,
)
from pourparler.resolve.identities.organs import Organ, organ_of
from pourparler.resolve.identities.scopes import scope_of
from pourparler.resolve.identities.vocabulary import (
    BODIES,
    GOVERNMENT,
    INDEFINITE,
    OFFICES,
    ORGANS,
    PRONOUNS,
    SO_CALLED,
    SYNONYMS,
)
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, PartyKind
from pourparler.schema.identity import Office, PartyName

_LONGEST = 7
"""Words of a full name at most; more is a description."""
_PERSONS_BODY = re.compile(
    r"^(?P<person>[A-Z].+)['’]s (?:movement|group|party|side|organi[sz]ation|faction|fighters|forces|front|militia)$"
)
_EDGES = " ,;:.-–—“”\"'’"


@dataclass(frozen=True)
class Naming:
    """Names the parties of one report.

    Attributes:
        report: short mark of the report, for keys that mean something in it alone.
        scope: the state that “the army” belongs to; None where it stays open.
        full_names: the full names that the report uses.
        text: the report's text.
        bodies: whom a person acts for, as far as the report says.
    """

    report: str
    scope: str | None
    full_names: FullNames
    text: str
    bodies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, parties: Iterable[Party]) -> Naming:
        """Return the naming of a report whose claims name these parties."""
        known = list(parties)
        labels = [party.label for party in known if party.entity is None]
        text = f"{document.title}\n{document.text}"
        return cls(document.fingerprint[:8], scope_of(document, known), FullNames.of(text, labels), document.text)

    def with_offices(self, offices: Sequence[Office]) -> Naming:
        """Return the naming that knows whose movement “Korrad's movement” is."""
        return replace(self, bodies={office.person: office.acts_for for office in reversed(offices)})

    def name(self, party: Party) -> PartyName:
        """Return the name of a claim's party."""
        if party.entity:
            return PartyName(party.entity, party.label, "entity", party.kind, party.country, party.entity)
        label = party.label.strip(_EDGES).removesuffix("'s").removesuffix("’s")
        key = self._key(label, party)
        return PartyName(key, self._label(key, label), sort_of(key), party.kind or kind_of_key(key), party.country)

    @staticmethod
    def _label(key: str, label: str) -> str:
        """Return the words where they are the name itself; “Front” alone is no good label for the whole name."""
        if sort_of(key) != "name":
            return _shown(label)
        bare = untitled(_shown(label))
        return bare if plain(bare) == key and not bare.isupper() else name_of_key(key).label

    def _key(self, label: str, party: Party) -> str:
        words = plain(label)
        for distance in SO_CALLED:
            words, label = words.removeprefix(distance), re.sub("^[Ss]o-called ", "", label)
        if not words or words in PRONOUNS:
            return local(words or "?", self.report)
        if key := self._body_of_person(label):
            return key
        organ = organ_of(label)
        if organ is not None and (key := self._organ_key(organ, party)):
            return key
        if any(letter.isupper() for letter in label) and (key := self._proper_key(label)):
            return key
        return self._description_key(label, words)

    def _body_of_person(self, label: str) -> str | None:
        """“Tavi Korrad's movement” is the one that he acts for."""
        match = _PERSONS_BODY.match(label)
        person = self.full_names.find(untitled(match["person"])) if match else None
        return self.bodies.get(person) if person else None

    def _organ_key(self, organ: Organ, party: Party) -> str | None:
        owner = self._owner(organ, party)
        if owner is None:
            return local(organ.head, self.report)
        if organ.head == GOVERNMENT and owner.isupper():
            return f"state:{owner.lower()}"
        return owned(organ.head, owner)

    def _owner(self, organ: Organ, party: Party) -> str | None:
        """Return the stem, code or key of what an organ belongs to."""
        if party.country and not organ.owner:
            return party.country
        if not organ.owner:
            return self.scope
        if party.country and party.kind == "government":
            return party.country
        if organ.adjective:
            return stem_of_adjective(organ.owner) or self.scope
        return self._owner_by_name(organ)

    def _owner_by_name(self, organ: Organ) -> str | None:
        inner = organ_of(organ.owner)
        if inner is not None:
            outer = self._owner(inner, Party(None))
            return outer if inner.head == GOVERNMENT else (f"{inner.head}.{outer}" if outer else None)
        bare = untitled(organ.owner)
        person_or_body = self.full_names.find(bare) or ""
        if " " in person_or_body or bare != organ.owner:
            # “The government of President Semmon” is the government that the report is about.
            return self.scope if organ.head == GOVERNMENT else person_or_body or plain(bare)
        return stem_of_state(organ.owner)

    def _proper_key(self, label: str) -> str | None:
        """Return the key of a name: full, or found among the report's full names, or a titled surname."""
        bare = untitled(label)
        words = plain(bare).split()
        if not words or len(words) > _LONGEST or not is_name(bare):
            return None
        if len(words) > 1:
            return self.full_names.find(bare) or " ".join(words)
        if found := self.full_names.find(bare):
            return found
        if words[0] in BODIES | OFFICES | ORGANS | load_roles().titles or self._only_opens(bare):
            return None
        if bare != label or self.is_titled(bare):
            return owned(MISTER + words[0], self.scope) if self.scope else MISTER + words[0]
        return words[0]

    def _only_opens(self, word: str) -> bool:
        """“Shells struck a market”: a plural whose capital is only that of the sentence."""
        return word.endswith("s") and not re.search(rf"[a-z,;] {re.escape(word)}\b", self.text)

    def is_titled(self, name: str) -> bool:
        """Tell whether the report puts a title before the name somewhere: “President Semmon”."""
        before = (
            self.text[max(0, m.start() - 30) : m.start()].split() for m in re.finditer(re.escape(name), self.text)
        )
        return any(words and plain(words[-1]) in load_roles().titles for words in before)

    def _description_key(self, label: str, words: str) -> str:
        """Return a key that other reports share only for definite bodies, such as “the relief office”."""
        head = SYNONYMS.get(words, words)
        last = head.rsplit(" ", 1)[-1]
        definite = label.split()[0].lower() not in INDEFINITE
        shared = (definite and last in OFFICES | ORGANS) or (last in BODIES and (" " in head or definite))
        if not shared or self.scope is None:
            return local(head, self.report)
        for article in ("a ", "an ", "al "):
            head = head.removeprefix(article)
        return owned(head, self.scope)


def name_of_key(key: str) -> PartyName:
    """Return a name that only its key tells of, such as the body in “spokesman of the Front”.

    >>> name_of_key("army@tarvon").label, name_of_key("salt coast front").label
    ('Army', 'Salt Coast Front')
    """
    head = parts_of(key)[0].removeprefix(MISTER)
    known = EntityTable.load().by_id.get(key)
    if known is not None:
        return PartyName(key, known.name, "entity", known.kind, known.country, key)
    label = head.title() if sort_of(key) in ("name", "surname") else head[:1].upper() + head[1:]
    return PartyName(key, label, sort_of(key), kind_of_key(key))


def _shown(label: str) -> str:
    article, _, rest = label.partition(" ")
    return rest if article in ("The", "the") and rest else label


def kind_of_key(key: str) -> PartyKind | None:
    """Return what a name's last word says that it is; None where it says nothing."""
    if sort_of(key) == "surname":
        return "person"
    head = key.partition("@")[0]
    last = head.rsplit(" ", 1)[-1]
    if "@" in key and last in OFFICES:
        return "person"
    if "@" in key and last in ORGANS:
        return "group" if last in ("rebels", "opposition") else "government"
    return "group" if last in BODIES and "#" not in key else None
