"""The seventh format: what a program director asks first of the applicant."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ADDED_TO_ME = ("graduation_year", "exams", "ecfmg", "visa", "location", "us_experience", "training")


def upgrade() -> None:
    """Make the applicant's new columns, all of them empty."""
    for column in ADDED_TO_ME:
        op.execute(f"ALTER TABLE me ADD COLUMN {column} VARCHAR DEFAULT '' NOT NULL")
