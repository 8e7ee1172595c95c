"""Lists as snapshots: loaded by chunks nobody sees, made current by one journalled act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from matchweek.domain.programs.program import Listing
from matchweek.errors import Failed
from matchweek.store.database import Database
from matchweek.store.models import tables
from matchweek.store.models.prepared_sql import LIST, LISTING

REJECTED: Table = tables.RejectedRow.__table__  # type: ignore[attr-defined]
CHUNK = 500
_FIELDS = tuple(field.name for field in fields(Listing))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is said of a list before its rows are stored."""

    after_round: int
    whole: bool
    source: str
    digest: str
    imported_at: datetime


def begin(database: Database, snapshot: Snapshot) -> int:
    """Open a list that is still loading and that nothing shows; returns its number."""
    with database.writing() as connection:
        result = connection.execute(insert(LIST).values(state="loading", **asdict(snapshot)))
        return int(result.inserted_primary_key[0])  # type: ignore[index]


def load(database: Database, list_id: int, listings: Sequence[Listing]) -> None:
    """Store one chunk in a transaction of its own, so that the lock is held for milliseconds."""
    rows = [{"list_id": list_id, **{name: getattr(row, name) for name in _FIELDS}} for row in listings]
    with database.writing() as connection:
        connection.execute(insert(LISTING), rows)


def reject(database: Database, list_id: int, rejected: Iterable[tuple[int, str, str]]) -> None:
    """Keep the rows that could not be used: number, reason, text."""
    rows = [{"list_id": list_id, "row": row, "reason": why, "text": text} for row, why, text in rejected]
    for start in range(0, len(rows), CHUNK):
        with database.writing() as connection:
            connection.execute(insert(REJECTED), rows[start : start + CHUNK])


def finish(connection: Connection, list_id: int, rows: int, rejected: int) -> None:
    """Complete a loading list; an act then makes it current, and its undo brings it back to here.

    Raises Failed where not all of its rows are there: an absence would be taken for a filled program.
    """
    count = select(func.count()).select_from(LISTING).where(LISTING.c.list_id == list_id)
    if connection.execute(count).scalar_one() != rows:
        raise Failed(
            "The list did not come in whole",
            "The week file was moved or changed meanwhile.",
            "Nothing of it was stored. Bring it in again.",
        )
    connection.execute(
        update(LIST)
        .where(LIST.c.id == list_id)
        .values(state="withdrawn", row_count=rows, rejected_count=rejected)
    )


def add_at_once(connection: Connection, snapshot: Snapshot, listings: Sequence[Listing]) -> int:
    """Store a short list whole inside an act's own transaction; the act makes it current."""
    result = connection.execute(
        insert(LIST).values(state="withdrawn", row_count=len(listings), **asdict(snapshot))
    )
    list_id = int(result.inserted_primary_key[0])  # type: ignore[index]
    rows = [{"list_id": list_id, **{name: getattr(row, name) for name in _FIELDS}} for row in listings]
    connection.execute(insert(LISTING), rows)
    return list_id


def discard(database: Database, list_id: int) -> None:
    """Remove a list that was never current, by chunks."""
    for table in (LISTING, REJECTED):
        _empty(database, table, list_id)
    with database.writing() as connection:
        connection.execute(delete(LIST).where(LIST.c.id == list_id, LIST.c.state == "loading"))


def _empty(database: Database, table: Table, list_id: int) -> None:
    rowid = next(column for column in table.columns if column.name in ("code", "row"))
    while True:
        with database.writing() as connection:
            some = select(rowid).where(table.c.list_id == list_id).limit(10 * CHUNK).scalar_subquery()
            done = connection.execute(delete(table).where(table.c.list_id == list_id, rowid.in_(some)))
            if done.rowcount == 0:
                return
