"""The statements of every act, built once: building one anew takes longer than SQLite takes to run it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Column, Delete, Insert, Select, Table, Update, bindparam, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

from matchweek.store.models import record_tables, season_tables, tables


def _table(row: Any) -> Table:
    return row.__table__  # type: ignore[no-any-return]


# What an act may change, by the name the journal uses. The first primary key column is the key.
TABLES: dict[str, Table] = {
    "me": _table(tables.ApplicantRow),
    "list": _table(tables.ListRow),
    "triage": _table(tables.TriageRow),
    "application": _table(tables.ApplicationRow),
    "call": _table(tables.CallRow),
    "advocate": _table(tables.AdvocateRow),
    "moment": _table(record_tables.MomentRow),
    "budget_cap": _table(record_tables.BudgetCapRow),
    "reserve": _table(record_tables.ReserveRow),
    "round_check": _table(record_tables.RoundCheckRow),
    "task": _table(record_tables.TaskRow),
    "absence": _table(record_tables.AbsenceRow),
    "preference": _table(record_tables.PreferenceRow),
    "offer": _table(record_tables.OfferRow),
    "interview": _table(record_tables.InterviewRow),
    "packet": _table(record_tables.PacketRow),
    "narrative": _table(record_tables.NarrativeRow),
    "assignment": _table(record_tables.AssignmentRow),
    "clearance": _table(record_tables.ClearanceRow),
    "letter": _table(record_tables.LetterRow),
    "alias": _table(record_tables.AliasRow),
    "invitation": _table(record_tables.InvitationRow),
    "fact": _table(record_tables.FactRow),
    "lane_rule": _table(record_tables.LaneRuleRow),
    "document": _table(record_tables.DocumentRow),
    "fit_weight": _table(record_tables.FitWeightRow),
    "ranking": _table(season_tables.RankingRow),
    "tracked": _table(season_tables.TrackedRow),
    "blocked": _table(season_tables.BlockedRow),
    "story": _table(season_tables.StoryRow),
    "own_task": _table(season_tables.OwnTaskRow),
}
ENTRY: Table = tables.EntryRow.__table__  # type: ignore[attr-defined]
LIST: Table = tables.ListRow.__table__  # type: ignore[attr-defined]
LISTING: Table = tables.ListingRow.__table__  # type: ignore[attr-defined]

ADD_ENTRY = ENTRY.insert()

KEY, KEYS, NEW, WHERE, ABOVE = "its_key", "its_keys", "new_", "where_", "above_"


def key_column(table: Table) -> Column[Any]:
    """What the journal calls a row's key: the first column of the primary key."""
    return next(iter(table.primary_key.columns))


def select_rows(
    table: str,
    columns: Sequence[str],
    where: Mapping[str, Any],
    order: str,
    limit: int | None = None,
    *,
    key: str = "",
    above: Mapping[str, int] | None = None,
) -> tuple[Select[Any], dict[str, Any]]:
    """The statement of `fetching.fetch` through the table's model, with the column `key` first, as KEY.

    With it the values it is run with.
    """
    more = above or {}
    compared = (*((name, _compared(value)) for name, value in where.items()), *((name, ">") for name in more))
    values = {f"{WHERE}{name}": value for name, value in where.items() if value is not None}
    values |= {f"{ABOVE}{name}": value for name, value in more.items()}
    return _rows_where(table, tuple(columns), compared, order, limit, key), values


def _compared(value: Any) -> str:
    """How a column is compared with a value: what a statement says besides the value itself."""
    if isinstance(value, Collection) and not isinstance(value, str):
        return "among"
    return "missing" if value is None else "is"


@lru_cache(maxsize=256)
def _rows_where(
    table: str,
    columns: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    order: str,
    limit: int | None,
    key: str,
) -> Select[Any]:
    # Every table of the file stands in the metadata once both modules of tables are imported.
    named = SQLModel.metadata.tables[table]
    first = [named.c[key].label(KEY)] if key else []
    query = select(*first, *(named.c[name] for name in columns))
    for name, compared in where:
        column: Column[Any] = named.c[name]
        if compared == "missing":
            query = query.where(column.is_(None))
        elif compared == ">":
            query = query.where(column > bindparam(f"{ABOVE}{name}"))
        elif compared == "among":
            query = query.where(column.in_(bindparam(f"{WHERE}{name}", expanding=True)))
        else:
            query = query.where(column == bindparam(f"{WHERE}{name}"))
    return query.order_by(text(order)).limit(limit)


@cache
def rows_by_key(table: Table) -> Select[Any]:
    """The rows whose keys are among KEYS."""
    return select(table).where(key_column(table).in_(bindparam(KEYS, expanding=True)))


@cache
def insert_row(table: Table) -> Insert:
    return insert(table)


@cache
def update_by_key(table: Table, names: tuple[str, ...]) -> Update:
    """Set these columns, each from NEW and its name, in the row with the key KEY."""
    values: dict[str, Any] = {name: bindparam(f"{NEW}{name}") for name in names}
    return table.update().where(key_column(table) == bindparam(KEY)).values(values)


@cache
def delete_by_key(table: Table) -> Delete:
    return table.delete().where(key_column(table) == bindparam(KEY))
