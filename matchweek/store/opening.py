"""Opening a week file: made private and new, or checked, migrated and cleared of a crash's leavings.

Nothing is written before the file is known to be a week file of a version this program can read.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import uuid
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.errors import WeekFileError
from matchweek.store.backup import backups
from matchweek.store.database import SCHEMA, Database, titled_errors, was_emptied
from matchweek.store.driver import listed
from matchweek.store.presence import alive
from matchweek.store.schema import FORMATS
from matchweek.store.schema_text import flaw_in_schema

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

MAGIC = b"SQLite format 3\x00"


class DamagedFile(WeekFileError):
    """The file cannot be trusted; it was not changed, and a backup can take its place."""


class NewerFile(WeekFileError):
    """Its format has a higher number; `same_tables` says that nothing else in it is of another format."""

    same_tables = False


def open_file(path: Path, at: datetime, kind: str = "own") -> Database:
    """Open the week file, making it first where there is none.

    Raises WeekFileError for a file that is not a week file, is newer than this program, or may not
    be written; DamagedFile when its contents fail SQLite's check.
    """
    version = file_version(path)
    make_private_place(path)
    if version is not None and version != SCHEMA:
        from matchweek.store.migrate import migrate

        migrate(path, at)
    database = Database(path)
    try:
        if version is None:
            _create(database, at, kind)
        _clear_unfinished_lists(database, path)
    except BaseException:
        database.close()
        raise
    return database


def empty_week(at: datetime) -> Database:
    """A week that exists only in memory: what reading a missing file shows."""
    database = Database(None)
    _create(database, at, "own")
    return database


def may_write(path: Path) -> bool:
    """Whether a file that is there may be written, and what SQLite keeps beside it too."""
    as_now = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=as_now) and os.access(
        path.parent, os.W_OK | os.X_OK, effective_ids=as_now
    )


def read_only(path: Path, at: datetime) -> Database:
    """The week of a file that may only be read, as it is now, in memory; every act on it is refused.

    Raises WeekFileError when it cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "week.db"
        try:
            for ending in ("", "-wal"):
                part = path.with_name(path.name + ending)
                if not ending or part.exists():
                    copy.with_name(copy.name + ending).write_bytes(part.read_bytes())
        except OSError as error:
            raise _cannot_open(path, error) from error
        open_file(copy, at).close()
        database = Database(None)
        with (
            titled_errors(path),
            database.engine.connect() as connection,
            closing(sqlite3.connect(copy)) as source,
        ):
            driver: Any = connection.connection.driver_connection
            connection.rollback()
            source.backup(driver)
            driver.execute("PRAGMA query_only = ON")
    return database


def file_version(path: Path) -> str | None:
    """The format of an existing week file, None for a file still to be made. Changes nothing."""
    if _begins_empty(path):
        return None
    with titled_errors(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            return _checked_version(connection, path)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if _is_no_damage(error):
                raise
            raise damaged(path, str(error)) from error
        finally:
            connection.close()


_NO_DAMAGE = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM,
}  # fmt: skip


def _is_no_damage(error: Exception) -> bool:
    """Whether SQLite could not get at the file; all else that it says is of what stands in it."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _NO_DAMAGE


def is_missing(path: Path) -> bool:
    """Whether there is no such file; raises WeekFileError where that cannot be seen."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise _cannot_open(path, error) from error
    return False


def _begins_empty(path: Path) -> bool:
    """Whether there is no week in the file yet; raises when there is something else in it."""
    if is_missing(path):
        return True
    if not path.is_file():
        raise WeekFileError(
            "The week file cannot be opened",
            f"{path} is {'a folder' if path.is_dir() else 'nothing that keeps what is written to it'}.",
            "Name another with --file. It was not changed.",
        )
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
        wrong = wrong_header(beginning)
        if not wrong:
            return False
        # Only a week file has backups or a log beside it, or a list of our tables: this is left of one.
        if _TABLES.search(beginning) or backups(path) or was_emptied(path):
            raise damaged(path, wrong)
    except OSError as error:
        raise _cannot_open(path, error) from error
    if beginning:
        raise WeekFileError(
            "Not a week file",
            f"{path} is some other kind of file.",
            "Name another with --file. It was not changed.",
        )
    return True


# So much holds the list of tables of any week file.
_BEGINNING = 256 * 1024
_TABLES = re.compile(rb"alembic_version|version_num|budget_cap|rejected_row|assigned_once")


def wrong_header(beginning: bytes) -> str:
    """What is wrong with the first hundred bytes of a week file; "" when SQLite can write it too.

    SQLite itself takes a file whose number of how to write it is damaged for one that may only be read.
    """
    if not beginning:
        return "it is empty"
    if beginning[:16] != MAGIC:
        return "it does not begin as a week file"
    size = int.from_bytes(beginning[16:18], "big")
    whole = len(beginning) >= 100 and (size == 1 or (size >= 512 and size & (size - 1) == 0))
    if not whole or not {*beginning[18:20]} <= {1, 2} or beginning[21:24] != b"\x40\x20\x20":
        return "its first bytes are damaged"
    return ""


