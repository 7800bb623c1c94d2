"""The workbench: what each reader has seen, and which reports are to be checked by whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables, empty."""
    op.create_table(
        "seen",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("version", "by"),
    )
    op.create_table(
        "assignments",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.String(64), nullable=False, index=True),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )


def downgrade() -> None:
    """Drop them; who had seen what is lost, no decision is."""
    op.drop_table("assignments")
    op.drop_table("seen")
