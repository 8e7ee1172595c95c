"""Up to which instant something was announced: kept across restarts, never journalled."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import instant
from matchweek.store.driver.fetching import ask, fetch, moment

if TYPE_CHECKING:
    from matchweek.store.driver.fetching import Either


def read(connection: Either, key: str) -> datetime | None:
    """The instant kept under a key (aware UTC); None where none is."""
    found = fetch(connection, "seen", ("at",), where={"key": key})
    return next((instant(at) for (at,) in found), None)


def read_all(connection: Either, prefix: str) -> dict[str, datetime]:
    """Every instant kept under keys that begin so, by the rest of the key."""
    found = fetch(connection, "seen", ("key", "at"))
    return {key.removeprefix(prefix): instant(at) for key, at in found if key.startswith(prefix)}


def remove(connection: Either, key: str) -> None:
    """Forget what is kept under a key."""
    ask(connection, "DELETE FROM seen WHERE key = ?", (key,))


def put(connection: Either, key: str, at: datetime) -> None:
    """Keep an instant under a key, in the place of the one before."""
    ask(
        connection,
        "INSERT INTO seen (key, at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at",
        (key, moment(at)),
    )
