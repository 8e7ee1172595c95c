"""The third format: offers, interviews, one's own order of preference."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE interview (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        program VARCHAR NOT NULL,
        at DATETIME NOT NULL,
        minutes INTEGER NOT NULL,
        channel VARCHAR NOT NULL,
        interviewer VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        interest INTEGER,
        note TEXT NOT NULL,
        CONSTRAINT status_known CHECK ("status" IN ('arranged', 'done', 'cancelled')),
        CONSTRAINT minutes_counted CHECK (minutes > 0),
        CONSTRAINT interest_range CHECK (interest IS NULL OR interest BETWEEN 1 AND 5)
    )
    """,
    "CREATE INDEX ix_interview_program ON interview (program)",
    """
    CREATE TABLE offer (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        program VARCHAR NOT NULL,
        round INTEGER NOT NULL,
        at DATETIME NOT NULL,
        answer VARCHAR NOT NULL,
        answered_at DATETIME,
        because VARCHAR NOT NULL,
        answer_because VARCHAR NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT answer_known CHECK ("answer" IN ('none', 'accepted', 'rejected')),
        CONSTRAINT round_counted CHECK (round >= 1),
        CONSTRAINT answer_timed CHECK ((answer = 'none') = (answered_at IS NULL))
    )
    """,
    "CREATE INDEX ix_offer_program ON offer (program)",
    """
    CREATE TABLE preference (
        code VARCHAR NOT NULL,
        place INTEGER,
        PRIMARY KEY (code)
    )
    """,
)


def upgrade() -> None:
    """Make the new tables, all of them empty."""
    for statement in TABLES:
        op.execute(statement)
