"""Who is who and what is the same across reports: names, their uses, offices, keys of acts, bands of texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("version_bands", "event_keys", "party_offices", "party_words", "party_mentions", "party_names")


def upgrade() -> None:
    """Make the tables, and give judgements a score."""
    op.add_column("judgements", sa.Column("score", sa.Float))
    op.create_index("judgements_by_other", "judgements", ["other"])
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
        "event_keys",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_index("events_by_key", "event_keys", ["key"])
    op.create_table(
        "version_bands",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), primary_key=True),
        sa.Column("band", sa.Text, primary_key=True),
    )
    op.create_index("versions_by_band", "version_bands", ["band"])


def downgrade() -> None:
    """Drop them; decisions of later kinds stay as rows that the first record does not read."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_index("judgements_by_other", "judgements")
    op.drop_column("judgements", "score")
