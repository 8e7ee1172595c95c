"""The fifteenth format: how many applications of a service are kept back for the rounds."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: nothing is kept back."""
    op.execute(
        """
        CREATE TABLE reserve (
            service VARCHAR NOT NULL,
            held INTEGER NOT NULL,
            PRIMARY KEY (service),
            CONSTRAINT held_counted CHECK (held >= 0)
        )
        """
    )
