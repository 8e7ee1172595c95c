"""Rows read through the models; those that cannot be read are left out, and named (`unreadable`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from matchweek.domain.base.fields import decoder
from matchweek.domain.board.entities import ENTITIES
from matchweek.store.damage import unreadable
from matchweek.store.damage.kinds import other_kinds
from matchweek.store.models.prepared_sql import named_table, select_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")


def keyed(
    connection: Connection, table: str, key: str, kind: type[T], where: Mapping[str, Any], order: str
) -> dict[Any, T]:
    """The entities of a table by their key, in `order`."""
    made = decoder(kind)
    query, values = select_rows(table, made.columns, where, order, key=key)
    try:
        if table not in ENTITIES or connection.exec_driver_sql(other_kinds(table)).first() is None:
            return dict(made.keyed(connection.execute(query, values)))
    except unreadable.WRONG_VALUES as error:
        if not unreadable.is_damage(error):
            raise
    rows = unreadable.readable(connection, query, named_table(table), values)
    return dict(made.keyed(tuple(row.values()) for row in rows))
