"""The tenth format: the tries of a call-back, a booked slot's calendar, the scorecard of an interview."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LINES = ("calendar", "leave")
SCORES = ("fit", "training", "location")
NOTES = ("residents", "flags", "asked", "improve")


def upgrade() -> None:
    """Make the new columns, all of them empty: nothing was tried, booked or scored before."""
    op.execute("ALTER TABLE call ADD COLUMN left_number VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE call ADD COLUMN tries INTEGER DEFAULT '0' NOT NULL")
    op.execute("ALTER TABLE call ADD COLUMN tried_at DATETIME")
    for column in LINES:
        op.execute(f"ALTER TABLE interview ADD COLUMN {column} VARCHAR DEFAULT '' NOT NULL")
    for column in SCORES:
        op.execute(f"ALTER TABLE interview ADD COLUMN {column} INTEGER")
    for column in NOTES:
        op.execute(f"ALTER TABLE interview ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
