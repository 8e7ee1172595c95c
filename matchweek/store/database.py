"""One SQLite file: its connections, and transactions that are durable before they return.

Writes begin with BEGIN IMMEDIATE, so two processes queue for the lock instead of failing half-way
or both passing a check that only one of them may pass.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.errors import BadInput, Failed, FileBusy, MatchweekError, WeekFileError
from matchweek.store.driver import texts
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection as Connection
    from sqlalchemy import Engine

PATIENCE_MS = 10_000
_WAL_ATTEMPTS, _WAL_PAUSE = 250, 0.02

__all__ = [
    "PATIENCE_MS", "SCHEMA", "Database", "emptied", "log_of", "set_up", "titled", "titled_errors",
    "unguarded", "was_emptied",
]  # fmt: skip


Guard = Callable[[], None]


def unguarded() -> None:
    """Of a file that nobody watches."""


class Database:
    """An open week file. `path` is None for an empty week that exists only in memory."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.guard: Guard = unguarded
        self.engine = _engine(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose reads all see the same moment."""
        with titled_errors(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, wait_ms: int = PATIENCE_MS) -> Iterator[Connection]:
        """A transaction that holds the write lock; on disk when the block ends, undone if it raises.

        Raises FileBusy when the lock is not free within `wait_ms`, and WeekFileError when a newer
        matchweek has changed the file meanwhile, or where `guarded_by` was told that it may not be written.
        """
        self.guard()
        with titled_errors(self.path), self.engine.connect() as connection:
            connection = connection.execution_options(immediate=True, wait_ms=wait_ms)
            with connection.begin():
                _refuse_other_schema(connection)
                yield connection

    def guarded_by(self, guard: Guard) -> None:
        """Ask `guard` before each transaction that writes: it raises where nothing may be stored now."""
        self.guard = guard

    def models(self) -> Database:
        """The same file through its models, for what is only done through them."""
        return self

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The rows met so far that could not be read."""
        from matchweek.store.damage import unreadable

        return unreadable.found(self.engine)

    def hasten(self) -> None:
        """Wait no more for the disk: for a file that is worth nothing before it is whole. Only before an act.

        What was committed survives the end of the process, not that of the machine.
        """
        from sqlalchemy import event

        event.listen(self.engine, "connect", _on_hasty_connect)
        self.engine.dispose()

    def close(self) -> None:
        self.engine.dispose()


def _engine(path: Path | None) -> Engine:
    # Here and not above: a shell command that needs no models waits half a second less.
    from sqlalchemy import URL, event
    from sqlalchemy.pool import QueuePool, StaticPool
    from sqlmodel import create_engine

    # Before the first statement: defining the tables takes longer than a key may wait.
    from matchweek.store.models import model_rows  # noqa: F401

    if path is None:
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False, "timeout": 0}
        )
    else:
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            poolclass=QueuePool,
            pool_size=5,
            max_overflow=20,
            connect_args={"check_same_thread": False, "timeout": PATIENCE_MS / 1000},
        )

    def on_connect(connection: sqlite3.Connection, record: object) -> None:
        set_up(connection, path)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def set_up(connection: sqlite3.Connection, path: Path | None) -> None:
    """What every connection that may write is told before anything else.

    Raises WeekFileError, before SQLite looks, for a file that was emptied and whose log is still there.
    """
    if path is not None and was_emptied(path):
        raise emptied(path)
    # The driver's own implicit BEGIN is off: _on_begin says which kind is meant.
    connection.isolation_level = None
    _begin_wal(connection)
    settings = ["synchronous = FULL", "foreign_keys = ON"]
    if sys.platform == "darwin":
        settings.append("fullfsync = ON")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def log_of(path: Path) -> Path:
    """SQLite's log beside a file: what it was changed by and does not hold itself yet."""
    return path.with_name(f"{path.name}-wal")


def was_emptied(path: Path) -> bool:
    """Whether nothing is in the file while its log holds something: SQLite would delete the log."""
    try:
        return path.stat().st_size == 0 and log_of(path).stat().st_size > 0
    except OSError:
        return False


def emptied(path: Path) -> WeekFileError:
    return WeekFileError(
        "The week file was emptied",
        f"Another program left nothing in {path}; its log, which holds what was done last, is still there.",
        "A window that has it open puts it back. Else `matchweek restore --salvage` puts it together of its "
        "log and the newest backup, or reads out what is left.",
    )


