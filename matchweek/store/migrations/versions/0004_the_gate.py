"""The fourth format: the story, advocates for programs, clearances, drafts kept, words of a question."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE assignment (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        advocate INTEGER NOT NULL,
        program VARCHAR NOT NULL,
        asked_at DATETIME,
        sent_at DATETIME,
        answered_at DATETIME,
        sent_because VARCHAR NOT NULL,
        reply TEXT NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT assigned_once UNIQUE (advocate, program),
        CONSTRAINT sent_because_known
            CHECK ("sent_because" IN ('', 'asked_by_program', 'cleared', 'soap_over'))
    )
    """,
    "CREATE INDEX ix_assignment_program ON assignment (program)",
    """
    CREATE TABLE clearance (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        advocate INTEGER,
        program VARCHAR NOT NULL,
        "by" VARCHAR NOT NULL,
        authority VARCHAR NOT NULL,
        at DATETIME NOT NULL,
        why TEXT NOT NULL,
        CONSTRAINT authority_known CHECK ("authority" IN ('nrmp', 'school'))
    )
    """,
    "CREATE INDEX ix_clearance_program ON clearance (program)",
    """
    CREATE TABLE letter (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        body TEXT NOT NULL,
        heading TEXT NOT NULL,
        "to" VARCHAR NOT NULL,
        advocate INTEGER,
        program VARCHAR,
        used VARCHAR NOT NULL,
        made_at DATETIME,
        changed_at DATETIME,
        used_at DATETIME,
        how VARCHAR NOT NULL,
        CONSTRAINT how_known CHECK ("how" IN ('', 'copied', 'saved', 'mailed', 'sent'))
    )
    """,
    """
    CREATE TABLE narrative (
        "key" VARCHAR NOT NULL,
        why_specialty TEXT NOT NULL,
        why_unmatched TEXT NOT NULL,
        strength_1 TEXT NOT NULL,
        strength_2 TEXT NOT NULL,
        strength_3 TEXT NOT NULL,
        evidence_1 TEXT NOT NULL,
        evidence_2 TEXT NOT NULL,
        evidence_3 TEXT NOT NULL,
        red_flag TEXT NOT NULL,
        stress TEXT NOT NULL,
        leave_out TEXT NOT NULL,
        specialties TEXT NOT NULL,
        regions TEXT NOT NULL,
        regions_refused TEXT NOT NULL,
        pitch TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE packet (
        "key" VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        made_at DATETIME,
        paper VARCHAR NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
)


def upgrade() -> None:
    """Make the new tables, and the new columns of advocates and calls, all of them empty."""
    op.execute("ALTER TABLE advocate ADD COLUMN leads VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE call ADD COLUMN incident_words VARCHAR DEFAULT '' NOT NULL")
    for statement in TABLES:
        op.execute(statement)
