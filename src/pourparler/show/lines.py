"""One claim as one line: its mark, its day, what it says in a few words, its quotation and its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from pourparler.schema.claims import AnyClaim, Event, Figure, Link, Position, Proposal, Response, Statement
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.views import StoredClaim, StoredDocument
from pourparler.show.quoting import quoted_sentence
from pourparler.show.words import MARKS, REPLIES, day_phrase, number_phrase, plain, stance_phrase, when_phrase

SHOWN_ID = 10
"""Characters of a claim's id in a table; enough to be unique in a record of many thousand claims."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a table shows of a claim."""

    mark: str
    factuality: str
    day: str
    what: Text
    quote: Text
    report: str
    id: str


def line_of(stored: StoredClaim) -> Line:
    """Return the line of a claim."""
    claim = stored.claim
    return Line(
        mark=MARKS[claim.factuality],
        factuality=claim.factuality,
        day=when_phrase(claim.when) or reported_phrase(stored.stored.document),
        what=_what(claim),
        quote=quoted_sentence(stored),
        report=report_name(stored.stored),
        id=claim.id[:SHOWN_ID],
    )


def reported_phrase(document: Document) -> str:
    """Return the report's day for a claim whose words tell no time."""
    return f"told {day_phrase(document.published)}" if document.published else "undated"


def report_name(stored: StoredDocument) -> str:
    """Return a report's title, publisher and day, and which version it is where there are several."""
    document = stored.document
    origin = document.source or document.url.rsplit("/", 1)[-1] or document.id
    day = day_phrase(document.published) if document.published else "undated"
    version = f"version {stored.version} of {stored.versions}" if stored.versions > 1 else ""
    name = plain(document.title)
    return ", ".join(part for part in (_shortened(name, 70), plain(origin), day, version) if part)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def party_names(parties: Sequence[Party | None]) -> str:
    """Return the parties' names; nobody is “?”."""
    return ", ".join(dict.fromkeys(plain(party.label) for party in parties if party and party.label)) or "?"


def _what(claim: AnyClaim) -> Text:
    what = _what_of_kind(claim)
    if claim.factuality == "negated" and isinstance(claim, Event):
        what.stylize("strike")
    if claim.where is not None:
        what.append(f" · {plain(claim.where.name or claim.where.quote.text)}", "dim")
    if claim.factuality not in ("happened", "unknown"):
        what.append(f" · {claim.factuality}", "italic")
    if claim.according_to is not None and not isinstance(claim, Statement):
        what.append(f" · according to {party_names([claim.according_to])}", "dim")
    return what


def _what_of_kind(claim: AnyClaim) -> Text:
    match claim:
        case Event():
            return _event(claim)
        case Statement():
            to = f" to {party_names([claim.audience])}" if claim.audience else ""
            return Text.assemble((party_names([claim.speaker]), "bold"), f" {plain(claim.cue.text)}{to}")
        case Position():
            return Text.assemble((party_names([claim.holder]), "bold"), f" {stance_phrase(claim)}")
        case Proposal():
            return _proposal(claim)
        case Response():
            to = f": {plain(claim.to.text)}" if claim.to else ""
            return Text.assemble((party_names([claim.responder]), "bold"), f" {REPLIES[claim.reply]}{to}")
        case Figure():
            by = f", counted by {party_names([claim.counted_by])}" if claim.counted_by else ""
            return Text.assemble((claim.topic, "bold"), f" {number_phrase(claim)}{by}")
        case Link():
            return Text(f"{claim.source[:SHOWN_ID]} {claim.relation.replace('_', ' ')} {claim.target[:SHOWN_ID]}")


def _event(event: Event) -> Text:
    code = event.type + (f" {event.mode}" if event.mode else "")
    recipients = f" → {party_names(event.recipients)}" if event.recipients else ""
    who = f" {party_names(event.actors)}{recipients}" if event.actors or recipients else ""
    return Text.assemble((code, "bold"), who, f" ({plain(event.trigger.text)})")


def _proposal(proposal: Proposal) -> Text:
    to = f" to {party_names([proposal.addressee])}" if proposal.addressee else ""
    counter = " (answers an earlier one)" if proposal.counter_to else ""
    terms = "; ".join(f"{term.issue}: “{plain(term.quote.text)}”" for term in proposal.terms)
    author = party_names([proposal.author]) if proposal.author else "Author not told"
    return Text.assemble((author, "bold"), f"{to}{counter}", f" · {terms}" if terms else "")
