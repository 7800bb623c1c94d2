"""What the tables of the CSV export hold, file by file: one row a claim, quotations with their places."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.schema.documents import Document
from pourparler.schema.hashes import content_hash


@dataclass(frozen=True, slots=True)
class KindColumns:
    """The fields of one kind of claim, by how a table holds them.

    Attributes:
        quotes: quotations; each is three columns: words, start and end.
        values: codes, numbers and yes or no.
        party: fields that hold one party; parties stand in a table of their own.
        parties: fields that hold several.
    """

    quotes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


KINDS: dict[str, KindColumns] = {
    "event": KindColumns(("trigger",), ("type", "mode", "core"), (), ("actors", "recipients")),
    "statement": KindColumns(("cue", "content"), ("mode",), ("speaker", "audience")),
    "position": KindColumns(
        ("issue_text", "condition"), ("issue", "stance", "condition_kind", "basis"), ("holder",)
    ),
    "proposal": KindColumns(("cue", "counter_to"), (), ("author", "addressee")),
    "response": KindColumns(("cue", "to"), ("reply",), ("responder",)),
    "figure": KindColumns(("text",), ("topic", "low", "best", "high", "period"), ("counted_by",)),
    "link": KindColumns((), ("from", "to", "relation")),
}  # fmt: skip
WHEN = ("start", "end", "precision", "approximate")
WHERE = ("name", "country", "latitude", "longitude", "precision", "geonames", "contested")
PARTY = ("name", "entity", "kind", "country")
REVIEW = ("review", "reviewed_by", "reviewed_at", "review_reason")
DOCUMENT = (
    "report", "fingerprint", "id", "title", "published", "published_at", "published_from", "source", "url", "author",
    "language", "dateline", "boilerplate", "document_problems", "problems", "program_version", "weights", "rules",
    "recorded_at", "version", "versions", "text",
)  # fmt: skip
LISTS = frozenset({"dateline", "boilerplate", "document_problems", "problems"})
"""Columns of documents that hold JSON lists."""
TYPED = frozenset({
    "sentence", "confidence", "core", "low", "best", "high", "approximate", "latitude", "longitude", "geonames",
    "contested",
})  # fmt: skip
"""Columns of claims that hold a number, or true or false."""


def report_key(document: Document) -> str:
    """Return what names a version of a report in all tables; one text may have been read under two ids."""
    return f"r-{content_hash('report', document.id, document.fingerprint)}"


def file_of(kind: str) -> str:
    """Return the file of a kind of claims."""
    return f"{kind}s.csv"


def claim_columns(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind's file: what it is and says, when, where, how sure, who says so, its words."""
    own = KINDS[kind]
    quotes = tuple(column for name in own.quotes for column in quote_columns(name))
    return (
        "id", "report", "sentence", *own.values, *own.party, *own.parties, "according_to", "factuality", *quotes,
        *quote_columns("when"), *(f"when_{name}" for name in WHEN if name not in ("start", "end")),
        "first_day", "last_day", *quote_columns("where"), *(f"where_{name}" for name in WHERE),
        "confidence", "rules", *REVIEW, "quotation",
    )  # fmt: skip


def quote_columns(name: str) -> tuple[str, str, str]:
    """Return the three columns of a quotation."""
    return f"{name}_words", f"{name}_begins", f"{name}_ends"


FILES: dict[str, tuple[str, ...]] = {
    "documents.csv": DOCUMENT,
    "sentences.csv": ("report", "sentence", "begins", "ends"),
    **{file_of(kind): claim_columns(kind) for kind in KINDS},
    "parties.csv": ("claim", "role", "place", *quote_columns("party"), *PARTY, "party_id", "party_name"),
    "terms.csv": ("claim", "place", "issue", *quote_columns("term")),
    "decisions.csv": ("id", "subject", "verdict", "other", "reason", "by", "at"),
}
