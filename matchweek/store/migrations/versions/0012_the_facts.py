"""The twelfth format: what one knows of programs, and the rules by which lanes are proposed."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables, empty."""
    op.execute(
        """
        CREATE TABLE fact (
            "key" VARCHAR NOT NULL,
            code VARCHAR NOT NULL,
            kind VARCHAR NOT NULL,
            value VARCHAR NOT NULL,
            source VARCHAR NOT NULL,
            "on" DATE NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY ("key"),
            CONSTRAINT kind_known CHECK
                ("kind" IN ('visa', 'img', 'score', 'year', 'home', 'link', 'known', 'warning'))
        )
        """
    )
    op.execute("CREATE INDEX ix_fact_code ON fact (code)")
    op.execute(
        """
        CREATE TABLE lane_rule (
            lane VARCHAR NOT NULL,
            rule TEXT NOT NULL,
            names TEXT NOT NULL,
            PRIMARY KEY (lane),
            CONSTRAINT lane_known CHECK ("lane" IN ('primary', 'secondary', 'backup', 'refuse'))
        )
        """
    )
