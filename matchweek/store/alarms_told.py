"""Up to which instant something was announced: kept across restarts, never journalled."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import instant
from matchweek.store.driver.fetching import fetch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from matchweek.store.driver.fetching import Either


def read(connection: Either, key: str) -> datetime | None:
    """The instant kept under a key (aware UTC); None where none is."""
    found = fetch(connection, "seen", ("at",), where={"key": key})
    return next((instant(at) for (at,) in found), None)


def read_all(connection: Either, prefix: str) -> dict[str, datetime]:
    """Every instant kept under keys that begin so, by the rest of the key."""
    found = fetch(connection, "seen", ("key", "at"))
    return {key.removeprefix(prefix): instant(at) for key, at in found if key.startswith(prefix)}


def remove(connection: Connection, key: str) -> None:
    """Forget what is kept under a key."""
    from sqlalchemy import delete

    from matchweek.store.models.tables import SeenRow

    connection.execute(delete(SeenRow).where(SeenRow.key == key))  # type: ignore[arg-type]


def put(connection: Connection, key: str, at: datetime) -> None:
    """Keep an instant under a key, in the place of the one before."""
    from sqlalchemy.dialects.sqlite import insert

    from matchweek.store.models.tables import SeenRow

    statement = insert(SeenRow).values(key=key, at=at)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"at": at}))
