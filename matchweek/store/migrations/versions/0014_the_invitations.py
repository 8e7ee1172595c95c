"""The fourteenth format: the invitations of which interviews are, each in its newest version."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.execute(
        """
        CREATE TABLE invitation (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            uid VARCHAR NOT NULL,
            interview INTEGER NOT NULL,
            occurrence VARCHAR NOT NULL,
            sequence INTEGER NOT NULL,
            stamp DATETIME,
            at DATETIME,
            minutes INTEGER,
            place VARCHAR NOT NULL,
            zone VARCHAR NOT NULL,
            cancelled BOOLEAN NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX ix_invitation_uid ON invitation (uid)")
