"""Acts and their journal: every change to the week goes through here, with its entry, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, and_, false, func, or_, select

from matchweek.domain.change import Change, Entry, Fields, GroupHead
from matchweek.errors import BadInput
from matchweek.store import kept_tables, statements, tables, unreadable
from matchweek.store.database import SCHEMA, plain
from matchweek.store.sound import column_default, kind_of
from matchweek.store.statements import ENTRY, KEY, KEYS, NEW, key_column


def _table(row: Any) -> Table:
    return row.__table__  # type: ignore[no-any-return]


# What an act may change, by the name the journal uses. The first primary key column is the key.
ENTITIES: dict[str, Table] = {
    "me": _table(tables.ApplicantRow),
    "list": _table(tables.ListRow),
    "triage": _table(tables.TriageRow),
    "application": _table(tables.ApplicationRow),
    "call": _table(tables.CallRow),
    "advocate": _table(tables.AdvocateRow),
    "moment": _table(kept_tables.MomentRow),
    "budget_cap": _table(kept_tables.BudgetCapRow),
    "round_check": _table(kept_tables.RoundCheckRow),
    "task": _table(kept_tables.TaskRow),
    "absence": _table(kept_tables.AbsenceRow),
    "preference": _table(kept_tables.PreferenceRow),
    "offer": _table(kept_tables.OfferRow),
    "interview": _table(kept_tables.InterviewRow),
    "packet": _table(kept_tables.PacketRow),
    "narrative": _table(kept_tables.NarrativeRow),
    "assignment": _table(kept_tables.AssignmentRow),
    "clearance": _table(kept_tables.ClearanceRow),
    "letter": _table(kept_tables.LetterRow),
}
_CHUNK = 500
_KIND_WORDS = {
    bool: "yes or no",
    int: "a whole number",
    datetime: "an instant with its offset, such as 2027-03-18T10:58-04:00",
    date: "a date, such as 2027-03-18",
}
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class Act:
    """One act inside its transaction: what it reads is current, what it puts is journalled.

    Values are given and returned as the journal keeps them: dates and times as ISO 8601 text.
    """

    def __init__(self, connection: Connection, name: str, at: datetime, actor: str) -> None:
        self.connection = connection
        self.name = name
        self.at = at
        self.actor = actor
        self.group = last_seq(connection) + 1
        self.changes: list[Change] = []

    def get(self, entity: str, key: str) -> dict[str, Any] | None:
        return self.get_many(entity, [key]).get(key)

    def get_many(self, entity: str, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The rows that exist, by key, as plain values."""
        table = ENTITIES[entity]
        column = key_column(table)
        query = statements.rows_by_key(table)
        wanted = [read_key(table, key) for key in keys if _can_be_key(table, key)]
        found: dict[str, dict[str, Any]] = {}
        try:
            for start in range(0, len(wanted), _CHUNK):
                rows = self.connection.execute(query, {KEYS: wanted[start : start + _CHUNK]}).mappings()
                for row in rows:
                    found[str(row[column])] = {name: plain(value) for name, value in row.items()}
        except unreadable.WRONG_VALUES as error:
            if not unreadable.is_damage(error):
                raise
            # To act on half of it would overwrite what can still be mended.
            raise unreadable.refused() from error
        return found

    def put(self, entity: str, key: str, **fields: Any) -> None:
        """Insert or change one row; fields that already have the value are not journalled."""
        self.put_many(entity, {key: fields})

    def put_many(self, entity: str, rows: Mapping[str, Fields]) -> None:
        """The same for several rows at once, in the order given.

        A row that would hold nothing but what its absence says is not made.
        """
        table = ENTITIES[entity]
        default = _defaults(table)
        name = key_column(table).name
        known = self.get_many(entity, rows)
        changes = []
        for key, fields in rows.items():
            old = known.get(key)
            if old is None:
                if any(default[field] != value for field, value in fields.items()):
                    new = {**default, **fields, name: plain(read_key(table, key))}
                    changes.append(Change(entity, key, None, new))
                continue
            changed = {field for field, value in fields.items() if old.get(field) != value}
            if changed:
                before = {field: old.get(field) for field in sorted(changed)}
                after = {field: fields[field] for field in sorted(changed)}
                changes.append(Change(entity, key, before, after))
        self.apply(changes)

    def remove(self, entity: str, key: str) -> None:
        row = self.get(entity, key)
        if row is not None:
            self.apply([Change(entity, key, row, None)])

    def add(self, entity: str, **fields: Any) -> str:
        """Insert a row under the next free number and return its key. Numbers are never used twice."""
        table = ENTITIES[entity]
        used = self.connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
        ).scalar()
        key = str(int(used or 0) + 1)
        self.put(entity, key, **fields)
        return key

    def apply(self, changes: Sequence[Change]) -> None:
        """Carry out changes as they stand; they are journalled when the act ends."""
        for entity, kind, run in _runs(changes):
            table = ENTITIES[entity]
            if kind == "remove":
                keys = [{KEY: read_key(table, change.key)} for change in run]
                self.connection.execute(statements.delete_by_key(table), keys)
            elif kind == "insert":
                rows = [read_fields(table, change.after) for change in run]
                self.connection.execute(statements.insert_row(table), rows)
            else:
                statement = statements.update_by_key(table, tuple(run[0].after or ()))
                self.connection.execute(statement, [_update_values(table, change) for change in run])
        self.changes.extend(changes)

    def note(self, entity: str = "", key: str = "", **after: Any) -> None:
        """Journal something that happened without changing a row."""
        self.changes.append(Change(entity, key, None, after or None))

    def write_journal(self, undoes: int | None = None) -> None:
        """Append the entries of this act; the caller's transaction makes both durable together."""
        if not self.changes:
            return
        rows = [
            {
                "at": self.at.astimezone(UTC),
                "act": self.name,
                "group_no": self.group,
                "entity": change.entity,
                "key": change.key,
                "before": _to_json(change.before),
                "after": _to_json(change.after),
                "actor": self.actor,
                "schema_version": SCHEMA,
                "undoes": undoes,
            }
            for change in self.changes
        ]
        self.connection.execute(statements.ADD_ENTRY, rows)


