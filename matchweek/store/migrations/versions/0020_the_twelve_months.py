"""The twentieth format: whether a task of one's own takes the whole day."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new column: nothing that is there takes the whole day."""
    op.execute("ALTER TABLE own_task ADD COLUMN full_time BOOLEAN DEFAULT '0' NOT NULL")
