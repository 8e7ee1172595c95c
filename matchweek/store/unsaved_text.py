"""Text being typed, in a table of its own: it is never journalled and no undo knows it.

A row's key is the form's name; behind “@” the window that types in it, and behind “#” a number where that
window took up what another one left. A row without a window was left on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import instant
from matchweek.store.act import last_seq
from matchweek.store.driver.fetching import fetch

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table
    from sqlalchemy.sql import ColumnElement

    from matchweek.store.driver.fetching import Either

_WINDOW, _TAKEN = "@", "#"
_COLUMNS = ("form", "values", "typed_at")


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: its key, what stands in it (nothing where its text is damaged), when it was kept."""

    key: str
    values: dict[str, Any]
    typed_at: datetime

    @property
    def form(self) -> str:
        return self.key.partition(_WINDOW)[0]

    @property
    def window(self) -> str:
        """The window that types in it; empty for a draft that was left."""
        return self.key.partition(_WINDOW)[2].partition(_TAKEN)[0]


def _table() -> Table:
    # Here and not above: what is only read waits for no model.
    from matchweek.store.models.tables import DraftRow

    return DraftRow.__table__  # type: ignore[attr-defined, no-any-return]


def key_of(form: str, window: str) -> str:
    return f"{form}{_WINDOW}{window}" if window else form


def put(connection: Connection, key: str, values: Mapping[str, Any], at: datetime) -> None:
    row = {"form": key, "values": json.dumps(dict(values)), "typed_at": at}
    from sqlalchemy.dialects.sqlite import insert

    statement = insert(_table()).values(**row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["form"], set_={"values": row["values"], "typed_at": at}
        )
    )


def remove(connection: Connection, form: str, window: str) -> None:
    """Drop what a window typed in a form and what it took up there; of no window, what was left."""
    connection.execute(_table().delete().where(_own(form, window)))


def take(connection: Connection, keys: Iterable[str], form: str, window: str) -> None:
    """Make drafts that were left those of a window: they go with its own when the form is committed."""
    from sqlalchemy import select, update

    draft = _table()
    taken = connection.execute(select(draft.c.form).where(_own(form, window))).scalars().all()
    number = max((int(key.rpartition(_TAKEN)[2]) for key in taken if _TAKEN in key), default=0)
    for place, key in enumerate(keys, number + 1):
        new = f"{key_of(form, window)}{_TAKEN}{place}"
        connection.execute(update(draft).where(draft.c.form == key).values(form=new))


def release(connection: Connection, form: str, window: str) -> None:
    """Leave what a window typed in a form to whoever opens it next; what it took up there is part of it."""
    from sqlalchemy import select, update

    draft = _table()
    mine = key_of(form, window)
    if not connection.execute(select(draft.c.form).where(draft.c.form == mine)).first():
        return
    connection.execute(draft.delete().where(_own(form, window), draft.c.form != mine))
    free = connection.execute(select(draft.c.form).where(draft.c.form == form)).first() is None
    # Beside one that was left before, under the name of a window that is none any more.
    new = form if free else f"{form}{_WINDOW}left-{window}-{last_seq(connection)}"
    connection.execute(draft.delete().where(draft.c.form == new))
    connection.execute(update(draft).where(draft.c.form == mine).values(form=new))


def of_form(connection: Either, form: str) -> list[Kept]:
    """Every draft of a form, the oldest first."""
    return [each for each in everything(connection) if each.form == form]


def everything(connection: Either) -> list[Kept]:
    """Every draft, the oldest first."""
    found = fetch(connection, "draft", _COLUMNS, order="typed_at, form")
    return [Kept(key, _values(text), instant(at)) for key, text, at in found]


def _own(form: str, window: str) -> ColumnElement[bool]:
    from sqlalchemy import or_

    draft = _table()
    mine = key_of(form, window)
    if not window:
        return draft.c.form == mine
    return or_(draft.c.form == mine, draft.c.form.startswith(f"{mine}{_TAKEN}", autoescape=True))


def _values(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
