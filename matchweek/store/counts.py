"""Numbers an act must know inside its own transaction."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from matchweek.store.journal import ENTITIES


def submitted_by_service(connection: Connection) -> dict[str, int]:
    """How many applications are recorded as submitted, by the service they went through."""
    table = ENTITIES["application"]
    query = select(table.c.via, func.count()).where(table.c.submitted_at.is_not(None)).group_by(table.c.via)
    return {str(via): int(count) for via, count in connection.execute(query)}
