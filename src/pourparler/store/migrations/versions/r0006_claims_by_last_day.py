"""What is due is found by its last day: planned claims by kind and last day."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("claims_by_last_day", "claims", ["kind", "factuality", "last_day"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("claims_by_last_day", "claims")
