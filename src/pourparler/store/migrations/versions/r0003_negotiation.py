"""What claims say about proposals and truces: steps, and who is named in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; readings made before have no steps until they are read anew."""
    op.create_table(
        "steps",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False, index=True),
        sa.Column("move", sa.String(24), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "step_parties",
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("named_claim", sa.Integer, sa.ForeignKey("claims.number"), nullable=False),
        sa.Column("named_position", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["claim", "step"], ["steps.claim", "steps.position"]),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("step_parties")
    op.drop_table("steps")
