"""The sixteenth format: the season before Match Week: tracker, blocked days, stories, rank lists."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

PACKET = (
    *("about_me", "why_us", "weakness_1", "weakness_2", "goal_1", "goal_2", "goal_3"),
    *("bring_1", "bring_2", "bring_3", "setup"),
)


def upgrade() -> None:
    """Make the new tables and columns, all of them empty."""
    op.execute("ALTER TABLE interview ADD COLUMN tracked INTEGER")
    for column in PACKET:
        op.execute(f"ALTER TABLE narrative ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
    for statement in MADE:
        op.execute(statement)


MADE = (
    """
    CREATE TABLE tracked (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        code VARCHAR NOT NULL,
        institution VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        specialty VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        city VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        acgme_id VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        format VARCHAR NOT NULL,
        visa VARCHAR NOT NULL,
        invited_at DATETIME,
        answer_by DATETIME,
        answered_at DATETIME,
        offered TEXT NOT NULL,
        vibe INTEGER,
        fit INTEGER,
        training INTEGER,
        lifestyle INTEGER,
        note TEXT NOT NULL,
        living TEXT NOT NULL,
        transport TEXT NOT NULL,
        visa_limits TEXT NOT NULL,
        volume TEXT NOT NULL,
        hospital TEXT NOT NULL,
        fellowships TEXT NOT NULL,
        flags TEXT NOT NULL,
        residents TEXT NOT NULL,
        faculty TEXT NOT NULL,
        thanked_at DATETIME,
        bucket VARCHAR NOT NULL,
        not_ranked TEXT NOT NULL,
        reason TEXT NOT NULL,
        mentor TEXT NOT NULL,
        resident TEXT NOT NULL,
        question_1 TEXT NOT NULL,
        question_2 TEXT NOT NULL,
        question_3 TEXT NOT NULL,
        CONSTRAINT status_known CHECK ("status" IN ('invited', 'scheduled', 'waitlist', 'done',
            'declined', 'cancelled', 'rejected')),
        CONSTRAINT format_known CHECK ("format" IN ('', 'in person', 'virtual')),
        CONSTRAINT visa_known CHECK ("visa" IN ('', 'yes', 'no')),
        CONSTRAINT bucket_known CHECK ("bucket" IN ('', 'top', 'middle', 'safety')),
        CONSTRAINT scores_range CHECK ((vibe IS NULL OR vibe BETWEEN 1 AND 10) AND
            (fit IS NULL OR fit BETWEEN 1 AND 10) AND
            (training IS NULL OR training BETWEEN 1 AND 10) AND
            (lifestyle IS NULL OR lifestyle BETWEEN 1 AND 10))
    )
    """,
    "CREATE INDEX ix_tracked_code ON tracked (code)",
    """
    CREATE TABLE blocked (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        first DATE NOT NULL,
        last DATE NOT NULL,
        kind VARCHAR NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT kind_known CHECK ("kind" IN ('exam', 'visa', 'travel', 'rest', 'other')),
        CONSTRAINT days_in_order CHECK (first <= last)
    )
    """,
    """
    CREATE TABLE story (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        situation TEXT NOT NULL,
        action TEXT NOT NULL,
        result TEXT NOT NULL,
        reflection TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE ranking (
        name VARCHAR NOT NULL,
        "order" TEXT NOT NULL,
        certified_at DATETIME,
        proof TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
)
