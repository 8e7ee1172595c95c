"""The eleventh format: facts about oneself, documents, and which of them an application uses."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEXT, NUMBER, YES_OR_NO = "VARCHAR DEFAULT '' NOT NULL", "INTEGER", "BOOLEAN"
ADDED_TO_ME = {
    "nrmp_id": TEXT,
    "usmle_id": TEXT,
    "step1": TEXT,
    "step1_attempts": NUMBER,
    "step2": NUMBER,
    "step2_attempts": NUMBER,
    "comlex": TEXT,
    "step3": TEXT,
    "us_months": NUMBER,
    "us_letters": NUMBER,
    "img": YES_OR_NO,
    "visa_need": TEXT,
    "visa_status": TEXT,
    "inside_us": YES_OR_NO,
    "languages": TEXT,
    "matched_place": TEXT,
    "partner_place": TEXT,
    "home_states": TEXT,
    "states_wanted": TEXT,
    "states_refused": TEXT,
    "specialties_accepted": TEXT,
    "specialties_refused": TEXT,
    "types_accepted": TEXT,
    "types_refused": TEXT,
    "season_programs": NUMBER,
    "season_first": NUMBER,
    "season_backup": NUMBER,
    "season_interviews": NUMBER,
    "season_late": YES_OR_NO,
    "told": TEXT,
    "match_answer": TEXT,
}


def upgrade() -> None:
    """Make the new columns, all of them unknown, and the table of documents, empty."""
    for column, kind in ADDED_TO_ME.items():
        op.execute(f"ALTER TABLE me ADD COLUMN {column} {kind}")
    op.execute("ALTER TABLE narrative ADD COLUMN why_committed TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE application ADD COLUMN statement INTEGER")
    op.execute("ALTER TABLE application ADD COLUMN letters VARCHAR DEFAULT '' NOT NULL")
    op.execute(
        """
        CREATE TABLE document (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            kind VARCHAR NOT NULL,
            title VARCHAR NOT NULL,
            writer VARCHAR NOT NULL,
            specialty VARCHAR NOT NULL,
            types VARCHAR NOT NULL,
            lane VARCHAR NOT NULL,
            program VARCHAR,
            note TEXT NOT NULL,
            CONSTRAINT kind_known CHECK ("kind" IN ('statement', 'letter', 'cv', 'other')),
            CONSTRAINT lane_known CHECK ("lane" IN ('', 'primary', 'secondary', 'backup'))
        )
        """
    )
