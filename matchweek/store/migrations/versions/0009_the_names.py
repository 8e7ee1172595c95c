"""The ninth format: names under which programs are said, added by hand or learnt from a pick."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of names, empty."""
    op.execute(
        """
        CREATE TABLE alias (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            name VARCHAR NOT NULL,
            program VARCHAR NOT NULL,
            call INTEGER
        )
        """
    )
    op.execute("CREATE INDEX ix_alias_program ON alias (program)")
