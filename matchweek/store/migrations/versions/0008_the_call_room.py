"""The eighth format: how a call ended, and what one says in it of oneself and of its program."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new columns of calls, of a program's sorting and of the story, all of them empty."""
    op.execute("ALTER TABLE call ADD COLUMN outcome VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE triage ADD COLUMN why_here VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE triage ADD COLUMN to_ask VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE narrative ADD COLUMN start TEXT DEFAULT '' NOT NULL")
