"""Hand-made reports: claims quote words of a text, and the steps follow from them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pourparler.follow.steps import find_steps
from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Proposal, Response, Term
from pourparler.schema.codec import identify
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.negotiation import Step
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Quote, Span

PUBLISHED = date(2024, 2, 7)
PROGRAM = Program("0.1.0", "hand-1", "2026.11")


class Report:
    """A report whose claims quote words of its text; a run of words is taken where it first stands in its sentence."""

    def __init__(self, text: str, **facts: Any) -> None:
        known: dict[str, Any] = {"id": "wire-1", "published": PUBLISHED, "source": "Meril Wire"}
        self.document = Document(text=text, **(known | facts))
        self.sentences = tuple(Span(*match.span()) for match in re.finditer(r"\S[^.:\n]*[.:]", text))
        self.claims: list[AnyClaim] = []

    def quote(self, words: str, sentence: int) -> Quote:
        span = self.sentences[sentence]
        at = self.document.text.index(words, span.start, span.end)
        return Quote(words, Span(at, at + len(words)))

    def party(self, words: str, sentence: int) -> Party:
        return Party(self.quote(words, sentence))

    def add(self, noun: type[Any], sentence: int = 0, **fields: Any) -> Report:
        base = {"sentence": sentence, "confidence": 0.6, "rules": ("hand",)}
        self.claims.append(noun(**(base | fields)))
        return self

    def identified(self) -> tuple[AnyClaim, ...]:
        return identify(self.document, self.claims)

    def steps(self) -> tuple[Step, ...]:
        return find_steps(self.document, self.identified(), self.sentences)

    def reading(self, program: Program = PROGRAM) -> Reading:
        return Reading(self.document, self.identified(), (), program, self.sentences, self.steps())


def crisis() -> list[Report]:
    """Four reports of a small crisis: a plan, its answers, a truce, and two counts."""
    plan = Report("Oslo handed Lima and Quito a plan for a truce of seven days.", id="w-1", published=date(2024, 2, 1))
    plan.add(Proposal, author=plan.party("Oslo", 0), addressee=plan.party("Lima", 0), cue=plan.quote("plan", 0),
             terms=(Term("ceasefire", plan.quote("a truce of seven days", 0)),))  # fmt: skip
    plan.add(Event, trigger=plan.quote("handed", 0), type="AGREE", actors=(plan.party("Oslo", 0),),
             recipients=(plan.party("Lima", 0), plan.party("Quito", 0)))  # fmt: skip
    plan.add(
        Figure, topic="killed", text=plan.quote("seven", 0), low=7, best=7, high=7, counted_by=plan.party("Oslo", 0)
    )

    no = Report("Lima rejected Oslo's plan.", id="w-2", published=date(2024, 2, 2), source="Andes Post")
    no.add(Response, responder=no.party("Lima", 0), cue=no.quote("rejected", 0), to=no.quote("Oslo's plan", 0),
           reply="reject")  # fmt: skip
    no.add(Event, trigger=no.quote("rejected", 0), type="REJECT", actors=(no.party("Lima", 0),),
           recipients=(no.party("Oslo", 0),))  # fmt: skip
    no.add(Position, holder=no.party("Lima", 0), issue="ceasefire", issue_text=no.quote("plan", 0), stance="oppose")

    yes = Report("Lima and Quito signed Oslo's plan.", id="w-3", published=date(2024, 2, 4))
    yes.add(Event, trigger=yes.quote("signed", 0), type="SUPPORT", actors=(yes.party("Lima", 0), yes.party("Quito", 0)),
            recipients=(yes.party("Oslo", 0),))  # fmt: skip
    yes.add(Figure, topic="killed", text=yes.quote("plan", 0), low=9, best=9, high=9, counted_by=yes.party("Oslo", 0))

    began = Report("The truce between Lima and Quito came into force.", id="w-4", published=date(2024, 2, 6))
    began.add(Event, trigger=began.quote("came", 0), type="RETREAT",
              actors=(began.party("Lima", 0), began.party("Quito", 0)))  # fmt: skip
    return [plan, no, yes, began]
