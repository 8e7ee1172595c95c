"""The sixth format: the clock a program goes by, where it was set by hand."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new column of a program's sorting, empty everywhere."""
    op.execute("ALTER TABLE triage ADD COLUMN zone VARCHAR DEFAULT '' NOT NULL")