def _checked_version(connection: sqlite3.Connection, path: Path) -> str | None:
    # As of one moment: else a file that somebody is making just now has pages and no tables.
    connection.execute("BEGIN")
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute("COMMIT")
    if not {"alembic_version", "week", "entry"} <= names:
        if len(names & _our_tables().keys()) > _SURELY_OURS or (not names and pages > 1):
            raise damaged(path, "its list of tables is damaged")
        if not names:
            return None
        raise WeekFileError(
            "Not a week file",
            f"{path} is a database of another program.",
            "Name another with --file. It was not changed.",
        )
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = str(row[0]) if row else ""
    if version not in FORMATS:
        if not version.isdecimal() or version < SCHEMA:
            raise damaged(path, "the number of its format is damaged")
        raise _newer(version, same_tables=_has_our_columns(connection))
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, str(verdict))
    if flaw := flaw_in_schema(connection):
        raise damaged(path, flaw)
    if not _journal_is_whole(connection):
        raise damaged(
            path, "the newest lines of its history are missing: an older copy may have been written over it"
        )
    return version


def _journal_is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the newest entry is the one that was written last.

    An older copy that is written over the file, beside the log of a window that was killed, has pages of
    both: each is good by itself, and what only the file had is not to be found.
    """
    written = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    newest = connection.execute("SELECT max(seq) FROM entry").fetchone()[0]
    return written is None or newest == written[0]


def _newer(version: str, *, same_tables: bool) -> NewerFile:
    error = NewerFile(
        "This week file is newer than this matchweek",
        f"Its format is {version}; this program knows up to {SCHEMA}.",
        "Install the newest matchweek and open it again. The file was not changed."
        f"{_NO_NEWER if same_tables else ''}",
    )
    error.same_tables = same_tables
    return error


# Where nothing else in it is of a newer format.
_NO_NEWER = (
    " If no newer one ever opened it, that number is damaged: "
    "`matchweek restore --salvage` reads the rest out."
)
# A database of another program may have a table or two of the same name.
_SURELY_OURS = 4


def _our_tables() -> Mapping[str, Table]:
    # Here and not above: a file in order is opened without a question of this kind.
    from matchweek.store.models.prepared_sql import every_table

    return every_table()


def _has_our_columns(connection: sqlite3.Connection) -> bool:
    """Whether its tables are those of this program's own format, whatever number it says."""
    return all(
        [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] == table.columns.keys()
        for name, table in _our_tables().items()
    )


REMEDY = (
    "It was not changed. `matchweek restore` puts the newest good backup in its place and keeps "
    "the damaged file beside it; `matchweek restore --salvage` reads out what can still be read."
)


def damaged(path: Path, said: str) -> DamagedFile:
    return DamagedFile("The week file is damaged", f"{path}: {said}.", REMEDY)


def make_private_place(path: Path) -> None:
    """The folder for this user only, the file for this user only, before anything stands in it."""
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True, mode=0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.close(descriptor)
    except OSError as error:
        raise _cannot_open(path, error) from error


def _cannot_open(path: Path, error: OSError) -> WeekFileError:
    return WeekFileError(
        "The week file cannot be opened",
        f"{path}: {error.strerror}.",
        "Check that the folder exists and that you may write there, or name another with --file.",
    )


def _create(database: Database, at: datetime, kind: str) -> None:
    from sqlalchemy import text

    with titled_errors(database.path), database.engine.connect() as plain:
        connection = plain.execution_options(immediate=True, wait_ms=10_000)
        with connection.begin():
            # Another process may have made the tables while this one waited for the lock.
            made = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'week'")).first()
            if made is None:
                create_tables(connection, at, kind)


def create_tables(connection: Connection, at: datetime, kind: str) -> None:
    from sqlalchemy import text

    from matchweek.store.new_file import statements

    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    # After that one: its name near the beginning tells what is left of a week file, however many tables come.
    for statement in statements():
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": SCHEMA})
    first_rows(connection, at, kind)


def first_rows(connection: Connection, at: datetime, kind: str) -> None:
    """The two rows every week file has: which file it is, and the applicant."""
    # Zones take long to import, and only a new file needs them.
    from matchweek.domain.season.season_years import season_year
    from matchweek.store.models import tables

    week = tables.WeekRow.__table__  # type: ignore[attr-defined]
    connection.execute(
        week.insert().values(
            id=1, epoch=new_epoch(), kind=kind, created_at=at, undo_floor=0, season=season_year(at)
        )
    )
    me = tables.ApplicantRow.__table__  # type: ignore[attr-defined]
    connection.execute(me.insert().values(id=1))


def new_epoch() -> str:
    return uuid.uuid4().hex


def _clear_unfinished_lists(database: Database, path: Path) -> None:
    """Remove lists that a crash left loading, unless somebody is loading one right now."""
    with database.reading() as connection:
        left = listed.loading(connection)
    if left and not alive(path, "import"):
        from matchweek.store import lists

        for list_id in left:
            lists.discard(database, list_id)
