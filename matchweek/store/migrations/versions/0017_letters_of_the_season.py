"""The seventeenth format: a draft to a program of the season names its row in the tracker."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new column, empty."""
    op.execute("ALTER TABLE letter ADD COLUMN tracked INTEGER")
