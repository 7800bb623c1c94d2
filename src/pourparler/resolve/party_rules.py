"""How a party's words lead to who it is, told as rules with an example each (read on 7 February 2024)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.schema.entities import PartyKind

EXAMPLES_PUBLISHED = date(2024, 2, 7)
"""Day of the reports that the examples stand in: office-holders are those of that day."""


@dataclass(frozen=True, slots=True)
class PartyRule:
    """One way from words to a party.

    Attributes:
        id: a phrase, as `Identity.rule` carries it.
        says: what the rule does, in one plain sentence.
        example: a party's words.
        name: who that is.
        kind: what sort of party.
        entity: id in the embedded table, None where only kind and country follow.
        country: ISO 3166 alpha-2.
    """

    id: str
    says: str
    example: str
    name: str
    kind: PartyKind
    entity: str | None
    country: str | None

    @property
    def gives(self) -> str:
        """The identity in words."""
        known = ", ".join(part for part in (self.kind, self.entity, self.country) if part)
        return f"{self.name} ({known})"


BY_NAME = PartyRule(
    "known_by_name", "The words are the name of a party in the embedded table.",
    "Hamas", "Hamas", "armed-group", "movement:hamas", "PS",
)  # fmt: skip
BY_ALIAS = PartyRule(
    "known_by_alias", "The words are another name of a party in the embedded table.",
    "the US", "United States", "state", "state:us", "US",
)  # fmt: skip
BY_METONYM = PartyRule(
    "known_by_metonym", "The words name the seat of a party in the embedded table.",
    "the Kremlin", "Russia", "state", "state:ru", "RU",
)  # fmt: skip
BY_SURNAME = PartyRule(
    "known_by_surname", "The word is the surname of one person in the embedded table who holds an office on the day.",
    "Blinken", "Antony Blinken", "person", "person:antony-blinken", "US",
)  # fmt: skip
BY_PEOPLE = PartyRule(
    "people_of_known_state", "The word names the people of a state, which is no party of the table.",
    "Palestinians", "Palestinians", "group", None, "PS",
)  # fmt: skip
BY_TITLE = PartyRule(
    "title_before_name", "A title goes before the name of a person, and settles which bearer of a surname is meant.",
    "President Biden", "Joe Biden", "person", "person:joe-biden", "US",
)  # fmt: skip
BY_LEADER = PartyRule(
    "government_of_leader", "A person and a word for government are the government of that person's state.",
    "the Biden administration", "the Biden administration", "government", "state:us", "US",
)  # fmt: skip
BY_GOVERNMENT = PartyRule(
    "government_of_state", "A state and a word for its whole government are its government.",
    "the government of Yemen", "government of Yemen", "government", "state:ye", "YE",
)  # fmt: skip
BY_ORGAN = PartyRule(
    "organ_of_state", "A state and a word for one of its organs are part of its government.",
    "Iran's foreign ministry", "Iran's foreign ministry", "government", None, "IR",
)  # fmt: skip
BY_GROUP = PartyRule(
    "group_in_state", "A state and a word for people are a group of that state.",
    "Colombian rebels", "Colombian rebels", "group", None, "CO",
)  # fmt: skip
BY_OFFICE = PartyRule(
    "office_of_state", "A state and an office are a person of that state, unnamed where no single holder is known.",
    "Norway's defence minister", "Norway's defence minister", "person", None, "NO",
)  # fmt: skip
BY_HOLDER = PartyRule(
    "holder_of_office_on_the_day", "A state and an office are whoever held that office on the day of the report.",
    "Israel's prime minister", "Benjamin Netanyahu", "person", "person:benjamin-netanyahu", "IL",
)  # fmt: skip
BY_THE_PEOPLE = PartyRule(
    "people_for_state", "A people with the article is its state, which reports speak of so.",
    "the Russians", "Russia", "state", "state:ru", "RU",
)  # fmt: skip
BY_SIDE = PartyRule(
    "side_of_state", "A state's side is the state.",
    "the Ukrainian side", "Ukraine", "state", "state:ua", "UA",
)  # fmt: skip
PARTY_RULES = (
    BY_NAME, BY_ALIAS, BY_METONYM, BY_SURNAME, BY_PEOPLE, BY_THE_PEOPLE, BY_TITLE, BY_SIDE, BY_LEADER, BY_GOVERNMENT,
    BY_ORGAN, BY_GROUP, BY_OFFICE, BY_HOLDER,
)  # fmt: skip
BY_HOW = {"name": BY_NAME, "alias": BY_ALIAS, "metonym": BY_METONYM, "surname": BY_SURNAME}
"""By how the table knows the words."""
