"""The nineteenth format: thanks, and what people said looking back."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new table, empty."""
    op.execute(
        """
        CREATE TABLE afterwards (
            "key" VARCHAR NOT NULL,
            thanked_at DATETIME,
            noted_at DATETIME,
            asked_at DATETIME,
            against TEXT NOT NULL,
            change TEXT NOT NULL,
            "instead" TEXT NOT NULL,
            fix TEXT NOT NULL,
            verdict TEXT NOT NULL,
            PRIMARY KEY ("key")
        )
        """
    )
