"""The first record: documents with versions, readings, claims, judgements, problems, words for search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.String(32)
WORDS = """
CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', tokenize='unicode61 remove_diacritics 2')
"""
ADDED_ONLY = """
CREATE TRIGGER {table}_are_never_{done} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} are never {done}'); END
"""


def upgrade() -> None:
    """Make the tables."""
    _make_documents()
    _make_claims()
    _make_decisions()
    if op.get_context().dialect.name == "sqlite":
        _make_sqlite_extras()


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.number"), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.UniqueConstraint("document", "fingerprint", "id"),
    )
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), nullable=False),
        sa.Column("program_version", sa.Text, nullable=False),
        sa.Column("weights", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("sentences", sa.Text, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False, index=True),
        sa.UniqueConstraint("version", "program_version", "weights", "rules"),
    )


def _make_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("id", sa.String(64), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("factuality", sa.String(16), nullable=False),
        sa.Column("sentence", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("place", sa.Text),
        sa.Column("country", sa.String(2)),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "id"),
    )
    op.create_index("claims_by_day", "claims", ["kind", "first_day"])
    op.create_table(
        "claim_parties",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False, index=True),
        sa.Column("entity", sa.Text, index=True),
        sa.Column("kind", sa.String(16)),
        sa.Column("country", sa.String(2)),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
    )
    op.create_table(
        "claim_issues",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("issue", sa.String(32), primary_key=True, index=True),
    )


def _make_decisions() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("subject", sa.Text, nullable=False, index=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
    )
    op.create_table(
        "problems",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), index=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
    )


def _make_sqlite_extras() -> None:
    op.execute(WORDS.format(name="document_words", columns="title, body"))
    op.execute(WORDS.format(name="claim_words", columns="quote, parties"))
    for table in ("claims", "judgements"):
        op.execute(ADDED_ONLY.format(table=table, act="UPDATE", done="edited"))
        op.execute(ADDED_ONLY.format(table=table, act="DELETE", done="deleted"))


def downgrade() -> None:
    """Drop all of it."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE claim_words")
        op.execute("DROP TABLE document_words")
    tables = ("problems", "judgements", "claim_issues", "claim_parties", "claims", "readings", "versions", "documents")
    for table in tables:
        op.drop_table(table)
