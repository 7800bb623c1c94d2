"""What people are told of a rule: what it does, an example sentence, and what it gives there.

Every id in a claim's ``rules`` is the id of such a record, or of one followed by ``: `` and the word that the rule saw
(``verb_names_event: accuse``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """One rule, as the page of rules and the trail of a claim tell it.

    Attributes:
        id: a phrase, as claims carry it.
        says: what the rule does, in one plain sentence.
        example: a sentence.
        gives: what the rule gives in it.
    """

    id: str
    says: str
    example: str
    gives: str


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """Rules that make one kind of thing, under one heading.

    Attributes:
        title: heading.
        about: what they have in common, in a sentence or two.
        records: the rules, in the order in which they are tried where that matters.
    """

    title: str
    about: str
    records: tuple[RuleRecord, ...]


EDITED_BY_PERSON = RuleRecord(
    "edited_by_person",
    "A person corrected the claim.",
    'The edit {"reply": "accept"} of a response.',
    "the response with the reply accept, certain",
)
