"""Up to which instant something was announced: kept across restarts, never journalled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from matchweek.store import tables

SEEN: Table = tables.SeenRow.__table__  # type: ignore[attr-defined]


def read(connection: Connection, key: str) -> datetime | None:
    return connection.execute(select(SEEN.c.at).where(SEEN.c.key == key)).scalar_one_or_none()


def read_all(connection: Connection, prefix: str) -> dict[str, datetime]:
    """Every instant kept under keys that begin so, by the rest of the key."""
    found = connection.execute(
        select(SEEN.c.key, SEEN.c.at).where(SEEN.c.key.startswith(prefix, autoescape=True))
    )
    return {key.removeprefix(prefix): at for key, at in found}


def put(connection: Connection, key: str, at: datetime) -> None:
    statement = insert(SEEN).values(key=key, at=at)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"at": at}))
