"""The thirteenth format: one's own weights of what fit counts."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: everything weighs as usual."""
    op.execute(
        """
        CREATE TABLE fit_weight (
            factor VARCHAR NOT NULL,
            weight INTEGER NOT NULL,
            PRIMARY KEY (factor),
            CONSTRAINT weight_range CHECK (weight BETWEEN 0 AND 100)
        )
        """
    )
