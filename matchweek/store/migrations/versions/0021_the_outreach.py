"""The twenty-first format: programs that one writes to before the rank deadline."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new table, empty."""
    op.execute(
        """
        CREATE TABLE outreach (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            code VARCHAR NOT NULL,
            state VARCHAR NOT NULL,
            kind VARCHAR NOT NULL,
            imgs VARCHAR NOT NULL,
            mail VARCHAR NOT NULL,
            reason TEXT NOT NULL,
            sent_at DATETIME,
            replied_at DATETIME,
            reply TEXT NOT NULL,
            CONSTRAINT kind_known CHECK ("kind" IN ('', 'community', 'affiliated', 'university')),
            CONSTRAINT imgs_known CHECK ("imgs" IN ('', 'yes', 'no'))
        )
        """
    )