def _on_hasty_connect(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _begin_wal(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL. Of several that open a new file at once SQLite turns all but one away
    without waiting, since each of them holds what another wants."""
    for attempt in range(_WAL_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or attempt == _WAL_ATTEMPTS - 1:
                raise
            time.sleep(_WAL_PAUSE)
        else:
            return


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    # To the driver itself: by way of SQLAlchemy each of these takes three times as long.
    driver: Any = connection.connection.driver_connection
    if options.get("immediate"):
        wait = int(options["wait_ms"])
        if connection.info.get("wait_ms") != wait:
            driver.execute(f"PRAGMA busy_timeout = {wait}")
            connection.info["wait_ms"] = wait
        driver.execute("BEGIN IMMEDIATE")
    else:
        driver.execute("BEGIN")


def _refuse_other_schema(connection: Connection) -> None:
    refuse_schema(connection.exec_driver_sql(texts.FORMAT).scalar())


def refuse_schema(found: object) -> None:
    """Raise WeekFileError for the format of a file that another version has changed meanwhile."""
    if found != SCHEMA:
        raise WeekFileError(
            "This week file was changed by another version of matchweek",
            f"Its format is now {found}; this window writes {SCHEMA}.",
            "Close this window and open matchweek again. Nothing of this act was stored.",
        )


@contextmanager
def titled_errors(path: Path | None) -> Iterator[None]:
    """Turn what SQLite raises into what a person can act on."""
    try:
        yield
    except MatchweekError:
        raise
    except Exception as error:
        # SQLAlchemy keeps the driver's own error in its `orig`.
        driver = getattr(error, "orig", None) or error
        if isinstance(driver, sqlite3.DatabaseError | OverflowError):
            raise titled(driver, path) from error
        raise


def titled(error: BaseException, path: Path | None) -> MatchweekError:
    """The titled error for what the driver said; the act that met it was not stored."""
    said = str(error)
    where = str(path) if path else "the week"
    words = said.lower()
    if "locked" in words or "busy" in words:
        return FileBusy(
            "The week file is busy",
            "Another program holds its lock.",
            "Close other windows that import or back up, then try again. Nothing was lost.",
        )
    if "disk is full" in words:
        return WeekFileError(
            "The disk is full", f"{where} could not be written.", "Free some space, then do it again."
        )
    if "readonly" in words or "read-only" in words:
        return WeekFileError(
            "The week file is read-only",
            f"{where} may be read but not written.",
            "Give yourself write permission on the file and its folder, then do it again.",
        )
    if "unable to open" in words or "permission" in words:
        return WeekFileError(
            "The week file cannot be opened",
            f"{where}: {said}.",
            "Check that the folder exists and that you may write in it, or name another with --file.",
        )
    if "malformed" in words or "not a database" in words or "corrupt" in words:
        return WeekFileError(
            "The week file is damaged",
            f"{where}: {said}.",
            "It was not changed. Run `matchweek check`, then `matchweek restore` for the newest backup.",
        )
    if "i/o error" in words:
        return WeekFileError(
            "The disk did not answer", f"{where}: {said}.", "Check the disk, then do it again."
        )
    if "constraint failed" in words or "too large to convert" in words:
        return BadInput("A value that cannot be kept", _limit(said), "Nothing was changed.")
    if isinstance(error, sqlite3.OperationalError):
        return WeekFileError("The week file could not be used", f"{where}: {said}.", "Run `matchweek check`.")
    return Failed("The act was not stored", f"{said}.", "Nothing was changed. Please report this.")


LIMITS = {
    "one_week": "a file holds one week",
    "one_applicant": "a file holds one applicant",
    "moment_known": "a list is from before round 1 (0) or after a round (1 or more)",
    "positions_counted": "positions are 0 or more",
    "heat_range": "interest is from 1 to 5",
    "interest_range": "interest is from 1 to 5",
    "tier_range": "an advocate's tier is from 1 to 3",
    "cap_counted": "applications left are 0 or more",
    "held_counted": "applications in reserve are 0 or more",
    "round_counted": "a round is 1 or more",
    "answer_timed": "an answer to an offer has its time, and a time its answer",
    "minutes_counted": "minutes are 1 or more",
    "weight_range": "a weight of fit is from 0 to 100",
    "scores_range": "a score is from 1 to 10",
    "days_in_order": "the last day is not before the first",
}
"""What each limit of the schema says, by its name there; the names of `one_of` say it themselves."""


def _limit(said: str) -> str:
    """A limit that SQLite refuses a value by, in words."""
    kind, _, what = said.rpartition(": ")
    if kind.endswith("CHECK constraint failed"):
        words = (
            LIMITS.get(what) or f"{what.removesuffix('_known').replace('_', ' ')} is not one of those known"
        )
    elif kind.endswith("NOT NULL constraint failed"):
        words = f"the {what.rpartition('.')[2].replace('_', ' ')} cannot be empty"
    elif kind.endswith("constraint failed"):
        words = "it is there already, or belongs to what is not there"
    else:
        words = "the number is too large"
    return f"{words[:1].upper()}{words[1:]}."
