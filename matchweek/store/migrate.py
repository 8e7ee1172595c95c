"""Bringing an older week file to this program's format, whole or not at all, after a backup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, text

from matchweek.errors import WeekFileError
from matchweek.store.backup import back_up_file
from matchweek.store.database import SCHEMA, titled_errors

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path, at: datetime) -> None:
    """Back up, then run every missing step in one transaction.

    Foreign keys are off before BEGIN and checked before COMMIT: a table that is rebuilt with them
    on would delete its children. Undo reaches back to here and no further.
    """
    back_up_file(path, at, reason="before-migration")
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _autocommit)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with titled_errors(path), engine.connect() as connection, connection.begin():
            upgrade(connection, SCHEMA)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise WeekFileError(
                    "The week file could not be brought to the new format",
                    f"A row of {broken[0]} would have lost what it belongs to.",
                    "It was left as it was. Please report this; the backup stands beside it.",
                )
            connection.execute(text("UPDATE week SET undo_floor = (SELECT coalesce(max(seq), 0) FROM entry)"))
    finally:
        engine.dispose()


def upgrade(connection: Connection, target: str) -> None:
    """Run Alembic's steps up to `target` on an open transaction."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(SCRIPTS))

    def steps(revision: object, context: MigrationContext) -> object:
        return scripts._upgrade_revs(target, revision)  # type: ignore[arg-type]

    context = MigrationContext.configure(
        connection, opts={"fn": steps, "render_as_batch": True, "transactional_ddl": True}
    )
    with Operations.context(context):
        context.run_migrations()


def _autocommit(connection: object, record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]
    connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[attr-defined]
