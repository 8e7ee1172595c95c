"""The eighteenth format: tasks of one's own; tasks that are put off, not for one, or a decision."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new columns and the table, all of them empty."""
    op.execute("ALTER TABLE task ADD COLUMN postponed_to DATE")
    op.execute("ALTER TABLE task ADD COLUMN dropped_at DATETIME")
    op.execute("ALTER TABLE task ADD COLUMN choice VARCHAR DEFAULT '' NOT NULL")
    op.execute(
        """
        CREATE TABLE own_task (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            first DATE NOT NULL,
            last DATE NOT NULL,
            track VARCHAR NOT NULL,
            why TEXT NOT NULL,
            CONSTRAINT track_known CHECK ("track" IN ('this', 'next', 'after')),
            CONSTRAINT days_in_order CHECK (first <= last)
        )
        """
    )
