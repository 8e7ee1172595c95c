"""The first format of a week file, as it was: frozen here, whatever `tables.py` says later."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE advocate (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL,
        tier INTEGER,
        role VARCHAR NOT NULL,
        institution VARCHAR NOT NULL,
        specialty VARCHAR NOT NULL,
        relation VARCHAR NOT NULL,
        mail VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        best_time VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        answered_on DATE,
        note TEXT NOT NULL,
        CONSTRAINT tier_range CHECK (tier IS NULL OR tier BETWEEN 1 AND 3),
        CONSTRAINT answer_known CHECK ("answer" IN ('not_asked', 'asked', 'yes', 'hedged', 'no'))
    )
    """,
    """
    CREATE TABLE application (
        code VARCHAR NOT NULL,
        planned BOOLEAN NOT NULL,
        submitted_at DATETIME,
        via VARCHAR NOT NULL,
        because VARCHAR NOT NULL,
        PRIMARY KEY (code)
    )
    """,
    "CREATE INDEX ix_application_submitted ON application (via, submitted_at)",
    """
    CREATE TABLE call (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at DATETIME NOT NULL,
        program VARCHAR,
        confirmed BOOLEAN NOT NULL,
        "to" VARCHAR NOT NULL,
        to_name VARCHAR NOT NULL,
        number VARCHAR NOT NULL,
        caller VARCHAR NOT NULL,
        role VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        note TEXT NOT NULL,
        heat INTEGER,
        incident VARCHAR NOT NULL,
        missed BOOLEAN NOT NULL,
        call_back VARCHAR NOT NULL,
        next_step VARCHAR NOT NULL,
        next_due DATETIME,
        CONSTRAINT to_known CHECK ("to" IN ('me', 'advocate', 'school')),
        CONSTRAINT channel_known CHECK ("channel" IN (
            'phone', 'voicemail', 'email', 'text', 'whatsapp', 'thalamus', 'zoom', 'teams', 'portal'
        )),
        CONSTRAINT kind_known CHECK ("kind" IN (
            'screening', 'interview', 'offer_talk', 'information', 'other'
        )),
        CONSTRAINT call_back_known CHECK ("call_back" IN ('none', 'due', 'done')),
        CONSTRAINT heat_range CHECK (heat IS NULL OR heat BETWEEN 1 AND 5)
    )
    """,
    "CREATE INDEX ix_call_at ON call (at)",
    "CREATE INDEX ix_call_program ON call (program)",
    """
    CREATE TABLE draft (
        form VARCHAR NOT NULL,
        "values" TEXT NOT NULL,
        typed_at DATETIME NOT NULL,
        PRIMARY KEY (form)
    )
    """,
    """
    CREATE TABLE entry (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at DATETIME NOT NULL,
        act VARCHAR NOT NULL,
        group_no INTEGER NOT NULL,
        entity VARCHAR NOT NULL,
        "key" VARCHAR NOT NULL,
        "before" TEXT,
        "after" TEXT,
        actor VARCHAR NOT NULL,
        schema_version VARCHAR NOT NULL,
        undoes INTEGER
    )
    """,
    "CREATE INDEX ix_entry_actor ON entry (actor, group_no)",
    'CREATE INDEX ix_entry_row ON entry (entity, "key", seq)',
    """
    CREATE TABLE list (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        after_round INTEGER NOT NULL,
        whole BOOLEAN NOT NULL,
        state VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        row_count INTEGER NOT NULL,
        rejected_count INTEGER NOT NULL,
        imported_at DATETIME NOT NULL,
        CONSTRAINT state_known CHECK ("state" IN ('loading', 'withdrawn', 'current')),
        CONSTRAINT moment_known CHECK (after_round >= 0)
    )
    """,
    """
    CREATE TABLE me (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        aamc_id VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        mail VARCHAR NOT NULL,
        school VARCHAR NOT NULL,
        school_code VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        prior_training BOOLEAN NOT NULL,
        zone VARCHAR NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT one_applicant CHECK (id = 1),
        CONSTRAINT state_known CHECK ("state" IN (
            'unknown', 'unmatched', 'advanced_only', 'preliminary_only', 'placed', 'ineligible'
        ))
    )
    """,
    """
    CREATE TABLE triage (
        code VARCHAR NOT NULL,
        lane VARCHAR,
        tier VARCHAR,
        refused BOOLEAN NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (code),
        CONSTRAINT lane_known CHECK ("lane" IN ('primary', 'secondary', 'backup')),
        CONSTRAINT tier_known CHECK ("tier" IN ('top', 'middle', 'safety'))
    )
    """,
    """
    CREATE TABLE week (
        id INTEGER NOT NULL,
        epoch VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        undo_floor INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT one_week CHECK (id = 1),
        CONSTRAINT kind_known CHECK ("kind" IN ('own', 'rehearsal'))
    )
    """,
    """
    CREATE TABLE listing (
        list_id INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        institution VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        specialty VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        city VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        positions INTEGER NOT NULL,
        service VARCHAR NOT NULL,
        service_derived BOOLEAN NOT NULL,
        acgme_id VARCHAR NOT NULL,
        quota INTEGER,
        phone VARCHAR NOT NULL,
        website VARCHAR NOT NULL,
        visa VARCHAR NOT NULL,
        PRIMARY KEY (list_id, code),
        CONSTRAINT positions_counted CHECK (positions >= 0),
        FOREIGN KEY(list_id) REFERENCES list (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE rejected_row (
        list_id INTEGER NOT NULL,
        "row" INTEGER NOT NULL,
        reason VARCHAR NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (list_id, "row"),
        FOREIGN KEY(list_id) REFERENCES list (id) ON DELETE CASCADE
    )
    """,
)


def upgrade() -> None:
    """Make every table; the one row of `week` and of `me` is written by whoever makes a file."""
    for statement in TABLES:
        op.execute(statement)
