"""What follows from a record is kept in parts, so that a change makes only what it touches again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty; what was kept as a whole goes, it follows from the rest."""
    op.create_table(
        "followed_parts",
        sa.Column("sort", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.drop_table("followed")
    op.create_table(
        "followed", sa.Column("name", sa.String(16), primary_key=True), sa.Column("state", sa.Text, nullable=False)
    )


def downgrade() -> None:
    """Drop the parts; nothing is lost that does not follow from the rest."""
    op.drop_table("followed_parts")
    op.drop_table("followed")
    op.create_table(
        "followed",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
