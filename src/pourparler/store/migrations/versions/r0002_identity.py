"""Who is who and what is the same across reports: names, their uses, offices, sketches of acts and reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "report_keys", "report_sketches", "act_keys", "act_sketches", "party_offices", "party_words", "party_mentions",
    "party_names",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, and give judgements a score."""
    op.add_column("judgements", sa.Column("score", sa.Float))
    op.create_index("judgements_by_other", "judgements", ["other"])
    op.create_index("judgements_by_verdict", "judgements", ["verdict"])
    _make_parties()
    _make_keys()


def _make_parties() -> None:
    op.create_table(
        "party_names",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("sort", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16)),
        sa.Column("country", sa.String(2)),
        sa.Column("entity", sa.Text),
        sa.Column("party", sa.Integer, nullable=False, index=True),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("recorded_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "party_mentions",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Integer, sa.ForeignKey("party_names.number"), nullable=False, index=True),
    )
    op.create_table(
        "party_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("name", sa.Integer, sa.ForeignKey("party_names.number"), primary_key=True),
    )
    op.create_table(
        "party_offices",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), nullable=False),
        sa.Column("person", sa.Integer, sa.ForeignKey("party_names.number"), nullable=False, index=True),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("acts_for", sa.Integer, sa.ForeignKey("party_names.number"), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.UniqueConstraint("version", "person", "office", "acts_for"),
    )


def _make_keys() -> None:
    op.create_table(
        "act_sketches",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, index=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "act_keys",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_index("acts_by_key", "act_keys", ["key"])
    op.create_table(
        "report_sketches",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), primary_key=True),
        sa.Column("report", sa.String(64), nullable=False, index=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "report_keys",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_index("reports_by_key", "report_keys", ["key"])


def downgrade() -> None:
    """Drop them; decisions of later kinds stay as rows that the first record does not read."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_index("judgements_by_verdict", "judgements")
    op.drop_index("judgements_by_other", "judgements")
    op.drop_column("judgements", "score")
