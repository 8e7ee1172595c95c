"""Numbers an act must know inside its own transaction."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from matchweek.domain.budget import service_name
from matchweek.store.journal import ENTITIES


def submitted_by_service(connection: Connection) -> dict[str, int]:
    """How many applications are recorded as submitted, by the service they went through."""
    table = ENTITIES["application"]
    query = select(table.c.via, func.count()).where(table.c.submitted_at.is_not(None)).group_by(table.c.via)
    used: Counter[str] = Counter()
    for via, count in connection.execute(query):
        used[service_name(str(via))] += int(count)
    return used
