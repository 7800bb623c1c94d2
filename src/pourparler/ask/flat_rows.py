"""The rows that a record answers with: each noun's cells by column, and its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pourparler.ask.rows import Rows
from pourparler.schema.answers import Change, Cited, Counted, Listed, Named, Standing
from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Proposal, Response, Statement
from pourparler.schema.codec import kind_of
from pourparler.schema.entities import Party
from pourparler.schema.identity import PartyCount
from pourparler.schema.participants import parties_of
from pourparler.schema.views import DocumentTally, FoundDocument, StoredClaim
from pourparler.show.lines import line_of, origin_of

CLAIM = (
    "claim", "kind", "type", "mode", "who", "whom", "issue", "start", "end", "place", "country", "latitude",
    "longitude", "low", "best", "high", "condition", "factuality", "according_to", "confidence", "words", "sentence",
    "publisher", "published", "title", "document",
)  # fmt: skip
_CITED = ("words", "sentence", "publisher", "published", "title", "claim")
STANDING = ("party", "party_id", "issue", "stance", "since", "before", "condition", "publishers", "origin", *_CITED)
LISTED = (
    "proposal", "name", "author", "addressees", "state", "since", "version", "counter_to", "issues", "process", *_CITED
)  # fmt: skip
CHANGE = ("kind", "day", "party", "about", "before", "after", *_CITED)
COUNTED = (
    "topic", "place", "counter", "period", "about_day", "day", "low", "best", "high", "revises", "words", "publisher",
    "published", "title", "claim",
)  # fmt: skip
PARTY = ("party_id", "party", "kind", "country", "names", "claims", "reports")
DOCUMENT = ("document", "title", "publisher", "published", "url", "version", "versions", "claims")
_DOING = frozenset({"actor", "speaker", "holder", "author", "responder", "counted_by"})
_UNDERGOING = frozenset({"recipient", "audience", "addressee"})


def claim_rows(found: Iterable[StoredClaim], what: str = "claims") -> Rows[StoredClaim]:
    """Return claims as rows; a column means the same for every kind, and is None where the kind has no such field."""
    return Rows(found, what, _claim, CLAIM, _claim_line)


def _claim_line(stored: StoredClaim) -> str:
    line = line_of(stored)
    return f"{line.day}  {line.what.plain}"


def _claim(stored: StoredClaim) -> dict[str, Any]:
    claim, document = stored.claim, stored.stored.document
    words = stored.sentence.text
    found = {
        "claim": claim.id,
        "kind": kind_of(claim),
        "who": _parties(party for role, party in parties_of(claim) if role in _DOING),
        "whom": _parties(party for role, party in parties_of(claim) if role in _UNDERGOING),
        "factuality": claim.factuality,
        "according_to": claim.according_to.label if claim.according_to else None,
        "confidence": claim.confidence,
        "sentence": words,
        "publisher": document.source,
        "published": document.published,
        "title": document.title,
        "document": document.id,
    }
    return found | _when_and_where(claim) | _own(claim)


def _when_and_where(claim: AnyClaim) -> dict[str, Any]:
    when, where = claim.when, claim.where
    return {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "place": (where.name or where.quote.text) if where else None,
        "country": where.country if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
    }


def _own(claim: AnyClaim) -> dict[str, Any]:
    """Return the cells that one kind alone has."""
    match claim:
        case Event():
            return {"type": claim.type, "mode": claim.mode, "words": claim.trigger.text}
        case Statement():
            return {"type": claim.mode, "words": claim.content.text}
        case Position():
            condition = claim.condition.text if claim.condition else None
            found = {"type": claim.stance, "issue": claim.issue, "condition": condition}
            return found | {"words": claim.issue_text.text}
        case Proposal():
            return {"issue": _joined(term.issue for term in claim.terms), "words": claim.cue.text}
        case Response():
            return {"type": claim.reply, "words": claim.cue.text}
        case Figure():
            found = {"type": claim.topic, "words": claim.text.text}
            return found | {"low": claim.low, "best": claim.best, "high": claim.high}
        case _:
            return {"type": claim.relation, "words": None}


def _parties(parties: Iterable[Party]) -> str | None:
    return _joined(party.label for party in parties if party.label)


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None


def _cited(cited: Cited) -> dict[str, Any]:
    return {
        "words": cited.words,
        "sentence": cited.sentence,
        "publisher": cited.publisher,
        "published": cited.published,
        "title": cited.title,
        "claim": cited.claim,
    }


def _label(party: Named | None) -> str | None:
    return party.label if party else None


def standing_rows(found: Sequence[Standing]) -> Rows[Standing]:
    """Return positions as rows."""

    def cells(each: Standing) -> dict[str, Any]:
        own = ("issue", "stance", "since", "before", "publishers", "origin")
        known = {name: getattr(each, name) for name in own} | {"condition": each.condition or None}
        return {"party": each.party.label, "party_id": each.party.id} | known | _cited(each.cited)

    def line(each: Standing) -> str:
        condition = f", “{each.condition}”" if each.condition else ""
        return f"{each.party}: {each.stance} {each.issue} since {each.since}{condition}"

    return Rows(found, "positions", cells, STANDING, line)


def listed_rows(found: Sequence[Listed]) -> Rows[Listed]:
    """Return proposals of the ledger as rows."""

    def cells(each: Listed) -> dict[str, Any]:
        offer = each.offer
        known = {
            "proposal": offer.id,
            "name": offer.name,
            "author": _label(each.author),
            "addressees": _joined(side.label for side in each.addressees),
            "state": each.state,
            "since": each.since,
            "version": offer.version,
            "counter_to": offer.counter_to,
            "issues": _joined(offer.issues),
            "process": each.process,
        }
        return known | _cited(each.cited)

    return Rows(found, "proposals", cells, LISTED, lambda each: f"{each.offer.name}: {each.state} since {each.since}")


def change_rows(found: Iterable[Change]) -> Rows[Change]:
    """Return changes as rows."""

    def cells(each: Change) -> dict[str, Any]:
        known = {"kind": each.kind, "day": each.day, "party": _label(each.party), "about": each.about}
        return known | {"before": each.before or None, "after": each.after} | _cited(each.cited)

    def line(each: Change) -> str:
        who = f"{each.party}: " if each.party else ""
        before = f"{each.before} → " if each.before else ""
        return f"{each.day or 'undated'}  {each.kind}  {who}{each.about}: {before}{each.after}"

    return Rows(found, "changes", cells, CHANGE, line)


def counted_rows(found: Sequence[Counted]) -> Rows[Counted]:
    """Return counts as rows, one for each number of each counter."""

    def cells(each: Counted) -> dict[str, Any]:
        own = ("topic", "period", "day", "low", "best", "high", "revises")
        known = {name: getattr(each, name) for name in own}
        named = {"place": each.place or None, "counter": _label(each.counter), "about_day": each.about}
        return known | named | _cited(each.cited)

    def line(each: Counted) -> str:
        where = f" · {each.place}" if each.place else ""
        return f"{each.day}  {each.topic}{where}: “{each.cited.words}” ({_label(each.counter) or each.cited.publisher})"

    return Rows(found, "counts", cells, COUNTED, line)


def party_rows(found: Iterable[PartyCount]) -> Rows[PartyCount]:
    """Return parties as rows."""

    def cells(each: PartyCount) -> dict[str, Any]:
        party = each.party
        known = {"party_id": party.id, "party": party.label, "kind": party.kind, "country": party.country}
        counts = {"claims": each.claims, "reports": each.reports}
        return known | counts | {"names": _joined(name.label for name in party.names)}

    return Rows(found, "parties", cells, PARTY, lambda each: f"{each.party.label}: {each.claims} claims")


def document_rows(found: Iterable[DocumentTally]) -> Rows[DocumentTally]:
    """Return reports as rows."""
    return Rows(found, "reports", _document, DOCUMENT, _document_line)


def found_rows(found: Iterable[FoundDocument]) -> Rows[FoundDocument]:
    """Return reports that a search found as rows."""
    cells: Callable[[FoundDocument], dict[str, Any]] = lambda each: _document(each.tally)  # noqa: E731  # a cast
    return Rows(found, "reports", cells, DOCUMENT, lambda each: _document_line(each.tally))


def _document_line(each: DocumentTally) -> str:
    return f"{origin_of(each.stored)}: {each.stored.document.title}"


def _document(each: DocumentTally) -> dict[str, Any]:
    document = each.stored.document
    return {
        "document": document.id,
        "title": document.title,
        "publisher": document.source,
        "published": document.published,
        "url": document.url,
        "version": each.stored.version,
        "versions": each.stored.versions,
        "claims": sum(each.claims.values()),
    }
