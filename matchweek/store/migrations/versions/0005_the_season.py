"""The fifth format: the season of a file, who began a contact, and who says that an odd one counts."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from matchweek.domain.season.season_years import season_year

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_EARLIEST = """
    SELECT min(at) FROM (
        SELECT created_at AS at FROM week
        UNION ALL SELECT imported_at FROM list WHERE state = 'current'
        UNION ALL SELECT submitted_at FROM application
        UNION ALL SELECT at FROM call
    )
"""


def upgrade() -> None:
    """Add the columns; the season is that of the earliest thing in the file."""
    op.execute("ALTER TABLE week ADD COLUMN season INTEGER DEFAULT '0' NOT NULL")
    for name in ("begun_by", "counts"):
        op.execute(f"ALTER TABLE call ADD COLUMN {name} VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE call ADD COLUMN counted_at DATETIME")
    connection = op.get_bind()
    earliest = connection.execute(sa.text(_EARLIEST)).scalar_one()
    if earliest is not None:
        at = datetime.fromisoformat(str(earliest)).replace(tzinfo=UTC)
        connection.execute(sa.text("UPDATE week SET season = :season"), {"season": season_year(at)})
