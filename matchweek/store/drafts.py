"""Text being typed, in a table of its own: it is never journalled and no undo knows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from matchweek.store import tables

DRAFT: Table = tables.DraftRow.__table__  # type: ignore[attr-defined]


def put(connection: Connection, form: str, values: Mapping[str, Any], at: datetime) -> None:
    row = {"form": form, "values": json.dumps(dict(values), ensure_ascii=False), "typed_at": at}
    statement = insert(DRAFT).values(**row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["form"], set_={"values": row["values"], "typed_at": at}
        )
    )


def remove(connection: Connection, form: str) -> None:
    connection.execute(DRAFT.delete().where(DRAFT.c.form == form))


def read(connection: Connection, form: str) -> tuple[dict[str, Any], datetime] | None:
    row = connection.execute(select(DRAFT.c["values"], DRAFT.c.typed_at).where(DRAFT.c.form == form)).first()
    return None if row is None else (json.loads(row[0]), row[1])


def everything(connection: Connection) -> list[tuple[str, dict[str, Any], datetime]]:
    """Every draft: its form, what was typed, when; oldest first. One whose text is damaged has no values."""
    rows = connection.execute(
        select(DRAFT.c.form, DRAFT.c["values"], DRAFT.c.typed_at).order_by(DRAFT.c.typed_at)
    )
    return [(form, _values(text), at) for form, text, at in rows]


def _values(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def forms(connection: Connection) -> list[str]:
    """The forms with a draft, oldest first."""
    return list(connection.execute(select(DRAFT.c.form).order_by(DRAFT.c.typed_at)).scalars())