def read_key(table: Table, key: str) -> Any:
    return int(key) if kind_of(key_column(table)) is int else key


def _can_be_key(table: Table, key: str) -> bool:
    return kind_of(key_column(table)) is not int or key.isdecimal()


_HEADS = 100


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> list[Entry]:
    """Entries with a higher number than `after`, oldest first."""
    query = statements.ENTRIES_AFTER if limit is None else statements.ENTRIES_AFTER.limit(limit)
    return _entries(connection, query, {"after": after})


def newest(connection: Connection, limit: int | None = None) -> list[Entry]:
    """The newest entries, newest first."""
    return _entries(connection, select(ENTRY).order_by(ENTRY.c.seq.desc()).limit(limit))


def count_groups(connection: Connection) -> int:
    """How many acts there are."""
    return int(connection.execute(select(func.count(ENTRY.c.group_no.distinct()))).scalar_one())


def group_entries(connection: Connection, group: int) -> list[Entry]:
    found = _entries(connection, select(ENTRY).where(ENTRY.c.group_no == group).order_by(ENTRY.c.seq))
    count = select(func.count()).select_from(ENTRY).where(ENTRY.c.group_no == group)
    if connection.execute(count).scalar_one() != len(found):
        # A part of an act is never taken back.
        raise unreadable.refused()
    return found


def group_heads(connection: Connection, actor: str, floor: int) -> Iterator[GroupHead]:
    """An actor's groups since `floor`, newest first; read as they are asked for, since undo needs few."""
    query = (
        select(ENTRY.c.group_no, func.min(ENTRY.c.act), func.min(ENTRY.c.undoes))
        .where(ENTRY.c.actor == actor, ENTRY.c.seq > floor, ENTRY.c.schema_version == SCHEMA)
        .group_by(ENTRY.c.group_no)
        .order_by(ENTRY.c.group_no.desc())
        .limit(_HEADS)
    )
    found = connection.execute(query).all()
    while found:
        yield from (GroupHead(group, act, undoes) for group, act, undoes in found)
        found = connection.execute(query.where(ENTRY.c.group_no < found[-1][0])).all()


def later_entries(connection: Connection, entry: Entry) -> list[Entry]:
    """The entries that changed the same row after this one, whoever made them, newest first."""
    query = select(ENTRY).where(
        ENTRY.c.entity == entry.entity, ENTRY.c.key == entry.key, ENTRY.c.seq > entry.seq
    )
    return _entries(connection, query.order_by(ENTRY.c.seq.desc()))


def later_of(connection: Connection, entity: str, seq: int) -> list[Entry]:
    """The entries that changed any row of one entity after an entry, newest first."""
    query = select(ENTRY).where(ENTRY.c.entity == entity, ENTRY.c.seq > seq).order_by(ENTRY.c.seq.desc())
    return _entries(connection, query)


def changed_since(connection: Connection, changes: Iterable[Change], seq: int) -> bool:
    """Whether a field that one of the changes overwrites was changed by an entry after `seq` already."""
    for change in changes:
        if change.before is None or change.after is None:
            continue
        rows = connection.execute(
            select(ENTRY.c.before, ENTRY.c.after).where(
                ENTRY.c.entity == change.entity, ENTRY.c.key == change.key, ENTRY.c.seq > seq
            )
        )
        for before, after in rows:
            if before is None or after is None or not change.after.keys().isdisjoint(json.loads(after)):
                return True
    return False


