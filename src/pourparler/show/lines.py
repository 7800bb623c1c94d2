"""One claim as one line: its mark, its day, what it says in a few words, its quotation and its report.

An event reads ``TYPE/mode: actors → recipients (trigger)``, a statement ``speaker cue: content``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from pourparler.schema.claims import AnyClaim, Event, Figure, Link, Position, Proposal, Response, Statement
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote
from pourparler.schema.views import StoredClaim, StoredDocument
from pourparler.show.quoting import quoted_sentence
from pourparler.show.words import MARKS, REPLIES, day_phrase, number_phrase, plain, stance_phrase, when_phrase

SHOWN_ID = 10
"""Characters of a claim's id in a table; enough to be unique in a record of many thousand claims."""
REPORTED = "reported"
_SHORTEST_TITLE = 12
_NEARLY_ALL = 0.8
"""Share of a sentence from which a statement's content need not be told apart from it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a table shows of a claim.

    Attributes:
        mark: sign of its factuality.
        factuality: its factuality.
        day: when, or the report's day where the words tell no time.
        what: what it says in a few words.
        quote: its sentence with its words in bold.
        origin: publisher and day of its report.
        title: title of its report.
        id: the beginning of its id.
    """

    mark: str
    factuality: str
    day: str
    what: Text
    quote: Text
    origin: str
    title: str
    id: str


def line_of(stored: StoredClaim) -> Line:
    """Return the line of a claim."""
    claim = stored.claim
    return Line(
        mark=MARKS[claim.factuality],
        factuality=claim.factuality,
        day=when_phrase(claim.when) or reported_phrase(stored.stored.document),
        what=_what(stored),
        quote=quoted_sentence(stored),
        origin=origin_of(stored.stored),
        title=plain(stored.stored.document.title),
        id=claim.id[:SHOWN_ID],
    )


def reported_phrase(document: Document) -> str:
    """Return the report's day for a claim whose words tell no time."""
    return f"{REPORTED} {day_phrase(document.published)}" if document.published else "undated"


def report_name(stored: StoredDocument, longest: int = 120) -> str:
    """Return a report's publisher, day and title, the title cut where they would be longer than ``longest``."""
    return named(origin_of(stored), plain(stored.document.title), longest)


def origin_of(stored: StoredDocument) -> str:
    """Return a report's publisher and day, and which version it is where there are several."""
    document = stored.document
    origin = document.source or document.url.rsplit("/", 1)[-1] or document.id
    day = day_phrase(document.published) if document.published else "undated"
    version = f"version {stored.version} of {stored.versions}" if stored.versions > 1 else ""
    return ", ".join(part for part in (plain(origin), day, version) if part)


def named(origin: str, title: str, longest: int) -> str:
    """Return a report's name of at most ``longest`` characters, its title cut at a word; the origin is never cut.

    >>> named("Meril Wire, 7 Feb 2024", "Talks go on in the customs house", 45)
    'Meril Wire, 7 Feb 2024: Talks go on in the…'
    """
    room = longest - len(origin) - 2
    if len(title) > room:
        title = title[: max(room - 1, 0)].rsplit(" ", 1)[0] + "…" if room > _SHORTEST_TITLE else ""
    return f"{origin}: {title}" if title else origin


def party_names(parties: Sequence[Party | None]) -> str:
    """Return the parties' names; nobody is “?”."""
    return ", ".join(dict.fromkeys(plain(party.label) for party in parties if party and party.label)) or "?"


def summary_of(stored: StoredClaim) -> str:
    """Return what a claim says, in one line without markup."""
    return _what(stored).plain


def _what(stored: StoredClaim) -> Text:
    claim = stored.claim
    what = _what_of_kind(claim, stored.sentence)
    if claim.factuality == "negated" and isinstance(claim, Event):
        what.stylize("strike")
    if claim.where is not None:
        what.append(f" · {plain(claim.where.name or claim.where.quote.text)}", "dim")
    if claim.factuality not in ("happened", "unknown"):
        what.append(f" · {claim.factuality}", "italic")
    if claim.according_to is not None and not isinstance(claim, Statement):
        what.append(f" · according to {party_names([claim.according_to])}", "dim")
    return what


def _what_of_kind(claim: AnyClaim, sentence: Quote) -> Text:
    match claim:
        case Event():
            return _event(claim)
        case Statement():
            return _statement(claim, sentence)
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


def _statement(statement: Statement, sentence: Quote) -> Text:
    to = f" to {party_names([statement.audience])}" if statement.audience else ""
    apart = len(statement.content.text) < _NEARLY_ALL * len(sentence.text)
    content = f": {plain(statement.content.text)}" if apart else ""
    return Text.assemble((party_names([statement.speaker]), "bold"), f" {plain(statement.cue.text)}{to}{content}")


def _event(event: Event) -> Text:
    code = event.type + (f"/{event.mode}" if event.mode else "")
    recipients = f" → {party_names(event.recipients)}" if event.recipients else ""
    who = f": {party_names(event.actors)}{recipients}" if event.actors or recipients else ""
    return Text.assemble((code, "bold"), who, f" ({plain(event.trigger.text)})")


def _proposal(proposal: Proposal) -> Text:
    to = f" to {party_names([proposal.addressee])}" if proposal.addressee else ""
    counter = " (answers an earlier one)" if proposal.counter_to else ""
    terms = "; ".join(f"{term.issue}: “{plain(term.quote.text)}”" for term in proposal.terms)
    author = party_names([proposal.author]) if proposal.author else "Author not told"
    return Text.assemble((author, "bold"), f"{to}{counter}", f" · {terms}" if terms else "")
