"""The tables of a record, for SQLAlchemy Core; ``migrations/`` makes them and a test compares the two.

Rows are only ever added. Numbers grow, so the newest reading of the newest version is the one with the greatest
numbers. The words for full-text search are in tables of their own (``search.py``).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

METADATA = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment as ISO text in UTC with microseconds: it sorts as time does, on every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text of a moment."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return the moment of its text."""
        return datetime.fromisoformat(value) if value else None


documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("recorded_at", Moment, nullable=False),
)

versions = Table(
    "versions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("published", Date),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON of the rest: what is shown but never asked for
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("document", "fingerprint", "id"),
)

readings = Table(
    "readings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", ForeignKey("versions.number"), nullable=False),
    Column("program_version", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("sentences", Text, nullable=False),  # JSON list of [start, end]
    Column("recorded_at", Moment, nullable=False, index=True),
    UniqueConstraint("version", "program_version", "weights", "rules"),
)

claims = Table(
    "claims",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("id", String(64), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("type", String(32), nullable=False),  # event type, mode, stance, reply, topic or relation
    Column("factuality", String(16), nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("place", Text),
    Column("country", String(2)),
    Column("confidence", Float, nullable=False),
    Column("content", Text, nullable=False),  # the claim in the claims format
    UniqueConstraint("reading", "id"),
    Index("claims_by_day", "kind", "first_day"),
    Index("claims_by_last_day", "kind", "factuality", "last_day"),
)

claim_parties = Table(
    "claim_parties",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),  # label in lower case: LIKE folds only ASCII in SQLite
    Column("entity", Text, index=True),
    Column("kind", String(16)),
    Column("country", String(2)),
    Column("span_start", Integer),
    Column("span_end", Integer),
)

claim_issues = Table(
    "claim_issues",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("issue", String(32), primary_key=True, index=True),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("subject", Text, nullable=False, index=True),
    Column("verdict", String(16), nullable=False),
    Column("other", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("score", Float),
    Index("judgements_by_other", "other"),
    Index("judgements_by_verdict", "verdict"),
)

problems = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("reading", ForeignKey("readings.number"), index=True),  # null for a source that gave no document
    Column("source", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

party_names = Table(
    "party_names",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("sort", String(16), nullable=False),
    Column("kind", String(16)),
    Column("country", String(2)),
    Column("entity", Text),
    # The only rows of a record that change: names of one party share a number, which follows from the judgements, and
    # a name's label, kind and number of readings follow from its uses.
    Column("party", Integer, nullable=False, index=True),
    Column("uses", Integer, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

party_mentions = Table(
    "party_mentions",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", ForeignKey("party_names.number"), nullable=False, index=True),
)

party_words = Table(
    "party_words",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("name", ForeignKey("party_names.number"), primary_key=True),
)

party_offices = Table(
    "party_offices",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", ForeignKey("versions.number"), nullable=False),
    Column("person", ForeignKey("party_names.number"), nullable=False, index=True),
    Column("office", Text, nullable=False),
    Column("acts_for", ForeignKey("party_names.number"), nullable=False),
    Column("day", Date),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    UniqueConstraint("version", "person", "office", "acts_for"),
)

act_sketches = Table(
    "act_sketches",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("id", String(64), nullable=False, index=True),  # the claim's own id
    Column("content", Text, nullable=False),  # the sketch as JSON
)

act_keys = Table(
    "act_keys",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("key", Text, primary_key=True),
    Index("acts_by_key", "key"),
)

report_sketches = Table(
    "report_sketches",
    METADATA,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("report", String(64), nullable=False, index=True),  # the version's fingerprint
    Column("content", Text, nullable=False),  # the sketch as JSON
)

report_keys = Table(
    "report_keys",
    METADATA,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("key", Text, primary_key=True),
    Index("reports_by_key", "key"),
)

steps = Table(
    "steps",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("move", String(24), nullable=False),
    Column("day", Date),
    Column("content", Text, nullable=False),  # the step as JSON
)

step_parties = Table(
    "step_parties",
    METADATA,
    Column("claim", Integer, primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("label", Text, nullable=False),
    # Where the party is named: a claim of the same reading and the place among its parties, as in party_mentions.
    Column("named_claim", ForeignKey("claims.number"), nullable=False),
    Column("named_position", Integer, nullable=False),
    ForeignKeyConstraint(["claim", "step"], ["steps.claim", "steps.position"]),
)

seen = Table(
    "seen",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", ForeignKey("versions.number"), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("version", "by"),
)

assignments = Table(
    "assignments",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("report", String(64), nullable=False, index=True),  # the version's fingerprint
    Column("reviewer", Text, nullable=False),
    Column("held", Integer, nullable=False),  # 1 gives the report to the reviewer, 0 takes it back
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

# What follows from all the rest, kept in parts beside the state that it follows from; it may be lost at any time.
followed = Table(
    "followed",
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("state", Text, nullable=False),
)

followed_parts = Table(
    "followed_parts",
    METADATA,
    Column("sort", String(16), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("content", Text, nullable=False),
)