def entries_about(connection: Connection, rows: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The entries that changed some rows, given as keys by entity, newest first."""
    wanted = [and_(ENTRY.c.entity == entity, ENTRY.c.key.in_(keys)) for entity, keys in rows.items()]
    return _entries(connection, select(ENTRY).where(or_(false(), *wanted)).order_by(ENTRY.c.seq.desc()))


def last_seq(connection: Connection) -> int:
    return int(connection.exec_driver_sql(statements.LAST_SEQ).scalar_one())


def _entries(
    connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None
) -> list[Entry]:
    """The entries of a query; those that cannot be read are left out, and named."""
    try:
        return [_entry(row) for row in connection.execute(query, parameters)]
    except unreadable.WRONG_VALUES as error:
        if not unreadable.is_damage(error):
            raise
    rows = unreadable.readable(connection, query, ENTRY, parameters)
    return [_entry(SimpleNamespace(**{**row, "at": _instant(row["at"])})) for row in rows]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _entry(row: Row[Any] | SimpleNamespace) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        act=row.act,
        group=row.group_no,
        entity=row.entity,
        key=row.key,
        before=json.loads(row.before) if row.before is not None else None,
        after=json.loads(row.after) if row.after is not None else None,
        actor=row.actor,
        schema=row.schema_version,
        undoes=row.undoes,
    )


def _to_json(fields: Fields | None) -> str | None:
    return None if fields is None else json.dumps(dict(fields), ensure_ascii=False)


def _defaults(table: Table) -> dict[str, Any]:
    """What a new row holds where the act says nothing; the journal keeps whole rows at an insert."""
    return {column.name: column_default(column) for column in table.columns}


def _emptied(entity: str, column: Column[Any]) -> Any:
    """What a field holds once it is cleared. Raises BadInput for one that is never empty."""
    default = column_default(column)
    if not column.nullable and default is None:
        raise BadInput(
            f"“{column.name}” cannot be empty",
            f"{_ARTICLE.get(entity[:1], 'A')} {entity} is not kept without it.",
            f"Give what is right: {column.name}=VALUE. Nothing was changed.",
        )
    return None if column.nullable else default


_ARTICLE = dict.fromkeys("aeio", "An")


def read_fields(table: Table, fields: Fields | None) -> dict[str, Any]:
    """Journal values as the columns want them: ISO text becomes dates and times again."""
    return {name: _read_value(table.columns[name], value) for name, value in (fields or {}).items()}


def _read_value(column: Column[Any], value: Any) -> Any:
    if isinstance(value, str):
        kind = kind_of(column)
        if kind is datetime:
            return datetime.fromisoformat(value).astimezone(UTC)
        if kind is date:
            return date.fromisoformat(value)
    return value


def read_text(entity: str, field: str, text: str) -> Any:
    """A field's value from text a person typed, as the journal keeps it; empty text clears it.

    Raises BadInput for an unknown field or a value of the wrong kind.
    """
    table = ENTITIES[entity]
    column = table.columns.get(field)
    if column is None or column.primary_key:
        known = ", ".join(name.name for name in table.columns if not name.primary_key)
        raise BadInput(f"No such field of {entity}", f"“{field}” was given.", f"Known: {known}.")
    if text == "":
        return _emptied(entity, column)
    kind = kind_of(column)
    try:
        if kind is bool:
            return _YES_NO[text.lower()]
        if kind is int:
            return int(text)
        if kind is datetime:
            return _aware(text).isoformat()
        if kind is date:
            return date.fromisoformat(text).isoformat()
    except (KeyError, ValueError) as error:
        raise BadInput(
            f"Not a value for {field}",
            f"“{text}” does not read as {_KIND_WORDS[kind]}.",
            "Nothing was changed.",
        ) from error
    return text


def defaults_of(entity: str) -> Mapping[str, Any]:
    """What a new row of an entity holds where an act says nothing."""
    table = ENTITIES.get(entity)
    return _defaults(table) if table is not None else {}


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("no offset")
    return at.astimezone(UTC)


def _runs(changes: Sequence[Change]) -> list[tuple[str, str, list[Change]]]:
    """Neighbouring changes of one kind to one entity, so that each run is one statement."""
    runs: list[tuple[str, str, list[Change]]] = []
    for change in changes:
        kind = "remove" if change.after is None else "insert" if change.before is None else "update"
        last = runs[-1] if runs else None
        if last and last[:2] == (change.entity, kind) and _same_fields(last[2][-1], change):
            last[2].append(change)
        else:
            runs.append((change.entity, kind, [change]))
    return runs


def _same_fields(one: Change, other: Change) -> bool:
    return one.after is None or other.after is None or one.after.keys() == other.after.keys()


def _update_values(table: Table, change: Change) -> dict[str, Any]:
    values = read_fields(table, change.after)
    return {KEY: read_key(table, change.key), **{f"{NEW}{name}": values[name] for name in values}}
