"""The second format: own times, corrected caps, rounds looked at, tasks, absences, numbers to call."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE absence (
        code VARCHAR NOT NULL,
        after_round INTEGER NOT NULL,
        confirmed_at DATETIME,
        PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE budget_cap (
        service VARCHAR NOT NULL,
        cap INTEGER NOT NULL,
        because VARCHAR NOT NULL,
        PRIMARY KEY (service),
        CONSTRAINT cap_counted CHECK (cap >= 0)
    )
    """,
    """
    CREATE TABLE moment (
        "key" VARCHAR NOT NULL,
        at DATETIME NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE round_check (
        "key" VARCHAR NOT NULL,
        none_at DATETIME,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE seen (
        "key" VARCHAR NOT NULL,
        at DATETIME NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE task (
        "key" VARCHAR NOT NULL,
        done_at DATETIME,
        note TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
)
ADDED_TO_ME = ("soap_lead", "soap_lead_phone", "friend", "friend_phone", "country", "crisis_line")


def upgrade() -> None:
    """Make the new tables, and the applicant's new columns, all of them empty."""
    for column in ADDED_TO_ME:
        op.execute(f"ALTER TABLE me ADD COLUMN {column} VARCHAR DEFAULT '' NOT NULL")
    for statement in TABLES:
        op.execute(statement)
